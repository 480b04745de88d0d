import type { Replacement } from '../choices';
import { isUnionField, type EntryField, type ValueField } from '../mapping/fields';
import { isAllCapitals, toNameCase } from '../../domain/name-case';
import type { Fixes } from './fixes';
import { cleanText, isPlain, looksLikeFormula, mendEncoding, saysNothing, withoutGuard } from './text';
import {
  hasNoStreet,
  isExcludedJob,
  LONGEST,
  readAssessment,
  readDate,
  readEmail,
  readEmployeeNumber,
  readPhone,
  readPostalCode,
  severalValues,
  type ReadValue,
  type RowProblem,
  type RowProblemCode,
} from './values';

/** What is known of a whole column, and what a person decided about its values. */
export interface CheckingContext {
  readonly fixes: Fixes;
  readonly replacements: readonly Replacement[];
  /** To which employee numbers that lost zeros are filled up; 0 for none. */
  readonly numberWidth: number;
  /** Names that nearly all stand in capitals: only then are capitals not how a name is written. */
  readonly isShouted: (field: EntryField) => boolean;
}

const NAMES: ReadonlySet<string> = new Set(['familyName', 'givenName', 'middleName', 'suffix']);
/** Fields with few different values: what was made of one is remembered. */
const REPEATING: ReadonlySet<ValueField> = new Set([
  ...(['classification', 'department', 'shift', 'location', 'city', 'state', 'postalCode'] as const),
  ...([
    'suffix',
    'middleName',
    'organizer',
    'assessment',
    'cardSignedOn',
    'assessedOn',
    'employment',
  ] as const),
]);
const REMEMBERED = 5_000;
const LONGEST_UNION_VALUE = 200;

const READERS: Readonly<Partial<Record<ValueField, (text: string) => ReadValue>>> = {
  postalCode: readPostalCode,
  email: readEmail,
  homePhone: readPhone,
  cellPhone: readPhone,
  workPhone: readPhone,
  cardSignedOn: readDate,
  assessedOn: readDate,
  assessment: readAssessment,
};
const PHONES: ReadonlySet<ValueField> = new Set(['homePhone', 'cellPhone', 'workPhone']);

interface Remembered {
  readonly value: string;
  readonly problems: readonly RowProblem[];
}

/** Checks the values of one field, one by one; the same text gives the same answer. */
export class FieldCheck {
  /** A second phone of the cell that was checked last; empty for all others. */
  second = '';
  readonly isUnion: boolean;
  readonly #isName: boolean;
  readonly #isPhone: boolean;
  readonly #mostLetters: number;
  readonly #read: ((text: string) => ReadValue) | null;
  readonly #known: Map<string, Remembered> | null;
  readonly #replacements = new Map<string, string>();

  constructor(
    readonly field: ValueField,
    private readonly context: CheckingContext,
  ) {
    this.isUnion = isUnionField(field);
    this.#isName = NAMES.has(field);
    this.#isPhone = PHONES.has(field);
    this.#mostLetters = isUnionField(field) ? LONGEST_UNION_VALUE : LONGEST[field];
    this.#read =
      field === 'employeeNumber'
        ? (text) => readEmployeeNumber(text, context.numberWidth)
        : (READERS[field] ?? null);
    this.#known = REPEATING.has(field) ? new Map() : null;
    for (const { field: of, from, to } of context.replacements) {
      if (of === field) this.#replacements.set(cleanText(from), cleanText(to));
    }
  }

  /** What becomes of a cell; what there is to say about it is added to `problems`. */
  check(raw: string, problems: RowProblem[]): string {
    this.second = '';
    if (this.#known === null) return this.#check(raw, problems);
    const known = this.#known.get(raw);
    if (known !== undefined) {
      if (known.problems.length > 0) problems.push(...known.problems);
      return known.value;
    }
    const found: RowProblem[] = [];
    const value = this.#check(raw, found);
    if (this.#known.size < REMEMBERED) this.#known.set(raw, { value, problems: found });
    problems.push(...found);
    return value;
  }

  /** A cell in which a spreadsheet shows an error, such as #N/A. */
  takeError(raw: string, problems: RowProblem[]): void {
    this.#settle(problems, 'cell-error', raw, '');
  }

  #check(raw: string, problems: RowProblem[]): string {
    let text = raw;
    if (!isPlain(raw) || raw.charCodeAt(0) === APOSTROPHE) {
      text = cleanCell(raw, (before, after) => this.#settle(problems, 'encoding-mended', before, after));
    }
    // A dash is no name, but may be all that a cell says about a phone.
    if (text === '' || (!this.#isName && saysNothing(text))) return '';
    if (this.#replacements.size > 0) text = this.#replacements.get(text) ?? text;
    const value = this.#say(problems, this.#readText(text, problems));
    if (value.length <= this.#mostLetters) return value;
    return this.#settle(problems, 'cut-short', value, value.slice(0, this.#mostLetters).trim());
  }

  #readText(text: string, problems: RowProblem[]): string {
    const read = this.#read?.(text) ?? null;
    if (read !== null && read.problem === null) return read.value;
    if (read !== null && (read.problem === 'bad-phone' || read.problem === 'bad-email')) {
      const [first, second] = severalValues(text, this.#isPhone ? readPhone : readEmail) ?? [];
      if (first !== undefined && second !== undefined) return this.#takeFirst(problems, text, first, second);
    }
    const value = read?.problem ? this.#settle(problems, read.problem, text, read.value) : text;
    return looksSuspicious(text) && looksLikeFormula(text)
      ? this.#settle(problems, 'looks-like-formula', value, value)
      : value;
  }

  #takeFirst(problems: RowProblem[], text: string, first: string, second: string): string {
    if (first === second) return first;
    const { fixes } = this.context;
    if (this.#isPhone && fixes.actionFor('two-values', this.field) === 'apply') this.second = second;
    return this.#settle(problems, 'two-values', text, first);
  }

  /** What should be known about a value as it stands. */
  #say(problems: RowProblem[], value: string): string {
    switch (this.field) {
      case 'familyName':
      case 'givenName':
      case 'middleName':
        return this.#sayOfName(problems, this.field, value);
      case 'street':
        return value !== '' && hasNoStreet(value) ? this.#settle(problems, 'no-street', value, value) : value;
      case 'classification':
        if (isExcludedJob(value)) this.#settle(problems, 'excluded-job', value, value);
        return value;
      default:
        return value;
    }
  }

  #sayOfName(problems: RowProblem[], field: EntryField, value: string): string {
    let written = value;
    if (this.context.isShouted(field) && isAllCapitals(value)) {
      const after = toNameCase(value);
      if (after !== value) written = this.#settle(problems, 'all-capitals', value, after);
    }
    // What an encoding has no letter for is written as a question mark: Th?o was Thảo.
    if (written.includes('?') || written.includes('\uFFFD'))
      this.#settle(problems, 'lost-letter', written, written);
    return written;
  }

  #settle(problems: RowProblem[], code: RowProblemCode, before: string, after: string): string {
    const value = this.context.fixes.settle(code, this.field, before, after);
    problems.push({ code, field: this.field, before, after: value });
    return value;
  }
}

const APOSTROPHE = 39;

/** A cell as text: clean, without a guard before a formula, its letters whole. */
export function cleanCell(raw: string, mended: (before: string, after: string) => string): string {
  if (isPlain(raw)) return raw.startsWith("'") ? withoutGuard(raw) : raw;
  const text = withoutGuard(cleanText(raw));
  const whole = mendEncoding(text);
  return whole === null || whole === text ? text : mended(text, cleanText(whole));
}

/** Whether a closer look is worth it. */
function looksSuspicious(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === 61 || code === 43 || code === 45 || code === 64 || text.includes('<') || text.includes(':');
}
