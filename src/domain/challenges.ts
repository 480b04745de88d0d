import type { Phase } from './lifecycle';

/** Grounds on which voters' eligibility or single ballots are challenged (29 CFR 102.69(a)). */
export const CHALLENGE_GROUNDS = [
  'not-on-list',
  'supervisor',
  'guard',
  'professional',
  'temporary',
  'not-employed-on-date',
  'job-outside-unit',
  'signature',
  'tampering',
  'wrong-place',
  'voted-already',
  'disputed-mark',
  'other',
] as const;
export type ChallengeGround = (typeof CHALLENGE_GROUNDS)[number];

/** The party's slug, or `agent`: the Board agent challenges whoever is not on the list. */
export type ChallengingParty = string;
export const AGENT = 'agent';

export const CHALLENGE_STATES = ['open', 'withdrawn', 'eligible', 'ineligible'] as const;
export type ChallengeState = (typeof CHALLENGE_STATES)[number];
export type Ruling = 'eligible' | 'ineligible';

/** An envelope is challenged before it is opened, a ballot when it is held up out of a formed block. */
export type ChallengedThing = 'envelope' | 'ballot';

export interface Challenge {
  readonly state: ChallengeState;
  readonly party: ChallengingParty;
  readonly thing: ChallengedThing;
  /** The envelope was opened, or the ballot counted, in a block of challenged ballots. */
  readonly isCounted: boolean;
}

export type ChallengeRefusal =
  | 'envelopes-only-while-checking'
  | 'ballots-only-while-counting'
  | 'already-challenged'
  | 'envelope-already-opened'
  | 'not-a-party'
  | 'ground-not-for-an-envelope'
  | 'ground-not-for-a-ballot'
  | 'not-while-counting'
  | 'already-settled'
  | 'not-your-challenge'
  | 'only-the-agent';
export type ChallengeVerdict =
  { readonly ok: true } | { readonly ok: false; readonly reason: ChallengeRefusal };

export interface ChallengeRequest {
  readonly phase: Phase;
  readonly thing: ChallengedThing;
  readonly ground: ChallengeGround;
  readonly party: ChallengingParty;
  /** Slugs of the parties of this election. */
  readonly parties: readonly string[];
  /** It has a docket already: one for each envelope or ballot, settled or not. */
  readonly isChallenged: boolean;
  /** The envelope has been separated from its ballot: too late (form NLRB-4910). */
  readonly isOpened: boolean;
}

/** A mark is seen only on a ballot; everything else is about the voter, and no ballot tells its voter. */
const GROUNDS_FOR_BALLOTS: readonly ChallengeGround[] = ['disputed-mark', 'tampering', 'other'];

/** Whether a party, or the agent, may raise this challenge now. */
export function canRaise(request: ChallengeRequest): ChallengeVerdict {
  if (request.party !== AGENT && !request.parties.includes(request.party)) return refused('not-a-party');
  if (request.thing === 'envelope') {
    if (request.phase !== 'checking') return refused('envelopes-only-while-checking');
    if (request.ground === 'disputed-mark') return refused('ground-not-for-an-envelope');
    if (request.isOpened) return refused('envelope-already-opened');
  } else {
    if (request.phase !== 'counting' && request.phase !== 'objections')
      return refused('ballots-only-while-counting');
    if (!GROUNDS_FOR_BALLOTS.includes(request.ground)) return refused('ground-not-for-a-ballot');
  }
  return request.isChallenged ? refused('already-challenged') : { ok: true };
}

/** `by`: the party that withdraws. Only the one that raised it can. */
export function canWithdraw(challenge: Challenge, by: ChallengingParty, phase: Phase): ChallengeVerdict {
  const settleable = canSettle(challenge, phase);
  return settleable.ok && challenge.party !== by ? refused('not-your-challenge') : settleable;
}

/** Only the agent rules, and only once. */
export function canResolve(challenge: Challenge, by: ChallengingParty, phase: Phase): ChallengeVerdict {
  return by === AGENT ? canSettle(challenge, phase) : refused('only-the-agent');
}

function canSettle(challenge: Challenge, phase: Phase): ChallengeVerdict {
  if (phase !== 'checking' && phase !== 'objections') return refused('not-while-counting');
  return challenge.state === 'open' ? { ok: true } : refused('already-settled');
}

/**
 * Whether it is still one of the challenged ballots of line 8: not ruled ineligible and not counted yet. One
 * that is withdrawn or ruled eligible stays on the line until it is opened.
 */
export function isOnChallengedLine(challenge: Challenge): boolean {
  return challenge.state !== 'ineligible' && !challenge.isCounted;
}

/** Whether it may be opened and counted in a block of challenged ballots. */
export function isReadyToCount(challenge: Challenge): boolean {
  return (challenge.state === 'withdrawn' || challenge.state === 'eligible') && !challenge.isCounted;
}

function refused(reason: ChallengeRefusal): ChallengeVerdict {
  return { ok: false, reason };
}
