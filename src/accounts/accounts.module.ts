import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { Attempts } from './attempts.service';
import { AuthenticationService } from './authentication.service';
import { CampaignMembersController } from './campaign-members.controller';
import { Grants } from './grants';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';
import { Links } from './links.service';
import { Mailer } from './mail.service';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';
import { PasswordResetsController } from './password-resets.controller';
import { PasswordResetsService } from './password-resets.service';
import { Routes } from './routes';
import { SessionController } from './session.controller';
import { SessionReader } from './session-reader.service';
import { SessionService } from './session.service';
import { SessionStore } from './session-store';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';
import { SignIn } from './sign-in';

@Module({
  imports: [DiscoveryModule],
  controllers: [
    SessionController,
    SetupController,
    InvitationsController,
    PasswordResetsController,
    AccountsController,
    MembersController,
    CampaignMembersController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccountsService,
    Attempts,
    AuthenticationService,
    Grants,
    InvitationsService,
    Links,
    Mailer,
    MembersService,
    PasswordResetsService,
    Routes,
    SessionReader,
    SessionService,
    SessionStore,
    SetupService,
    SignIn,
  ],
  exports: [AccountsService, MembersService, Routes, SessionReader, SetupService],
})
export class AccountsModule {}
