import type { ImportMemory, ListKind, SheetChoice } from '../choices';
import { isAllCapitals } from '../../domain/name-case';
import { NumberWidths } from '../checking/values';
import { Refusal } from '../reading/refusal';
import type { Sheet, SheetRow } from '../reading/sheet';
import {
  chooseColumns,
  fieldTwice,
  hasName,
  mapColumns,
  type ColumnPlan,
  type MappedColumn,
} from './columns';
import type { ColumnField, EntryField } from './fields';
import {
  findHeader,
  headerOf,
  saysChallenge,
  SEARCHED_ROWS,
  type Header,
  type SectionKind,
} from './sections';

/** Rows below the heading by which columns are told apart; they are held, the rest is only counted. */
const PROBED_ROWS = 200;
const TOP_ROWS = 20;
const TOP_CELL = 60;
const SAMPLES = 3;
const LONGEST_SAMPLE = 80;
/** The share of names in capitals from which on capitals are the list's way of writing. */
const SHOUTED = 0.95;
const ENOUGH_NAMES = 5;

export interface TopRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is known about a sheet before its people are read. */
export interface Survey {
  readonly header: Header | null;
  readonly kind: SectionKind;
  readonly columns: readonly MappedColumn[];
  readonly top: readonly TopRow[];
  /** Rows that hold something. */
  readonly held: number;
  readonly numberWidth: number;
  readonly shouted: ReadonlySet<EntryField>;
  readonly looksLikePayroll: boolean;
}

/** Reads a sheet once: its heading, which column is which field, and what columns hold as a whole. */
export function surveySheet(
  sheet: Sheet,
  listKind: ListKind,
  choice: SheetChoice | undefined,
  memory: ImportMemory,
): Survey {
  const first: SheetRow[] = [];
  let columns: ColumnsSurvey | null = null;
  let header: Header | null = null;
  let held = 0;
  const begin = (): ColumnsSurvey => {
    header =
      choice === undefined
        ? findHeader(first, listKind)
        : headerOf(first.slice(0, SEARCHED_ROWS), choice.headerRow, listKind);
    if (choice?.isUsed === true && header === null) throw new Refusal('import-no-such-column');
    const begun = new ColumnsSurvey(header, planColumns(header, first, listKind, choice, memory));
    for (const row of first) begun.add(row);
    return begun;
  };
  for (const row of sheet.rows()) {
    held += 1;
    if (columns !== null) columns.add(row);
    else if (first.push(row) === SEARCHED_ROWS + PROBED_ROWS) columns = begin();
  }
  columns ??= begin();
  const found = header as Header | null;
  return {
    header: found,
    kind: listKind === 'challenge' ? 'challenge' : (choice?.kind ?? kindOf(sheet, first, found)),
    columns: columns.describe(),
    top: first.slice(0, TOP_ROWS).map(({ number, cells }) => ({
      row: number,
      cells: cells.map((cell) => cell.slice(0, TOP_CELL)),
    })),
    held,
    numberWidth: columns.numberWidth(),
    shouted: columns.shouted(),
    looksLikePayroll: found !== null && listKind !== 'union' && isPayroll(found.headings, columns.plans),
  };
}

/** The kind that a sheet's name, the text above it and the rows above its heading give it. */
function kindOf(sheet: Sheet, rows: readonly SheetRow[], header: Header | null): SectionKind {
  const above = rows
    .filter((row) => header !== null && row.number < header.row.number)
    .flatMap(({ cells }) => cells);
  return [sheet.name, ...sheet.titles, ...above].some(saysChallenge) ? 'challenge' : 'regular';
}

function planColumns(
  header: Header | null,
  first: readonly SheetRow[],
  kind: ListKind,
  choice: SheetChoice | undefined,
  memory: ImportMemory,
): ColumnPlan[] {
  if (header === null) return [];
  const { headings, row } = header;
  const rows = first.filter((each) => each.number > row.number && isTold(each, headings.length));
  const proposed = mapColumns({ headings, rows, kind, remembered: memory.mappings });
  if (choice === undefined || choice.fields === null) return proposed;
  if (choice.fields.length > proposed.length) throw new Refusal('import-no-such-column');
  const columns = chooseColumns(proposed, choice.fields);
  if (fieldTwice(columns) !== null) throw new Refusal('import-field-twice');
  if (choice.isUsed && !hasName(columns)) throw new Refusal('import-needs-name-column');
  return columns;
}

/** Totals and names of groups say nothing about a column. */
function isTold({ cells }: SheetRow, width: number): boolean {
  let filled = Math.min(2, Math.max(1, width));
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled -= 1;
    if (filled === 0) return true;
  }
  return false;
}

function isBlank(cell: string): boolean {
  return cell === '' || (cell.charCodeAt(0) <= 32 && cell.trim() === '');
}

const SHOUTABLE: Readonly<Partial<Record<ColumnField, readonly EntryField[]>>> = {
  familyName: ['familyName'],
  givenName: ['givenName'],
  middleName: ['middleName'],
  givenNames: ['givenName', 'middleName'],
  fullName: ['familyName', 'givenName', 'middleName'],
};

/** Counts what the columns of a sheet hold, row by row. */
class ColumnsSurvey {
  readonly #headerRow: number;
  readonly #headings: readonly string[];
  readonly #filled: number[] = [];
  readonly #samples: string[][];
  readonly #numberColumn: number;
  readonly #widths = new NumberWidths();
  readonly #names: readonly {
    readonly column: number;
    cased: number;
    capitals: number;
    readonly field: ColumnField;
  }[];

  constructor(
    header: Header | null,
    readonly plans: readonly ColumnPlan[],
  ) {
    this.#headerRow = header?.row.number ?? Number.MAX_SAFE_INTEGER;
    this.#headings = header?.headings ?? [];
    this.#samples = plans.map(() => []);
    this.#filled = plans.map(() => 0);
    this.#numberColumn = plans.findIndex(({ field }) => field === 'employeeNumber');
    this.#names = plans.flatMap(({ field }, column) =>
      field !== null && field in SHOUTABLE ? [{ column, field, cased: 0, capitals: 0 }] : [],
    );
  }

  add(row: SheetRow): void {
    if (row.number <= this.#headerRow) return;
    const { cells } = row;
    if (!isTold(row, this.#headings.length)) return;
    const width = Math.min(cells.length, this.#filled.length);
    for (let column = 0; column < width; column += 1) {
      const cell = cells[column] ?? '';
      if (isBlank(cell)) continue;
      this.#filled[column] = (this.#filled[column] ?? 0) + 1;
      const samples = this.#samples[column] ?? [];
      if (samples.length < SAMPLES) this.#sample(samples, cell);
    }
    if (this.#numberColumn >= 0) this.#widths.add((cells[this.#numberColumn] ?? '').trim());
    for (const name of this.#names) {
      const text = cells[name.column] ?? '';
      if (!/\p{L}.*\p{L}/u.test(text)) continue;
      name.cased += 1;
      if (isAllCapitals(text)) name.capitals += 1;
    }
  }

  #sample(samples: string[], cell: string): void {
    const sample = cell.trim().slice(0, LONGEST_SAMPLE);
    if (!samples.includes(sample)) samples.push(sample);
  }

  describe(): MappedColumn[] {
    return this.plans.map(({ field, confidence }, column) => ({
      column,
      heading: (this.#headings[column] ?? '').trim(),
      field,
      confidence,
      samples: this.#samples[column] ?? [],
      filled: this.#filled[column] ?? 0,
    }));
  }

  numberWidth(): number {
    return this.#widths.width();
  }

  shouted(): Set<EntryField> {
    const fields = new Set<EntryField>();
    for (const { field, cased, capitals } of this.#names) {
      if (cased < ENOUGH_NAMES || capitals < cased * SHOUTED) continue;
      for (const each of SHOUTABLE[field] ?? []) fields.add(each);
    }
    return fields;
  }
}

const PAY = [
  /\bs\.?s\.?n?\b|\bssn\b|social\s*security|seguro\s+social/i,
  /salary|salario|sueldo|\bwages?\b|compensation/i,
  /(?:pay|hourly|base|bill)\s*rate|^rate$|tarifa/i,
  /\bgross\b|\bnet\s*(?:pay|amount)|\bytd\b|earnings|deduction|withh(?:e|o)ld|fica|medicare|direct\s+deposit/i,
];
const CONTACT: ReadonlySet<ColumnField | null> = new Set([
  ...(['street', 'fullAddress', 'cityStateZip', 'city', 'postalCode', 'shift'] as const),
]);

/** Pay and social security numbers, but neither addresses nor shifts: the wrong file, and one that should not be here. */
function isPayroll(headings: readonly string[], plans: readonly ColumnPlan[]): boolean {
  const isPay = headings.some((heading) => PAY.some((pattern) => pattern.test(heading.trim())));
  return isPay && !plans.some(({ field }) => CONTACT.has(field));
}
