import { findDuplicates } from './checking/duplicates';
import { LEFT_OUT, type LeftOut, type PreparedRow } from './checking/entry';
import { readPeople } from './checking/people';
import { chooseColumns, mapColumns, type MappedColumn } from './mapping/columns';
import type { ColumnField } from './mapping/fields';
import { findHeaderRow, kindOfSheet, type SectionKind } from './mapping/sections';
import { readListFile } from './reading/list-file';
import { LIMITS, type Limits } from './reading/limits';
import { Refusal } from './reading/refusal';
import type { FileKind, Progress, Sheet, SheetRow } from './reading/sheet';

/** What a person decided about the file instead of what was proposed. */
export interface ImportChoices {
  readonly sheets: readonly SheetChoice[];
  /** Rows that look like another one but are another person. */
  readonly kept: readonly { readonly sheet: number; readonly row: number }[];
}

export interface SheetChoice {
  readonly sheet: number;
  readonly isUsed: boolean;
  readonly kind: SectionKind;
  readonly headerRow: number;
  /** By column from 0; null leaves the column out. Absent: as proposed for this heading row. */
  readonly fields: readonly (ColumnField | null)[] | null;
}

export interface PreparedSheet {
  readonly sheet: number;
  readonly name: string;
  readonly isUsed: boolean;
  readonly kind: SectionKind;
  /** Null where no heading was found. */
  readonly headerRow: number | null;
  readonly columns: readonly MappedColumn[];
  /** The first rows as they came, for choosing the heading. */
  readonly top: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** All rows of the sheet: people, rows left out, blank rows. */
  readonly rows: number;
  readonly blank: number;
}

export interface PreparedImport {
  readonly fileKind: FileKind;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly PreparedSheet[];
  readonly rows: readonly PreparedRow[];
  readonly people: number;
  /** Rows by reason; with `people` they make up all rows of the file. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

export const NO_CHOICES: ImportChoices = { sheets: [], kept: [] };

const TOP_ROWS = 20;
const TOP_CELL = 60;

/**
 * From the bytes of a file to people and reasons: read, find headings, map columns, check each row, find duplicates.
 * Pure; every row of the file is in it exactly once. Throws `Refusal`.
 */
export function prepareImport(
  bytes: Uint8Array,
  choices: ImportChoices = NO_CHOICES,
  progress: Progress = () => undefined,
  limits: Limits = LIMITS,
): PreparedImport {
  const file = readListFile(bytes, progress, limits);
  const sheets = file.sheets.map((sheet, i) => planSheet(sheet, i, choices));
  const rows = file.sheets.flatMap((sheet, i) => readSheet(sheet, sheets[i]));
  const kept = new Set(choices.kept.map(({ sheet, row }) => `${sheet}/${row}`));
  const checked = findDuplicates(rows, (sheet, row) => kept.has(`${sheet}/${row}`));
  const leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, 0])) as Record<LeftOut, number>;
  let people = 0;
  for (const row of checked) {
    if (row.leftOut === null) people += 1;
    else leftOut[row.leftOut] += 1;
  }
  for (const sheet of sheets) leftOut.blank += sheet.blank;
  const isMapped = sheets.some(({ columns }) =>
    columns.some(({ field }) => field === 'familyName' || field === 'fullName'),
  );
  if (isMapped && rows.every((row) => row.leftOut !== null && row.leftOut !== 'no-name')) {
    throw new Refusal('list-without-people');
  }
  const { kind: fileKind, encoding, delimiter } = file;
  return { fileKind, encoding, delimiter, sheets, rows: checked, people, leftOut };
}

function planSheet(sheet: Sheet, index: number, choices: ImportChoices): PreparedSheet {
  const choice = choices.sheets.find((each) => each.sheet === index);
  const headerRow = choice?.headerRow ?? findHeaderRow(sheet);
  const header = sheet.rows.find((row) => row.number === headerRow);
  if (choice !== undefined && choice.isUsed && header === undefined)
    throw new Refusal('import-no-such-column');
  // Totals and names of groups say nothing about a column.
  const least = Math.min(2, header?.cells.length ?? 1);
  const below = sheet.rows.filter(
    ({ number, cells }) =>
      headerRow !== null && number > headerRow && cells.filter((cell) => cell.trim() !== '').length >= least,
  );
  const columns = header === undefined ? [] : columnsOf(header, below, choice);
  return {
    sheet: index,
    name: sheet.name,
    isUsed: choice?.isUsed ?? header !== undefined,
    kind: choice?.kind ?? kindOfSheet(sheet, headerRow),
    headerRow: header === undefined ? null : headerRow,
    columns,
    top: sheet.rows.slice(0, TOP_ROWS).map(({ number, cells }) => ({
      row: number,
      cells: cells.map((cell) => cell.slice(0, TOP_CELL)),
    })),
    rows: sheet.lastRow,
    blank: sheet.lastRow - sheet.rows.length,
  };
}

function columnsOf(
  header: SheetRow,
  below: readonly SheetRow[],
  choice: SheetChoice | undefined,
): MappedColumn[] {
  if (choice === undefined || choice.fields === null) return mapColumns(header, below);
  const columns = chooseColumns(header, below, choice.fields);
  if (choice.fields.length > columns.length) throw new Refusal('import-no-such-column');
  const fields = columns.map(({ field }) => field).filter((field) => field !== null);
  if (new Set(fields).size < fields.length) throw new Refusal('import-field-twice');
  if (choice.isUsed && !fields.includes('familyName') && !fields.includes('fullName')) {
    throw new Refusal('import-needs-name-column');
  }
  return columns;
}

function readSheet(sheet: Sheet, plan: PreparedSheet | undefined): PreparedRow[] {
  if (plan === undefined) return [];
  const { sheet: index, kind, headerRow, columns } = plan;
  if (plan.isUsed && headerRow !== null) return readPeople(sheet, { sheet: index, kind, headerRow, columns });
  return sheet.rows.map(({ number, cells }) => ({
    sheet: index,
    row: number,
    kind,
    cells,
    leftOut: 'not-used',
    other: null,
    problems: [],
    person: null,
  }));
}
