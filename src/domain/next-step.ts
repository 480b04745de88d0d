import type { Choice, CountedVotes, Decision, DecisionRule } from './decision-rules';

/** What follows a tally by the rule; `challenges` while they can still change it. */
export type NextStep =
  'challenges' | 'winner-certified' | 'results-certified' | 'runoff' | 'rerun' | 'lot' | 'ruling';

/** Elections that went before this one in the same case. */
export interface Held {
  readonly runoffs: number;
  readonly reruns: number;
}

/** Which step the rule asks for after this decision. `results-certified`: nobody is elected, and that stands. */
export function nextStep(
  rule: DecisionRule,
  choices: readonly Choice[],
  counted: CountedVotes,
  { outcome, isDeterminative }: Decision,
  held: Held = { runoffs: 0, reruns: 0 },
): NextStep {
  if (isDeterminative) return 'challenges';
  switch (outcome.class) {
    case 'majority':
      return choices.some(({ id, kind }) => kind !== 'for' && outcome.choices.includes(id))
        ? 'results-certified'
        : 'winner-certified';
    case 'no-majority':
    case 'no-votes':
      return 'results-certified';
    case 'tie':
      return afterTie(rule);
    case 'runoff':
      return held.runoffs < rule.runoffs ? 'runoff' : 'ruling';
    case 'nullity':
      return held.reruns < (rule.reruns ?? 0) ? 'rerun' : (rule.afterReruns ?? 'ruling');
    case 'top-two-tied':
      // 29 CFR 102.70(d), after all have voted: certification of results. No vote at all names no pair.
      if (Object.values(counted.votes).reduce((sum, votes) => sum + votes, 0) >= counted.eligible)
        return 'results-certified';
      return outcome.choices.length > 0 ? 'runoff' : 'ruling';
    case 'needs-ruling':
      return 'ruling';
  }
}

/** The policy for a tie where no runoff can settle it. */
function afterTie({ tie }: DecisionRule): NextStep {
  if (tie === 'status-quo') return 'results-certified';
  return tie === 'lot' ? 'lot' : 'ruling';
}
