import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { CallsService } from './calls.service';
import {
  CalledView,
  CallEnvelope,
  CheckSessionView,
  NameAccessList,
  OpenSession,
  WatchedView,
} from './challenges.contract';
import { SessionsService } from './sessions.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

/** The check of the envelopes: sessions, and the names called in them. */
@Controller('api/elections/:election/challenges')
export class CheckController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly calls: CallsService,
  ) {}

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
    return this.calls.call(actor, election, input);
  }

  @Get('called')
  @Requires('check.watch')
  watch(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<WatchedView> {
    return this.calls.watch(actor, election);
  }

  @Get('accesses')
  @Requires('challenge.resolve')
  accesses(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<NameAccessList> {
    return this.calls.accesses(actor, election);
  }
}
