import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { PartiesModule } from '../parties/parties.module';
import { BallotDocketsService } from './ballot-dockets.service';
import { BlockAnswersService } from './block-answers.service';
import { CorrectionsService } from './corrections.service';
import { BallotDocketsController, CorrectionsController, CountController } from './count.controller';
import { CountService } from './count.service';
import { DualEntryService } from './dual-entry.service';

@Module({
  imports: [ElectionsModule, PartiesModule],
  controllers: [CountController, CorrectionsController, BallotDocketsController],
  providers: [CountService, DualEntryService, BallotDocketsService, CorrectionsService, BlockAnswersService],
  exports: [CountService, DualEntryService, BallotDocketsService, CorrectionsService],
})
export class CountModule {}
