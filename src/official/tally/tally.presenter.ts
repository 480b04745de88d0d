import type { Choice, CountedVotes, Rule } from '../../domain/decision-rules';
import { explain } from '../../domain/explanation';
import { revisionWarnings, standing, tallyForm, type CountInProgress } from '../../domain/tally';
import type { DeclaredTally } from './declared-tally.entity';
import type { StandingView, TallyFormView } from './tally.contract';

export interface NumberedTally {
  readonly revision: number;
  readonly declaredAt: Date | null;
  readonly counted: CountedVotes;
}

/** What a declared tally counted. */
export function countedVotes(row: DeclaredTally): CountedVotes {
  const { votes, void: spoiled, challenged, eligible } = row;
  return { votes, void: spoiled, challenged, eligible };
}

export function presentTally(
  rule: Rule,
  choices: readonly Choice[],
  { revision, declaredAt, counted }: NumberedTally,
  before: CountedVotes | null,
): TallyFormView {
  const form = tallyForm(rule, choices, counted);
  return {
    revision,
    declaredAt: declaredAt?.toISOString() ?? null,
    eligible: form.eligible,
    void: form.void,
    votes: choices.map(({ id, label, kind }) => ({
      choice: id,
      label,
      kind,
      votes: counted.votes[id] ?? 0,
    })),
    valid: form.valid,
    challenged: form.challenged,
    validPlusChallenged: form.validPlusChallenged,
    challengesAreSufficient: form.challengesAreSufficient,
    majority: form.majority?.id ?? null,
    outcome: form.outcome.class,
    outcomeChoices: [...form.outcome.choices],
    warnings: [...form.warnings, ...(before === null ? [] : revisionWarnings(before, counted))],
    explanation: explain(rule, choices, counted).code,
  };
}

export function presentStanding(
  rule: Rule,
  choices: readonly Choice[],
  count: CountInProgress,
): StandingView {
  const now = standing(rule, choices, count);
  return {
    prospect: now.prospect,
    leading: now.leading?.id ?? null,
    margin: now.margin,
    uncounted: now.uncounted,
    challenged: now.challenged,
    choices: now.choices.map(({ choice, votes, isClinched, isClinchedChallengesAside, need }) => ({
      choice: choice.id,
      votes,
      isClinched,
      isClinchedChallengesAside,
      need: need.code,
      needed: need.code === 'needs' ? need.votes : null,
    })),
  };
}
