import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

/** What can be known of a person, in the order in which people read it. The employer's list has those up to `cellPhone`. */
export const PERSON_FIELDS = [
  'givenName',
  'middleName',
  'familyName',
  'suffix',
  'employeeNumber',
  'classification',
  'department',
  'shift',
  'location',
  'street',
  'city',
  'state',
  'postalCode',
  'email',
  'homePhone',
  'cellPhone',
  'workPhone',
  'employment',
  'organizer',
  'committee',
  'card',
  'cardSignedOn',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** A value that the union has, and where from. */
export class GivenValue {
  /** Null: taken back. Empty: there is none, or the one known is wrong. */
  value!: string | null;
  source!: 'list' | 'organizer';
  /** The list's file; null for an organizer's own value. */
  fileName!: string | null;
  /** Name of the organizer, or of who applied the list. */
  by!: string;
  at!: string;
}

export class EmployerValue {
  value!: string;
  /** Null where the list is not known. */
  fileName!: string | null;
  at!: string | null;
}

/** One field, with everything that is said about it side by side. */
export class PersonFieldView {
  field!: PersonField;
  /** What the campaign works with. */
  value!: string;
  /** Null for somebody who is not on the employer's list, and for what that list does not have. */
  employer!: EmployerValue | null;
  /** The union's present value: an organizer's own before a list's. */
  union!: GivenValue | null;
  /** What the union said before, newest first; at most 50. */
  history!: GivenValue[];
}

/** An organizer's own value, beside the employer's and the list's. */
export class GiveValue {
  /** Empty: there is none, or the one known is wrong. Null takes an organizer's value back. */
  @IsOptional() @IsString() @MaxLength(300) value: string | null = null;
}

/** Somebody who is on no list. */
export class AddPerson {
  /** Minted by the device (UUIDv4), so that a retry adds nobody twice. */
  @IsUUID('4') id!: string;
  @IsString() @MaxLength(100) givenName: string = '';
  @IsString() @Length(1, 100) familyName!: string;
  @IsString() @MaxLength(200) department: string = '';
  @IsString() @MaxLength(100) shift: string = '';
  @IsString() @MaxLength(200) classification: string = '';
  @IsString() @MaxLength(40) cellPhone: string = '';
  @IsString() @MaxLength(254) email: string = '';
  @IsString() @MaxLength(300) street: string = '';
  @IsString() @MaxLength(100) city: string = '';
  @IsString() @MaxLength(60) state: string = '';
  @IsString() @MaxLength(20) postalCode: string = '';
}
