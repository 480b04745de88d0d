import { decideRanked } from './ranked-choices';
import { decisionProblem, isCount, soleOrganization } from './rule-problems';
import { decideSeveral } from './several-choices';

export {
  decisionProblem,
  RULE_PROBLEMS,
  type RuleProblem,
  ruleProblem,
  soleOrganization,
} from './rule-problems';

export type OutcomeClass =
  'majority' | 'no-majority' | 'tie' | 'no-votes' | 'runoff' | 'nullity' | 'top-two-tied' | 'needs-ruling';
export type ChoiceKind = 'for' | 'against' | 'none';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly kind: ChoiceKind;
}

/** Numerator and denominator, both whole numbers: [1, 2] is one half. */
export type Fraction = readonly [number, number];

/** The parameters of a decision as the election record carries them; `id` is only a label. */
export interface Rule {
  readonly denominator: 'valid' | 'eligible' | 'unit';
  readonly id: string;
  /** Share of the eligible voters whose ballots, valid or void, must be in. */
  readonly quorum: Fraction | null;
  readonly runoffs: number;
  readonly seats: number;
  /** True: more than the threshold. False: the threshold itself is enough. */
  readonly strict: boolean;
  /** Share of the whole unit that must have voted for. */
  readonly support: Fraction | null;
  readonly threshold: Fraction;
  readonly tie: 'status-quo' | 'runoff' | 'lot' | 'ruling';
  readonly version: number;
}

/** How several choices are decided under another rule than the Board's own for them (29 CFR 102.70). */
export interface SeveralRule {
  readonly elects: 'majority' | 'plurality';
  /** A runoff of the first two is held where at least so many choices have votes; of fewer, equal ones are a tie. */
  readonly runoffNeeds: 2 | 3;
  /** All are level, or two share the second place: the election is held once more, or somebody has to rule. */
  readonly level: 'nullity' | 'needs-ruling';
}

/** What a proposal needs where too few have voted for the rule's own threshold. */
export interface Alternative {
  readonly threshold: Fraction;
  readonly strict: boolean;
}

/**
 * A rule with the parameters that version 1 of the record does not carry: the engine judges by them, and
 * `election.opened` refuses them.
 */
export interface DecisionRule extends Rule {
  /** In place of a failure for want of a quorum; votes cast are its denominator. */
  readonly belowQuorum?: Alternative;
  readonly several?: SeveralRule;
  /** Elections held anew after an inconclusive one; what follows the last of them. */
  readonly reruns?: number;
  readonly afterReruns?: 'results-certified' | 'ruling';
}

/** Counted ballots. `votes` names every choice; `eligible` is approximate and may be less than the ballots. */
export interface CountedVotes {
  readonly votes: Readonly<Record<string, number>>;
  readonly void: number;
  readonly challenged: number;
  readonly eligible: number;
}

/** `choices`, sorted: the winner of a majority, the pair of a runoff or of two tied at the top, else nothing. */
export interface Outcome {
  readonly class: OutcomeClass;
  readonly choices: readonly string[];
}

export type DecisionWarning = 'more-ballots-than-eligible' | 'needs-ruling-102.70d';

export interface Decision {
  readonly outcome: Outcome;
  readonly isDeterminative: boolean;
  readonly warnings: readonly DecisionWarning[];
}

const simpleMajority = {
  denominator: 'valid',
  quorum: null,
  runoffs: 0,
  seats: 1,
  strict: true,
  support: null,
  threshold: [1, 2],
  tie: 'status-quo',
  version: 1,
} as const;

/** RC, RD and RM elections of the National Labor Relations Board (29 CFR 102.69, 102.70). */
export const NLRB_MAJORITY: Rule = { ...simpleMajority, id: 'nlrb-majority', runoffs: 1 };

/** Rules known by name. All but the first decide between one organization, or one proposal, and none. */
export const PROFILES = {
  'nlrb-majority': NLRB_MAJORITY,
  'nlrb-deauthorization': { ...simpleMajority, id: 'nlrb-deauthorization', denominator: 'eligible' },
  'uk-statutory-recognition': { ...simpleMajority, id: 'uk-statutory-recognition', support: [2, 5] },
  'canada-majority': { ...simpleMajority, id: 'canada-majority' },
  'nmb-majority': { ...simpleMajority, id: 'nmb-majority', runoffs: 1 },
  'flra-majority': { ...simpleMajority, id: 'flra-majority', runoffs: 1 },
  'strike-authorization': { ...simpleMajority, id: 'strike-authorization', strict: false, threshold: [2, 3] },
  'contract-ratification': { ...simpleMajority, id: 'contract-ratification' },
} as const satisfies Readonly<Record<string, Rule>>;
export type ProfileId = keyof typeof PROFILES;

/**
 * The outcome of a count, and whether the unresolved challenges could change it: whether some allocation of
 * up to that many ballots over the choices changes the verdict. With one organization the verdict is
 * majority or not; with several it is the class, the pair and the winner.
 * Throws RangeError for a rule that `decisionProblem` refuses and for counts that are not whole numbers ≥ 0, one
 * for each choice.
 */
export function decide(rule: DecisionRule, choices: readonly Choice[], counted: CountedVotes): Decision {
  const problem = decisionProblem(rule, choices);
  if (problem !== null) throw new RangeError(`This rule cannot decide this ballot: ${problem}`);
  checkCounts(choices, counted);
  const ballots = sumOf(Object.values(counted.votes)) + BigInt(counted.void) + BigInt(counted.challenged);
  const warnings: DecisionWarning[] =
    ballots > BigInt(counted.eligible) ? ['more-ballots-than-eligible'] : [];
  const onlyChoice = soleOrganization(choices);
  const decision = onlyChoice === null ? decideAmong(rule, counted) : decideOne(rule, onlyChoice, counted);
  return { ...decision, warnings: [...warnings, ...decision.warnings] };
}

function decideAmong(rule: DecisionRule, counted: CountedVotes): Decision {
  const { several } = rule;
  return several === undefined ? decideSeveral(counted) : decideRanked({ ...rule, several }, counted);
}

function decideOne(rule: DecisionRule, choice: Choice, counted: CountedVotes): Decision {
  const cast = votesForAndAgainst(choice, counted);
  const isPassed = passes(rule, cast, counted);
  return {
    outcome: isPassed
      ? { class: 'majority', choices: [choice.id] }
      : { class: classWithoutMajority(cast), choices: [] },
    isDeterminative: extremes(rule, cast, counted).some(
      (added) => passes(rule, addTo(cast, added), counted) !== isPassed,
    ),
    warnings: [],
  };
}

/**
 * The allocations that decide whether any can change the verdict. Above the quorum as below it, more votes for never
 * break a pass and more against never make one: all for and all against are the extremes, with every challenge
 * opened, and with as many as stay below the quorum, where another threshold may apply.
 */
function extremes(rule: DecisionRule, cast: ForAndAgainst, counted: CountedVotes): readonly ForAndAgainst[] {
  const challenged = BigInt(counted.challenged);
  const all = [challenged, belowQuorum(rule, cast, counted)].flatMap((count) =>
    count === null ? [] : [count < challenged ? count : challenged],
  );
  return all.flatMap((count) => [
    { for: count, against: 0n },
    { for: 0n, against: count },
  ]);
}

/** How many ballots may still come in before the quorum is reached; null where there is none, or it is reached. */
function belowQuorum(rule: Rule, cast: ForAndAgainst, counted: CountedVotes): bigint | null {
  if (rule.quorum === null) return null;
  const ballots = cast.for + cast.against + BigInt(counted.void);
  const [numerator, denominator] = rule.quorum.map(BigInt) as [bigint, bigint];
  const needed = (BigInt(counted.eligible) * numerator + denominator - 1n) / denominator;
  return ballots < needed ? needed - 1n - ballots : null;
}

function addTo(cast: ForAndAgainst, added: ForAndAgainst): ForAndAgainst {
  return { for: cast.for + added.for, against: cast.against + added.against };
}

function classWithoutMajority(cast: ForAndAgainst): OutcomeClass {
  if (cast.for + cast.against === 0n) return 'no-votes';
  return cast.for === cast.against ? 'tie' : 'no-majority';
}

interface ForAndAgainst {
  readonly for: bigint;
  readonly against: bigint;
}

function votesForAndAgainst(choice: Choice, counted: CountedVotes): ForAndAgainst {
  const countsOf = (isFor: boolean): number[] =>
    Object.entries(counted.votes).flatMap(([id, count]) => ((id === choice.id) === isFor ? [count] : []));
  return { for: sumOf(countsOf(true)), against: sumOf(countsOf(false)) };
}

/** The tests that a proposal has to pass, each of them on its own. */
export interface PassTests {
  readonly threshold: boolean;
  readonly support: boolean;
  /** Enough have voted; where they have not, the rule may have an alternative, which then is the threshold. */
  readonly quorum: boolean;
}

/** Which tests the only choice passes on these counts. Counts and rule as `decide` requires them. */
export function passTests(rule: DecisionRule, choice: Choice, counted: CountedVotes): PassTests {
  return testsOf(rule, votesForAndAgainst(choice, counted), counted);
}

function passes(rule: DecisionRule, cast: ForAndAgainst, counted: CountedVotes): boolean {
  const tests = testsOf(rule, cast, counted);
  return tests.threshold && tests.support && (tests.quorum || rule.belowQuorum !== undefined);
}

function testsOf(rule: DecisionRule, cast: ForAndAgainst, counted: CountedVotes): PassTests {
  const eligible = BigInt(counted.eligible);
  const valid = cast.for + cast.against;
  const quorum =
    rule.quorum === null || compareToShare(valid + BigInt(counted.void), rule.quorum, eligible) >= 0n;
  const { denominator, threshold, strict } =
    quorum || rule.belowQuorum === undefined ? rule : { ...rule.belowQuorum, denominator: 'valid' };
  const reached = compareToShare(cast.for, threshold, denominator === 'valid' ? valid : eligible);
  return {
    threshold: cast.for > 0n && (strict ? reached > 0n : reached >= 0n),
    support: rule.support === null || compareToShare(cast.for, rule.support, eligible) >= 0n,
    quorum,
  };
}

/** Above, at or below zero as `part` is above, at or below that share of `whole`. */
function compareToShare(part: bigint, [numerator, denominator]: Fraction, whole: bigint): bigint {
  return part * BigInt(denominator) - whole * BigInt(numerator);
}

function sumOf(counts: readonly number[]): bigint {
  return counts.reduce((sum, count) => sum + BigInt(count), 0n);
}

function checkCounts(choices: readonly Choice[], counted: CountedVotes): void {
  const named = Object.keys(counted.votes);
  const known = new Set(choices.map((choice) => choice.id));
  if (named.length !== known.size || !named.every((id) => known.has(id)))
    throw new RangeError('Votes must name every choice, and no other');
  const counts = [...Object.values(counted.votes), counted.void, counted.challenged, counted.eligible];
  if (!counts.every(isCount)) throw new RangeError('Counts must be whole numbers from 0');
}
