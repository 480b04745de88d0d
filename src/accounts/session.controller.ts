import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public, Requires, type Actor } from '../platform/access';
import { ChangeAccount, ChangePassword, Credentials, SessionView } from './session.contract';
import { SessionService } from './session.service';
import { SignIn } from './sign-in';

@Controller('api')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIn: SignIn,
  ) {}

  @Get('session')
  @Requires('session.use')
  view(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.sessions.view(actor);
  }

  @Post('session')
  @Public()
  @HttpCode(200)
  @ApiBody({ type: Credentials })
  async begin(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    return this.sessions.viewOf(
      await this.signIn.begin(request, await this.signIn.authenticate(request, response)),
    );
  }

  @Delete('session')
  @Requires('session.use')
  @HttpCode(204)
  end(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.signIn.end(request, response);
  }

  @Put('account')
  @Requires('session.use')
  change(@CurrentActor() actor: Actor, @Body() input: ChangeAccount): Promise<SessionView> {
    return this.sessions.change(actor, input);
  }

  @Put('account/password')
  @Requires('session.use')
  async changePassword(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body() input: ChangePassword,
  ): Promise<SessionView> {
    return this.sessions.viewOf(
      await this.signIn.begin(request, await this.sessions.changePassword(actor, request.ip ?? '', input)),
    );
  }
}
