import type { Replacement } from '../choices';
import type { EntryField, ValueField } from '../mapping/fields';
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

/** What was made of a cell for one field. */
export interface CheckedValue {
  readonly value: string;
  readonly problems: readonly RowProblem[];
  /** A second phone of the same cell; empty for all others. */
  readonly second: string;
}

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
const NO_PROBLEMS: readonly RowProblem[] = [];

const PLAIN_READERS: Readonly<Partial<Record<ValueField, (text: string) => ReadValue>>> = {
  postalCode: readPostalCode,
  email: readEmail,
  homePhone: readPhone,
  cellPhone: readPhone,
  workPhone: readPhone,
  cardSignedOn: readDate,
  assessedOn: readDate,
  assessment: readAssessment,
};
const SEVERAL: ReadonlySet<ValueField> = new Set(['email', 'homePhone', 'cellPhone', 'workPhone']);
const PHONES: ReadonlySet<ValueField> = new Set(['homePhone', 'cellPhone', 'workPhone']);

/** Checks values one by one; the same text of the same field gives the same answer. */
export class CellChecks {
  readonly #known = new Map<ValueField, Map<string, CheckedValue>>();
  readonly #replacements = new Map<ValueField, Map<string, string>>();

  constructor(private readonly context: CheckingContext) {
    for (const { field, from, to } of context.replacements) {
      const ofField = this.#replacements.get(field) ?? new Map<string, string>();
      this.#replacements.set(field, ofField.set(cleanText(from), cleanText(to)));
    }
  }

  check(field: ValueField, raw: string): CheckedValue {
    if (!REPEATING.has(field)) return this.#check(field, raw);
    let known = this.#known.get(field);
    if (known === undefined) this.#known.set(field, (known = new Map()));
    let checked = known.get(raw);
    if (checked === undefined) {
      checked = this.#check(field, raw);
      if (known.size < REMEMBERED) known.set(raw, checked);
    }
    return checked;
  }

  #check(field: ValueField, raw: string): CheckedValue {
    const problems: RowProblem[] = [];
    let text = cleanCell(raw, (before, after) => {
      return this.#settle(problems, 'encoding-mended', field, before, after);
    });
    // A dash is no name, but may be all that a cell says about a phone.
    if (text === '' || (!NAMES.has(field) && saysNothing(text)))
      return { value: '', problems: NO_PROBLEMS, second: '' };
    text = this.#replacements.get(field)?.get(text) ?? text;
    let second = '';
    if (SEVERAL.has(field)) {
      const values = severalValues(text, PHONES.has(field) ? readPhone : readEmail);
      if (values !== null && values[0] !== values[1]) {
        const action = this.context.fixes.actionFor('two-values', field);
        second = action === 'apply' && PHONES.has(field) ? (values[1] ?? '') : '';
        const value = this.#settle(problems, 'two-values', field, text, values[0] ?? '');
        return { value: this.#short(problems, field, value), problems, second };
      }
      if (values !== null) text = values[0] ?? '';
    }
    const { value, problem } = this.#read(field, text);
    let result = problem === null ? value : this.#settle(problems, problem, field, text, value);
    if (looksSuspicious(text) && looksLikeFormula(text) && !(PHONES.has(field) && problem === null)) {
      result = this.#settle(problems, 'looks-like-formula', field, result, result);
    }
    result = this.#say(problems, field, result);
    result = this.#short(problems, field, result);
    return { value: result, problems: problems.length === 0 ? NO_PROBLEMS : problems, second };
  }

  #read(field: ValueField, text: string): ReadValue {
    if (field === 'employeeNumber') return readEmployeeNumber(text, this.context.numberWidth);
    return PLAIN_READERS[field]?.(text) ?? { value: text, problem: null };
  }

  /** What should be known about a value as it stands. */
  #say(problems: RowProblem[], field: ValueField, value: string): string {
    switch (field) {
      case 'familyName':
      case 'givenName':
      case 'middleName':
        return this.#sayOfName(problems, field, value);
      case 'street':
        return value !== '' && hasNoStreet(value)
          ? this.#settle(problems, 'no-street', field, value, value)
          : value;
      case 'classification':
        if (isExcludedJob(value)) this.#settle(problems, 'excluded-job', field, value, value);
        return value;
      default:
        return value;
    }
  }

  #sayOfName(
    problems: RowProblem[],
    field: 'familyName' | 'givenName' | 'middleName',
    value: string,
  ): string {
    let written = value;
    if (this.context.isShouted(field) && isAllCapitals(value)) {
      const after = toNameCase(value);
      if (after !== value) written = this.#settle(problems, 'all-capitals', field, value, after);
    }
    // What an encoding has no letter for is written as a question mark: Th?o was Thảo.
    if (/[?\uFFFD]/.test(written))
      problems.push({ code: 'lost-letter', field, before: written, after: written });
    return written;
  }

  #short(problems: RowProblem[], field: ValueField, value: string): string {
    const most = field in LONGEST ? LONGEST[field as EntryField] : LONGEST_UNION_VALUE;
    if (value.length <= most) return value;
    return this.#settle(problems, 'cut-short', field, value, value.slice(0, most).trim());
  }

  #settle(
    problems: RowProblem[],
    code: RowProblemCode,
    field: ValueField,
    before: string,
    after: string,
  ): string {
    const value = this.context.fixes.settle(code, field, before, after);
    problems.push({ code, field, before, after: value });
    return value;
  }
}

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
