import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../platform/access';
import { DuplicatesService } from './duplicates.service';
import { EntriesService } from './entries.service';
import {
  DuplicateList,
  EditEntry,
  EntryDetails,
  ExplainGone,
  FindDuplicates,
  MergeEntries,
  MergeList,
  MergeView,
  TellApart,
} from './roll.contract';

/** People of the roll one by one. */
@Controller('api/elections/:election/roll')
export class EntriesController {
  constructor(
    private readonly entries: EntriesService,
    private readonly duplicates: DuplicatesService,
  ) {}

  @Get('entries/:entry')
  @Requires('roll.read')
  details(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('entry', ParseUUIDPipe) id: string,
  ): Promise<EntryDetails> {
    return this.entries.details(actor, election, id);
  }

  @Patch('entries/:entry')
  @Requires('roll.edit')
  edit(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('entry', ParseUUIDPipe) id: string,
    @Body() input: EditEntry,
  ): Promise<EntryDetails> {
    return this.entries.edit(actor, election, id, input);
  }

  @Put('gone')
  @HttpCode(204)
  @Requires('roll.edit')
  explain(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: ExplainGone,
  ): Promise<void> {
    return this.entries.explain(actor, election, input);
  }

  @Get('duplicates')
  @Requires('roll.read')
  find(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() find: FindDuplicates,
  ): Promise<DuplicateList> {
    return this.duplicates.find(actor, election, find);
  }

  @Post('duplicates/apart')
  @HttpCode(204)
  @Requires('roll.edit')
  apart(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: TellApart,
  ): Promise<void> {
    return this.duplicates.apart(actor, election, input);
  }

  @Get('merges')
  @Requires('roll.read')
  merges(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<MergeList> {
    return this.duplicates.merges(actor, election);
  }

  @Post('merges')
  @Requires('roll.edit')
  merge(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: MergeEntries,
  ): Promise<MergeView> {
    return this.duplicates.merge(actor, election, input);
  }

  @Post('merges/:merge/undo')
  @HttpCode(200)
  @Requires('roll.edit')
  undo(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('merge', ParseUUIDPipe) id: string,
  ): Promise<MergeView> {
    return this.duplicates.undo(actor, election, id);
  }
}
