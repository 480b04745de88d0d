import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { CountModule } from '../count/count.module';
import { EnvelopesModule } from '../envelopes/envelopes.module';
import { ObjectionsModule } from '../objections/objections.module';
import { OpeningsService } from './openings.service';
import { TallyDocumentsService } from './tally-documents.service';
import { TallyController } from './tally.controller';
import { TallyService } from './tally.service';

@Module({
  imports: [ElectionsModule, EnvelopesModule, CountModule, ObjectionsModule],
  controllers: [TallyController],
  providers: [TallyService, OpeningsService, TallyDocumentsService],
  exports: [TallyService, OpeningsService, TallyDocumentsService],
})
export class TallyModule {}
