import { LIMITS, type Limits } from './limits';
import { Refusal } from './refusal';
import type { Progress, Sheet, SheetRow } from './sheet';

/** Reads a sheet from its beginning; returns the number of the last row, blank ones counted. */
export type ReadRows = () => Generator<SheetRow, number, undefined>;

export interface SheetSource {
  readonly name: string;
  readonly titles: readonly string[];
  readonly read: ReadRows;
  /** Known beforehand to be too much to keep. */
  readonly isLarge?: boolean;
}

/** Cells up to this weight are kept, so that reading them again costs nothing. */
export const KEPT_WEIGHT = 16_000_000;
/** What a cell weighs beside its characters. */
const CELL_WEIGHT = 16;
const REPORT_EVERY = 1_000;

/**
 * Sheets whose rows may be asked for again and again. Small ones are kept after the first time; of larger ones nothing
 * is, they are read anew. Rows of all sheets are counted together.
 */
export function keepSheets(
  sources: readonly SheetSource[],
  progress: Progress,
  limits: Limits = LIMITS,
): Sheet[] {
  const shelf: Shelf = { room: KEPT_WEIGHT, lastRows: sources.map(() => 0), progress, limits };
  return sources.map((source, at) => new KeptSheet(source, shelf, at));
}

interface Shelf {
  /** The weight that is left for keeping. */
  room: number;
  readonly lastRows: number[];
  readonly progress: Progress;
  readonly limits: Limits;
}

class KeptSheet implements Sheet {
  readonly name: string;
  readonly titles: readonly string[];
  #kept: readonly SheetRow[] | null = null;
  /** Read to the end once, whether kept or not. */
  #isKnown = false;

  constructor(
    private readonly source: SheetSource,
    private readonly shelf: Shelf,
    private readonly at: number,
  ) {
    this.name = source.name;
    this.titles = source.titles;
  }

  get lastRow(): number {
    return this.shelf.lastRows[this.at] ?? 0;
  }

  rows(): Iterable<SheetRow> {
    if (this.#kept !== null) return this.#kept;
    return this.#isKnown ? this.source.read() : this.#readFirst();
  }

  *#readFirst(): Generator<SheetRow, void, undefined> {
    const { shelf, at } = this;
    const before = shelf.lastRows.reduce((sum, rows, i) => (i === at ? sum : sum + rows), 0);
    const most = shelf.limits.rows - before;
    const reading = this.source.read();
    let kept: SheetRow[] | null = this.source.isLarge === true ? null : [];
    let weight = 0;
    let reported = 0;
    let next = reading.next();
    try {
      for (; next.done !== true; next = reading.next()) {
        const row = next.value;
        if (row.number > most) throw new Refusal('list-too-many-rows', { limit: shelf.limits.rows });
        if (kept !== null) {
          weight += weightOf(row.cells);
          if (weight <= shelf.room) kept.push(row);
          else kept = null;
        }
        if (row.number - reported >= REPORT_EVERY) {
          reported = row.number;
          shelf.progress(before + reported);
        }
        yield row;
      }
    } finally {
      if (next.done !== true) reading.return(0);
    }
    if (next.value > most) throw new Refusal('list-too-many-rows', { limit: shelf.limits.rows });
    this.#finish(next.value, kept, weight);
    shelf.progress(before + next.value);
  }

  #finish(lastRow: number, kept: SheetRow[] | null, weight: number): void {
    // Whoever read it at the same time may have been quicker.
    if (this.#isKnown) return;
    this.#isKnown = true;
    this.shelf.lastRows[this.at] = lastRow;
    if (kept === null) return;
    this.#kept = kept;
    this.shelf.room -= weight;
  }
}

/** What a row weighs in memory, roughly, in bytes. */
export function weightOf(cells: readonly string[]): number {
  let weight = CELL_WEIGHT * (cells.length + 4);
  for (const cell of cells) weight += cell.length;
  return weight;
}
