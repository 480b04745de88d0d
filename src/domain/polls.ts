/** How votes are cast: by mail, at polls, or both (29 CFR 102.62(a), 102.67(b) leave the manner to agreement or direction). */
export const MANNERS = ['mail', 'in-person', 'mixed'] as const;
export type Manner = (typeof MANNERS)[number];

export function hasMail(manner: Manner): boolean {
  return manner !== 'in-person';
}

export function hasPolls(manner: Manner): boolean {
  return manner !== 'mail';
}

/** Why somebody can't be checked off as an ordinary voter; most of them may still vote subject to challenge. */
export type CheckOffRefusal =
  | 'session-not-open'
  | 'not-on-sealed-list'
  | 'voted-here'
  | 'voted-challenged'
  | 'voted-by-mail'
  | 'challenge-only';
export type CheckOffVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: CheckOffRefusal; readonly mayVoteChallenged: boolean };

export interface VoterAtTable {
  readonly isSessionOpen: boolean;
  readonly isOnSealedList: boolean;
  /** What stands of this voter at any polling place. */
  readonly votedInPerson: 'no' | 'checked-off' | 'challenged';
  /** An envelope of theirs is in hand and not void. */
  readonly votedByMail: boolean;
  readonly section: 'regular' | 'challenge';
}

/** Whether a voter may be checked off: once, on the sealed list, and not beside an envelope. */
export function canCheckOff(voter: VoterAtTable): CheckOffVerdict {
  if (!voter.isSessionOpen) return refused('session-not-open', false);
  if (voter.votedInPerson === 'checked-off') return refused('voted-here', false);
  if (voter.votedInPerson === 'challenged') return refused('voted-challenged', false);
  if (!voter.isOnSealedList) return refused('not-on-sealed-list', true);
  if (voter.votedByMail) return refused('voted-by-mail', true);
  return voter.section === 'challenge' ? refused('challenge-only', true) : { ok: true };
}

function refused(reason: CheckOffRefusal, mayVoteChallenged: boolean): CheckOffVerdict {
  return { ok: false, reason, mayVoteChallenged };
}

export interface BoxFigures {
  readonly ballotsSupplied: number;
  readonly ballotsUnused: number;
  readonly ballotsSpoiled: number;
  /** Challenge envelopes in the box, each with one ballot. */
  readonly challengedEnvelopes: number;
  /** Voters checked off on the list, without those who voted subject to challenge. */
  readonly checkedOff: number;
}

/** Ballots outside of envelopes that a box should hold. */
export interface BoxExpectation {
  /** By the list: one for each voter checked off. */
  readonly byList: number;
  /** By the stock of ballots: supplied − unused − spoiled − those in challenge envelopes. */
  readonly byStock: number;
}

export function expectedInBox(box: BoxFigures): BoxExpectation {
  return {
    byList: box.checkedOff,
    byStock: box.ballotsSupplied - box.ballotsUnused - box.ballotsSpoiled - box.challengedEnvelopes,
  };
}
