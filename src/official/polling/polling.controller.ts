import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { BoxesService } from './boxes.service';
import { CheckOffsService } from './check-offs.service';
import { PollChallengesService } from './poll-challenges.service';
import { PollingSessionsService } from './polling-sessions.service';
import {
  CancelSession,
  CastBallot,
  ChallengedVoterList,
  ChallengeVoter,
  ChangeSite,
  CheckOff,
  CheckOffView,
  ClosePolls,
  CountBox,
  CreateSite,
  ListAccessList,
  MixBoxes,
  OpenPolls,
  PlanSession,
  PollingSessionView,
  PollsView,
  ReplanSession,
  ReversalList,
  ReverseCheckOff,
  SearchVoters,
  VoterList,
} from './polling.contract';
import { PollsService } from './polls.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

/** Places, sessions and boxes. */
@Controller('api/elections/:election/polls')
export class PollsController {
  constructor(
    private readonly polls: PollsService,
    private readonly boxes: BoxesService,
  ) {}

  @Get()
  @Requires('polls.read')
  view(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<PollsView> {
    return this.polls.view(actor, election);
  }

  @Get('accesses')
  @Requires('polls.close')
  accesses(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ListAccessList> {
    return this.polls.accesses(actor, election);
  }

  @Post('sites')
  @Requires('polls.plan')
  createSite(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: CreateSite,
  ): Promise<PollsView> {
    return this.polls.createSite(actor, election, input);
  }

  @Put('sites/:site')
  @Requires('polls.plan')
  changeSite(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('site', ID) site: string,
    @Body() input: ChangeSite,
  ): Promise<PollsView> {
    return this.polls.changeSite(actor, election, site, input);
  }

  @Post('sessions')
  @Requires('polls.plan')
  plan(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: PlanSession,
  ): Promise<PollsView> {
    return this.polls.plan(actor, election, input);
  }

  @Put('sessions/:session')
  @Requires('polls.plan')
  replan(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: ReplanSession,
  ): Promise<PollsView> {
    return this.polls.replan(actor, election, session, input);
  }

  @Post('sessions/:session/cancellation')
  @HttpCode(200)
  @Requires('polls.plan')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: CancelSession,
  ): Promise<PollsView> {
    return this.polls.cancel(actor, election, session, input);
  }

  @Post('sessions/:session/box')
  @Requires('polls.close')
  countBox(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: CountBox,
  ): Promise<PollingSessionView> {
    return this.boxes.count(actor, election, session, input);
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('polls.close')
  mix(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: MixBoxes,
  ): Promise<PollsView> {
    return this.boxes.mix(actor, election, input);
  }
}

/** The table of one session: the box, and the official list. */
@Controller('api/elections/:election/polls/sessions/:session')
export class PollingController {
  constructor(
    private readonly sessions: PollingSessionsService,
    private readonly checkOffs: CheckOffsService,
    private readonly challenges: PollChallengesService,
  ) {}

  @Post('opening')
  @HttpCode(200)
  @Requires('polls.check')
  open(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: OpenPolls,
  ): Promise<PollingSessionView> {
    return this.sessions.open(actor, election, session, input);
  }

  @Post('closing')
  @HttpCode(200)
  @Requires('polls.check')
  close(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: ClosePolls,
  ): Promise<PollingSessionView> {
    return this.sessions.close(actor, election, session, input);
  }

  @Post('voters')
  @HttpCode(200)
  @Requires('polls.check')
  search(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: SearchVoters,
  ): Promise<VoterList> {
    return this.checkOffs.search(actor, election, session, input);
  }

  @Post('check-offs')
  @Requires('polls.check')
  checkOff(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: CheckOff,
  ): Promise<CheckOffView> {
    return this.checkOffs.checkOff(actor, election, session, input);
  }

  @Post('casts')
  @HttpCode(200)
  @Requires('polls.check')
  cast(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: CastBallot,
  ): Promise<CheckOffView> {
    return this.checkOffs.cast(actor, election, session, input);
  }

  @Post('challenges')
  @Requires('polls.check')
  challenge(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: ChallengeVoter,
  ): Promise<CheckOffView> {
    return this.challenges.challenge(actor, election, session, input);
  }

  @Get('challenges')
  @Requires('polls.check')
  listChallenges(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
  ): Promise<ChallengedVoterList> {
    return this.challenges.list(actor, election, session);
  }

  @Post('reversals')
  @HttpCode(200)
  @Requires('polls.check')
  reverse(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
    @Body() input: ReverseCheckOff,
  ): Promise<CheckOffView> {
    return this.checkOffs.reverse(actor, election, session, input);
  }

  @Get('reversals')
  @Requires('polls.check')
  reversals(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('session', ID) session: string,
  ): Promise<ReversalList> {
    return this.checkOffs.reversals(actor, election, session);
  }
}
