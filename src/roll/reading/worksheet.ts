import type { Archive } from './archive';
import type { Limits } from './limits';
import { stepThroughMarkup } from './markup';
import { plainNumber, serialDate, serialTime, type NumberFormat } from './number-formats';
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
  const rows = new WorksheetRows(book, limits);
  const steps = stepThroughMarkup(archive, part, rows);
  while (steps.next().done !== true) yield* rows.take();
  return rows.lastRow;
}

class WorksheetRows {
  /** The last row that holds something. */
  lastRow = 0;
  #rows: SheetRow[] = [];
  #isData = false;
  #number = 0;
  #column = -1;
  #cells: string[] = [];
  #kinds: CellKind[] = [];
  #type = 'n';
  #style = 0;
  #text = '';
  #isValue = false;
  /** A phonetic run repeats the text in kana. */
  #isPhonetic = false;

  constructor(
    private readonly book: Book,
    private readonly limits: Limits,
  ) {}

  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.#isData = true;
    else if (name === 'dimension') this.#checkDimension(attributes['ref'] ?? '');
    else if (!this.#isData) return;
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#isValue = !this.#isPhonetic;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'row') this.#openRow(attributes['r']);
  }

  text(piece: string): void {
    if (!this.#isValue) return;
    this.#text += piece;
    if (this.#text.length > this.limits.cellLength) {
      throw new Refusal('list-cell-too-long', { limit: this.limits.cellLength });
    }
  }

  close(name: string): void {
    if (!this.#isData) return;
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'sheetData') this.#isData = false;
  }

  /** What a sheet says of its size is not believed, but a size that no spreadsheet can have is a lie. */
  #checkDimension(reference: string): void {
    for (const corner of reference.split(':')) {
      const row = Number(/\d+$/.exec(corner)?.[0] ?? 0);
      if ((columnOf(corner) ?? 0) >= LAST_COLUMN) this.#refuseColumns();
      if (row > LAST_ROW) this.#refuseRows();
    }
  }

  #openRow(reference: string | undefined): void {
    const number = reference === undefined ? this.#number + 1 : Number(reference);
    // Row numbers may come in any order by the letter of the format; people read them in order.
    if (!Number.isInteger(number) || number <= this.#number) throw new Refusal('file-damaged');
    if (number > LAST_ROW) this.#refuseRows();
    this.#number = number;
    this.#column = -1;
    this.#cells = [];
    this.#kinds = [];
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const column = columnOf(attributes['r']) ?? this.#column + 1;
    // The same cell twice: one of the two would be lost.
    if (column <= this.#column) throw new Refusal('file-damaged');
    if (column >= LAST_COLUMN) this.#refuseColumns();
    this.#column = column;
    this.#type = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#text = '';
  }

  #closeCell(): void {
    if (this.#text === '') return;
    const [value, kind] = readCell(this.#text, this.#type, this.book.formats[this.#style], this.book);
    if (value === '') return;
    // Whole rows and columns are often formatted to their ends: only what holds something is too much.
    if (this.#column >= this.limits.columns) this.#refuseColumns();
    while (this.#cells.length < this.#column) {
      this.#cells.push('');
      this.#kinds.push('-');
    }
    this.#cells.push(value);
    this.#kinds.push(kind);
  }

  #closeRow(): void {
    while (this.#cells.length > 0 && this.#cells.at(-1)?.trim() === '') {
      this.#cells.pop();
      this.#kinds.pop();
    }
    if (this.#cells.length === 0) return;
    if (this.#number > this.limits.rows) this.#refuseRows();
    this.lastRow = this.#number;
    this.#rows.push({ number: this.#number, cells: this.#cells, kinds: this.#kinds.join('') });
  }

  #refuseRows(): never {
    throw new Refusal('list-too-many-rows', { limit: this.limits.rows });
  }

  #refuseColumns(): never {
    throw new Refusal('list-too-many-columns', { limit: this.limits.columns });
  }
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
      return [unescapeText(text), 't'];
    }
    case 'inlineStr':
    case 'str':
      return [unescapeText(raw), 't'];
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
    const time = serialTime(Number(raw));
    if (time !== null) return [time, 't'];
  }
  const plain = plainNumber(raw);
  if (plain === null) return [raw, 'n'];
  return [format !== undefined && /^\d+$/.test(plain) ? plain.padStart(format.digits, '0') : plain, 'n'];
}

/** Characters that XML can't hold are written as `_x000D_` (ECMA-376 §22.9.2.19); a NUL is no part of any text. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    code === '0000' ? '\uFFFD' : String.fromCharCode(Number.parseInt(code, 16)),
  );
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
