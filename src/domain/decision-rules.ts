import { decideSeveral } from './several-choices';

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

export const RULE_PROBLEMS = [
  'no-choice-for',
  'no-choice-against',
  'several-choices-against',
  'choice-twice',
  'several-seats',
  'threshold-not-a-share',
  'support-not-a-share',
  'quorum-not-a-share',
  'runoffs-not-a-count',
  'version-not-a-count',
  'several-choices-need-nlrb-majority',
] as const;
export type RuleProblem = (typeof RULE_PROBLEMS)[number];

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
 * Why the engine refuses to decide this ballot by this rule, or null. Plurality among candidates, several
 * seats and lists are outside version 1 of the record: with several organizations only the Board's own
 * parameters are allowed.
 */
export function ruleProblem(rule: Rule, choices: readonly Choice[]): RuleProblem | null {
  const organizations = choices.filter((choice) => choice.kind === 'for').length;
  const opposed = choices.length - organizations;
  if (organizations === 0) return 'no-choice-for';
  if (organizations === 1 && opposed === 0) return 'no-choice-against';
  if (opposed > 1) return 'several-choices-against';
  if (new Set(choices.map((choice) => choice.id)).size < choices.length) return 'choice-twice';
  if (rule.seats !== 1) return 'several-seats';
  if (!isShare(rule.threshold)) return 'threshold-not-a-share';
  if (rule.support !== null && !isShare(rule.support)) return 'support-not-a-share';
  if (rule.quorum !== null && !isShare(rule.quorum)) return 'quorum-not-a-share';
  if (!isCount(rule.runoffs)) return 'runoffs-not-a-count';
  if (!isCount(rule.version) || rule.version === 0) return 'version-not-a-count';
  return organizations > 1 && !isNlrbMajority(rule) ? 'several-choices-need-nlrb-majority' : null;
}

/**
 * The outcome of a count, and whether the unresolved challenges could change it: whether some allocation of
 * up to that many ballots over the choices changes the verdict. With one organization the verdict is
 * majority or not; with several it is the class, the pair and the winner.
 * Throws RangeError for a rule that `ruleProblem` refuses and for counts that are not whole numbers ≥ 0, one
 * for each choice.
 */
export function decide(rule: Rule, choices: readonly Choice[], counted: CountedVotes): Decision {
  const problem = ruleProblem(rule, choices);
  if (problem !== null) throw new RangeError(`This rule cannot decide this ballot: ${problem}`);
  checkCounts(choices, counted);
  const ballots = sumOf(Object.values(counted.votes)) + BigInt(counted.void) + BigInt(counted.challenged);
  const warnings: DecisionWarning[] =
    ballots > BigInt(counted.eligible) ? ['more-ballots-than-eligible'] : [];
  const onlyChoice = soleOrganization(choices);
  const decision = onlyChoice === null ? decideSeveral(counted) : decideOne(rule, onlyChoice, counted);
  return { ...decision, warnings: [...warnings, ...decision.warnings] };
}

/** The only choice that can be voted for, or null where there are several. */
export function soleOrganization(choices: readonly Choice[]): Choice | null {
  const [first, second] = choices.filter((choice) => choice.kind === 'for');
  return first === undefined || second !== undefined ? null : first;
}

function decideOne(rule: Rule, choice: Choice, counted: CountedVotes): Decision {
  const cast = votesForAndAgainst(choice, counted);
  const isPassed = passes(rule, cast, counted);
  // More votes for never break a pass and more votes against never make one, so the two extremes decide.
  const challenged = BigInt(counted.challenged);
  const couldBecome = isPassed
    ? { for: cast.for, against: cast.against + challenged }
    : { for: cast.for + challenged, against: cast.against };
  return {
    outcome: isPassed
      ? { class: 'majority', choices: [choice.id] }
      : { class: classWithoutMajority(cast), choices: [] },
    isDeterminative: passes(rule, couldBecome, counted) !== isPassed,
    warnings: [],
  };
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
  readonly quorum: boolean;
}

/** Which tests the only choice passes on these counts. Counts and rule as `decide` requires them. */
export function passTests(rule: Rule, choice: Choice, counted: CountedVotes): PassTests {
  return testsOf(rule, votesForAndAgainst(choice, counted), counted);
}

function passes(rule: Rule, cast: ForAndAgainst, counted: CountedVotes): boolean {
  const tests = testsOf(rule, cast, counted);
  return tests.threshold && tests.support && tests.quorum;
}

function testsOf(rule: Rule, cast: ForAndAgainst, counted: CountedVotes): PassTests {
  const eligible = BigInt(counted.eligible);
  const valid = cast.for + cast.against;
  const reached = compareToShare(cast.for, rule.threshold, rule.denominator === 'valid' ? valid : eligible);
  return {
    threshold: cast.for > 0n && (rule.strict ? reached > 0n : reached >= 0n),
    support: rule.support === null || compareToShare(cast.for, rule.support, eligible) >= 0n,
    quorum: rule.quorum === null || compareToShare(valid + BigInt(counted.void), rule.quorum, eligible) >= 0n,
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

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function isShare([numerator, denominator]: Fraction): boolean {
  return isCount(denominator) && isCount(numerator) && numerator > 0 && numerator <= denominator;
}

function isNlrbMajority(rule: Rule): boolean {
  return (
    rule.denominator === 'valid' &&
    rule.quorum === null &&
    rule.runoffs === NLRB_MAJORITY.runoffs &&
    rule.strict &&
    rule.support === null &&
    rule.threshold[0] === 1 &&
    rule.threshold[1] === 2 &&
    rule.tie === NLRB_MAJORITY.tie
  );
}
