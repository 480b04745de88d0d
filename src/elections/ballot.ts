import type { Choice, Rule } from '../domain/decision-rules';
import { choicesOfElection, ruleOfElection, type Verdict } from '../domain/election-profiles';
import { Problem } from '../platform/problem';
import type { CreateElection, ElectionView } from './elections.contract';

export interface Ballot {
  readonly choices: readonly Choice[];
  readonly rule: Rule;
}

/** What stands on the ballot and what decides: entry 0 of the record fixes both. */
export function ballotOf(input: CreateElection): Ballot {
  const { profile, proposal, isBetweenTwo, follows } = input;
  const organizations = [input.organization, ...input.organizations];
  const choices = accepted(choicesOfElection({ profile, organizations, proposal, isBetweenTwo, follows }));
  return { choices, rule: accepted(ruleOfElection(input.profile, input)) };
}

function accepted<T>(verdict: Verdict<T>): T {
  if (verdict.ok) return verdict.value;
  throw new Problem('invalid-input', {}, [{ field: verdict.field, code: verdict.reason }]);
}

/** Whether an election that exists is the one that is asked for, once more. */
export function isSame(view: ElectionView, input: CreateElection): boolean {
  const { choices, rule } = ballotOf(input);
  return (
    view.name === input.name &&
    view.employer === input.employer &&
    view.caseNumber === input.caseNumber &&
    view.manner === input.manner &&
    view.question === input.question &&
    view.blockSize === input.blockSize &&
    view.minimumBlock === input.minimumBlock &&
    view.follows === input.follows &&
    view.profile === input.profile &&
    view.rule.threshold.join('/') === rule.threshold.join('/') &&
    view.rule.quorum?.join('/') === rule.quorum?.join('/') &&
    labelsOf(view.choices) === labelsOf(choices)
  );
}

function labelsOf(choices: readonly Choice[]): string {
  return choices.map(({ label }) => label).join('\n');
}
