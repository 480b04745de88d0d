import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { ChallengeList, ChallengeView, RaiseChallenge, SettleChallenge } from './challenges.contract';
import { ChallengesService } from './challenges.service';
import { Agree, DocketView, WritePosition } from './dockets.contract';
import { DocketsService } from './dockets.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/challenges')
export class ChallengesController {
  constructor(
    private readonly challenges: ChallengesService,
    private readonly dockets: DocketsService,
  ) {}

  @Get()
  @Requires('challenge.read')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ChallengeList> {
    return this.challenges.list(actor, election);
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

  @Get(':challenge/docket')
  @Requires('challenge.read')
  docket(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('challenge', ID) challenge: string,
  ): Promise<DocketView> {
    return this.dockets.view(actor, election, challenge);
  }

  @Put(':challenge/position')
  @Requires('challenge.argue')
  writePosition(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('challenge', ID) challenge: string,
    @Body() input: WritePosition,
  ): Promise<DocketView> {
    return this.dockets.write(actor, election, challenge, input);
  }

  @Put(':challenge/agreement')
  @Requires('challenge.argue')
  agree(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('challenge', ID) challenge: string,
    @Body() input: Agree,
  ): Promise<DocketView> {
    return this.dockets.agree(actor, election, challenge, input);
  }
}
