import { IsString, MaxLength, MinLength } from 'class-validator';
import type { Phase } from '../domain/lifecycle';
import type { Role } from '../domain/permissions';
import type { Locale } from '../platform/locale';
import { LocaleField, NameField, NewPasswordField } from './fields';
import { LONGEST_PASSWORD } from './passwords';

export class Credentials {
  email!: string;
  password!: string;
}

export class ChangePassword {
  @IsString() @MinLength(1) @MaxLength(LONGEST_PASSWORD) current!: string;
  @NewPasswordField() password!: string;
}

export class ChangeAccount {
  @NameField() name!: string;
  @LocaleField() locale!: Locale;
}

export class SessionAccountView {
  id!: string;
  name!: string;
  email!: string;
  locale!: Locale;
  isAdministrator!: boolean;
}

export class PartyOfMembership {
  slug!: string;
  name!: string;
}

export class SessionMembershipView {
  electionId!: string;
  electionName!: string;
  slug!: string;
  phase!: Phase;
  role!: Role;
  /** Null for the agent, and for tellers whom no party nominated. */
  party!: PartyOfMembership | null;
}

/** Who is signed in, and what for. */
export class SessionView {
  account!: SessionAccountView;
  memberships!: SessionMembershipView[];
}
