import { declaredDelimiter, findDelimiter } from './delimiter';
import { keepSheets, KEPT_WEIGHT } from './kept-sheets';
import { LIMITS, type Limits } from './limits';
import { cutRecords } from './records';
import { Refusal } from './refusal';
import type { ListFile, Progress, SheetRow } from './sheet';
import { openText } from './text-encoding';

/** Columns up to which the kinds of a row are looked up by a number. */
const MASKED = 48;

/**
 * Reads a CSV, TSV or similar text: any usual encoding and delimiter, quoted line ends. Rows are counted as a
 * spreadsheet counts them, by records. Throws `Refusal`.
 */
export function readDelimited(bytes: Uint8Array, progress: Progress, limits: Limits = LIMITS): ListFile {
  const file = openText(bytes);
  let start = '';
  for (const piece of file.pieces()) {
    start = piece;
    break;
  }
  const declared = declaredDelimiter(start);
  const delimiter = declared?.delimiter ?? findDelimiter(start);
  function* read(): Generator<SheetRow, number, undefined> {
    const text = declared === null ? file.pieces() : withoutStart(file.pieces(), declared.length);
    let number = 0;
    for (const record of cutRecords(text, delimiter, declared === null ? 1 : 2)) {
      number += 1;
      if (number > limits.rows) throw new Refusal('list-too-many-rows', { limit: limits.rows });
      const row = toRow(number, record, limits);
      if (row !== null) yield row;
    }
    return number;
  }
  return {
    kind: 'delimited',
    encoding: file.encoding,
    delimiter,
    sheets: keepSheets(
      [{ name: '', titles: [], read, isLarge: bytes.length > 2 * KEPT_WEIGHT }],
      progress,
      limits,
    ),
  };
}

function* withoutStart(pieces: Iterable<string>, length: number): Generator<string> {
  let left = length;
  for (const piece of pieces) {
    yield piece.slice(left);
    left = 0;
  }
}

function toRow(number: number, cells: string[], limits: Limits): SheetRow | null {
  let last = cells.length;
  while (last > 0 && cells[last - 1]?.trim() === '') last -= 1;
  if (last === 0) return null;
  if (last > limits.columns) throw new Refusal('list-too-many-columns', { limit: limits.columns });
  if (last < cells.length) cells.length = last;
  for (const cell of cells) {
    if (cell.length > limits.cellLength)
      throw new Refusal('list-cell-too-long', { limit: limits.cellLength });
  }
  return { number, cells, kinds: kindsOf(cells) };
}

const KNOWN_KINDS = new Map<number, string>();
const MOST_KNOWN = 10_000;

/** Rows of one list are empty in the same places: their kinds are one text, not one for every row. */
function kindsOf(cells: readonly string[]): string {
  if (cells.length > MASKED) return spellKinds(cells);
  let mask = 1;
  for (const cell of cells) mask = mask * 2 + (cell === '' ? 0 : 1);
  let kinds = KNOWN_KINDS.get(mask);
  if (kinds === undefined) {
    kinds = spellKinds(cells);
    if (KNOWN_KINDS.size < MOST_KNOWN) KNOWN_KINDS.set(mask, kinds);
  }
  return kinds;
}

function spellKinds(cells: readonly string[]): string {
  return cells.map((cell) => (cell === '' ? '-' : 't')).join('');
}
