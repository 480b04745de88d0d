import { Module } from '@nestjs/common';
import { ChallengesModule } from './challenges/challenges.module';
import { CountModule } from './count/count.module';
import { EnvelopesModule } from './envelopes/envelopes.module';
import { ObjectionsModule } from './objections/objections.module';
import { PollingModule } from './polling/polling.module';
import { RecordModule } from './record/record.module';
import { TallyModule } from './tally/tally.module';

/** The official wing: what both parties see. */
@Module({
  imports: [
    EnvelopesModule,
    ChallengesModule,
    PollingModule,
    CountModule,
    ObjectionsModule,
    TallyModule,
    RecordModule,
  ],
})
export class OfficialModule {}
