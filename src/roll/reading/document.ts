import type { Archive } from './archive';
import { readTables } from './document-tables';
import { keepSheets, KEPT_WEIGHT, weightOf, type ReadRows, type SheetSource } from './kept-sheets';
import { LIMITS, type Limits } from './limits';
import { Refusal } from './refusal';
import type { ListFile, Progress, SheetRow } from './sheet';

interface FoundTable {
  readonly titles: readonly string[];
  readonly rows: SheetRow[];
  lastRow: number;
}

/**
 * Reads the tables of a Word document (ECMA-376 part 1 §17), every one a sheet. A cell that spans several columns holds
 * its text in the first of them; a cell merged with the one above is empty. Throws `Refusal`.
 */
export function readDocument(
  archive: Archive,
  part: string,
  progress: Progress,
  limits: Limits = LIMITS,
): ListFile {
  const { tables, isKept } = findTables(archive, part, limits);
  if (tables.size === 0) throw new Refusal('document-without-table');
  const sources: SheetSource[] = [];
  for (const [id, { titles, rows, lastRow }] of tables) {
    const again: ReadRows = () => readOne(archive, part, id, limits);
    const kept: ReadRows = () => repeat(rows, lastRow);
    sources.push({ name: '', titles, read: isKept ? kept : again, isLarge: !isKept });
  }
  return { kind: 'document', encoding: null, delimiter: null, sheets: keepSheets(sources, progress, limits) };
}

/** The tables that are lists; their rows too, unless they are too many to keep. */
function findTables(
  archive: Archive,
  part: string,
  limits: Limits,
): { tables: Map<number, FoundTable>; isKept: boolean } {
  const tables = new Map<number, FoundTable>();
  let weight = 0;
  for (const event of readTables(archive, part, limits)) {
    if (event.kind === 'begins') {
      tables.set(event.table, { titles: event.titles, rows: [], lastRow: 0 });
      // Frames that are still to be withdrawn count too, but not for ever.
      if (tables.size > 2 * limits.sheets) break;
    } else if (event.kind === 'withdrawn') {
      tables.delete(event.table);
    } else {
      const table = tables.get(event.table);
      if (table === undefined) continue;
      if (event.kind === 'ends') {
        table.lastRow = event.rows;
        continue;
      }
      weight += weightOf(event.row.cells);
      if (weight <= KEPT_WEIGHT) table.rows.push(event.row);
      else for (const each of tables.values()) each.rows.length = 0;
    }
  }
  if (tables.size > limits.sheets) throw new Refusal('list-too-many-tables', { limit: limits.sheets });
  return { tables, isKept: weight <= KEPT_WEIGHT };
}

function* readOne(
  archive: Archive,
  part: string,
  id: number,
  limits: Limits,
): Generator<SheetRow, number, undefined> {
  for (const event of readTables(archive, part, limits)) {
    if (event.table !== id) continue;
    if (event.kind === 'row') yield event.row;
    else if (event.kind === 'ends') return event.rows;
  }
  return 0;
}

function* repeat(rows: readonly SheetRow[], lastRow: number): Generator<SheetRow, number, undefined> {
  yield* rows;
  return lastRow;
}
