import type { ChallengeGround } from '@domain/challenges';

/** In the order of their digits, 1 to 9 and 0: what envelopes are challenged for. */
export const ENVELOPE_GROUNDS = [
  'not-on-list',
  'supervisor',
  'guard',
  'professional',
  'temporary',
  'not-employed-on-date',
  'job-outside-unit',
  'signature',
  'tampering',
  'other',
] as const satisfies readonly ChallengeGround[];

/** What somebody on the list is challenged for at the table of a polling place. */
export const TABLE_GROUNDS = [
  'supervisor',
  'guard',
  'professional',
  'temporary',
  'not-employed-on-date',
  'job-outside-unit',
  'wrong-place',
  'voted-already',
  'other',
] as const satisfies readonly ChallengeGround[];

/** What a ballot itself can show. */
export const BALLOT_GROUNDS = [
  'disputed-mark',
  'tampering',
  'other',
] as const satisfies readonly ChallengeGround[];
