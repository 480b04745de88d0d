import type { EntryField } from '../mapping/fields';

/** What was found in one cell, as a code; `before` is what came, `after` what was made of it. */
export interface RowProblem {
  readonly code: RowProblemCode;
  readonly field: EntryField | null;
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

/** Without line ends, control characters and doubled spaces; accents in one form. */
export function cleanText(raw: string): string {
  if (/^[!-~]*$/.test(raw)) return raw;
  return raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\u200B\u2060\uFEFF]+/gu, ' ')
    .trim();
}

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

/**
 * The width to which a column's numbers are filled up with zeros; 0 when it shows no sign of having lost any.
 * A program that took identifiers for numbers drops zeros from every tenth of them, and leaves none in front.
 */
export function lostWidth(values: readonly string[]): number {
  const numbers = values.map((value) => value.trim()).filter((value) => /^\d+$/.test(value));
  if (numbers.length < ENOUGH_NUMBERS || numbers.some((value) => value.startsWith('0'))) return 0;
  const lengths = new Map<number, number>();
  for (const { length } of numbers) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const longest = Math.max(...lengths.keys());
  const share = (lengths.get(longest) ?? 0) / numbers.length;
  return share >= SAME_LENGTH && share < 1 ? longest : 0;
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

/** North American numbers in E.164 (+12055551234), others with their country code; what is no number stays as it came. */
export function readPhone(text: string): ReadValue {
  const read = readDigits(text);
  if (read.problem === 'digits-lost') return read;
  const withoutExtension = read.value.replace(/(?:ext\.?|x|#)\s*\d+$/i, '');
  const digits = withoutExtension.replace(/\D/g, '');
  const isForeign = /^\s*(?:\+|011)/.test(withoutExtension) && !/^\s*\+\s*1\D?/.test(withoutExtension);
  if (isForeign && digits.length >= 8 && digits.length <= 18) {
    return {
      value: `+${withoutExtension.trim().startsWith('011') ? digits.slice(3) : digits}`,
      problem: read.problem,
    };
  }
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  // Area codes and exchanges begin with 2 to 9.
  if (/^[2-9]\d{2}[2-9]\d{6}$/.test(national) && !/[a-z]{2}/i.test(withoutExtension)) {
    return { value: `+1${national}`, problem: read.problem };
  }
  return { value: text, problem: 'bad-phone' };
}

export function readEmail(text: string): ReadValue {
  const value = text.replace(/^mailto:/i, '').replace(/[;,.]$/, '');
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? plain(value) : { value: text, problem: 'bad-email' };
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|v)\.?$/i;

/** `Last, First Middle Suffix`, or `First Middle Last` where there is no comma. */
export function splitName(
  text: string,
): Record<'familyName' | 'givenName' | 'middleName' | 'suffix', string> {
  const [before = '', ...after] = text.split(',').map((part) => part.trim());
  if (after.length === 0) return splitSpokenName(before);
  const words = before.split(' ');
  let suffix = words.length > 1 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  const rest = after.filter((part) => {
    if (!SUFFIX.test(part)) return true;
    suffix ||= part;
    return false;
  });
  const given = rest
    .join(' ')
    .split(' ')
    .filter((word) => word !== '');
  if (suffix === '' && given.length > 1 && SUFFIX.test(given.at(-1) ?? '')) suffix = given.pop() ?? '';
  return {
    familyName: words.join(' '),
    givenName: given[0] ?? '',
    middleName: given.slice(1).join(' '),
    suffix,
  };
}

const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'dos',
  'van',
  'von',
  'der',
  'den',
  'di',
  'el',
  'al',
  'bin',
  'st.',
  'mac',
]);

function splitSpokenName(text: string): Record<'familyName' | 'givenName' | 'middleName' | 'suffix', string> {
  const words = text.split(' ').filter((word) => word !== '');
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  let start = Math.max(0, words.length - 1);
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return {
    familyName: words.slice(start).join(' '),
    givenName: start > 0 ? (words[0] ?? '') : '',
    middleName: words.slice(1, start).join(' '),
    suffix,
  };
}
