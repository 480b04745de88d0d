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
import { InviteCampaignMember, MemberList } from './members.contract';
import { MembersService } from './members.service';
import { ShownAt } from './shown-at';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

/** The campaign's own people, in the hands of its lead: nobody else learns who they are. */
@Controller('api/elections/:election/campaign-members')
export class CampaignMembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Requires('campaign.member.manage')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<MemberList> {
    return this.members.list(actor, election, 'campaign');
  }

  @Post('invitations')
  @Requires('campaign.member.manage')
  invite(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @ShownAt() base: string,
    @Body() input: InviteCampaignMember,
  ): Promise<LinkMadeView> {
    return this.members.inviteToCampaign(actor, election, base, input);
  }

  @Delete('invitations/:invitation')
  @Requires('campaign.member.manage')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('invitation', ID) id: string,
  ): Promise<void> {
    return this.members.withdraw(actor, election, 'campaign', id);
  }

  @Delete(':member')
  @Requires('campaign.member.manage')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('member', ID) member: string,
  ): Promise<void> {
    return this.members.revoke(actor, election, 'campaign', member);
  }

  @Post(':member/password-reset')
  @Requires('campaign.member.manage')
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('member', ID) member: string,
    @ShownAt() base: string,
  ): Promise<LinkMadeView> {
    return this.members.resetPassword(actor, election, base, member);
  }
}
