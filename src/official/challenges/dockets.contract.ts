import { IsIn, IsString, Length, Matches } from 'class-validator';

export class WritePosition {
  /** Slug of the party whose position it is, or `agent`. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  @IsString() @Length(1, 4000) text!: string;
}

export class Agree {
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  @IsIn(['eligible', 'ineligible']) ruling!: 'eligible' | 'ineligible';
}

/** The file of one challenge: who says what, what the parties agree on, how it ended. The record holds codes only. */
export class DocketView {
  id!: string;
  docket!: string;
  employer!: string;
  caseNumber!: string;
  ground!: string;
  party!: string;
  state!: 'raised' | 'reversed' | 'open' | 'withdrawn' | 'eligible' | 'ineligible';
  settledBy!: 'withdrawal' | 'agreement' | 'ruling' | null;
  /** For agent and tellers only; null to observers. */
  receipt!: number | null;
  familyName!: string | null;
  givenName!: string | null;
  note!: string | null;
  /** One a side that has written; `agent` for the agent's. */
  positions!: { party: string; text: string; at: string }[];
  agreements!: { party: string; ruling: 'eligible' | 'ineligible'; at: string }[];
  /** Every party agrees on this; null while they do not. */
  agreed!: 'eligible' | 'ineligible' | null;
}
