import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../platform/access';
import { AccountList, InviteAdministrator, LinkMadeView } from './accounts.contract';
import { AccountsService } from './accounts.service';
import { InvitationsService } from './invitations.service';
import { ShownAt } from './shown-at';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  @Requires('account.manage')
  list(@CurrentActor() actor: Actor): Promise<AccountList> {
    return this.accounts.list(actor);
  }

  @Post('invitations')
  @Requires('account.manage')
  invite(
    @CurrentActor() actor: Actor,
    @ShownAt() base: string,
    @Body() input: InviteAdministrator,
  ): Promise<LinkMadeView> {
    return this.invitations.inviteAdministrator(actor, base, input);
  }

  @Delete('invitations/:invitation')
  @Requires('account.manage')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @Param('invitation', ID) invitation: string): Promise<void> {
    return this.invitations.withdraw(actor, null, invitation);
  }

  @Delete(':account')
  @Requires('account.manage')
  @HttpCode(204)
  revoke(@CurrentActor() actor: Actor, @Param('account', ID) account: string): Promise<void> {
    return this.accounts.revoke(actor, account);
  }

  @Post(':account/password-reset')
  @Requires('account.manage')
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param('account', ID) account: string,
    @ShownAt() base: string,
  ): Promise<LinkMadeView> {
    return this.accounts.resetPassword(actor, account, base);
  }
}
