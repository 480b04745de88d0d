import { objectionsDue, type Deadline } from './timeline';

/** What an objection is about; the words of the party stay in a private table. */
export const OBJECTION_GROUNDS = [
  'employer-conduct',
  'union-conduct',
  'agent-conduct',
  'third-party-conduct',
  'voter-list',
  'notice',
  'procedure',
  'tally',
  'other',
] as const;
export type ObjectionGround = (typeof OBJECTION_GROUNDS)[number];

/** `set-aside`: sustained, the election is held again. `corrected`: sustained, and the count was put right. */
export const OBJECTION_RULINGS = ['overruled', 'withdrawn', 'corrected', 'set-aside'] as const;
export type ObjectionRuling = (typeof OBJECTION_RULINGS)[number];

export interface DatedTally {
  readonly revision: number;
  readonly declaredAt: string;
}

export interface ObjectionDeadline extends Deadline {
  /** The tally from which the days are counted. */
  readonly revision: number;
}

/**
 * Five business days after the tally (29 CFR 102.69(a)(8)). A revised tally opens them again for what it changed,
 * the count itself; whatever happened before the first tally is objected to within the days of the first.
 * `tallies` in the order of their revision; null before the first.
 */
export function objectionDeadline(
  ground: ObjectionGround,
  tallies: readonly DatedTally[],
  timeZone: string,
): ObjectionDeadline | null {
  const tally = ground === 'tally' ? tallies.at(-1) : tallies[0];
  return tally === undefined
    ? null
    : { revision: tally.revision, ...objectionsDue(tally.declaredAt, timeZone) };
}
