import type { Archive } from './archive';
import { DocumentText } from './document-text';
import type { Limits } from './limits';
import { attribute, stepThroughMarkup } from './markup';
import { Refusal } from './refusal';
import type { SheetRow } from './sheet';

/**
 * What comes up in a document, in its order. Tables are numbered from 0 as they begin; a table that turns out to be no
 * list of its own is withdrawn.
 */
export type TableEvent =
  | { readonly kind: 'begins'; readonly table: number; readonly titles: readonly string[] }
  | { readonly kind: 'row'; readonly table: number; readonly row: SheetRow }
  | { readonly kind: 'ends'; readonly table: number; readonly rows: number }
  | { readonly kind: 'withdrawn'; readonly table: number };

interface OpenTable {
  readonly id: number;
  readonly titles: readonly string[];
  rows: number;
  cells: string[];
  /** Cells of this row so far. */
  count: number;
  /** The grid column of the cell that is open, or that the next one begins at. */
  column: number;
  span: number;
  /** Null between cells. */
  text: string | null;
  needsBreak: boolean;
  /** No row with a second cell so far: it may be the frame of tables inside it. */
  isFrame: boolean;
  /** Tables inside it that are lists of their own as long as this is a frame. */
  readonly inside: number[];
  /** More text than a cell may have, allowed only in a frame. */
  isTooLong: boolean;
}

const DEEPEST = 32;
const MOST_TITLES = 20;
const LONGEST_TITLE = 500;

/** The tables of a WordprocessingML part (ECMA-376 part 1 §17.4), row by row. Throws `Refusal`. */
export function* readTables(archive: Archive, part: string, limits: Limits): Generator<TableEvent> {
  const tables = new DocumentTables(limits);
  const steps = stepThroughMarkup(archive, part, tables);
  while (steps.next().done !== true) yield* tables.takeEvents();
}

class DocumentTables {
  readonly #text = new DocumentText((piece) => this.#say(piece));
  readonly #open: OpenTable[] = [];
  /** Tables inside a cell of a list, whose text belongs to the cell. */
  #plain = 0;
  #next = 0;
  #title = '';
  #titles: string[] = [];
  #events: TableEvent[] = [];

  constructor(private readonly limits: Limits) {}

  takeEvents(): readonly TableEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (!this.#text.open(name, attributes)) return;
    const table = this.#open.at(-1);
    switch (name) {
      case 'tbl':
        this.#beginTable(table);
        break;
      case 'p':
        this.#breakLine();
        break;
      // A part of another format inside the document, such as a web page: its rows can't be seen.
      case 'altChunk':
        throw new Refusal('file-web-page');
      default:
        if (table !== undefined && this.#plain === 0) this.#openInTable(table, name, attributes);
    }
  }

  text(piece: string): void {
    this.#text.text(piece);
  }

  close(name: string): void {
    if (!this.#text.close(name)) return;
    const table = this.#open.at(-1);
    if (name === 'p') this.#endTitle();
    else if (name === 'tbl' && this.#plain > 0) this.#plain -= 1;
    else if (table !== undefined && this.#plain === 0) {
      if (name === 'tc') this.#endCell(table);
      else if (name === 'tr') this.#endRow(table);
      else if (name === 'tbl') this.#endTable(table);
    }
  }

  #openInTable(table: OpenTable, name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'tr') {
      table.rows += 1;
      table.cells = [];
      table.count = 0;
      table.column = 0;
      if (table.rows > this.limits.rows) throw new Refusal('list-too-many-rows', { limit: this.limits.rows });
    } else if (name === 'tc') {
      this.#text.forgetFields();
      table.count += 1;
      table.span = 1;
      table.text = '';
      table.needsBreak = false;
      if (table.count === 2 && table.isFrame) this.#denyFrame(table);
    } else if (name === 'gridSpan') {
      table.span = countOf(attributes, 1);
    } else if (name === 'gridBefore') {
      table.column += countOf(attributes, 0);
    }
  }

  #beginTable(outer: OpenTable | undefined): void {
    if (this.#open.length + this.#plain >= DEEPEST) throw new Refusal('file-damaged');
    if (outer !== undefined && (this.#plain > 0 || !outer.isFrame || outer.text === null)) {
      this.#plain += 1;
      return;
    }
    const id = this.#next;
    this.#next += 1;
    const titles = [...(outer?.titles ?? []), ...this.#titles].slice(-MOST_TITLES);
    this.#titles = [];
    for (const each of this.#open) each.inside.push(id);
    this.#open.push({
      id,
      titles,
      rows: 0,
      cells: [],
      count: 0,
      column: 0,
      span: 1,
      text: null,
      needsBreak: false,
      isFrame: true,
      inside: [],
      isTooLong: false,
    });
    this.#events.push({ kind: 'begins', table: id, titles });
  }

  #endCell(table: OpenTable): void {
    const { text, column, span } = table;
    if (text === null) throw new Refusal('file-damaged');
    this.#text.forgetFields();
    table.text = null;
    table.column += span;
    const value = text.replace(/^\n+|\n+$/g, '');
    if (value.trim() === '') return;
    if (column >= this.limits.columns) {
      throw new Refusal('list-too-many-columns', { limit: this.limits.columns });
    }
    while (table.cells.length < column) table.cells.push('');
    table.cells.push(value);
    this.#giveToOuter(value);
  }

  /** What stands inside a frame is the frame's own text too, in case it turns out to be none. */
  #giveToOuter(value: string): void {
    const outer = this.#open.at(-2);
    if (outer === undefined || outer.text === null) return;
    outer.needsBreak ||= outer.text !== '';
    this.#addText(outer, value);
    outer.needsBreak = true;
  }

  #endRow({ id, rows, cells }: OpenTable): void {
    if (cells.length === 0) return;
    const kinds = cells.map((cell) => (cell === '' ? '-' : 't')).join('');
    this.#events.push({ kind: 'row', table: id, row: { number: rows, cells, kinds } });
  }

  #endTable(table: OpenTable): void {
    this.#open.pop();
    this.#titles = [];
    if (table.isFrame && table.inside.length > 0) this.#events.push({ kind: 'withdrawn', table: table.id });
    else this.#events.push({ kind: 'ends', table: table.id, rows: table.rows });
  }

  #denyFrame(table: OpenTable): void {
    table.isFrame = false;
    if (table.isTooLong) throw new Refusal('list-cell-too-long', { limit: this.limits.cellLength });
    for (const inside of table.inside) this.#events.push({ kind: 'withdrawn', table: inside });
  }

  #breakLine(): void {
    const table = this.#open.at(-1);
    if (table === undefined || table.text === null) this.#endTitle();
    else table.needsBreak ||= table.text !== '';
  }

  #say(piece: string): void {
    const table = this.#open.at(-1);
    if (table === undefined) this.#title += piece.slice(0, LONGEST_TITLE);
    else if (table.text !== null) {
      this.#addText(table, piece);
      // Above a table inside a frame stands its title.
      if (table.isFrame) this.#title += piece.slice(0, LONGEST_TITLE);
    } else if (piece.trim() !== '') throw new Refusal('file-damaged');
    if (this.#title.length > LONGEST_TITLE) this.#title = this.#title.slice(0, LONGEST_TITLE);
  }

  #addText(table: OpenTable, piece: string): void {
    const text = `${table.text ?? ''}${table.needsBreak ? '\n' : ''}${piece}`;
    table.needsBreak = false;
    if (text.length <= this.limits.cellLength) table.text = text;
    else if (table.isFrame && table.inside.length > 0) table.isTooLong = true;
    else throw new Refusal('list-cell-too-long', { limit: this.limits.cellLength });
  }

  #endTitle(): void {
    const title = this.#title.trim();
    this.#title = '';
    if (title === '') return;
    this.#titles.push(title);
    if (this.#titles.length > MOST_TITLES) this.#titles.shift();
  }
}

function countOf(attributes: Readonly<Record<string, string>>, least: number): number {
  const count = Number(attribute(attributes, 'val'));
  return Number.isInteger(count) && count > least ? count : least;
}
