import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '../../domain/challenges';

export class OpenSession {
  @IsUUID('4') id!: string;
}

export class CallEnvelope {
  /** As scanned or typed; never part of an address. */
  @IsString() @MaxLength(64) key!: string;
}

export class RaiseChallenge {
  @IsUUID('4') id!: string;
  @IsString() @MaxLength(64) key!: string;
  /** Slug of the party that challenges, or `agent`. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  @IsIn(CHALLENGE_GROUNDS) ground!: ChallengeGround;
  /** For the private file; the record holds the code only. */
  @IsString() @MaxLength(2000) note: string = '';
}

export class SettleChallenge {
  @IsIn(['eligible', 'ineligible', 'withdrawn']) ruling!: 'eligible' | 'ineligible' | 'withdrawn';
  /** `agreement`: every party has said so in the docket. A withdrawal is neither. */
  @IsIn(['ruling', 'agreement']) basis: 'ruling' | 'agreement' = 'ruling';
}

export class CheckSessionView {
  id!: string;
  isOpen!: boolean;
  /** Challenges raised in it and not taken back. */
  challenges!: number;
  /** Envelopes called in it. */
  called!: number;
}

/** The envelope held up at the check, for those at the table. */
export class CalledView {
  receipt!: number;
  state!: string;
  isAfterDue!: boolean;
  familyName!: string;
  givenName!: string;
  classification!: string;
  department!: string;
  shift!: string;
  /** On the part of the list of those permitted to vote subject to challenge: the agent challenges. */
  votesSubjectToChallenge!: boolean;
}

/** What everybody in the room sees of the envelope that is called, while the session is open. */
export class WatchedView {
  /** The how manieth call of this session. */
  number!: number;
  state!: string;
  isAfterDue!: boolean;
  familyName!: string;
  givenName!: string;
  classification!: string;
  department!: string;
  shift!: string;
  votesSubjectToChallenge!: boolean;
}

/** Who has looked at names, for the agent. */
export class NameAccessView {
  name!: string;
  party!: string | null;
  /** Different names seen. */
  names!: number;
  lastAt!: string;
}

export class NameAccessList {
  items!: NameAccessView[];
  total!: number;
}

/** Names stand here for agent and tellers only; an observer sees the docket, who challenged, why, and what became of it. */
export class ChallengeView {
  id!: string;
  docket!: string;
  /** Receipt number; null to observers. */
  receipt!: number | null;
  familyName!: string | null;
  givenName!: string | null;
  /** Slug of the party on whose behalf; `agent` for the agent's own. */
  party!: string;
  /** How the record names who challenged; null while the session is open. */
  recordParty!: string | null;
  ground!: string;
  note!: string | null;
  state!: 'raised' | 'reversed' | 'open' | 'withdrawn' | 'eligible' | 'ineligible';
  settledBy!: 'withdrawal' | 'agreement' | 'ruling' | null;
}

export class ChallengeList {
  items!: ChallengeView[];
  total!: number;
  /** The open session. */
  session!: CheckSessionView | null;
}
