import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../platform/access';
import { FindEntries, RollEntryList, RollOverview, SealView } from './roll.contract';
import { RollService } from './roll.service';

@Controller('api/elections/:election/roll')
export class RollController {
  constructor(private readonly roll: RollService) {}

  @Get()
  @Requires('roll.read')
  find(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() find: FindEntries,
  ): Promise<RollEntryList> {
    return this.roll.find(actor, election, find);
  }

  @Get('overview')
  @Requires('roll.read')
  overview(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<RollOverview> {
    return this.roll.overview(actor, election);
  }

  @Post('seal')
  @HttpCode(200)
  @Requires('roll.seal')
  seal(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<SealView> {
    return this.roll.seal(actor, election);
  }
}
