import { IsOptional } from 'class-validator';
import type { Role } from '../domain/permissions';
import type { Locale } from '../platform/locale';
import { LocaleField, NameField, NewPasswordField } from './fields';

export class InvitationElectionView {
  id!: string;
  name!: string;
  employer!: string;
}

export class InvitationPartyView {
  slug!: string;
  name!: string;
}

/** What stands behind a link, before it is accepted. */
export class InvitationView {
  email!: string;
  /** As the inviter wrote it. */
  name!: string | null;
  locale!: Locale;
  invitedBy!: string;
  /** Null for an invitation to be administrator of the server. */
  election!: InvitationElectionView | null;
  role!: Role | null;
  party!: InvitationPartyView | null;
  /** Whoever has an account accepts signed in, and chooses no new password. */
  hasAccount!: boolean;
  expiresAt!: string;
}

/** All of it for a new account, none of it for one that exists. */
export class AcceptInvitation {
  @IsOptional() @NameField() name?: string;
  @IsOptional() @NewPasswordField() password?: string;
  @IsOptional() @LocaleField() locale?: Locale;
}
