import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor, type RollcallRequest } from '../platform/access';
import {
  ApplyImport,
  ChooseMapping,
  FindImportRows,
  ImportList,
  ImportRowList,
  ImportView,
  StageImport,
} from './imports.contract';
import { ImportsService } from './imports.service';

@Controller('api/elections/:election/roll/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @Requires('roll.import')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ImportList> {
    return this.imports.list(actor, election);
  }

  /** The body is the file itself. */
  @Post()
  @Requires('roll.import')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  stage(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() query: StageImport,
    @Req() request: RollcallRequest,
  ): Promise<ImportView> {
    return this.imports.stage(actor, election, query, fileOf(request));
  }

  @Get(':import')
  @Requires('roll.import')
  view(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<ImportView> {
    return this.imports.view(actor, election, id);
  }

  @Get(':import/rows')
  @Requires('roll.import')
  rows(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Query() find: FindImportRows,
  ): Promise<ImportRowList> {
    return this.imports.rows(actor, election, id, find);
  }

  @Put(':import/mapping')
  @Requires('roll.import')
  choose(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Body() input: ChooseMapping,
  ): Promise<ImportView> {
    return this.imports.choose(actor, election, id, input);
  }

  @Post(':import/apply')
  @HttpCode(200)
  @Requires('roll.import')
  apply(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Body() input: ApplyImport,
  ): Promise<ImportView> {
    return this.imports.apply(actor, election, id, input.version);
  }

  @Post(':import/cancel')
  @HttpCode(200)
  @Requires('roll.import')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<ImportView> {
    return this.imports.cancel(actor, election, id);
  }
}

/** Empty unless the body came as `application/octet-stream`. */
function fileOf({ body }: RollcallRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
