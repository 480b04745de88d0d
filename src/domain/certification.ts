import type { Phase } from './lifecycle';
import type { NextStep } from './next-step';

/** Elections in which a winner represents the unit; of every other question the results are certified. */
const REPRESENTATION = new Set([
  'nlrb-majority',
  'uk-statutory-recognition',
  'canada-majority',
  'nmb-majority',
  'flra-majority',
]);

export interface CertificationFacts {
  readonly phase: Phase;
  /** Id of the rule, which says what kind of election it is. */
  readonly rule: string;
  /** What follows the last tally declared; null before the first. */
  readonly next: NextStep | null;
  /** Nothing that the last tally counts has changed since. */
  readonly isTallyCurrent: boolean;
  /** The days for objections are over. */
  readonly isObjectionPeriodOver: boolean;
  readonly openObjections: number;
  /** Objections sustained so that the election is held again. */
  readonly setAside: number;
}

export type CertificationObstacle =
  | 'no-tally'
  | 'tally-not-current'
  | 'challenges'
  | 'objection-period'
  | 'objections-open'
  | 'set-aside'
  | 'runoff'
  | 'rerun'
  | 'lot'
  | 'ruling';

export interface Certification {
  /** What may be certified; null while something is in the way. */
  readonly kind: 'representative' | 'results' | null;
  readonly obstacles: readonly CertificationObstacle[];
}

/** Whether the record shows what a certification needs, and which one (29 CFR 102.69(b)); else everything in its way. */
export function certification(facts: CertificationFacts): Certification {
  const obstacles = obstaclesOf(facts);
  if (obstacles.length > 0) return { kind: null, obstacles };
  const isRepresentative = facts.next === 'winner-certified' && REPRESENTATION.has(facts.rule);
  return { kind: isRepresentative ? 'representative' : 'results', obstacles };
}

function obstaclesOf(facts: CertificationFacts): CertificationObstacle[] {
  const { next } = facts;
  if (next === null) return ['no-tally'];
  const obstacles: CertificationObstacle[] = [];
  if (!facts.isTallyCurrent) obstacles.push('tally-not-current');
  if (next !== 'winner-certified' && next !== 'results-certified') obstacles.push(next);
  // Nothing can be filed after the close, whenever it was.
  if (facts.phase !== 'closed' && !facts.isObjectionPeriodOver) obstacles.push('objection-period');
  if (facts.openObjections > 0) obstacles.push('objections-open');
  if (facts.setAside > 0) obstacles.push('set-aside');
  return obstacles;
}
