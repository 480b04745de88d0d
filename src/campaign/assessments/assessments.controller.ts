import { Controller, Get, Param } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { WallChart } from './assessments.contract';
import { AssessmentsService } from './assessments.service';

@Controller('api/elections/:election/campaign')
export class AssessmentsController {
  constructor(private readonly assessments: AssessmentsService) {}

  @Get('wall-chart')
  @Requires('campaign.read')
  wallChart(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<WallChart> {
    return this.assessments.wallChart(actor, election);
  }
}
