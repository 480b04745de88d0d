import {
  Body,
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import {
  FindPairs,
  MergePeople,
  PairList,
  PersonMergeList,
  PersonMergeView,
  TellPeopleApart,
} from './merges.contract';
import { MergesService } from './merges.service';

@Controller('api/elections/:election/campaign')
export class MergesController {
  constructor(private readonly merges: MergesService) {}

  @Get('pairs')
  @Requires('campaign.import')
  pairs(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() query: FindPairs,
  ): Promise<PairList> {
    return this.merges.pairs(actor, election, query);
  }

  @Post('pairs/apart')
  @HttpCode(204)
  @Requires('campaign.import')
  tellApart(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: TellPeopleApart,
  ): Promise<void> {
    return this.merges.tellApart(actor, election, input);
  }

  @Get('merges')
  @Requires('campaign.import')
  list(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() query: FindPairs,
  ): Promise<PersonMergeList> {
    return this.merges.list(actor, election, query);
  }

  @Post('merges')
  @Requires('campaign.import')
  merge(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: MergePeople,
  ): Promise<PersonMergeView> {
    return this.merges.merge(actor, election, input);
  }

  @Post('merges/:merge/undo')
  @HttpCode(200)
  @Requires('campaign.import')
  undo(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('merge', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) merge: string,
  ): Promise<PersonMergeView> {
    return this.merges.undo(actor, election, merge);
  }
}
