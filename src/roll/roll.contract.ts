import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GONE_REASONS, type GoneReason } from './choices';
import type { FieldChange, LikenessReason } from './imports.contract';
import type { SectionKind } from './mapping/sections';

/** `unexplained`: nobody has said why. */
export const GONE_STATES = [...GONE_REASONS, 'unexplained'] as const;
export type GoneState = (typeof GONE_STATES)[number];

export class FindEntries {
  /** Words that begin a name, an employee number or the last four digits of a phone; accents and apostrophes don’t matter. */
  @IsOptional() @IsString() @MaxLength(200) q: string = '';
  @IsOptional() @IsString() @MaxLength(200) department: string | null = null;
  @IsOptional() @IsString() @MaxLength(100) shift: string | null = null;
  @IsOptional() @IsIn(['regular', 'challenge']) section: SectionKind | null = null;
  /** Those on the roll, or those whom a later list left out. */
  @IsIn(['current', 'gone']) standing: 'current' | 'gone' = 'current';
  /** Why they are gone, or that nobody has said it; whoever asks means those gone. */
  @IsOptional() @IsIn(GONE_STATES) goneReason: GoneState | null = null;
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
  /** Of those gone; null while nobody has said it. */
  goneReason!: GoneReason | null;
  email!: string;
  /** E.164 where it is a number, else as it came. */
  homePhone!: string;
  cellPhone!: string;
}

/** The fields of an entry that a person may correct; a field that is left away stays as it is. */
export class EntryValuesInput {
  @IsOptional() @IsString() @MaxLength(40) employeeNumber?: string;
  @IsOptional() @IsString() @MaxLength(100) familyName?: string;
  @IsOptional() @IsString() @MaxLength(100) givenName?: string;
  @IsOptional() @IsString() @MaxLength(100) middleName?: string;
  @IsOptional() @IsString() @MaxLength(20) suffix?: string;
  @IsOptional() @IsString() @MaxLength(200) classification?: string;
  @IsOptional() @IsString() @MaxLength(200) department?: string;
  @IsOptional() @IsString() @MaxLength(100) shift?: string;
  @IsOptional() @IsString() @MaxLength(200) location?: string;
  @IsOptional() @IsString() @MaxLength(300) street?: string;
  @IsOptional() @IsString() @MaxLength(100) city?: string;
  @IsOptional() @IsString() @MaxLength(60) state?: string;
  @IsOptional() @IsString() @MaxLength(20) postalCode?: string;
  @IsOptional() @IsString() @MaxLength(254) email?: string;
  @IsOptional() @IsString() @MaxLength(40) homePhone?: string;
  @IsOptional() @IsString() @MaxLength(40) cellPhone?: string;
}

export class EditEntry {
  /** The revision that the person saw. */
  @IsInt() @Min(1) revision!: number;
  @ValidateNested() @Type(() => EntryValuesInput) values!: EntryValuesInput;
  /** Why, for the history: who asked for the correction. */
  @IsString() @MaxLength(500) reason: string = '';
}

export class ExplainGone {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2000) @IsUUID(undefined, { each: true }) entryIds!: string[];
  @IsOptional() @IsIn([...GONE_REASONS, null]) reason: GoneReason | null = null;
}

/** Where an entry's present values come from: the row of their file, as it came. */
export class EntrySource {
  importId!: string;
  fileName!: string;
  /** The tab's name; `2` for the second table; empty for a text. */
  sheet!: string;
  row!: number;
  headings!: string[];
  cells!: string[];
  appliedAt!: string;
}

/** One change of an entry, newest first. */
export class EntryChange {
  at!: string;
  kind!: 'imported' | 'changed' | 'gone' | 'returned' | 'edited' | 'merged' | 'unmerged' | 'undone';
  /** The name of who did it; empty for the product itself. */
  by!: string;
  fileName!: string | null;
  reason!: string;
  changes!: FieldChange[];
}

export class EntryDetails extends RollEntryView {
  revision!: number;
  /** The entry into which this one was merged. */
  mergedInto!: string | null;
  /** False once it stands in a seal: sealed entries are not merged. */
  isMergeable!: boolean;
  source!: EntrySource | null;
  history!: EntryChange[];
}

/** Two of the roll who may be one, and why; the more likely first. */
export class DuplicatePair {
  /** The one who stays when they are merged: the better known. */
  keep!: RollEntryView;
  other!: RollEntryView;
  /** 0 to 100. */
  score!: number;
  reasons!: LikenessReason[];
  /** One of them stands in a seal: they cannot be merged. */
  isSealed!: boolean;
}

export class DuplicateList {
  items!: DuplicatePair[];
  total!: number;
}

export class FindDuplicates {
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class MergeEntries {
  /** Minted by the client (UUIDv4). */
  @IsUUID('4') id!: string;
  @IsUUID() keep!: string;
  @IsUUID() merge!: string;
}

export class TellApart {
  @IsUUID() one!: string;
  @IsUUID() other!: string;
}

export class MergeView {
  id!: string;
  keep!: RollEntryView;
  merged!: RollEntryView;
  at!: string;
  by!: string;
  undoneAt!: string | null;
}

export class MergeList {
  items!: MergeView[];
  total!: number;
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

export class GoneCount {
  reason!: GoneState;
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
  /** Of the gone: nobody has said why. */
  goneUnexplained!: number;
  /** The gone by what was said, those with nobody left away. */
  goneReasons!: GoneCount[];
  departments!: Facet[];
  shifts!: Facet[];
  seal!: SealView | null;
  /** The roll is not the one that was sealed last. */
  hasChangedSinceSeal!: boolean;
  /** The list may be imported and sealed: in setup and while voting. */
  isOpen!: boolean;
}
