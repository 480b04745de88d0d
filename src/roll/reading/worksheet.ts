import type { Archive } from './archive';
import type { Limits } from './limits';
import { stepThroughMarkup } from './markup';
import { plainNumber, serialDate, type NumberFormat } from './number-formats';
import { Refusal } from './refusal';
import type { CellKind, SheetRow } from './sheet';

export interface Book {
  readonly shared: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

/** The last ones that the format knows (A1:XFD1048576); what claims more was not written by a spreadsheet. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The rows of a worksheet that hold something. Of merged cells the first holds the value, as in the file. */
export function* readWorksheet(
  archive: Archive,
  part: string,
  book: Book,
  limits: Limits,
): Generator<SheetRow, number, undefined> {
  let rows: SheetRow[] = [];
  let number = 0;
  let lastRow = 0;
  let column = -1;
  let cells: string[] = [];
  let kinds: CellKind[] = [];
  let type = 'n';
  let style = 0;
  let text = '';
  let isValue = false;

  const closeCell = (): void => {
    if (text === '') return;
    const [value, kind] = readCell(text, type, book.formats[style], book);
    if (value === '') return;
    // Whole rows and columns are often formatted to their ends: only what holds something is too much.
    if (column >= limits.columns) throw new Refusal('list-too-many-columns', { limit: limits.columns });
    while (cells.length < column) {
      cells.push('');
      kinds.push('-');
    }
    cells[column] = value;
    kinds[column] = kind;
  };

  const steps = stepThroughMarkup(archive, part, {
    open: (name, attributes) => {
      if (name === 'c') {
        const before = column;
        column = columnOf(attributes['r']) ?? column + 1;
        // The same cell twice: one of the two would be lost.
        if (column <= before) throw new Refusal('file-damaged');
        if (column >= LAST_COLUMN) throw new Refusal('list-too-many-columns', { limit: limits.columns });
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        text = '';
      } else if (name === 'v' || name === 't') {
        isValue = true;
      } else if (name === 'row') {
        const before = number;
        number = Number(attributes['r'] ?? number + 1);
        // Row numbers may come in any order by the letter of the format; people read them in order.
        if (!(number > before)) throw new Refusal('file-damaged');
        if (number > LAST_ROW) throw new Refusal('list-too-many-rows', { limit: limits.rows });
        column = -1;
        cells = [];
        kinds = [];
      }
    },
    text: (piece) => {
      if (!isValue) return;
      text += piece;
      if (text.length > limits.cellLength)
        throw new Refusal('list-cell-too-long', { limit: limits.cellLength });
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c') closeCell();
      else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) {
        if (number > limits.rows) throw new Refusal('list-too-many-rows', { limit: limits.rows });
        lastRow = number;
        rows.push({ number, cells, kinds: kinds.join('') });
      }
    },
  });
  while (steps.next().done !== true) {
    yield* rows;
    rows = [];
  }
  return lastRow;
}

function readCell(
  raw: string,
  type: string,
  format: NumberFormat | undefined,
  book: Book,
): [string, CellKind] {
  switch (type) {
    case 's': {
      const text = book.shared[Number(raw)];
      if (text === undefined) throw new Refusal('file-damaged');
      return [text, 't'];
    }
    case 'inlineStr':
    case 'str':
      return [raw, 't'];
    case 'b':
      return [raw === '1' ? 'TRUE' : 'FALSE', 'b'];
    case 'e':
      return [raw, 'e'];
    case 'd':
      return [raw.slice(0, 10), 'd'];
    default:
      return readNumber(raw, format, book.from1904);
  }
}

function readNumber(raw: string, format: NumberFormat | undefined, from1904: boolean): [string, CellKind] {
  if (format?.isDate === true) {
    const date = serialDate(Number(raw), from1904);
    if (date !== null) return [date, 'd'];
  }
  const plain = plainNumber(raw);
  if (plain === null) return [raw, 'n'];
  return [format !== undefined && /^\d+$/.test(plain) ? plain.padStart(format.digits, '0') : plain, 'n'];
}

/** 0 of `A7`, 26 of `AA7`. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}
