import type { EntryField, ValueField } from '../mapping/fields';

/** What was found in one cell, as a code; `before` is what came, `after` what was made of it. */
export interface RowProblem {
  readonly code: RowProblemCode;
  readonly field: ValueField | null;
  readonly before: string;
  readonly after: string;
}

/** Mended by themselves, with before and after kept. */
export const MENDED = [
  'lost-zeros',
  'digits-restored',
  'cut-short',
  'all-capitals',
  'encoding-mended',
  'serial-date',
] as const;
/** The row comes in; a person should know. */
export const WARNINGS = [
  'missing-number',
  'missing-given-name',
  'initial-only',
  'lost-letter',
  'missing-street',
  'bad-phone',
  'bad-email',
  'bad-postal-code',
  'digits-lost',
  'cell-error',
  'possible-duplicate',
  // An address without a house number or a road: a town, a route, a post office box.
  'no-street',
  // Supervisors, guards and the like are no voters (29 U.S.C. 152(11), 159(b)(3)).
  'excluded-job',
  'looks-like-formula',
  'two-values',
  'bad-date',
  'bad-assessment',
] as const;

export type RowProblemCode = (typeof MENDED)[number] | (typeof WARNINGS)[number];

export interface ReadValue {
  readonly value: string;
  readonly problem: RowProblemCode | null;
}

const plain = (value: string): ReadValue => ({ value, problem: null });

/** Longest value of a field in the database. */
export const LONGEST: Readonly<Record<EntryField, number>> = {
  employeeNumber: 40,
  familyName: 100,
  givenName: 100,
  middleName: 100,
  suffix: 20,
  classification: 200,
  department: 200,
  shift: 100,
  location: 200,
  street: 300,
  city: 100,
  state: 60,
  postalCode: 20,
  email: 254,
  homePhone: 40,
  cellPhone: 40,
};

export { cleanText } from './text';

const EXPONENT = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/** Digits that a spreadsheet shows as 5.55E+09: whole again where all of them are there. */
function readDigits(text: string): ReadValue {
  if (!EXPONENT.test(text)) return plain(text);
  const [mantissa = '', exponent = ''] = text.replace(',', '.').toUpperCase().split('E');
  const digits = mantissa.replace('.', '');
  const power = Number(exponent);
  // An exponent longer than the digits written means that the rest was rounded away.
  if (power > digits.length - 1) return { value: '', problem: 'digits-lost' };
  return { value: digits.slice(0, power + 1), problem: 'digits-restored' };
}

/** Letters and digits as they came; a number that lost its leading zeros gets them back up to `width`. */
export function readEmployeeNumber(text: string, width: number): ReadValue {
  const digits = readDigits(text);
  if (digits.problem === 'digits-lost' || digits.value.length >= width || !/^\d+$/.test(digits.value))
    return digits;
  return { value: digits.value.padStart(width, '0'), problem: 'lost-zeros' };
}

/** Shares of a column: so many of its numbers have the same length, and none begins with zero. */
const SAME_LENGTH = 0.6;
const ENOUGH_NUMBERS = 5;
const LONGEST_NUMBER = 20;

/** The lengths of a column's numbers, gathered row by row. */
export class NumberWidths {
  readonly #lengths: number[] = [];
  #numbers = 0;
  #hasZeroInFront = false;

  add(value: string): void {
    const { length } = value;
    if (length === 0 || length > LONGEST_NUMBER) return;
    for (let i = 0; i < length; i += 1) {
      const code = value.charCodeAt(i);
      if (code < 48 || code > 57) return;
    }
    if (value.charCodeAt(0) === 48) this.#hasZeroInFront = true;
    this.#numbers += 1;
    this.#lengths[length] = (this.#lengths[length] ?? 0) + 1;
  }

  /**
   * The width to which the column's numbers are filled up with zeros; 0 when it shows no sign of having lost any.
   * A program that took identifiers for numbers drops zeros from every tenth of them, and leaves none in front.
   */
  width(): number {
    if (this.#numbers < ENOUGH_NUMBERS || this.#hasZeroInFront) return 0;
    const longest = this.#lengths.length - 1;
    const share = (this.#lengths[longest] ?? 0) / this.#numbers;
    return share >= SAME_LENGTH && share < 1 ? longest : 0;
  }
}

export function lostWidth(values: readonly string[]): number {
  const widths = new NumberWidths();
  for (const value of values) widths.add(value.trim());
  return widths.width();
}

/** ZIP codes get back their leading zeros (01002 Amherst); other countries' codes stay as they are. */
export function readPostalCode(text: string): ReadValue {
  if (/^\d{5}(?:-\d{4})?$/.test(text)) return plain(text);
  if (/^\d{3,4}$/.test(text)) return { value: text.padStart(5, '0'), problem: 'lost-zeros' };
  if (/^\d{9}$/.test(text)) return plain(`${text.slice(0, 5)}-${text.slice(5)}`);
  if (/^\d{7,8}$/.test(text)) {
    const whole = text.padStart(9, '0');
    return { value: `${whole.slice(0, 5)}-${whole.slice(5)}`, problem: 'lost-zeros' };
  }
  return /\d/.test(text) && /[a-z]/i.test(text)
    ? plain(text.toUpperCase())
    : { value: text, problem: 'bad-postal-code' };
}

const NATIONAL = /^[2-9]\d{2}[2-9]\d{6}$/;
/** `205-555-1234` and the like: most phones, read without taking them apart. */
const COMMON_PHONE = /^(?:\+?1[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[ .-]?)([2-9]\d\d)[ .-]?(\d{4})$/;
const PHONE_LABEL =
  /\(?\b(?:cell(?:ular)?|celular|mobile|m[oó]vil|home|casa|phone|tel[eé]?(?:fono|phone)?|ph|hm)\b\)?[:.]?/gi;

/** North American numbers in E.164 (+12055551234), others with their country code; what is no number stays as it came. */
export function readPhone(text: string): ReadValue {
  const common = COMMON_PHONE.exec(text);
  if (common !== null) return plain(`+1${common[1] ?? common[2] ?? ''}${common[3] ?? ''}${common[4] ?? ''}`);
  const read = readDigits(text);
  if (read.problem === 'digits-lost') return read;
  const bare = read.value
    .replace(PHONE_LABEL, '')
    .replace(/[,;]?\s*(?:ext(?:ension)?\.?|x|#)\s*:?\s*\d+\s*$/i, '')
    .trim();
  const digits = bare.replace(/\D/g, '');
  const isForeign = /^(?:\+|011)/.test(bare) && !/^\+\s*1/.test(bare);
  if (isForeign && digits.length >= 8 && digits.length <= 18) {
    return { value: `+${bare.startsWith('011') ? digits.slice(3) : digits}`, problem: read.problem };
  }
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  // Area codes and exchanges begin with 2 to 9.
  if (NATIONAL.test(national) && !/[a-z]{2}/i.test(bare)) {
    return { value: `+1${national}`, problem: read.problem };
  }
  return { value: text, problem: 'bad-phone' };
}

/** Two or more good phones, or e-mails, of one cell; null for anything else. */
export function severalValues(text: string, read: (part: string) => ReadValue): string[] | null {
  const parts = text.split(/\s*(?:[/;,|&]|\b(?:or|and|o|y)\b)\s*/i).filter((part) => part !== '');
  if (parts.length < 2) return null;
  const values = parts.map(read);
  return values.every(({ problem }) => problem === null) ? values.map(({ value }) => value) : null;
}

export function readEmail(text: string): ReadValue {
  const value = text.replace(/^mailto:/i, '').replace(/[;,.]$/, '');
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? plain(value) : { value: text, problem: 'bad-email' };
}

/** A route, a box or a town is where nobody can be visited (Rite-Care Poultry, 185 NLRB 41). */
export function hasNoStreet(street: string): boolean {
  const code = street.charCodeAt(0);
  if (code >= 48 && code <= 57) return /^\d+(?:st|nd|rd|th)\b\D*$/i.test(street);
  return (
    !/\d/.test(street) ||
    /^(?:r\.?\s?r\.?|rural (?:route|rt)|route|rt|star route|h\.?c\.?|p\.?\s?o\.?\s?box|box|apartado|general delivery)\b/i.test(
      street,
    )
  );
}

/** Titles of those whom the Act excludes, as far as a title tells (29 U.S.C. 152(11), 159(b)(3)). */
const EXCLUDED =
  /\b(?:supervisors?|supervisora?|manager|gerente|guard|guardia|vigilante|security officer|fore(?:man|woman|person)|superintendent|director|confidential|jefe)\b/i;

export function isExcludedJob(classification: string): boolean {
  return EXCLUDED.test(classification);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Spreadsheets count days from here. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const SERIAL_DAYS = { first: 20_000, last: 60_000 } as const;

/** Dates as YYYY-MM-DD: 12/5/2020 (month first), 5-Dec-20, Dec 5, 2020, and a spreadsheet's count of days. */
export function readDate(text: string): ReadValue {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(text);
  if (iso !== null) return dateOf(iso[1], Number(iso[2]), iso[3]);
  const american = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?$/.exec(text);
  if (american !== null) return dateOf(american[3], Number(american[1]), american[2]);
  const named =
    /^(?<day>\d{1,2})[ -](?<month>[a-z]{3})[a-z]*[ -](?<year>\d{4}|\d{2})$/i.exec(text) ??
    /^(?<month>[a-z]{3})[a-z]*\.? (?<day>\d{1,2}),? (?<year>\d{4}|\d{2})$/i.exec(text);
  if (named?.groups !== undefined) {
    const { day, month = '', year } = named.groups;
    return dateOf(year, MONTHS.indexOf(month.toLowerCase()) + 1, day);
  }
  const days = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (days >= SERIAL_DAYS.first && days <= SERIAL_DAYS.last) {
    return {
      value: new Date(DAY_ZERO + days * 86_400_000).toISOString().slice(0, 10),
      problem: 'serial-date',
    };
  }
  return { value: '', problem: 'bad-date' };
}

function dateOf(year = '', month: number, day = ''): ReadValue {
  const whole = year.length === 2 ? `20${year}` : year;
  const value = `${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return isReal ? plain(value) : { value: '', problem: 'bad-date' };
}

/** 1 to 5; 0 for somebody whom nobody has asked yet. */
export function readAssessment(text: string): ReadValue {
  return /^[0-5](?:\.0+)?$/.test(text) ? plain(text.slice(0, 1)) : { value: '', problem: 'bad-assessment' };
}
