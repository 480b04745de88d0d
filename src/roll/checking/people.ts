import { foldForSearch } from '../../domain/names';
import type { CellMend } from '../choices';
import type { MappedColumn } from '../mapping/columns';
import {
  ENTRY_FIELDS,
  isUnionField,
  UNION_FIELDS,
  VALUE_FIELDS,
  type ColumnField,
  type EntryField,
  type UnionField,
  type ValueField,
} from '../mapping/fields';
import { splitAddress, splitLocation, splitPlace } from '../mapping/splitting';
import { cleanCell, FieldCheck, type CheckingContext } from './cells';
import type { EntryValues, PreparedPerson, UnionValues } from './entry';
import { splitGivenNames, splitName, takeSuffix } from './names';
import type { RowProblem } from './values';

/** Which cells of a row fill a field; several are joined. */
interface Source {
  readonly field: ColumnField;
  readonly columns: readonly number[];
}

type Entry = Record<EntryField, string>;
type Union = Record<UnionField, string>;

export interface ReadPerson {
  readonly values: EntryValues;
  readonly union: UnionValues | null;
  readonly problems: RowProblem[];
}

export type GroupValues = Readonly<Partial<Record<'department' | 'shift' | 'location', string>>>;

/** No row between the people has said anything yet. */
export const NO_GROUP: GroupValues = {};
const GROUP_FIELDS = ['department', 'shift', 'location'] as const;
const NO_FIELDS = [] as const;

/** What one cell tells about several fields. They are read before the fields that have columns of their own. */
const SPLITS: ReadonlySet<ColumnField> = new Set([
  ...(['fullName', 'givenNames', 'fullAddress', 'cityStateZip', 'locationDepartment'] as const),
]);

/** Makes people of the rows of a sheet. */
export class RowReader {
  readonly #checks = new Map<ValueField, FieldCheck>();
  readonly #splits: readonly Source[];
  readonly #plain: readonly (Source & { readonly check: FieldCheck })[];
  readonly #streetSecond: Source | null;
  readonly #mapped: ReadonlySet<ColumnField>;
  readonly #isUnion: boolean;

  /** `columns` with the position of their cell in the row. */
  constructor(
    columns: readonly Pick<MappedColumn, 'column' | 'field'>[],
    context: CheckingContext,
    isUnion: boolean,
  ) {
    for (const field of isUnion ? VALUE_FIELDS : ENTRY_FIELDS)
      this.#checks.set(field, new FieldCheck(field, context));
    this.#isUnion = isUnion;
    const sources = sourcesOf(columns);
    this.#mapped = new Set(sources.map(({ field }) => field));
    this.#splits = sources.filter(({ field }) => SPLITS.has(field));
    this.#plain = sources.flatMap((source) => {
      const check = this.#checks.get(source.field as ValueField);
      return check === undefined ? [] : [{ ...source, check }];
    });
    this.#streetSecond = sources.find(({ field }) => field === 'streetSecond') ?? null;
  }

  read(cells: readonly string[], kinds: string, group: GroupValues, mends: readonly CellMend[]): ReadPerson {
    const values: Entry = emptyValues();
    const union: Union | null = this.#isUnion ? emptyUnion() : null;
    let problems: RowProblem[] = [];
    const take = (check: FieldCheck, raw: string): void => {
      const { field } = check;
      const value = check.check(raw, problems);
      if (check.isUnion) {
        if (union !== null) union[field as UnionField] = value;
        return;
      }
      values[field as EntryField] = value;
      if (check.second === '') return;
      const other = field === 'cellPhone' ? 'homePhone' : 'cellPhone';
      if (values[other] === '') values[other] = check.second;
    };
    const put = (field: ValueField, raw: string): void => {
      const check = this.#checks.get(field);
      if (check !== undefined) take(check, raw);
    };
    for (const source of this.#splits) {
      const text = textOf(source, cells, kinds);
      if (text !== '') split(source.field, mendWhole(source.field, text, problems), put);
      for (const column of source.columns) {
        if (kinds.charCodeAt(column) !== ERROR) continue;
        const field = SAID_OF[source.field] ?? null;
        problems.push({ code: 'cell-error', field, before: cells[column] ?? '', after: '' });
      }
    }
    for (const source of this.#plain) {
      const { columns, check } = source;
      const [first = 0] = columns;
      const raw = columns.length === 1 ? (cells[first] ?? '') : textOf(source, cells, kinds);
      if (raw === '') continue;
      if (columns.length === 1 && kinds.charCodeAt(first) === ERROR) {
        check.takeError(raw, problems);
      } else take(check, raw);
    }
    if (this.#streetSecond !== null) addSecond(values, put, textOf(this.#streetSecond, cells, kinds));
    for (const field of group === NO_GROUP ? NO_FIELDS : GROUP_FIELDS) {
      const told = group[field];
      if (told !== undefined && values[field] === '') put(field, told);
    }
    for (const { field, value } of mends) {
      problems = problems.filter((problem) => problem.field !== field);
      if (isUnionField(field)) {
        if (union !== null) union[field] = '';
      } else values[field] = '';
      put(field, value);
    }
    moveSuffix(values);
    this.#sayWhatIsMissing(values, problems);
    return { values, union, problems };
  }

  /** Only of columns that the list has: a whole column that is missing is said once, at the mapping. */
  #sayWhatIsMissing(values: Entry, problems: RowProblem[]): void {
    const say = (code: RowProblem['code'], field: EntryField): void => {
      problems.push({ code, field, before: values[field], after: values[field] });
    };
    if (values.employeeNumber === '' && this.#mapped.has('employeeNumber'))
      say('missing-number', 'employeeNumber');
    const { givenName } = values;
    if (givenName === '') say('missing-given-name', 'givenName');
    // Initials instead of forenames made a list deficient in Rite-Care Poultry (1970).
    else if (mayBeInitials(givenName) && INITIALS.test(givenName)) say('initial-only', 'givenName');
    if (values.street === '' && (this.#mapped.has('street') || this.#mapped.has('fullAddress')))
      say('missing-street', 'street');
  }
}

const ERROR = 'e'.charCodeAt(0);
const INITIALS = /^\p{L}(?:\.|\.?(?:\s?\p{L}\.)+)?$/u;

/** The second letter of a name is neither a full stop nor a space. */
function mayBeInitials(name: string): boolean {
  const second = name.charCodeAt(1);
  return name.length <= 2 || second === 46 || second === 32;
}

function sourcesOf(columns: readonly Pick<MappedColumn, 'column' | 'field'>[]): Source[] {
  const sources = new Map<ColumnField, number[]>();
  for (const { column, field } of columns) {
    if (field === null) continue;
    const known = sources.get(field);
    if (known === undefined) sources.set(field, [column]);
    else known.push(column);
  }
  return [...sources].map(([field, at]) => ({ field, columns: at }));
}

function textOf({ columns }: Source, cells: readonly string[], kinds: string): string {
  let text = '';
  for (const column of columns) {
    const cell = kinds.charCodeAt(column) === ERROR ? '' : (cells[column] ?? '').trim();
    if (cell !== '') text = text === '' ? cell : `${text} ${cell}`;
  }
  return text;
}

/** The field under which something about a whole cell is said. */
const SAID_OF: Readonly<Partial<Record<ColumnField, EntryField>>> = {
  fullName: 'familyName',
  givenNames: 'givenName',
  fullAddress: 'street',
  cityStateZip: 'city',
  locationDepartment: 'location',
};

/** A cell is cleaned as a whole before it is taken apart: a letter may be broken in two by a comma. */
function mendWhole(field: ColumnField, raw: string, problems: RowProblem[]): string {
  return cleanCell(raw, (before, after) => {
    problems.push({ code: 'encoding-mended', field: SAID_OF[field] ?? null, before, after });
    return after;
  });
}

function split(field: ColumnField, text: string, put: (field: ValueField, raw: string) => void): void {
  for (const [name, value] of Object.entries(partsOf(field, text)) as [EntryField, string][]) {
    if (value !== '') put(name, value);
  }
}

function partsOf(field: ColumnField, text: string): Partial<Record<EntryField, string>> {
  switch (field) {
    case 'fullName':
      return splitName(text);
    case 'givenNames':
      return splitGivenNames(text);
    case 'fullAddress':
      return splitAddress(text) ?? { street: text };
    case 'cityStateZip':
      return splitPlace(text);
    default:
      return splitLocation(text);
  }
}

/** The second line of an address belongs to the first; what is said of the street is said of both. */
function addSecond(values: Entry, put: (field: ValueField, raw: string) => void, second: string): void {
  if (second === '') return;
  if (values.street === '') put('street', second);
  else values.street = `${values.street} ${cleanCell(second, (_, after) => after)}`.slice(0, 300).trim();
}

const PARTS_OF_NAME = ['familyName', 'givenName', 'middleName'] as const;

/** `Ruiz Jr.` in the column of the family name, `Ana III` in that of the given one. */
function moveSuffix(values: Entry): void {
  for (const field of PARTS_OF_NAME) {
    const name = values[field];
    if (!name.includes(' ') && !name.includes(',')) continue;
    const { rest, suffix } = takeSuffix(name);
    if (suffix === '') continue;
    values[field] = rest;
    if (values.suffix === '') values.suffix = suffix;
  }
}

function emptyValues(): Entry {
  return {
    employeeNumber: '',
    familyName: '',
    givenName: '',
    middleName: '',
    suffix: '',
    classification: '',
    department: '',
    shift: '',
    location: '',
    street: '',
    city: '',
    state: '',
    postalCode: '',
    email: '',
    homePhone: '',
    cellPhone: '',
  };
}

function emptyUnion(): Union {
  return Object.fromEntries(UNION_FIELDS.map((field) => [field, ''])) as Union;
}

export const EMPTY_VALUES: EntryValues = Object.fromEntries(
  ENTRY_FIELDS.map((field) => [field, '']),
) as Entry;

/** What a person is found by: in the next list, in a search, in the order of names. */
export function describePerson(values: EntryValues, union: UnionValues | null = null): PreparedPerson {
  const family = foldForSearch(values.familyName);
  const given = foldForSearch(values.givenName);
  const middle = foldForSearch(values.middleName);
  const suffix = foldForSearch(values.suffix);
  const name = joined(joined(family, given), joined(middle, suffix));
  let searchText = joined(joined(given, middle), joined(family, suffix));
  searchText = joined(searchText, foldForSearch(values.employeeNumber));
  searchText = joined(joined(searchText, lastFour(values.homePhone)), lastFour(values.cellPhone));
  return {
    values,
    union,
    matchKey:
      values.employeeNumber === ''
        ? `p:${name}|${foldForSearch(values.street)}|${values.postalCode}`
        : `n:${values.employeeNumber.toUpperCase()}`,
    searchText,
    sortText: joined(joined(family, suffix), joined(given, middle)),
    folded: [family, given, middle, suffix],
  };
}

function joined(one: string, other: string): string {
  if (one === '') return other;
  return other === '' ? one : `${one} ${other}`;
}

function lastFour(phone: string): string {
  if (phone === '') return '';
  return phone.startsWith('+') ? phone.slice(-4) : phone.replace(/\D/g, '').slice(-4);
}
