import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../platform/access';
import { SetUp, SetUpView } from './accounts.contract';
import { SessionView } from './session.contract';
import { SessionService } from './session.service';
import { SetupService } from './setup.service';
import { SignIn } from './sign-in';

@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly sessions: SessionService,
    private readonly signIn: SignIn,
  ) {}

  @Get(':token')
  @Public()
  look(@Param('token') token: string): Promise<SetUpView> {
    return this.setup.look(token);
  }

  @Post(':token')
  @Public()
  async complete(
    @Req() request: Request,
    @Param('token') token: string,
    @Body() input: SetUp,
  ): Promise<SessionView> {
    return this.sessions.viewOf(await this.signIn.begin(request, await this.setup.complete(token, input)));
  }
}
