import type { CountedVotes, Decision, DecisionRule, Outcome, SeveralRule } from './decision-rules';
import { firstOf, rank, type Standing, sumOfVotes, votesAt } from './ranking';

type RankedRule = DecisionRule & { readonly several: SeveralRule };

/**
 * Several organizations under another rule than the Board's (NMB 29 CFR 1206.1, FLRA 5 CFR 2422), or candidates for
 * one seat (29 CFR 452): a majority, or a plurality, and what follows where there is none. The closed forms for
 * determinative challenges are tested against all allocations of small counts.
 */
export function decideRanked(rule: RankedRule, counted: CountedVotes): Decision {
  const ranked = rank(counted.votes);
  const challenged = BigInt(counted.challenged);
  const { outcome, isDeterminative } =
    rule.several.elects === 'plurality'
      ? byPlurality(rule, ranked, challenged)
      : byMajority(rule, ranked, challenged);
  return { outcome, isDeterminative, warnings: [] };
}

type Ranked = Pick<Decision, 'outcome' | 'isDeterminative'>;

function byPlurality(rule: RankedRule, ranked: readonly Standing[], challenged: bigint): Ranked {
  const first = votesAt(ranked, 0);
  const margin = first - votesAt(ranked, 1);
  return {
    outcome: margin > 0n ? { class: 'majority', choices: firstOf(ranked, 1) } : tieAtTheTop(rule, ranked),
    isDeterminative: challenged > 0n && margin <= challenged,
  };
}

function byMajority(rule: RankedRule, ranked: readonly Standing[], challenged: bigint): Ranked {
  const valid = sumOfVotes(ranked);
  const [first, second, third] = [votesAt(ranked, 0), votesAt(ranked, 1), votesAt(ranked, 2)];
  if (2n * first > valid) {
    return {
      outcome: { class: 'majority', choices: firstOf(ranked, 1) },
      isDeterminative: 2n * first <= valid + challenged,
    };
  }
  const canBeMajority = 2n * first + challenged > valid;
  if (ranked.length > 2 && rule.runoffs === 0 && valid > 0n) {
    return { outcome: { class: 'no-majority', choices: [] }, isDeterminative: canBeMajority };
  }
  const outcome = withoutMajority(rule, ranked);
  if (second > third) {
    return { outcome, isDeterminative: challenged > 0n && (canBeMajority || second - third <= challenged) };
  }
  // Of three that are level one ballot makes a first and leaves the others level; two name a pair.
  return { outcome, isDeterminative: challenged >= (first === third && first > 0n ? 2n : 1n) };
}

function withoutMajority(rule: RankedRule, ranked: readonly Standing[]): Outcome {
  const { level, runoffNeeds } = rule.several;
  const withVotes = ranked.filter(({ votes }) => votes > 0n).length;
  if (withVotes === 0) return { class: 'no-votes', choices: [] };
  if (ranked.length === 2) return level === 'nullity' ? NULLITY : tieAtTheTop(rule, ranked);
  if (withVotes < runoffNeeds) return tieAtTheTop(rule, ranked);
  if (votesAt(ranked, 1) === votesAt(ranked, 2)) return { class: level, choices: [] };
  return { class: 'runoff', choices: firstOf(ranked, 2) };
}

const NULLITY: Outcome = { class: 'nullity', choices: [] };

/** Two or more share the first place: the rule's policy for a tie. */
function tieAtTheTop(rule: RankedRule, ranked: readonly Standing[]): Outcome {
  const first = votesAt(ranked, 0);
  const tied = ranked.filter(({ votes }) => votes === first).length;
  if (first === 0n) return { class: 'no-votes', choices: [] };
  if (rule.tie === 'runoff' && tied === 2) return { class: 'runoff', choices: firstOf(ranked, 2) };
  return { class: rule.tie === 'runoff' || rule.tie === 'ruling' ? 'needs-ruling' : 'tie', choices: [] };
}
