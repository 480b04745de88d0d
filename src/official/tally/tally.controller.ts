import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseIntPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { OpeningsService } from './openings.service';
import { CertificationView, NoteRefusal, TallyDocumentView } from './tally-document.contract';
import { TallyDocumentsService } from './tally-documents.service';
import { AnswerOpening, DeclareTally, OpeningView, TallyView } from './tally.contract';
import { TallyService } from './tally.service';

const REVISION = new ParseIntPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/tally')
export class TallyController {
  constructor(
    private readonly tally: TallyService,
    private readonly openings: OpeningsService,
    private readonly documents: TallyDocumentsService,
  ) {}

  @Get()
  @Requires('tally.read')
  view(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<TallyView> {
    return this.tally.view(actor, election);
  }

  @Post('declaration')
  @HttpCode(200)
  @Requires('tally.declare')
  declare(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: DeclareTally,
  ): Promise<TallyView> {
    return this.tally.declare(actor, election, input);
  }

  @Post('opening')
  @HttpCode(200)
  @Requires('blocks.form')
  open(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<OpeningView> {
    return this.openings.open(actor, election);
  }

  @Post('opening/answers')
  @HttpCode(200)
  @Requires('opening.answer')
  answer(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: AnswerOpening,
  ): Promise<OpeningView> {
    return this.openings.answer(actor, election, input);
  }

  @Get('certification')
  @Requires('tally.read')
  certification(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
  ): Promise<CertificationView> {
    return this.documents.certification(actor, election, actor.locale);
  }

  @Get(':revision')
  @Requires('tally.read')
  document(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('revision', REVISION) revision: number,
  ): Promise<TallyDocumentView> {
    return this.documents.document(actor, election, revision, actor.locale);
  }

  @Post(':revision/refusals')
  @HttpCode(200)
  @Requires('tally.declare')
  noteRefusal(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('revision', REVISION) revision: number,
    @Body() input: NoteRefusal,
  ): Promise<TallyDocumentView> {
    return this.documents.noteRefusal(actor, election, revision, input);
  }
}
