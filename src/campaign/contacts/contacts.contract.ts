import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDateString,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CONTACT_OUTCOMES, ISSUES, type ContactOutcome, type Issue } from '../../domain/assessment';
import { BASES, type Basis } from '../assessments/assessments.contract';

/** One command for the whole conversation, sent again unchanged until it is answered. */
export class LogContact {
  /** Minted by the device (UUIDv4), so that a retry counts once. */
  @IsUUID('4') id!: string;
  @IsUUID() person!: string;
  @IsIn(CONTACT_OUTCOMES) outcome!: ContactOutcome;
  /** When it happened, with its offset from UTC; at most ten minutes ahead of the server's clock. */
  @IsISO8601({ strict: true }) @Matches(/T.*(?:Z|[+-]\d\d:\d\d)$/) occurredAt!: string;
  /** 1 strong supporter … 5 strong opponent; 0 leaves the assessment as it is. */
  @IsInt() @Min(0) @Max(5) assessment: number = 0;
  /** How the assessment is known. */
  @IsIn(BASES) basis: Basis = 'said';
  /** Codes of the issues raised. */
  @IsArray() @ArrayMaxSize(ISSUES.length) @ArrayUnique() @IsIn(ISSUES, { each: true }) issues: Issue[] = [];
  /** Private to the campaign. Facts only: it could be subpoenaed. */
  @IsString() @MaxLength(2000) note: string = '';
  /** `YYYY-MM-DD` in the election's time zone. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString({ strict: true }) followUpOn: string | null =
    null;
}

export class AuthorView {
  id!: string;
  name!: string;
}

/** A contact, or an assessment made without one (`outcome` is then null). */
export class TimelineEntry {
  id!: string;
  outcome!: ContactOutcome | null;
  occurredAt!: string;
  author!: AuthorView;
  /** The union's list that an assessment comes from; `author` then applied it. */
  fileName!: string | null;
  /** 0 when none was made. */
  assessment!: number;
  basis!: Basis | null;
  issues!: Issue[];
  note!: string;
  followUpOn!: string | null;
  withdrawnAt!: string | null;
  /** Until when the reader may still withdraw it; null when it is not the reader's, withdrawn, or too old. */
  withdrawableUntil!: string | null;
}

export class IssueView {
  code!: Issue;
  /** Contacts, not withdrawn, in which it was raised. */
  contacts!: number;
  /** People who raised it. */
  people!: number;
}

export class IssueList {
  items!: IssueView[];
  total!: number;
}

/** A contact of the demo, by an organizer who holds a role in the election. */
export interface DemoContact {
  readonly id: string;
  readonly personId: string;
  readonly authorId: string;
  readonly outcome: ContactOutcome;
  readonly occurredAt: Date;
  /** 0 for none. */
  readonly assessment: number;
  readonly issues: readonly Issue[];
  readonly note: string;
  readonly followUpOn: string | null;
}
