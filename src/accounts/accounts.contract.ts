import { IsUUID } from 'class-validator';
import type { Role } from '../domain/permissions';
import type { Locale } from '../platform/locale';
import { EmailField, LocaleField, NameField, NewPasswordField } from './fields';

export class SetUp {
  @NameField() name!: string;
  @EmailField() email!: string;
  @NewPasswordField() password!: string;
  @LocaleField() locale!: Locale;
}

export class SetUpView {
  /** Always true: a link that opens nothing is a problem. */
  isOpen!: boolean;
}

export class InviteAdministrator {
  /** Minted by the client (UUIDv4). The same id again makes a new link for the same invitation. */
  @IsUUID('4') id!: string;
  @EmailField() email!: string;
  @NameField() name!: string;
  /** Language of the mail and of the page behind the link. */
  @LocaleField() locale: Locale = 'en';
}

export class AccountMembershipView {
  electionId!: string;
  electionName!: string;
  role!: Role;
  party!: string | null;
}

export class AccountView {
  id!: string;
  name!: string;
  email!: string;
  isAdministrator!: boolean;
  isRevoked!: boolean;
  createdAt!: string;
  /** Organizers are the campaign's own business and are not listed here. */
  memberships!: AccountMembershipView[];
}

export class PendingInvitationView {
  id!: string;
  email!: string;
  name!: string | null;
  role!: Role | null;
  /** Slug of the party. */
  party!: string | null;
  invitedBy!: string;
  expiresAt!: string;
  isExpired!: boolean;
}

export class AccountList {
  items!: AccountView[];
  total!: number;
  /** Invitations to be administrator that no one has accepted yet. */
  invitations!: PendingInvitationView[];
}

/** A link that was made. Without mail it is shown here, once, to be handed over. */
export class LinkMadeView {
  id!: string;
  email!: string;
  /** Null when it was mailed: then it is the receiver's alone. */
  link!: string | null;
  expiresAt!: string;
}
