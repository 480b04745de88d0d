import { Module } from '@nestjs/common';
import { CampaignModule } from '../campaign/campaign.module';
import { ElectionsModule } from '../elections/elections.module';
import { TallyModule } from '../official/tally/tally.module';
import { RollModule } from '../roll/roll.module';
import { ListExportsController } from './exports/list-exports.controller';
import { ListExportsService } from './exports/list-exports.service';
import { RollExportsController } from './exports/roll-exports.controller';
import { RollExportsService } from './exports/roll-exports.service';
import { ListReportController } from './list-report/list-report.controller';
import { ListFiguresService } from './list-report/list-figures.service';
import { ListReportService } from './list-report/list-report.service';
import { UnionListReportController } from './list-report/union-list-report.controller';
import { UnionListReportService } from './list-report/union-list-report.service';
import { TallyFormController } from './tally-form/tally-form.controller';

/** What the hall says about its lists. */
@Module({
  imports: [ElectionsModule, RollModule],
  controllers: [ListReportController, RollExportsController],
  providers: [ListFiguresService, ListReportService, RollExportsService],
  exports: [ListReportService],
})
export class ReportsModule {}

/** What the union says about them; left out with its wing. */
@Module({
  imports: [ElectionsModule, CampaignModule, ReportsModule],
  controllers: [UnionListReportController, ListExportsController],
  providers: [UnionListReportService, ListExportsService],
})
export class CampaignReportsModule {}

/** What is printed of the count; left out with its wing. */
@Module({ imports: [TallyModule], controllers: [TallyFormController] })
export class OfficialReportsModule {}
