import {
  type Choice,
  type CountedVotes,
  decide,
  type DecisionRule,
  type Outcome,
  soleOrganization,
} from '../../src/domain/decision-rules';

/** All ways to add up to `ballots` ballots over so many places. */
export function* allocations(places: number, ballots: number): Generator<number[]> {
  if (places === 0) {
    yield [];
    return;
  }
  for (let given = 0; given <= ballots; given += 1)
    for (const rest of allocations(places - 1, ballots - given)) yield [given, ...rest];
}

/** With one organization only "majority or not" counts; with several the class, the pair and the winner. */
export function verdictOf(choices: readonly Choice[], outcome: Outcome): string {
  if (soleOrganization(choices) !== null) return String(outcome.class === 'majority');
  return `${outcome.class} ${outcome.choices.join(' ')}`;
}

/** These counts after so many of the challenged ballots were opened: one number for each choice, then those void. */
export function opened(
  choices: readonly Choice[],
  now: CountedVotes,
  added: readonly number[],
): CountedVotes {
  return {
    ...now,
    votes: Object.fromEntries(choices.map(({ id }, index) => [id, now.votes[id]! + added[index]!])),
    void: now.void + added[choices.length]!,
    challenged: 0,
  };
}

/** The definition: whether some allocation of up to all challenged ballots changes the verdict. */
export function isDeterminativeByTrial(
  rule: DecisionRule,
  choices: readonly Choice[],
  now: CountedVotes,
): boolean {
  const before = verdictOf(choices, decide(rule, choices, { ...now, challenged: 0 }).outcome);
  for (const added of allocations(choices.length + 1, now.challenged))
    if (verdictOf(choices, decide(rule, choices, opened(choices, now, added)).outcome) !== before)
      return true;
  return false;
}
