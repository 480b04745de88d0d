import type { PreparedRow } from './checking/entry';
import { MENDED, type RowProblemCode } from './checking/values';
import { ENTRY_FIELDS, type EntryField } from './mapping/fields';
import type { PreparedImport } from './prepare';

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

export const STAGE_ROWS = `COPY core.roll_import_row (election_id, import_id, sheet, row, section, cells, left_out, other_sheet, other_row,
  problems, match_key, search_text, sort_text, ${ENTRY_COLUMNS.join(', ')}) FROM STDIN`;

/** Lines are sent in pieces of about this many characters. */
const PIECE = 256 * 1024;

/** The rows of an import in the text format of COPY, ready to be sent. */
export function writeStagedRows(
  rows: readonly PreparedRow[],
  electionId: string,
  importId: string,
): Uint8Array[] {
  return writeLines(rows, (row) => {
    const { person } = row;
    let line = `${electionId}\t${importId}\t${row.sheet}\t${row.row}\t${row.kind}\t${copyText(JSON.stringify(row.cells))}`;
    line += `\t${row.leftOut ?? NULL}\t${row.other?.sheet ?? NULL}\t${row.other?.row ?? NULL}`;
    line += row.problems.length === 0 ? `\t${NULL}` : `\t${copyText(JSON.stringify(row.problems))}`;
    for (const text of [person?.matchKey, person?.searchText, person?.sortText]) {
      line += text === undefined ? `\t${NULL}` : `\t${copyText(text)}`;
    }
    for (const field of ENTRY_FIELDS)
      line += person === null ? `\t${NULL}` : `\t${copyText(person.values[field])}`;
    return line;
  });
}

export const NULL = '\\N';

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

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in COPY's text format; without NUL, which PostgreSQL has no text for. */
export function copyText(value: string): string {
  return /[\\\t\n\r\0]/.test(value)
    ? value.replace(/[\\\t\n\r\0]/g, (character) => ESCAPES[character] ?? '')
    : value;
}

export interface ProblemGroup {
  readonly code: RowProblemCode;
  readonly field: EntryField | null;
  readonly isMended: boolean;
  readonly count: number;
  readonly examples: readonly { sheet: number; row: number; before: string; after: string }[];
}

const EXAMPLES = 5;

interface GrowingGroup extends ProblemGroup {
  count: number;
  readonly examples: ProblemGroup['examples'][number][];
}

/** Problems by cause, the most frequent first; of each the first few. */
export function groupProblems({ rows }: PreparedImport): ProblemGroup[] {
  const groups = new Map<string, GrowingGroup>();
  for (const row of rows) {
    if (row.leftOut !== null) continue;
    for (const { code, field, before, after } of row.problems) {
      const key = `${code}/${field ?? ''}`;
      const known = groups.get(key);
      const isMended = (MENDED as readonly string[]).includes(code);
      const group: GrowingGroup = known ?? { code, field, isMended, count: 0, examples: [] };
      if (known === undefined) groups.set(key, group);
      group.count += 1;
      if (group.examples.length < EXAMPLES) {
        group.examples.push({
          sheet: row.sheet,
          row: row.row,
          before: before.slice(0, 200),
          after: after.slice(0, 200),
        });
      }
    }
  }
  return [...groups.values()].sort((a, b) => Number(a.isMended) - Number(b.isMended) || b.count - a.count);
}
