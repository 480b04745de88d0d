import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentActor, Public, type Actor } from '../platform/access';
import { AcceptInvitation, InvitationView } from './invitations.contract';
import { InvitationsService } from './invitations.service';
import { SessionView } from './session.contract';
import { SessionService } from './session.service';
import { SignIn } from './sign-in';

@Controller('api/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionService,
    private readonly signIn: SignIn,
  ) {}

  @Get(':token')
  @Public()
  look(@Param('token') token: string): Promise<InvitationView> {
    return this.invitations.look(token);
  }

  @Post(':token')
  @Public()
  async accept(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('token') token: string,
    @Body() input: AcceptInvitation,
  ): Promise<SessionView> {
    return this.sessions.viewOf(
      await this.signIn.begin(request, await this.invitations.accept(actor, token, input)),
    );
  }
}
