import { decide, passTests, soleOrganization } from './decision-rules';
import type { Choice, CountedVotes, Outcome, Rule } from './decision-rules';

export type ExplanationCode =
  | 'majority'
  | 'majority-for-none'
  | 'no-majority'
  | 'threshold-missed'
  | 'support-missed'
  | 'quorum-missed'
  | 'tie'
  | 'no-votes'
  | 'runoff'
  | 'nullity'
  | 'top-two-tied'
  | 'top-two-tied-all-voted'
  | 'runoff-tied'
  | 'needs-ruling';

/** One sentence on screen, as a code and its numbers. */
export interface Explanation {
  readonly code: ExplanationCode;
  /** The choices that the sentence names: the winner, or the pair. */
  readonly choices: readonly string[];
  readonly challenges: 'none' | 'sufficient' | 'not-sufficient';
  readonly numbers: {
    /** Votes of the first and of the second choice; with one organization, for and against. */
    readonly first: number;
    readonly second: number;
    readonly valid: number;
    readonly challenged: number;
    readonly eligible: number;
    /** The smallest number of challenges that would be sufficient; null when no number would. */
    readonly challengesThatMatter: number | null;
  };
}

/** Why the verdict is what it is. Throws RangeError as `decide` does. */
export function explain(rule: Rule, choices: readonly Choice[], counted: CountedVotes): Explanation {
  const { outcome, isDeterminative } = decide(rule, choices, counted);
  const valid = sumOf(Object.values(counted.votes));
  const [first, second] = firstAndSecond(choices, counted, valid);
  return {
    code: codeOf(rule, choices, counted, outcome),
    choices: outcome.choices,
    challenges: counted.challenged === 0 ? 'none' : isDeterminative ? 'sufficient' : 'not-sufficient',
    numbers: {
      first,
      second,
      valid,
      challenged: counted.challenged,
      eligible: counted.eligible,
      challengesThatMatter: challengesThatMatter(rule, choices, counted),
    },
  };
}

function codeOf(
  rule: Rule,
  choices: readonly Choice[],
  counted: CountedVotes,
  outcome: Outcome,
): ExplanationCode {
  switch (outcome.class) {
    case 'majority':
      return choices.some(({ id, kind }) => kind !== 'for' && outcome.choices.includes(id))
        ? 'majority-for-none'
        : 'majority';
    case 'no-majority':
      return missedTest(rule, choices, counted);
    case 'top-two-tied':
      return sumOf(Object.values(counted.votes)) < counted.eligible
        ? 'top-two-tied'
        : 'top-two-tied-all-voted';
    case 'needs-ruling':
      return choices.length === 2 ? 'runoff-tied' : 'needs-ruling';
    default:
      return outcome.class;
  }
}

/** Which test the proposal missed although more voted for it than against; else just that it has no majority. */
function missedTest(rule: Rule, choices: readonly Choice[], counted: CountedVotes): ExplanationCode {
  const [votesFor, votesAgainst] = firstAndSecond(choices, counted, sumOf(Object.values(counted.votes)));
  const tests = choices
    .filter(({ kind }) => kind === 'for')
    .map((choice) => passTests(rule, choice, counted));
  if (tests.some(({ quorum }) => !quorum)) return 'quorum-missed';
  if (votesFor < votesAgainst) return 'no-majority';
  return tests.some(({ threshold }) => !threshold) ? 'threshold-missed' : 'support-missed';
}

function firstAndSecond(
  choices: readonly Choice[],
  counted: CountedVotes,
  valid: number,
): readonly [number, number] {
  const organization = soleOrganization(choices);
  if (organization === null) {
    const ranked = Object.values(counted.votes).sort((left, right) => right - left);
    return [sumOf(ranked.slice(0, 1)), sumOf(ranked.slice(1, 2))];
  }
  const votesFor = sumOf(
    Object.entries(counted.votes).flatMap(([id, count]) => (id === organization.id ? [count] : [])),
  );
  return [votesFor, valid - votesFor];
}

/** No election has as many ballots: a verdict that so many challenges leave alone, no challenge can change. */
const BEYOND_ANY_COUNT = 2 ** 40;

function challengesThatMatter(rule: Rule, choices: readonly Choice[], counted: CountedVotes): number | null {
  const matter = (challenged: number): boolean =>
    decide(rule, choices, { ...counted, challenged }).isDeterminative;
  let enough = 1;
  while (!matter(enough)) {
    if (enough > BEYOND_ANY_COUNT) return null;
    enough *= 2;
  }
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (matter(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
