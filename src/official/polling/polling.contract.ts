import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '../../domain/challenges';
import type { Manner } from '../../domain/polls';

/*
 * In-person polls, under /api/elections/:election/polls. A session is one box at one place from opening to closing; a
 * place may have several, one after the other or side by side. Nobody's id stands in an address, for addresses are
 * logged with the time.
 *
 * GET  polls                                   polls.read   → PollsView (observers: no number before the polls are closed)
 * POST polls/sites                             polls.plan   CreateSite → PollsView
 * PUT  polls/sites/:site                       polls.plan   ChangeSite → PollsView
 * POST polls/sessions                          polls.plan   PlanSession → PollsView
 * PUT  polls/sessions/:session                 polls.plan   ReplanSession → PollsView
 * POST polls/sessions/:session/cancellation    polls.plan   CancelSession → PollsView
 * POST polls/sessions/:session/opening         polls.check  OpenPolls → PollingSessionView
 * POST polls/sessions/:session/voters          polls.check  SearchVoters → VoterList (this and the lists of names below: each look is logged)
 * POST polls/sessions/:session/check-offs      polls.check  CheckOff → CheckOffView
 * POST polls/sessions/:session/challenges      polls.check  ChallengeVoter → CheckOffView
 * GET  polls/sessions/:session/challenges      polls.check  → ChallengedVoterList
 * POST polls/sessions/:session/casts           polls.check  CastBallot → CheckOffView
 * POST polls/sessions/:session/reversals       polls.check  ReverseCheckOff → CheckOffView
 * GET  polls/sessions/:session/reversals       polls.check  → ReversalList
 * POST polls/sessions/:session/closing         polls.check  ClosePolls → PollingSessionView
 * POST polls/sessions/:session/box             polls.close  CountBox → PollingSessionView
 * POST polls/closing                           polls.close  MixBoxes → PollsView (appends `polls.closed`, once)
 * GET  polls/accesses                          polls.close  → ListAccessList
 *
 * Order: plan → open (voting only) → check off, challenge → close → count the box → mix all → phase `checking`.
 */

export class CreateSite {
  @IsUUID('4') id!: string;
  @IsString() @Length(1, 120) name!: string;
  /** Where it is, as voters find it. */
  @IsString() @MaxLength(500) place: string = '';
}

export class ChangeSite {
  @IsString() @Length(1, 120) name!: string;
  @IsString() @MaxLength(500) place: string = '';
}

export class PlanSession {
  @IsUUID('4') id!: string;
  @IsUUID('4') site!: string;
  /** The hours of the notice of election. */
  @IsISO8601({ strict: true }) opensAt!: string;
  @IsISO8601({ strict: true }) closesAt!: string;
}

export class ReplanSession {
  @IsISO8601({ strict: true }) opensAt!: string;
  @IsISO8601({ strict: true }) closesAt!: string;
}

/** A session that was planned and is not held. */
export class CancelSession {
  @IsString() @Length(1, 500) reason!: string;
}

export class OpenPolls {
  /** Number of the seal that the box is closed with. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/) seal!: string;
  /** The box was shown empty to all present before it was sealed; must be true. */
  @IsBoolean() isShownEmpty!: boolean;
  /** Blank ballots brought to the table. */
  @IsInt() @Min(1) @Max(1_000_000) ballotsSupplied!: number;
}

export class SearchVoters {
  /** Parts of a name, or an employee number. */
  @IsString() @Length(1, 100) text!: string;
}

export class CheckOff {
  /** Minted by the table: sent again, it counts once. */
  @IsUUID('4') id!: string;
  /** Id of a `VoterView`. */
  @IsUUID() voter!: string;
}

/** Somebody who is not on the list: the agent challenges. For the private file. */
export class UnlistedVoter {
  @IsString() @Length(1, 100) familyName!: string;
  @IsString() @MaxLength(100) givenName: string = '';
  @IsString() @MaxLength(40) employeeNumber: string = '';
}

/** Exactly one of `voter` and `unlisted`. A voter checked off whose ballot is not in the box yet may still be challenged. */
export class ChallengeVoter {
  @IsUUID('4') id!: string;
  @IsOptional() @IsUUID() voter: string | null = null;
  @IsOptional() @ValidateNested() @Type(() => UnlistedVoter) unlisted: UnlistedVoter | null = null;
  /** Slug of the party that challenges, or `agent`; someone who is not on the list is challenged by the agent. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  @IsIn(CHALLENGE_GROUNDS) ground!: ChallengeGround;
  /** For the private file; the record holds the code only. */
  @IsString() @MaxLength(2000) note: string = '';
}

export class CastBallot {
  /** Id of the check-off: the ballot went into the box, and from then on nothing of it changes. */
  @IsUUID('4') checkOff!: string;
}

export const REVERSAL_REASONS = ['wrong-person', 'left-without-voting', 'other'] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** Takes a check-off or a challenge back before the ballot is in the box. It stays visible. */
export class ReverseCheckOff {
  @IsUUID('4') checkOff!: string;
  @IsIn(REVERSAL_REASONS) reason!: ReversalReason;
  @IsString() @MaxLength(500) note: string = '';
}

export class ClosePolls {
  /** Number of the new seal over the slot. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/) seal!: string;
  @IsInt() @Min(0) @Max(1_000_000) ballotsUnused!: number;
  @IsInt() @Min(0) @Max(1_000_000) ballotsSpoiled!: number;
  /** Challenge envelopes put into the box. */
  @IsInt() @Min(0) @Max(1_000_000) challengedEnvelopes!: number;
  @IsString() @MaxLength(2000) note: string = '';
}

export class CountBox {
  /** Minted by the client. A second count of the same box has another id, and stands instead of the first. */
  @IsUUID('4') id!: string;
  /** Number read from the seal. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/) sealFound!: string;
  /** What is said about a seal with another number than at the closing; needed then. For the private file. */
  @IsString() @MaxLength(2000) finding: string = '';
  /** Counted face down: their number, nothing else. */
  @IsInt() @Min(0) @Max(1_000_000) ballots!: number;
  @IsInt() @Min(0) @Max(1_000_000) challengedEnvelopes!: number;
}

/** The three numbers as the agent sees them; refused when they are others by now. */
export class MixBoxes {
  @IsInt() @Min(0) @Max(1_000_000) checkedOff!: number;
  @IsInt() @Min(0) @Max(1_000_000) challenged!: number;
  @IsInt() @Min(0) @Max(1_000_000) ballotsInBoxes!: number;
  /** Needed where a number differs from what was expected. For the private file. */
  @IsString() @MaxLength(2000) reason: string = '';
}

/** Of one session, for agent and tellers. Never published: a place is a group of voters. */
export class SessionNumbersView {
  /** Voters checked off, without those who voted subject to challenge. */
  checkedOff!: number;
  /** Of these: the ballot is not in the box yet. */
  atTable!: number;
  /** Challenge envelopes with a docket. */
  challenged!: number;
  reversed!: number;
}

export class SessionOpeningView {
  seal!: string;
  at!: string;
  /** Null to observers, as every number is. */
  ballotsSupplied!: number | null;
}

export class SessionClosingView {
  seal!: string;
  at!: string;
  ballotsUnused!: number | null;
  ballotsSpoiled!: number | null;
  challengedEnvelopes!: number | null;
  /** Ballots outside of envelopes that the box should hold: by the list, and by the stock of ballots. */
  expectedByList!: number | null;
  expectedByStock!: number | null;
  note!: string | null;
}

export class BoxView {
  sealFound!: string;
  isSealAsClosed!: boolean;
  finding!: string | null;
  ballots!: number | null;
  challengedEnvelopes!: number | null;
  /** ballots − expected by the list. */
  difference!: number | null;
  /** How often this box has been counted; the last count stands. */
  counts!: number;
}

export class PollingSessionView {
  id!: string;
  site!: string;
  opensAt!: string;
  closesAt!: string;
  state!: 'planned' | 'open' | 'closed' | 'cancelled';
  cancelReason!: string | null;
  opening!: SessionOpeningView | null;
  closing!: SessionClosingView | null;
  /** Null to observers. */
  numbers!: SessionNumbersView | null;
  box!: BoxView | null;
}

export class PollingSiteView {
  id!: string;
  name!: string;
  place!: string;
  /** By planned opening. */
  sessions!: PollingSessionView[];
}

export class PollsTotalsView {
  checkedOff!: number;
  challenged!: number;
  /** Ballots outside of envelopes in all boxes counted so far. */
  ballotsInBoxes!: number;
  /** ballotsInBoxes − checkedOff. */
  difference!: number;
  /** Challenge envelopes found in the boxes − dockets. */
  envelopesDifference!: number;
}

export class PollsView {
  manner!: Manner;
  phase!: string;
  /** By name. */
  sites!: PollingSiteView[];
  /** All places together; null to observers before the polls are closed. */
  totals!: PollsTotalsView | null;
  isClosed!: boolean;
  /** Why the numbers differ; null to observers and before. */
  reason!: string | null;
  /** What stands between these polls and `polls.closed`, in the order to be done; empty when the boxes may be mixed. */
  missing!: ('no-session' | 'sessions-planned' | 'sessions-open' | 'boxes-uncounted')[];
}

/** Somebody on the official list, for those at the table. */
export class VoterView {
  id!: string;
  familyName!: string;
  givenName!: string;
  employeeNumber!: string;
  classification!: string;
  department!: string;
  shift!: string;
  /** `at-table`: checked off, ballot not in the box yet. `by-mail`: an envelope is in hand. */
  state!: 'not-voted' | 'at-table' | 'voted' | 'challenged' | 'by-mail';
  /** Name of the place where they voted; null otherwise. */
  site!: string | null;
  /** Id of the check-off, where it was at this session. */
  checkOff!: string | null;
  /** On the part of the list of those permitted to vote subject to challenge: no check-off, a challenge only. */
  votesSubjectToChallenge!: boolean;
}

export class VoterList {
  /** By name, at most twenty. */
  items!: VoterView[];
  total!: number;
}

export class CheckOffView {
  id!: string;
  session!: string;
  /** Null for someone not on the list. */
  voter!: string | null;
  familyName!: string;
  givenName!: string;
  state!: 'at-table' | 'cast' | 'reversed';
  /** Voted subject to challenge. */
  isChallenged!: boolean;
  docket!: string | null;
}

export class ChallengedVoterView {
  checkOff!: string;
  docket!: string;
  familyName!: string;
  givenName!: string;
  employeeNumber!: string;
  isOnList!: boolean;
  /** Slug, or `agent`. */
  party!: string;
  ground!: string;
  note!: string;
  state!: 'at-table' | 'cast' | 'reversed';
}

export class ChallengedVoterList {
  /** By docket. */
  items!: ChallengedVoterView[];
  total!: number;
}

export class ReversalView {
  checkOff!: string;
  familyName!: string;
  givenName!: string;
  /** `challenged`: checked off first, then challenged before the ballot was in the box. */
  reason!: ReversalReason | 'challenged';
  note!: string;
}

export class ReversalList {
  /** By name. */
  items!: ReversalView[];
  total!: number;
}

/** Who has looked into the list, for the agent. No voter, no time of day: both together would say who voted when. */
export class ListAccessView {
  name!: string;
  site!: string;
  session!: string;
  searches!: number;
  /** Names shown, the same one more than once. */
  names!: number;
}

export class ListAccessList {
  items!: ListAccessView[];
  total!: number;
}
