import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { OpeningsService } from './openings.service';
import { AnswerOpening, DeclareTally, OpeningView, TallyView } from './tally.contract';
import { TallyService } from './tally.service';

@Controller('api/elections/:election/tally')
export class TallyController {
  constructor(
    private readonly tally: TallyService,
    private readonly openings: OpeningsService,
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
}
