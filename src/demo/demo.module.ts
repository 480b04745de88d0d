import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { CampaignModule } from '../campaign/campaign.module';
import { ElectionsModule } from '../elections/elections.module';
import { ChallengesModule } from '../official/challenges/challenges.module';
import { CountModule } from '../official/count/count.module';
import { EnvelopesModule } from '../official/envelopes/envelopes.module';
import { TallyModule } from '../official/tally/tally.module';
import { RollModule } from '../roll/roll.module';
import { DemoController } from './demo.controller';
import { DemoService } from './demo.service';

@Module({
  imports: [
    AccountsModule,
    ElectionsModule,
    RollModule,
    CampaignModule,
    EnvelopesModule,
    ChallengesModule,
    CountModule,
    TallyModule,
  ],
  controllers: [DemoController],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
