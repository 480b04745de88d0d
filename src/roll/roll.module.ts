import { Module } from '@nestjs/common';
import { ElectionsModule } from '../elections/elections.module';
import { DuplicatesService } from './duplicates.service';
import { EntriesController } from './entries.controller';
import { EntriesService } from './entries.service';
import { HallTarget } from './hall-target.service';
import { ImportRunner } from './import-runner.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { ListTargets } from './list-targets.service';
import { PreparerService } from './preparer.service';
import { RollController } from './roll.controller';
import { RollService } from './roll.service';
import { SealsService } from './seals.service';

@Module({
  imports: [ElectionsModule],
  controllers: [RollController, ImportsController, EntriesController],
  providers: [
    RollService,
    EntriesService,
    DuplicatesService,
    SealsService,
    ListTargets,
    HallTarget,
    ImportsService,
    ImportRunner,
    PreparerService,
  ],
  exports: [RollService, ImportsService, ListTargets],
})
export class RollModule {}
