import {
  decide,
  decisionProblem,
  NLRB_MAJORITY,
  PROFILES,
  type Choice,
  type CountedVotes,
  type DecisionRule,
  type DecisionWarning,
  type OutcomeClass,
  type RuleProblem,
} from './decision-rules';

/** A row of published tallies: values by column, as text. */
export type PublishedRow = Readonly<Record<string, string | undefined>>;

export type PublishedProblem =
  | { readonly code: 'no-organization' }
  | { readonly code: 'no-eligible-voters' }
  | { readonly code: 'rule'; readonly problem: RuleProblem }
  | { readonly code: 'not-a-count'; readonly column: string; readonly value: string };

export type PublishedWarning = DecisionWarning | 'eligible-unknown' | 'sum-differs' | 'second-nullity';

/** What the rule says of a published tally; organizations by their names, the choice for none of them as `none`. */
export interface PublishedJudgement {
  readonly outcome: OutcomeClass;
  /** `none` also where one organization has no majority of votes cast for and against it. Null: nobody, or not yet. */
  readonly winner: string | null;
  readonly runoffRequired: boolean;
  readonly runoffBetween: readonly string[] | null;
  readonly determinative: boolean;
  readonly warnings: readonly PublishedWarning[];
}

export type PublishedVerdict =
  | { readonly ok: true; readonly judgement: PublishedJudgement; readonly tally: PublishedTally }
  | { readonly ok: false; readonly problem: PublishedProblem };

export interface PublishedTally {
  readonly rule: DecisionRule;
  readonly choices: readonly Choice[];
  readonly votes: Readonly<Record<string, number>>;
  readonly valid: number;
  readonly void: number;
  readonly challenged: number;
  /** Null where the row does not say. */
  readonly eligible: number | null;
  readonly isRunoff: boolean;
}

/** The columns by their names in the Board's releases, and in the data sets made from them. */
const COLUMNS = {
  votes: (place: number): readonly string[] => [`votes_${place}`, `votes_for_${place}`],
  against: ['votes_against'],
  void: ['void_ballots', 'void'],
  challenged: ['challenged_ballots', 'challenged'],
  eligible: ['eligible_voters', 'eligible'],
  valid: ['valid_votes'],
} as const;

const PLACES = [1, 2, 3, 4] as const;
const NONE = 'none';

/** What a table of tallies lacks before any row of it can be judged: names of columns. */
export function missingColumns(columns: readonly string[]): string[] {
  const wanted: readonly (readonly string[])[] = [
    ['case_number'],
    ['labor_org_1'],
    COLUMNS.votes(1),
    COLUMNS.against,
    COLUMNS.challenged,
    COLUMNS.eligible,
  ];
  return wanted
    .filter((names) => !names.some((name) => columns.includes(name)))
    .map((names) => names.join(' / '));
}

/**
 * Judges one published tally by the rules of 29 CFR 102.69 and 102.70; a deauthorization (UD in the case number) by
 * the majority of the eligible that Section 9(e) asks for; or all by another rule, where one is given. A blank count
 * is none.
 */
export function judgePublished(row: PublishedRow, rule?: DecisionRule): PublishedVerdict {
  const tally = readPublished(row, rule);
  if ('code' in tally) return { ok: false, problem: tally };
  return { ok: true, judgement: judge(tally, row), tally };
}

export function readPublished(row: PublishedRow, given?: DecisionRule): PublishedTally | PublishedProblem {
  const organizations = PLACES.filter((place) => textOf(row, [`labor_org_${place}`]) !== '');
  if (organizations.length === 0) return { code: 'no-organization' };
  const rule = given ?? ruleOfRow(row, organizations.length);
  const isRunoff = /run-?o?f/i.test(`${textOf(row, ['tally_type'])} ${textOf(row, ['tally_category'])}`);
  const columns: (readonly string[])[] = [
    ...organizations.map((place) => COLUMNS.votes(place)),
    COLUMNS.against,
    COLUMNS.void,
    COLUMNS.challenged,
    COLUMNS.valid,
    COLUMNS.eligible,
  ];
  const counts: (number | null)[] = [];
  for (const names of columns) {
    const text = textOf(row, names);
    const count = countIn(text);
    if (count === undefined) return { code: 'not-a-count', column: columnOf(row, names), value: text };
    counts.push(count);
  }
  const eligible = counts.pop() ?? null;
  if (eligible === null && needsEligible(rule)) return { code: 'no-eligible-voters' };
  const [against, spoiled, challenged] = counts.slice(organizations.length) as [Count, Count, Count];
  // Between two organizations there is no third choice in a runoff, nor among candidates: their column is blank.
  const hasNone =
    !(isRunoff && organizations.length === 2 && !against) &&
    !(given !== undefined && organizations.length > 1 && against === null);
  const choices = [
    ...organizations.map((place): Choice => ({
      id: `union-${place}`,
      label: textOf(row, [`labor_org_${place}`]),
      kind: 'for',
    })),
    ...(hasNone ? [noneOf(organizations.length)] : []),
  ];
  const problem = decisionProblem(rule, choices);
  if (problem !== null) return { code: 'rule', problem };
  const votes = Object.fromEntries(choices.map(({ id }, index) => [id, Number(counts[index])]));
  return {
    rule,
    choices,
    votes,
    valid: Object.values(votes).reduce((sum, count) => sum + count, 0),
    void: Number(spoiled),
    challenged: Number(challenged),
    eligible,
    isRunoff,
  };
}

type Count = number | null;

/** The Board's own rules, by the case number; with several organizations there is only one. */
function ruleOfRow(row: PublishedRow, organizations: number): DecisionRule {
  const isDeauthorization = /-UD-/i.test(textOf(row, ['case_number'])) && organizations === 1;
  return isDeauthorization ? PROFILES['nlrb-deauthorization'] : NLRB_MAJORITY;
}

function needsEligible({ denominator, support, quorum }: DecisionRule): boolean {
  return denominator !== 'valid' || support !== null || quorum !== null;
}

/** The counts as the rules take them; where the eligible are not given, nobody else is. */
export function countedOf({
  votes,
  valid,
  void: spoiled,
  challenged,
  eligible,
}: PublishedTally): CountedVotes {
  return { votes, void: spoiled, challenged, eligible: eligible ?? valid + spoiled + challenged };
}

function noneOf(organizations: number): Choice {
  return { id: NONE, label: NONE, kind: organizations > 1 ? 'none' : 'against' };
}

function judge(tally: PublishedTally, row: PublishedRow): PublishedJudgement {
  const { choices, valid, isRunoff } = tally;
  const counted = countedOf(tally);
  const { outcome, isDeterminative, warnings } = decide(tally.rule, choices, counted);
  const isPairOpen =
    outcome.class === 'runoff' || (outcome.class === 'top-two-tied' && valid + tally.void < counted.eligible);
  const runoffRequired = isPairOpen && outcome.choices.length > 0 && !isDeterminative && !isRunoff;
  return {
    outcome: outcome.class,
    winner: winnerOf(outcome.class, outcome.choices, choices),
    runoffRequired,
    runoffBetween: runoffRequired
      ? choices.filter(({ id }) => outcome.choices.includes(id)).map(({ label }) => label)
      : null,
    determinative: isDeterminative,
    warnings: [
      ...warnings,
      ...(tally.eligible === null ? (['eligible-unknown'] as const) : []),
      ...(isOtherSum(row, valid) ? (['sum-differs'] as const) : []),
      ...(outcome.class === 'nullity' && isRerun(row) ? (['second-nullity'] as const) : []),
    ],
  };
}

function winnerOf(outcome: OutcomeClass, won: readonly string[], choices: readonly Choice[]): string | null {
  if (outcome === 'no-majority') return NONE;
  if (outcome !== 'majority') return null;
  return choices.flatMap(({ id, label }) => (won.includes(id) ? [label] : [])).join();
}

/** The row's own sum of valid votes is not the sum of its votes. */
function isOtherSum(row: PublishedRow, valid: number): boolean {
  const given = countIn(textOf(row, COLUMNS.valid));
  return typeof given === 'number' && given !== valid;
}

/** The election is held once more after a nullity, and only once (29 CFR 102.70(b)). */
function isRerun(row: PublishedRow): boolean {
  return /re-?run|reru/i.test(`${textOf(row, ['tally_type'])} ${textOf(row, ['tally_category'])}`);
}

function textOf(row: PublishedRow, names: readonly string[]): string {
  return (row[columnOf(row, names)] ?? '').trim();
}

function columnOf(row: PublishedRow, names: readonly string[]): string {
  return names.find((name) => row[name] !== undefined) ?? names.join(' / ');
}

/** Null for a blank; undefined for what is no whole number from 0. Thousands may be set apart by commas. */
function countIn(text: string): number | null | undefined {
  if (text === '') return null;
  if (!/^(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})$/.test(text)) return undefined;
  return Number(text.replaceAll(',', ''));
}
