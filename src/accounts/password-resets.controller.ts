import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../platform/access';
import { AskForReset, ChoosePassword, ResetAskedView, ResetView } from './password-resets.contract';
import { PasswordResetsService } from './password-resets.service';
import { SessionView } from './session.contract';
import { SessionService } from './session.service';
import { SignIn } from './sign-in';

@Controller('api/password-resets')
export class PasswordResetsController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly sessions: SessionService,
    private readonly signIn: SignIn,
  ) {}

  @Post()
  @Public()
  @HttpCode(202)
  ask(@Req() request: Request, @Body() input: AskForReset): Promise<ResetAskedView> {
    return this.resets.ask(input.email, request.ip ?? '');
  }

  @Get(':token')
  @Public()
  look(@Param('token') token: string): Promise<ResetView> {
    return this.resets.look(token);
  }

  @Post(':token')
  @Public()
  @HttpCode(200)
  async choose(
    @Req() request: Request,
    @Param('token') token: string,
    @Body() input: ChoosePassword,
  ): Promise<SessionView> {
    return this.sessions.viewOf(
      await this.signIn.begin(request, await this.resets.choose(token, input.password)),
    );
  }
}
