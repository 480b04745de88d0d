import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { EnvelopesModule } from '../envelopes/envelopes.module';
import { PartiesModule } from '../parties/parties.module';
import { ChallengesController } from './challenges.controller';
import { ChallengesService } from './challenges.service';
import { SessionsService } from './sessions.service';

@Module({
  imports: [ElectionsModule, EnvelopesModule, PartiesModule],
  controllers: [ChallengesController],
  providers: [ChallengesService, SessionsService],
  exports: [ChallengesService, SessionsService],
})
export class ChallengesModule {}
