import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AccountsModule } from './accounts/accounts.module';
import { CampaignModule } from './campaign/campaign.module';
import { DemoModule } from './demo/demo.module';
import { ElectionsModule } from './elections/elections.module';
import { LiveModule } from './live/live.module';
import { OfficialModule } from './official/official.module';
import type { Environment } from './platform/environment';
import { HealthModule } from './platform/health';
import { loggerOptions } from './platform/logging';
import { MetricsModule } from './platform/metrics';
import { PlatformModule } from './platform/platform.module';
import { CampaignReportsModule, OfficialReportsModule, ReportsModule } from './reports/reports.module';
import { RollModule } from './roll/roll.module';

@Module({})
export class AppModule {
  /** A wing that is off has no routes: an agency runs the count and a union its campaign on separate servers. */
  static with(environment: Environment, databaseUrl: string, clientFolder: string): DynamicModule {
    const wings: Type[] = [
      ...(environment.wings.has('campaign') ? [CampaignModule, CampaignReportsModule] : []),
      ...(environment.wings.has('official') ? [OfficialModule, OfficialReportsModule] : []),
      ...(environment.wings.has('campaign') && environment.wings.has('official') ? [DemoModule] : []),
    ];
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(environment)),
        PlatformModule.with(environment, databaseUrl, clientFolder),
        HealthModule,
        MetricsModule,
        AccountsModule,
        ElectionsModule,
        RollModule,
        ...wings,
        ReportsModule,
        LiveModule,
      ],
    };
  }
}
