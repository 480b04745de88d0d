import { foldForSearch } from '../../domain/names';
import type { CellMend } from '../choices';
import type { MappedColumn } from '../mapping/columns';
import {
  ENTRY_FIELDS,
  isUnionField,
  UNION_FIELDS,
  type ColumnField,
  type EntryField,
} from '../mapping/fields';
import type { UnionField, ValueField } from '../mapping/fields';
import { splitAddress, splitLocation, splitPlace } from '../mapping/splitting';
import { CellChecks, cleanCell, type CheckingContext } from './cells';
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

/** What one cell tells about several fields. They are read before the fields that have columns of their own. */
const SPLITS: ReadonlySet<ColumnField> = new Set([
  ...(['fullName', 'givenNames', 'fullAddress', 'cityStateZip', 'locationDepartment'] as const),
]);

/** Makes people of the rows of a sheet. */
export class RowReader {
  readonly #checks: CellChecks;
  readonly #splits: readonly Source[];
  readonly #plain: readonly (Source & { readonly field: ValueField })[];
  readonly #streetSecond: Source | null;
  readonly #mapped: ReadonlySet<ColumnField>;
  readonly #isUnion: boolean;

  /** `columns` with the position of their cell in the row. */
  constructor(
    columns: readonly Pick<MappedColumn, 'column' | 'field'>[],
    context: CheckingContext,
    isUnion: boolean,
  ) {
    this.#checks = new CellChecks(context);
    this.#isUnion = isUnion;
    const sources = sourcesOf(columns);
    this.#mapped = new Set(sources.map(({ field }) => field));
    this.#splits = sources.filter(({ field }) => SPLITS.has(field));
    this.#plain = sources.filter(
      (source): source is Source & { field: ValueField } =>
        !SPLITS.has(source.field) && source.field !== 'streetSecond',
    );
    this.#streetSecond = sources.find(({ field }) => field === 'streetSecond') ?? null;
  }

  /** How many fields the columns fill. */
  get width(): number {
    return this.#mapped.size;
  }

  /** Whether a row between the people tells this, because no column does. */
  lacks(field: 'department' | 'shift' | 'location'): boolean {
    const isSplit = field !== 'shift' && this.#mapped.has('locationDepartment');
    return !this.#mapped.has(field) && !isSplit;
  }

  read(cells: readonly string[], kinds: string, group: GroupValues, mends: readonly CellMend[]): ReadPerson {
    const values: Entry = emptyValues();
    const union: Union | null = this.#isUnion ? emptyUnion() : null;
    let problems: RowProblem[] = [];
    const put = (field: ValueField, raw: string): void => {
      const { value, problems: found, second } = this.#checks.check(field, raw);
      if (found.length > 0) problems.push(...found);
      if (isUnionField(field)) {
        if (union !== null) union[field] = value;
        return;
      }
      values[field] = value;
      if (second === '') return;
      const other = field === 'cellPhone' ? 'homePhone' : 'cellPhone';
      if (values[other] === '') values[other] = second;
    };
    for (const source of this.#splits) {
      const text = textOf(source, cells, kinds);
      if (text !== '') split(source.field, mendWhole(source.field, text, problems), put);
    }
    for (const { field, columns } of this.#plain) {
      const [first = 0] = columns;
      const raw = columns.length === 1 ? (cells[first] ?? '') : textOf({ field, columns }, cells, kinds);
      if (raw === '') continue;
      if (columns.length === 1 && kinds.charCodeAt(first) === ERROR) {
        problems.push({ code: 'cell-error', field, before: raw, after: '' });
      } else put(field, raw);
    }
    if (this.#streetSecond !== null) addSecond(values, put, textOf(this.#streetSecond, cells, kinds));
    for (const field of ['department', 'shift', 'location'] as const) {
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
    else if (givenName.length <= LONGEST_INITIALS && INITIALS.test(givenName))
      say('initial-only', 'givenName');
    if (values.street === '' && (this.#mapped.has('street') || this.#mapped.has('fullAddress')))
      say('missing-street', 'street');
  }
}

const ERROR = 'e'.charCodeAt(0);
const INITIALS = /^\p{L}(?:\.|\.?(?:\s?\p{L}\.)+)?$/u;
const LONGEST_INITIALS = 8;

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
  const give = (values: object): void => {
    for (const [name, value] of Object.entries(values) as [EntryField, string][]) {
      if (value !== '') put(name, value);
    }
  };
  switch (field) {
    case 'fullName':
      return give(splitName(text));
    case 'givenNames':
      return give(splitGivenNames(text));
    case 'fullAddress':
      return give(splitAddress(text) ?? { street: text });
    case 'cityStateZip':
      return give(splitPlace(text));
    default:
      return give(splitLocation(text));
  }
}

/** The second line of an address belongs to the first; what is said of the street is said of both. */
function addSecond(values: Entry, put: (field: ValueField, raw: string) => void, second: string): void {
  if (second === '') return;
  if (values.street === '') put('street', second);
  else values.street = `${values.street} ${cleanCell(second, (_, after) => after)}`.slice(0, 300).trim();
}

/** `Ruiz Jr.` in the column of the family name, `Ana III` in that of the given one. */
function moveSuffix(values: Entry): void {
  for (const field of ['familyName', 'givenName', 'middleName'] as const) {
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
