import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor, type RollcallRequest } from '../../platform/access';
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
} from '../../roll/imports.contract';
import { ImportsService, type Arriving } from '../../roll/imports.service';
import { ListLinksService } from './list-links.service';
import { DecideLink, FindListLinks, ListLinks } from './lists.contract';

const ListId = () => Param('import', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND }));

/** The union's own list on its way to the union's people: the same steps as a list of the employer's. */
@Controller('api/elections/:election/campaign/lists')
export class ListsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly links: ListLinksService,
  ) {}

  @Get()
  @Requires('campaign.import')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ImportList> {
    return this.imports.list('union', actor, election);
  }

  /** The body is the file itself. */
  @Post()
  @Requires('campaign.import')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  stage(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() query: StageImport,
    @Req() request: RollcallRequest,
  ): Promise<ImportView> {
    const { id, name } = query;
    return this.imports.stage('union', actor, election, { id, name, kind: 'union' }, bodyOf(request));
  }

  @Get(':import')
  @Requires('campaign.import')
  view(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
  ): Promise<ImportView> {
    return this.imports.view('union', actor, election, id);
  }

  /** A further file of the same list; the body is the file itself. */
  @Post(':import/files')
  @Requires('campaign.import')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  addFile(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Query() query: AddFile,
    @Req() request: RollcallRequest,
  ): Promise<ImportView> {
    return this.imports.addFile('union', actor, election, id, query, bodyOf(request));
  }

  @Get(':import/rows')
  @Requires('campaign.import')
  rows(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Query() find: FindImportRows,
  ): Promise<ImportRowList> {
    return this.imports.rows('union', actor, election, id, find);
  }

  /** Whom of the employer's list, and of the union's people, its rows are. */
  @Get(':import/links')
  @Requires('campaign.import')
  findLinks(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Query() find: FindListLinks,
  ): Promise<ListLinks> {
    return this.links.find(actor, election, id, find);
  }

  /** Who one of its rows is, or is not; holds once the list is applied. */
  @Put(':import/links')
  @HttpCode(204)
  @Requires('campaign.import')
  decideLink(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Body() input: DecideLink,
  ): Promise<void> {
    return this.links.decide(actor, election, id, input);
  }

  @Put(':import/mapping')
  @Requires('campaign.import')
  choose(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Body() input: ChooseMapping,
  ): Promise<ImportView> {
    return this.imports.choose('union', actor, election, id, input);
  }

  @Put(':import/people')
  @Requires('campaign.import')
  choosePeople(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Body() input: ChoosePeople,
  ): Promise<ImportView> {
    return this.imports.choosePeople('union', actor, election, id, input);
  }

  @Post(':import/apply')
  @HttpCode(200)
  @Requires('campaign.import')
  apply(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
    @Body() input: ApplyImport,
  ): Promise<ImportView> {
    return this.imports.apply('union', actor, election, id, input);
  }

  @Post(':import/cancel')
  @HttpCode(200)
  @Requires('campaign.import')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
  ): Promise<ImportView> {
    return this.imports.cancel('union', actor, election, id);
  }

  /** What undoing would do. */
  @Get(':import/undo')
  @Requires('campaign.import')
  weigh(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
  ): Promise<UndoReport> {
    return this.imports.weigh('union', actor, election, id);
  }

  @Post(':import/undo')
  @HttpCode(200)
  @Requires('campaign.import')
  undo(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
  ): Promise<ImportView> {
    return this.imports.undo('union', actor, election, id);
  }

  /** Rows left out and why, for a spreadsheet. */
  @Get(':import/left-out.csv')
  @Requires('campaign.import')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="left-out.csv"')
  leftOut(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
  ): StreamableFile {
    return new StreamableFile(Readable.from(this.imports.leftOut('union', actor, election, id)));
  }

  /** Whom an undo kept and why, for a spreadsheet. */
  @Get(':import/kept.csv')
  @Requires('campaign.import')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="kept.csv"')
  kept(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ListId() id: string,
  ): Promise<string> {
    return this.imports.kept('union', actor, election, id);
  }
}

/** What was sent as something else than `application/octet-stream` has been read, or is no file: it counts as empty. */
function bodyOf(request: RollcallRequest): Arriving {
  if (request.is('application/octet-stream') === false) return Buffer.alloc(0);
  const length = request.headers['content-length'];
  return { body: request, length: length === undefined ? undefined : Number(length) };
}
