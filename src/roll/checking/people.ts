import { foldForSearch, listName, searchText } from '../../domain/names';
import { ENTRY_FIELDS, type ColumnField, type EntryField } from '../mapping/fields';
import type { MappedColumn } from '../mapping/columns';
import { repeatsHeader, saysChallenge, type SectionKind } from '../mapping/sections';
import type { Sheet, SheetRow } from '../reading/sheet';
import type { EntryValues, LeftOut, PreparedPerson, PreparedRow } from './entry';
import {
  cleanText,
  lostWidth,
  LONGEST,
  readEmail,
  readEmployeeNumber,
  readPhone,
  readPostalCode,
  splitName,
  type ReadValue,
  type RowProblem,
} from './values';

export interface SheetPlan {
  readonly sheet: number;
  readonly kind: SectionKind;
  readonly headerRow: number;
  readonly columns: readonly MappedColumn[];
}

const TOTAL =
  /^(?:grand\s+|sub)?(?:total|count|sum)\b|^(?:number|no\.?)\s+of\s+(?:employees|people|voters|rows)|^totales?\b|^end\s+of\s+(?:list|report)/i;
/** A row with this many cells or fewer is a title, a group's name or a total, unless they make a name. */
const FEW_CELLS = 2;

/** Every row of a sheet that holds something, as a person or with the reason why not. Duplicates are found later. */
export function readPeople(sheet: Sheet, plan: SheetPlan): PreparedRow[] {
  const header = sheet.rows.find((row) => row.number === plan.headerRow);
  const at = new Map<ColumnField, number>();
  for (const { column, field } of plan.columns) if (field !== null) at.set(field, column);
  const numberColumn = at.get('employeeNumber');
  const below = sheet.rows.filter((row) => row.number > plan.headerRow);
  const width = numberColumn === undefined ? 0 : lostWidth(below.map((row) => row.cells[numberColumn] ?? ''));
  let kind = plan.kind;
  return sheet.rows.map((row) => {
    const base = { sheet: plan.sheet, row: row.number, cells: row.cells, other: null };
    const leaveOut = (leftOut: LeftOut): PreparedRow => ({
      ...base,
      kind,
      leftOut,
      problems: [],
      person: null,
    });
    if (row.number < plan.headerRow) return leaveOut('title');
    if (row.number === plan.headerRow) return leaveOut('header');
    if (header !== undefined && repeatsHeader(row, header)) return leaveOut('repeated-header');
    const shown = row.cells.filter((cell) => cell.trim() !== '');
    if (shown.length <= FEW_CELLS && TOTAL.test((shown[0] ?? '').trim())) return leaveOut('total');
    if (shown.length === 1 && at.size > FEW_CELLS) {
      if (saysChallenge(shown[0] ?? '')) kind = 'challenge';
      return leaveOut('group');
    }
    const { values, problems } = readRow(row, at, width);
    if (values.familyName === '') return { ...leaveOut('no-name'), problems };
    return { ...base, kind, leftOut: null, problems, person: describePerson(values) };
  });
}

export function describePerson(values: EntryValues): PreparedPerson {
  const names = [values.givenName, values.middleName, values.familyName, values.suffix];
  return {
    values,
    matchKey: matchKeyOf(values),
    searchText: searchText({
      names,
      employeeNumber: values.employeeNumber,
      phones: [values.homePhone, values.cellPhone],
    }),
    sortText: foldForSearch(listName(values)),
  };
}

function matchKeyOf(values: EntryValues): string {
  if (values.employeeNumber !== '') return `n:${values.employeeNumber.toUpperCase()}`;
  const { familyName, givenName, middleName, suffix, street, postalCode } = values;
  return `p:${foldForSearch([familyName, givenName, middleName, suffix].join(' '))}|${foldForSearch(street)}|${postalCode}`;
}

function readRow(
  row: SheetRow,
  at: ReadonlyMap<ColumnField, number>,
  width: number,
): { values: EntryValues; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const values: Record<EntryField, string> = { ...EMPTY_VALUES };
  const cell = (field: ColumnField): string => {
    const column = at.get(field);
    return column === undefined ? '' : cleanText(row.cells[column] ?? '');
  };
  for (const field of ENTRY_FIELDS) {
    const before = cell(field);
    if (before === '') continue;
    const column = at.get(field);
    if (column !== undefined && row.kinds[column] === 'e') {
      problems.push({ code: 'cell-error', field, before, after: '' });
      continue;
    }
    const { value, problem } = readField(field, before, width);
    values[field] = value;
    if (problem !== null) problems.push({ code: problem, field, before, after: value });
  }
  const whole = cell('fullName');
  if (whole !== '') Object.assign(values, splitName(whole));
  const second = cell('streetSecond');
  if (second !== '') values.street = `${values.street} ${second}`.trim();
  for (const field of ENTRY_FIELDS) {
    if (values[field].length <= LONGEST[field]) continue;
    const after = values[field].slice(0, LONGEST[field]).trim();
    problems.push({ code: 'cut-short', field, before: values[field], after });
    values[field] = after;
  }
  problems.push(...whatIsMissing(values, at));
  return { values, problems };
}

export const EMPTY_VALUES = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, ''])) as Record<
  EntryField,
  string
>;

function readField(field: EntryField, text: string, width: number): ReadValue {
  switch (field) {
    case 'employeeNumber':
      return readEmployeeNumber(text, width);
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

/** Only of columns that the list has: a whole column that is missing is said once, at the mapping. */
function whatIsMissing(values: EntryValues, at: ReadonlyMap<ColumnField, number>): RowProblem[] {
  const missing: RowProblem[] = [];
  const say = (code: RowProblem['code'], field: EntryField): void => {
    missing.push({ code, field, before: values[field], after: values[field] });
  };
  if (values.employeeNumber === '' && at.has('employeeNumber')) say('missing-number', 'employeeNumber');
  if (values.givenName === '') say('missing-given-name', 'givenName');
  // Initials instead of forenames made a list deficient in Rite-Care Poultry (1970).
  else if (/^\p{L}\.?$/u.test(values.givenName)) say('initial-only', 'givenName');
  // What an encoding has no letter for is written as a question mark: Th?o was Thảo.
  for (const field of ['familyName', 'givenName', 'middleName'] as const) {
    if (/[?\uFFFD]/.test(values[field])) say('lost-letter', field);
  }
  if (values.street === '' && at.has('street')) say('missing-street', 'street');
  return missing;
}
