import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { SectionKind } from './mapping/sections';

export class FindEntries {
  /** Words that begin a name, an employee number or the last four digits of a phone; accents and apostrophes don’t matter. */
  @IsOptional() @IsString() @MaxLength(200) q: string = '';
  @IsOptional() @IsString() @MaxLength(200) department: string | null = null;
  @IsOptional() @IsString() @MaxLength(100) shift: string | null = null;
  @IsOptional() @IsIn(['regular', 'challenge']) section: SectionKind | null = null;
  /** Those on the roll, or those whom a later list left out. */
  @IsIn(['current', 'gone']) standing: 'current' | 'gone' = 'current';
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(500) limit: number = 100;
}

/** Someone on the roll as every wing may know them: who, and where to send a kit. */
export class VoterView {
  id!: string;
  /** Empty when the list has none. */
  employeeNumber!: string;
  familyName!: string;
  givenName!: string;
  middleName!: string;
  suffix!: string;
  classification!: string;
  department!: string;
  shift!: string;
  location!: string;
  street!: string;
  city!: string;
  state!: string;
  postalCode!: string;
  /** `challenge`: permitted to vote subject to challenge. */
  section!: SectionKind;
  /** False for someone whom a later list left out. */
  isCurrent!: boolean;
}

export class RollEntryView extends VoterView {
  email!: string;
  /** E.164 where it is a number, else as it came. */
  homePhone!: string;
  cellPhone!: string;
}

export class RollEntryList {
  items!: RollEntryView[];
  total!: number;
}

export class Facet {
  /** Empty for people without one. */
  name!: string;
  count!: number;
}

export class SealView {
  /** 1, then one more for each revised roll. */
  number!: number;
  /** Everyone on the roll, those who vote subject to challenge included: they receive kits too. */
  voters!: number;
  /** Of these: permitted to vote subject to challenge. */
  challengeVoters!: number;
  /** Lower-case hex, as in the record. */
  commitmentRoot!: string;
  sealedAt!: string;
}

export class RollOverview {
  people!: number;
  /** Of these: permitted to vote subject to challenge. */
  challenge!: number;
  /** Known from an earlier list, no longer on the roll. */
  gone!: number;
  departments!: Facet[];
  shifts!: Facet[];
  seal!: SealView | null;
  /** The roll is not the one that was sealed last. */
  hasChangedSinceSeal!: boolean;
  /** The list may be imported and sealed: in setup and while voting. */
  isOpen!: boolean;
}
