import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Locale } from '../platform/locale';
import type { Role } from '../domain/permissions';
import { PendingInvitationView } from './accounts.contract';
import { EmailField, LocaleField, NameField } from './fields';

export class InviteMember {
  /** Minted by the client (UUIDv4). The same id again makes a new link for the same invitation. */
  @IsUUID('4') id!: string;
  @EmailField() email!: string;
  @NameField() name!: string;
  /** Language of the mail and of the page behind the link. */
  @LocaleField() locale: Locale = 'en';
  @IsIn(['agent', 'teller', 'observer', 'lead']) role!: 'agent' | 'teller' | 'observer' | 'lead';
  /** Observers and leads need one; for a teller, the party that nominated; an agent has none. */
  @IsOptional() @IsUUID() partyId: string | null = null;
}

export class InviteCampaignMember {
  @IsUUID('4') id!: string;
  @EmailField() email!: string;
  @NameField() name!: string;
  @LocaleField() locale: Locale = 'en';
  @IsIn(['lead', 'organizer']) role!: 'lead' | 'organizer';
}

/** Gives an account that exists a role at once, without an invitation. */
export class GrantMember {
  @IsUUID() accountId!: string;
  @IsIn(['agent', 'teller', 'observer', 'lead']) role!: 'agent' | 'teller' | 'observer' | 'lead';
  @IsOptional() @IsUUID() partyId: string | null = null;
}

export class MemberView {
  id!: string;
  accountId!: string;
  name!: string;
  email!: string;
  role!: Role;
  /** Slug of the party. */
  party!: string | null;
  /** An observer's seat, from 1. */
  seat!: number | null;
  grantedAt!: string;
}

export class PartySeatsView {
  id!: string;
  slug!: string;
  name!: string;
  seatsTaken!: number;
}

export class MemberList {
  items!: MemberView[];
  total!: number;
  invitations!: PendingInvitationView[];
  parties!: PartySeatsView[];
  /** Observer seats of each party. */
  observerSeats!: number;
}
