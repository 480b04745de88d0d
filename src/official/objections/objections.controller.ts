import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import {
  FileObjection,
  ObjectionCounts,
  ObjectionList,
  ObjectionView,
  ResolveObjection,
} from './objections.contract';
import { ObjectionsService } from './objections.service';

@Controller('api/elections/:election/objections')
export class ObjectionsController {
  constructor(private readonly objections: ObjectionsService) {}

  @Get()
  @Requires('objection.read')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ObjectionList> {
    return this.objections.list(actor, election);
  }

  /** Open to everyone with the record. */
  @Get('counts')
  @Requires('record.read')
  counts(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ObjectionCounts> {
    return this.objections.counts(actor, election);
  }

  @Post()
  @Requires('objection.file')
  file(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: FileObjection,
  ): Promise<ObjectionView> {
    return this.objections.file(actor, election, input);
  }

  @Post(':objection/ruling')
  @HttpCode(200)
  @Requires('objection.resolve')
  resolve(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('objection', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) objection: string,
    @Body() input: ResolveObjection,
  ): Promise<ObjectionView> {
    return this.objections.resolve(actor, election, objection, input);
  }
}
