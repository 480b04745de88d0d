import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import {
  CalledView,
  CallEnvelope,
  ChallengeList,
  ChallengeView,
  OpenSession,
  RaiseChallenge,
  CheckSessionView,
  SettleChallenge,
} from './challenges.contract';
import { ChallengesService } from './challenges.service';
import { SessionsService } from './sessions.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/challenges')
export class ChallengesController {
  constructor(
    private readonly challenges: ChallengesService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Requires('challenge.read')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ChallengeList> {
    return this.challenges.list(actor, election);
  }

  @Post('sessions')
  @Requires('challenge.resolve')
  openSession(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: OpenSession,
  ): Promise<CheckSessionView> {
    return this.sessions.open(actor, election, input);
  }

  @Post('sessions/:session/end')
  @HttpCode(200)
  @Requires('challenge.resolve')
  endSession(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
  ): Promise<CheckSessionView> {
    return this.sessions.end(actor, election, session);
  }

  @Post('call')
  @HttpCode(200)
  @Requires('challenge.raise')
  call(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: CallEnvelope,
  ): Promise<CalledView> {
    return this.challenges.call(actor, election, input);
  }

  @Post()
  @Requires('challenge.raise')
  raise(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: RaiseChallenge,
  ): Promise<ChallengeView> {
    return this.challenges.raise(actor, election, input);
  }

  @Post(':challenge/reversal')
  @HttpCode(200)
  @Requires('challenge.raise')
  reverse(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('challenge', ID) challenge: string,
  ): Promise<ChallengeView> {
    return this.challenges.reverse(actor, election, challenge);
  }

  @Post(':challenge/ruling')
  @HttpCode(200)
  @Requires('challenge.resolve')
  settle(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('challenge', ID) challenge: string,
    @Body() input: SettleChallenge,
  ): Promise<ChallengeView> {
    return this.challenges.settle(actor, election, challenge, input);
  }
}
