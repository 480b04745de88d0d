import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { ContactOutcome } from '../../domain/assessment';
import type { PersonFieldView } from '../values/values.contract';
import type { TimelineEntry } from './contacts.contract';

/** `listed` on the employer's present list, `left` no longer on it, `added` by the union. */
export type PersonStanding = 'listed' | 'left' | 'added';

export class FindPeople {
  /** Words of the name in any order, accents and apostrophes aside, and the last digits of a phone or employee number. */
  @IsString() @MaxLength(100) q: string = '';
  /** Exact name of a department; `-` for people without one. */
  @IsOptional() @IsString() @MaxLength(200) department: string | null = null;
  /** Exact name of a shift; `-` for people without one. */
  @IsOptional() @IsString() @MaxLength(200) shift: string | null = null;
  /** Latest assessments, e.g. `1,2`; 0 for people not assessed. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' && value !== '' ? value.split(',').map(Number) : null))
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(6)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(5, { each: true })
  assessment: number[] | null = null;
  /** `due`: asked for, and due today or earlier in the election's time zone. `open`: any not yet done. */
  @IsOptional() @IsIn(['due', 'open']) followUp: 'due' | 'open' | null = null;
  /** Whether a conversation has taken place. */
  @IsOptional() @IsIn(['yes', 'no']) reached: 'yes' | 'no' | null = null;
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 100;
}

export class PersonRow {
  id!: string;
  givenName!: string;
  familyName!: string;
  department!: string;
  shift!: string;
  standing!: PersonStanding;
  /** The number to call first; null without one. */
  phone!: string | null;
  /** The latest assessment, 1–5; 0 when nobody has assessed this person. */
  assessment!: number;
  attempts!: number;
  lastOutcome!: ContactOutcome | null;
  lastContactAt!: string | null;
  /** Name of who made the last contact. */
  lastContactBy!: string | null;
  /** `YYYY-MM-DD` in the election's time zone; null when no follow-up is open. */
  followUpOn!: string | null;
}

export class PersonList {
  items!: PersonRow[];
  /** People found, over all pages. */
  total!: number;
}

/** A person with what a list on paper holds. */
export class ExportedPerson extends PersonRow {
  jobTitle!: string;
  location!: string;
  employeeNumber!: string;
  email!: string;
  /** One line, as on an envelope; empty when the list has none. */
  address!: string;
  phones!: string[];
}

export class PersonDetails extends ExportedPerson {
  assessedAt!: string | null;
  /** What is said about this person, side by side: the employer's value, the union's, and what was said before. */
  fields!: PersonFieldView[];
  /** Others of the union's who were found to be this person. */
  merged!: MergedPerson[];
  /** Newest first; at most 200. */
  timeline!: TimelineEntry[];
}

/** Somebody of the union's list, or added by hand, who is this person. */
export class MergedPerson {
  /** Of the merge, to take it apart. */
  id!: string;
  personId!: string;
  /** As the union has it. */
  name!: string;
  how!: MergeReason;
  /** 0 to 100; null when a person decided. */
  score!: number | null;
  at!: string;
  /** Name of who decided, or of who applied the list. */
  by!: string;
}

export const MERGE_REASONS = [
  'number',
  'name-and-phone',
  'name-and-address',
  'name-and-email',
  'name-and-job',
  'name',
  'by-hand',
] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

/** Why this person comes next. */
export type NextReason = 'follow-up' | 'never-tried' | 'never-reached';

export class NextPerson extends PersonRow {
  reason!: NextReason;
}

export class CampaignFigures {
  /** Everyone on the list or added by the union: the denominator of the others. */
  people!: number;
  assessed!: number;
  /** Assessed 1 or 2. */
  supporters!: number;
  reached!: number;
  followUpsDue!: number;
}

export class CampaignHome {
  /** The server's time: devices measure their clock against it. */
  asOf!: string;
  /** Today in the election's time zone, `YYYY-MM-DD`. */
  today!: string;
  figures!: CampaignFigures;
  /** At most five: follow-ups due, then people nobody tried, then people tried and not reached. */
  next!: NextPerson[];
  /** What the reader logged today. */
  loggedToday!: number;
  talkedToday!: number;
}
