import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { CountModule } from '../count/count.module';
import { EnvelopesModule } from '../envelopes/envelopes.module';
import { OpeningsService } from './openings.service';
import { TallyController } from './tally.controller';
import { TallyService } from './tally.service';

@Module({
  imports: [ElectionsModule, EnvelopesModule, CountModule],
  controllers: [TallyController],
  providers: [TallyService, OpeningsService],
  exports: [TallyService, OpeningsService],
})
export class TallyModule {}
