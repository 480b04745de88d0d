import type { PreparedPerson, PreparedRow } from './checking/entry';
import type { ListKind } from './choices';
import { ENTRY_FIELDS, type EntryField } from './mapping/fields';

/** The column of each field, in `core.roll_entry` and `core.roll_import_row` alike. */
export const COLUMN_OF: Readonly<Record<EntryField, string>> = {
  employeeNumber: 'employee_number',
  familyName: 'family_name',
  givenName: 'given_name',
  middleName: 'middle_name',
  suffix: 'suffix',
  classification: 'classification',
  department: 'department',
  shift: 'shift',
  location: 'location',
  street: 'street',
  city: 'city',
  state: 'state',
  postalCode: 'postal_code',
  email: 'email',
  homePhone: 'home_phone',
  cellPhone: 'cell_phone',
};

export const ENTRY_COLUMNS: readonly string[] = ENTRY_FIELDS.map((field) => COLUMN_OF[field]);

/**
 * The columns of a staged row, in the order of its line. `cells` and `problems` are JSON; `likeness` is JSON with
 * `score` and `reasons`; of a union's list `union_values` follows at the end, JSON by field.
 */
export function stagedColumns(kind: ListKind): readonly string[] {
  return [
    ...[
      'election_id',
      'import_id',
      'sheet',
      'row',
      'section',
      'cells',
      'left_out',
      'other_sheet',
      'other_row',
    ],
    ...['likeness', 'problems', 'match_key', 'search_text', 'sort_text'],
    ...ENTRY_COLUMNS,
    ...(kind === 'union' ? ['union_values'] : []),
  ];
}

/** The statement that takes the pieces of a reading, for the staging table of a wing. */
export function stageRows(table: string, kind: ListKind): string {
  return `COPY ${table} (${stagedColumns(kind).join(', ')}) FROM STDIN`;
}

export const STAGE_ROWS = stageRows('core.roll_import_row', 'employer');

/** Pieces have about this many characters. */
const PIECE = 256 * 1024;

export interface StagedFor {
  readonly electionId: string;
  readonly importId: string;
  readonly kind: ListKind;
}

/** Rows in the text format of COPY, handed on piece by piece. */
export class StagedRows {
  readonly #lead: string;
  readonly #encoder = new TextEncoder();
  readonly #nobody: string;
  #piece = '';

  constructor(
    { electionId, importId, kind }: StagedFor,
    private readonly send: (piece: Uint8Array) => void,
  ) {
    this.#lead = `${electionId}\t${importId}\t`;
    const { length } = stagedColumns(kind);
    this.#nobody = `${`\t${NULL}`.repeat(length - ROW_COLUMNS)}\n`;
  }

  write(rows: readonly PreparedRow[]): void {
    for (const row of rows) {
      this.#piece +=
        this.#lead + rowColumns(row) + (row.person === null ? this.#nobody : personColumns(row.person));
      if (this.#piece.length >= PIECE) this.end();
    }
  }

  /** Hands on what is left. */
  end(): void {
    if (this.#piece === '') return;
    const piece = this.#encoder.encode(this.#piece);
    this.#piece = '';
    this.send(piece);
  }
}

export const NULL = '\\N';
/** Columns that every row has, person or not. */
const ROW_COLUMNS = 11;

function rowColumns({ sheet, row, kind, cells, leftOut, other, likeness, problems }: PreparedRow): string {
  let line = `${sheet}\t${row}\t${kind}\t${copyText(jsonOfTexts(cells))}\t${leftOut ?? NULL}`;
  line += other === null ? `\t${NULL}\t${NULL}` : `\t${other.sheet}\t${other.row}`;
  line += likeness === null ? `\t${NULL}` : `\t${JSON.stringify(likeness)}`;
  return line + (problems.length === 0 ? `\t${NULL}` : `\t${copyText(JSON.stringify(problems))}`);
}

/** Values are clean text: they have neither line ends nor tabs, so that only backslashes are looked for. */
function personColumns({ matchKey, searchText, sortText, values, union }: PreparedPerson): string {
  let line = `\t${matchKey}\t${searchText}\t${sortText}`;
  for (const field of ENTRY_FIELDS) line += `\t${values[field]}`;
  if (union !== null) line += `\t${JSON.stringify(union)}`;
  return `${line.includes('\\') ? line.replaceAll('\\', '\\\\') : line}\n`;
}

/** As JSON.stringify, which is slow for what needs no escapes; without what JSON of PostgreSQL refuses. */
function jsonOfTexts(texts: readonly string[]): string {
  if (texts.length === 0) return '[]';
  if (!NEEDS_ESCAPES.test(texts.join(''))) return `["${texts.join('","')}"]`;
  return JSON.stringify(texts.map((text) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD')));
}

const NEEDS_ESCAPES = /["\\\p{Cc}\p{Cs}]/u;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in COPY's text format; without NUL, which PostgreSQL has no text for. */
export function copyText(value: string): string {
  return /[\\\t\n\r\0]/.test(value)
    ? value.replace(/[\\\t\n\r\0]/g, (character) => ESCAPES[character] ?? '')
    : value;
}

export function writeLines<T>(rows: readonly T[], write: (row: T) => string): Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let piece = '';
  for (const row of rows) {
    piece += `${write(row)}\n`;
    if (piece.length < PIECE) continue;
    pieces.push(encoder.encode(piece));
    piece = '';
  }
  if (piece !== '') pieces.push(encoder.encode(piece));
  return pieces;
}
