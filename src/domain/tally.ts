import { decide, soleOrganization } from './decision-rules';
import type { Choice, CountedVotes, Decision, Outcome, Rule } from './decision-rules';

/** What two tellers agreed on for one block, or the sum of several. `counts` names every choice. */
export interface BlockCount {
  readonly counts: Readonly<Record<string, number>>;
  readonly void: number;
  readonly challenged: number;
}

/** The sum of sealed blocks, in whatever order. Throws RangeError for a block that does not name every choice. */
export function sumBlocks(choices: readonly Choice[], blocks: readonly BlockCount[]): BlockCount {
  const sum = (part: (block: BlockCount) => number): number =>
    blocks.reduce((total, block) => total + part(block), 0);
  return {
    counts: Object.fromEntries(choices.map(({ id }) => [id, sum((block) => countOf(block.counts, id))])),
    void: sum((block) => block.void),
    challenged: sum((block) => block.challenged),
  };
}

function countOf(counts: Readonly<Record<string, number>>, id: string): number {
  const count = counts[id];
  if (count === undefined) throw new RangeError(`Counts must name every choice: ${id} is missing`);
  return count;
}

export interface ChoiceLine {
  readonly choice: Choice;
  readonly votes: number;
}

/** The lines of the tally of ballots, form NLRB-760. */
export interface TallyForm {
  /** Line 1: approximate number of eligible voters. */
  readonly eligible: number;
  /** Line 2. */
  readonly void: number;
  /** Lines 3 to 5, in the order of the ballot. */
  readonly votesFor: readonly ChoiceLine[];
  /** Line 6: against participating labor organizations, or for none of them. */
  readonly votesAgainst: number;
  /** Line 7: the sum of lines 3 to 6. */
  readonly valid: number;
  /** Line 8. */
  readonly challenged: number;
  /** Line 9: line 7 and line 8. */
  readonly validPlusChallenged: number;
  /** Line 10: whether the challenges are sufficient in number to affect the results. */
  readonly challengesAreSufficient: boolean;
  /** Line 11: the choice for which a majority of line 9 has been cast, or null. */
  readonly majority: Choice | null;
  readonly outcome: Outcome;
  readonly warnings: Decision['warnings'];
}

/** Throws RangeError as `decide` does. */
export function tallyForm(rule: Rule, choices: readonly Choice[], counted: CountedVotes): TallyForm {
  const decision = decide(rule, choices, counted);
  const lines = choices.map((choice) => ({ choice, votes: countOf(counted.votes, choice.id) }));
  const valid = lines.reduce((sum, line) => sum + line.votes, 0);
  const votesFor = lines.filter(({ choice }) => choice.kind === 'for');
  const validPlusChallenged = valid + counted.challenged;
  return {
    eligible: counted.eligible,
    void: counted.void,
    votesFor,
    votesAgainst: valid - votesFor.reduce((sum, line) => sum + line.votes, 0),
    valid,
    challenged: counted.challenged,
    validPlusChallenged,
    challengesAreSufficient: decision.isDeterminative,
    majority: lines.find(({ votes }) => votes > validPlusChallenged - votes)?.choice ?? null,
    outcome: decision.outcome,
    warnings: decision.warnings,
  };
}

export type RevisionWarning = 'one-ballot-disclosed' | 'same-mark-disclosed';

/**
 * A revised tally can tell how somebody voted: if one ballot was opened since the tally before, or if all that
 * were opened are marked alike, whoever cast them is known to have voted that way.
 */
export function revisionWarnings(before: CountedVotes, after: CountedVotes): readonly RevisionWarning[] {
  const opened = [
    after.void - before.void,
    ...Object.entries(after.votes).map(([id, count]) => count - countOf(before.votes, id)),
  ].filter((count) => count > 0);
  const [only, other] = opened;
  if (only === undefined || other !== undefined) return [];
  return [only === 1 ? 'one-ballot-disclosed' : 'same-mark-disclosed'];
}

/** A count that is going on: `uncounted` ballots are accepted and not yet in a sealed block. */
export interface CountInProgress extends CountedVotes {
  readonly uncounted: number;
}

/** What a side still needs, the challenges aside: so many votes of the remaining ones. */
export type Need =
  | { readonly code: 'clinched' }
  | { readonly code: 'needs'; readonly votes: number; readonly of: number }
  | { readonly code: 'out-of-reach' };

export interface ChoiceStanding {
  readonly choice: Choice;
  readonly votes: number;
  /** Nothing that is left can take it away, the challenges included. */
  readonly isClinched: boolean;
  readonly isClinchedChallengesAside: boolean;
  readonly need: Need;
}

/**
 * Whether the verdict can still change, for the public sentence. `open`: the uncounted ballots could change
 * it; `challenges-could-change`: they could not without the challenges; `settled`: nothing left can.
 */
export type Prospect = 'nothing-counted' | 'open' | 'challenges-could-change' | 'settled';

/** Codes and numbers only: each screen phrases them. A lead is never a win. */
export interface Standing {
  readonly valid: number;
  readonly void: number;
  readonly uncounted: number;
  readonly challenged: number;
  /** The choice with the most votes so far; null while two share the lead. */
  readonly leading: Choice | null;
  /** Votes between the first choice and the second. */
  readonly margin: number;
  readonly prospect: Prospect;
  /** The verdict on the sealed blocks alone, as if nothing were left. */
  readonly outcome: Outcome;
  /** In the order of the ballot. With one organization, the choice against wins what is no majority for. */
  readonly choices: readonly ChoiceStanding[];
}

/** Throws RangeError as `decide` does. */
export function standing(rule: Rule, choices: readonly Choice[], count: CountInProgress): Standing {
  // Ballots that are left are like challenges: each may become a vote for any choice, or none.
  const { outcome, isDeterminative: canChange } = decide(rule, choices, {
    ...countedVotes(count),
    challenged: count.uncounted + count.challenged,
  });
  const { isDeterminative: canChangeChallengesAside } = decide(rule, choices, {
    ...countedVotes(count),
    challenged: count.uncounted,
  });
  const lines = choices.map((choice) => ({ choice, votes: countOf(count.votes, choice.id) }));
  const valid = lines.reduce((sum, line) => sum + line.votes, 0);
  const most = Math.max(...lines.map(({ votes }) => votes));
  const [leader, rival] = lines.filter(({ votes }) => votes === most);
  const isLedByOne = leader !== undefined && rival === undefined;
  return {
    valid,
    void: count.void,
    uncounted: count.uncounted,
    challenged: count.challenged,
    leading: isLedByOne ? leader.choice : null,
    margin: isLedByOne
      ? most - Math.max(...lines.map(({ votes }) => votes).filter((votes) => votes < most))
      : 0,
    prospect: prospectOf(valid + count.void, count.uncounted, canChange, canChangeChallengesAside),
    outcome,
    choices: lines.map(({ choice, votes }) => {
      const need = needOf(rule, choices, choice, count);
      return {
        choice,
        votes,
        isClinched: !canChange && isWonBy(choice, choices, outcome),
        isClinchedChallengesAside: need.code === 'clinched',
        need,
      };
    }),
  };
}

function prospectOf(
  counted: number,
  uncounted: number,
  canChange: boolean,
  canChangeChallengesAside: boolean,
): Prospect {
  if (!canChange) return 'settled';
  if (counted === 0 && uncounted > 0) return 'nothing-counted';
  return canChangeChallengesAside ? 'open' : 'challenges-could-change';
}

function isWonBy(choice: Choice, choices: readonly Choice[], outcome: Outcome): boolean {
  if (choice.kind !== 'for' && soleOrganization(choices) !== null) return outcome.class !== 'majority';
  return outcome.class === 'majority' && outcome.choices.includes(choice.id);
}

/** The fewest of the uncounted ballots with which this choice wins though all others go to a rival. */
function needOf(rule: Rule, choices: readonly Choice[], choice: Choice, count: CountInProgress): Need {
  const rivals = choices.filter(({ id }) => id !== choice.id);
  const winsWith = (votes: number): boolean => {
    const added = new Map([
      [choice.id, votes],
      ...rivals.slice(0, 1).map(({ id }) => [id, count.uncounted - votes] as const),
    ]);
    const counted = {
      ...countedVotes(count),
      challenged: 0,
      votes: Object.fromEntries(
        Object.entries(count.votes).map(([id, sealed]) => [id, sealed + (added.get(id) ?? 0)]),
      ),
    };
    return isWonBy(choice, choices, decide(rule, choices, counted).outcome);
  };
  if (winsWith(0)) return { code: 'clinched' };
  if (!winsWith(count.uncounted)) return { code: 'out-of-reach' };
  let losing = 0;
  let winning = count.uncounted;
  while (winning - losing > 1) {
    const middle = Math.floor((losing + winning) / 2);
    if (winsWith(middle)) winning = middle;
    else losing = middle;
  }
  return { code: 'needs', votes: winning, of: count.uncounted };
}

function countedVotes({ votes, void: spoiled, challenged, eligible }: CountInProgress): CountedVotes {
  return { votes, void: spoiled, challenged, eligible };
}
