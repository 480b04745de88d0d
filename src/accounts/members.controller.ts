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
import { LinkMadeView } from './accounts.contract';
import { GrantMember, InviteMember, MemberList, MemberView } from './members.contract';
import { MembersService } from './members.service';
import { ShownAt } from './shown-at';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Requires('member.manage')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<MemberList> {
    return this.members.list(actor, election, 'hall');
  }

  @Post()
  @Requires('member.manage')
  grant(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: GrantMember,
  ): Promise<MemberView> {
    return this.members.grant(actor, election, input);
  }

  @Post('invitations')
  @Requires('member.manage')
  invite(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ShownAt() base: string,
    @Body() input: InviteMember,
  ): Promise<LinkMadeView> {
    return this.members.invite(actor, election, base, input);
  }

  @Delete('invitations/:invitation')
  @Requires('member.manage')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('invitation', ID) id: string,
  ): Promise<void> {
    return this.members.withdraw(actor, election, 'hall', id);
  }

  @Delete(':member')
  @Requires('member.manage')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('member', ID) member: string,
  ): Promise<void> {
    return this.members.revoke(actor, election, 'hall', member);
  }
}
