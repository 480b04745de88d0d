import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor, type RollcallRequest } from '../platform/access';
import {
  AddFile,
  ApplyImport,
  ChooseMapping,
  ChoosePeople,
  FindImportRows,
  ImportList,
  ImportRowList,
  ImportView,
  StageImport,
  UndoReport,
} from './imports.contract';
import { ImportsService, type Arriving } from './imports.service';

/** A list on its way onto the roll. */
@Controller('api/elections/:election/roll/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @Requires('roll.import')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ImportList> {
    return this.imports.list('hall', actor, election);
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
    return this.imports.stage('hall', actor, election, query, bodyOf(request));
  }

  @Get(':import')
  @Requires('roll.import')
  view(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<ImportView> {
    return this.imports.view('hall', actor, election, id);
  }

  /** A further file of the same list; the body is the file itself. */
  @Post(':import/files')
  @Requires('roll.import')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  addFile(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Query() query: AddFile,
    @Req() request: RollcallRequest,
  ): Promise<ImportView> {
    return this.imports.addFile('hall', actor, election, id, query, bodyOf(request));
  }

  @Get(':import/rows')
  @Requires('roll.import')
  rows(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Query() find: FindImportRows,
  ): Promise<ImportRowList> {
    return this.imports.rows('hall', actor, election, id, find);
  }

  @Put(':import/mapping')
  @Requires('roll.import')
  choose(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Body() input: ChooseMapping,
  ): Promise<ImportView> {
    return this.imports.choose('hall', actor, election, id, input);
  }

  @Put(':import/people')
  @Requires('roll.import')
  choosePeople(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
    @Body() input: ChoosePeople,
  ): Promise<ImportView> {
    return this.imports.choosePeople('hall', actor, election, id, input);
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
    return this.imports.apply('hall', actor, election, id, input);
  }

  @Post(':import/cancel')
  @HttpCode(200)
  @Requires('roll.import')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<ImportView> {
    return this.imports.cancel('hall', actor, election, id);
  }

  /** What undoing would do. */
  @Get(':import/undo')
  @Requires('roll.import')
  weigh(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<UndoReport> {
    return this.imports.weigh('hall', actor, election, id);
  }

  @Post(':import/undo')
  @HttpCode(200)
  @Requires('roll.import')
  undo(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<ImportView> {
    return this.imports.undo('hall', actor, election, id);
  }

  /** Rows left out and why, for a spreadsheet. */
  @Get(':import/left-out.csv')
  @Requires('roll.import')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="left-out.csv"')
  leftOut(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): StreamableFile {
    return new StreamableFile(Readable.from(this.imports.leftOut('hall', actor, election, id)));
  }

  /** Whom an undo kept and why, for a spreadsheet. */
  @Get(':import/kept.csv')
  @Requires('roll.import')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="kept.csv"')
  kept(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('import', ParseUUIDPipe) id: string,
  ): Promise<string> {
    return this.imports.kept('hall', actor, election, id);
  }
}

/** What was sent as something else than `application/octet-stream` has been read, or is no file: it counts as empty. */
function bodyOf(request: RollcallRequest): Arriving {
  if (request.is('application/octet-stream') === false) return Buffer.alloc(0);
  const length = request.headers['content-length'];
  return { body: request, length: length === undefined ? undefined : Number(length) };
}
