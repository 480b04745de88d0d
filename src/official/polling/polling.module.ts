import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { ChallengesModule } from '../challenges/challenges.module';
import { EnvelopesModule } from '../envelopes/envelopes.module';
import { BoxesService } from './boxes.service';
import { CheckOffsService } from './check-offs.service';
import { PollChallengesService } from './poll-challenges.service';
import { PollingController, PollsController } from './polling.controller';
import { PollingSessionsService } from './polling-sessions.service';
import { PollsService } from './polls.service';

@Module({
  imports: [ElectionsModule, EnvelopesModule, ChallengesModule],
  controllers: [PollsController, PollingController],
  providers: [PollsService, PollingSessionsService, CheckOffsService, PollChallengesService, BoxesService],
})
export class PollingModule {}
