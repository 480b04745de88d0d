import type { ChoiceKind } from './decision-rules';

/** The figures of a tally, as the record has them. */
export interface TallyFigures {
  readonly eligible: number;
  readonly void: number;
  /** In the order of the ballot. */
  readonly votes: readonly {
    readonly choice: string;
    readonly label: string;
    readonly kind: ChoiceKind;
    readonly votes: number;
  }[];
  readonly valid: number;
  readonly challenged: number;
  readonly validPlusChallenged: number;
  readonly challengesAreSufficient: boolean;
  /** The choice with a majority of line 9, or null. */
  readonly majority: string | null;
}

export const LINE_CODES = [
  'eligible',
  'void',
  'for',
  'against',
  'valid',
  'challenged',
  'valid-plus-challenged',
  'undetermined',
  'sustained',
] as const;
export type LineCode = (typeof LINE_CODES)[number];

/** One line with a number. `number` is that of form NLRB-760; empty for what only a revision has. */
export interface FormLine {
  readonly number: string;
  readonly code: LineCode;
  /** Id and words of the choice of lines 3 to 5. */
  readonly choice: string | null;
  readonly label: string | null;
  readonly value: number;
}

const LAST_LINE_FOR = 5;

/** Lines 1 to 9, in their order: the one list that screen, paper and files are made from. */
export function formLines(tally: TallyFigures): readonly FormLine[] {
  const line = (number: number, code: LineCode, value: number): FormLine => ({
    number: String(number),
    code,
    choice: null,
    label: null,
    value,
  });
  const votesFor = tally.votes.filter(({ kind }) => kind === 'for');
  const against = tally.votes.filter(({ kind }) => kind !== 'for').reduce((sum, { votes }) => sum + votes, 0);
  return [
    line(1, 'eligible', tally.eligible),
    line(2, 'void', tally.void),
    ...votesFor.map(({ choice, label, votes }, place) => ({
      number: numberFor(place),
      code: 'for' as const,
      choice,
      label,
      value: votes,
    })),
    line(6, 'against', against),
    line(7, 'valid', tally.valid),
    line(8, 'challenged', tally.challenged),
    line(9, 'valid-plus-challenged', tally.validPlusChallenged),
  ];
}

/** The form has three lines for organizations; a fourth is 5b, since 6 is taken. */
function numberFor(place: number): string {
  const number = 3 + place;
  if (number <= LAST_LINE_FOR) return String(number);
  return `${LAST_LINE_FOR}${String.fromCharCode('a'.charCodeAt(0) + number - LAST_LINE_FOR)}`;
}

/** A line of the revised form: the first tally, what has come since, and how it stands now. */
export interface RevisedLine {
  readonly number: string;
  readonly code: LineCode;
  readonly choice: string | null;
  readonly label: string | null;
  readonly original: number | null;
  /** `final` less `original`: the challenged ballots counted, and what a block counted again has changed. */
  readonly counted: number | null;
  readonly final: number;
}

/** The revised tally, form NLRB-4168. `sustained`: challenges sustained, their ballots never opened. */
export function revisedLines(
  original: TallyFigures,
  final: TallyFigures,
  sustained: number,
): readonly RevisedLine[] {
  const before = formLines(original);
  const only = (code: LineCode, value: number): RevisedLine => ({
    number: '',
    code,
    choice: null,
    label: null,
    original: null,
    counted: null,
    final: value,
  });
  const lines = formLines(final).map(({ value, ...line }): RevisedLine => {
    const was = before.find(({ number }) => number === line.number)?.value ?? 0;
    return { ...line, original: was, counted: line.code === 'challenged' ? null : value - was, final: value };
  });
  return [...lines, only('undetermined', final.challenged), only('sustained', sustained)];
}

export type SentenceCode = 'sufficient' | 'not-sufficient' | 'majority' | 'majority-against' | 'no-majority';

export interface FormSentence {
  readonly number: '10' | '11';
  readonly code: SentenceCode;
  readonly label: string | null;
}

/** Lines 10 and 11, which are sentences. */
export function formSentences(tally: TallyFigures): readonly [FormSentence, FormSentence] {
  const challenges = tally.challengesAreSufficient ? 'sufficient' : 'not-sufficient';
  return [{ number: '10', code: challenges, label: null }, majoritySentence(tally)];
}

function majoritySentence({ votes, majority }: TallyFigures): FormSentence {
  const winner = votes.find(({ choice }) => choice === majority);
  if (winner === undefined) return { number: '11', code: 'no-majority', label: null };
  return winner.kind === 'for'
    ? { number: '11', code: 'majority', label: winner.label }
    : { number: '11', code: 'majority-against', label: null };
}
