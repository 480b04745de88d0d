import type { CountedVotes, Decision, Outcome } from './decision-rules';
import { firstOf, rank, type Standing, sumOfVotes, votesAt } from './ranking';

/**
 * Two or more labor organizations and "none", and the runoff between two of them (29 CFR 102.70).
 * The closed forms for determinative challenges are tested against all allocations of small counts.
 */
export function decideSeveral(counted: CountedVotes): Decision {
  const ranked = rank(counted.votes);
  const valid = sumOfVotes(ranked);
  const outcome = classify(ranked, valid);
  const isRunoffOfPairOpen =
    outcome.class === 'top-two-tied' && outcome.choices.length > 0 && valid < BigInt(counted.eligible);
  return {
    outcome,
    isDeterminative: isDeterminative(outcome, ranked, valid, BigInt(counted.challenged)),
    // 29 CFR 102.70(d): where not all have voted, some Regions hold a runoff of the pair and some a new election.
    warnings: isRunoffOfPairOpen ? ['needs-ruling-102.70d'] : [],
  };
}

function classify(ranked: readonly Standing[], valid: bigint): Outcome {
  const first = votesAt(ranked, 0);
  const second = votesAt(ranked, 1);
  const third = votesAt(ranked, 2);
  const pair = firstOf(ranked, 2);
  if (2n * first > valid) return { class: 'majority', choices: firstOf(ranked, 1) };
  // Two choices without a majority are a runoff that is tied: 29 CFR 102.70 does not say what follows.
  if (ranked.length === 2) return { class: 'needs-ruling', choices: [] };
  if (first === second && third === 0n) return { class: 'top-two-tied', choices: valid === 0n ? [] : pair };
  // With four choices or more the rule's text is silent on what a tie for second place means.
  if (second === third) return { class: ranked.length === 3 ? 'nullity' : 'needs-ruling', choices: [] };
  return { class: 'runoff', choices: pair };
}

function isDeterminative(
  outcome: Outcome,
  ranked: readonly Standing[],
  valid: bigint,
  challenged: bigint,
): boolean {
  const first = votesAt(ranked, 0);
  const second = votesAt(ranked, 1);
  const third = votesAt(ranked, 2);
  switch (outcome.class) {
    case 'majority':
      return 2n * first <= valid + challenged;
    case 'runoff':
      return 2n * first + challenged > valid || second - third <= challenged;
    default:
      return challenged >= (ranked.length > 2 && first === third && first > 0n ? 2n : 1n);
  }
}
