import { Problem } from '../platform/problem';
import type { ProblemCode } from '../platform/problems/catalogue';
import type { EntryValues } from './checking/entry';
import {
  cleanText,
  readEmail,
  readEmployeeNumber,
  readPhone,
  readPostalCode,
  type ReadValue,
} from './checking/values';
import { ENTRY_FIELDS, type EntryField } from './mapping/fields';

const REFUSED: Readonly<Partial<Record<string, ProblemCode>>> = {
  'bad-phone': 'entry-bad-phone',
  'bad-email': 'entry-bad-email',
  'digits-lost': 'entry-bad-value',
};

/**
 * What a person typed, checked as the cells of a list are; but what nobody could use is refused instead of being kept.
 * Throws `invalid-input` with the fields at fault.
 */
export function readTyped(
  typed: Readonly<Partial<Record<EntryField, string>>>,
): Partial<Record<EntryField, string>> {
  const values: Partial<Record<EntryField, string>> = {};
  const faults: { field: string; code: ProblemCode }[] = [];
  for (const field of ENTRY_FIELDS) {
    const text = typed[field];
    if (text === undefined) continue;
    const clean = cleanText(text.replaceAll('\0', ''));
    const { value, problem } = clean === '' ? { value: '', problem: null } : readField(field, clean);
    const code = problem === null ? undefined : REFUSED[problem];
    if (code !== undefined) faults.push({ field: `values.${field}`, code });
    if (field === 'familyName' && value === '')
      faults.push({ field: 'values.familyName', code: 'entry-needs-family-name' });
    values[field] = value;
  }
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults);
  return values;
}

function readField(field: EntryField, text: string): ReadValue {
  switch (field) {
    case 'employeeNumber':
      return readEmployeeNumber(text, 0);
    case 'postalCode':
      return readPostalCode(text);
    case 'email':
      return readEmail(text);
    case 'homePhone':
    case 'cellPhone':
      return readPhone(text);
    default:
      return { value: text, problem: null };
  }
}

/** The fields in which two differ. */
export function changedFields(before: EntryValues, after: EntryValues): EntryField[] {
  return ENTRY_FIELDS.filter((field) => before[field] !== after[field]);
}

export function pick(
  values: EntryValues,
  fields: readonly EntryField[],
): Partial<Record<EntryField, string>> {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}
