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
} from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { ReconciliationView } from './envelopes.contract';
import {
  ExportKits,
  KeysView,
  KitsView,
  RecordMailing,
  RecordReturns,
  ReplacementView,
  RequestReplacement,
  SendReplacements,
} from './kits.contract';
import { KitsService } from './kits.service';
import { ChangeLanguages, ChangeNotice, NoticeView } from './notice.contract';
import { NoticeService } from './notice.service';
import { ReplacementsService } from './replacements.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/envelopes')
export class KitsController {
  constructor(
    private readonly kits: KitsService,
    private readonly replacements: ReplacementsService,
  ) {}

  @Get('kits')
  @Requires('mailing.record')
  view(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<KitsView> {
    return this.kits.view(actor, election);
  }

  @Post('keys')
  @Requires('mailing.record')
  assignKeys(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<KeysView> {
    return this.kits.assignKeys(actor, election);
  }

  @Post('mailings')
  @Requires('mailing.record')
  recordMailing(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: RecordMailing,
  ): Promise<ReconciliationView> {
    return this.kits.recordMailing(actor, election, input);
  }

  @Post('returns')
  @Requires('mailing.record')
  recordReturns(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: RecordReturns,
  ): Promise<ReconciliationView> {
    return this.kits.recordReturns(actor, election, input.id);
  }

  @Post('printer-files')
  @HttpCode(200)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="kits.csv"')
  @Header('cache-control', 'no-store')
  @Requires('kits.export')
  exportKits(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: ExportKits,
  ): Promise<string> {
    return this.kits.exportKits(actor, election, input);
  }

  @Post('replacements')
  @Requires('mailing.record')
  request(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: RequestReplacement,
  ): Promise<ReplacementView> {
    return this.replacements.request(actor, election, input);
  }

  @Post('replacements/sending')
  @HttpCode(200)
  @Requires('mailing.record')
  send(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: SendReplacements,
  ): Promise<ReplacementView[]> {
    return this.replacements.send(actor, election, input);
  }

  @Post('replacements/:replacement/cancellation')
  @HttpCode(200)
  @Requires('mailing.record')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('replacement', ID) replacement: string,
  ): Promise<ReplacementView> {
    return this.replacements.cancel(actor, election, replacement);
  }
}

@Controller('api/elections/:election/notice')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  @Get()
  @Requires('count.read')
  view(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<NoticeView> {
    return this.notices.view(actor, election);
  }

  @Put()
  @Requires('mailing.record')
  change(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: ChangeNotice,
  ): Promise<NoticeView> {
    return this.notices.change(actor, election, input);
  }

  @Put('languages')
  @Requires('mailing.record')
  changeLanguages(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: ChangeLanguages,
  ): Promise<NoticeView> {
    return this.notices.changeLanguages(actor, election, input);
  }
}
