import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { EnvelopesModule } from '../envelopes/envelopes.module';
import { PartiesModule } from '../parties/parties.module';
import { CallsService } from './calls.service';
import { ChallengesController } from './challenges.controller';
import { ChallengesService } from './challenges.service';
import { CheckController } from './check.controller';
import { DocketsService } from './dockets.service';
import { PollDocketsService } from './poll-dockets.service';
import { SessionsService } from './sessions.service';

@Module({
  imports: [ElectionsModule, EnvelopesModule, PartiesModule],
  controllers: [CheckController, ChallengesController],
  providers: [ChallengesService, SessionsService, CallsService, DocketsService, PollDocketsService],
  exports: [ChallengesService, SessionsService, PollDocketsService],
})
export class ChallengesModule {}
