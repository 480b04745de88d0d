import {
  Controller,
  Get,
  Header,
  HttpStatus,
  Param,
  ParseIntPipe,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { TallyDocumentView } from '../../official/tally/tally-document.contract';
import { TallyDocumentsService } from '../../official/tally/tally-documents.service';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { writeCertification } from './certification-pdf';
import { sendForm } from './sending';
import { writeTallyCsv } from './tally-form-csv';
import { FormLanguage } from './tally-form.contract';
import { writeTallyForm } from './tally-form-pdf';

const REVISION = new ParseIntPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/tally')
export class TallyFormController {
  constructor(private readonly documents: TallyDocumentsService) {}

  @Get('certification/form.pdf')
  @Requires('tally.read')
  @Header('Cache-Control', 'no-store')
  async printCertification(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() { language }: FormLanguage,
  ): Promise<StreamableFile> {
    const locale = language ?? actor.locale;
    const view = await this.documents.certification(actor, election, locale);
    return sendForm(await writeCertification(view, locale), view.case, 'certification', 'pdf');
  }

  @Get(':revision/form.pdf')
  @Requires('tally.read')
  @Header('Cache-Control', 'no-store')
  async print(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('revision', REVISION) revision: number,
    @Query() { language }: FormLanguage,
  ): Promise<StreamableFile> {
    const locale = language ?? actor.locale;
    const document = await this.documents.document(actor, election, revision, locale);
    return sendForm(await writeTallyForm(document, locale), document.case, `tally-${revision}`, 'pdf');
  }

  @Get(':revision/form.csv')
  @Requires('tally.read')
  @Header('Cache-Control', 'no-store')
  async table(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('revision', REVISION) revision: number,
    @Query() { language }: FormLanguage,
  ): Promise<StreamableFile> {
    const locale = language ?? actor.locale;
    const document = await this.documents.document(actor, election, revision, locale);
    const bytes = Buffer.from(writeTallyCsv(document, locale), 'utf8');
    return sendForm(bytes, document.case, `tally-${revision}`, 'csv');
  }

  @Get(':revision/form.json')
  @Requires('tally.read')
  @Header('Cache-Control', 'no-store')
  data(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('revision', REVISION) revision: number,
    @Query() { language }: FormLanguage,
  ): Promise<TallyDocumentView> {
    return this.documents.document(actor, election, revision, language ?? actor.locale);
  }
}
