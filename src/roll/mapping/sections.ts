import type { ListKind, RememberedMapping } from '../choices';
import type { SheetRow } from '../reading/sheet';
import { COLUMN_FIELDS, HEADINGS, isUnionField, type ColumnField } from './fields';

/** Kinds of list: those who may vote, and those whom the agreement lets vote subject to challenge. */
export type SectionKind = 'regular' | 'challenge';

/** Rows in which a heading is looked for. */
export const SEARCHED_ROWS = 40;
/** Known headings that make a row the heading of a table. */
const ENOUGH = 2;
const LONGEST_HEADING = 60;

const BY_HEADING: ReadonlyMap<string, ColumnField> = new Map(
  COLUMN_FIELDS.flatMap((field) => HEADINGS[field].map((heading) => [heading, field] as const)),
);

/** A heading without case, accents, spaces and punctuation, as `HEADINGS` has it. */
export function plainHeading(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

/** The fields of a union's own list are never found in an employer's. */
export function knownHeading(text: string, kind: ListKind): ColumnField | null {
  if (text.length > LONGEST_HEADING) return null;
  const field = BY_HEADING.get(plainHeading(text)) ?? null;
  return field !== null && kind !== 'union' && isUnionField(field) ? null : field;
}

export interface Header {
  readonly row: SheetRow;
  /** A row above that belongs to it: `Home` over `Phone` and `Address`. */
  readonly above: SheetRow | null;
  /** By column, both rows together where that says more. */
  readonly headings: readonly string[];
}

/**
 * The heading among the first rows: one that is remembered, or where the most headings are known; null where no row has
 * two and none is of names. A row of headings right below one that says as much belongs to it: `Last` over `Name`.
 */
export function findHeader(
  rows: readonly SheetRow[],
  kind: ListKind,
  remembered: readonly RememberedMapping[],
): Header | null {
  const searched = rows.slice(0, SEARCHED_ROWS);
  const known = searched.find(({ cells }) => rememberedFor(cells, remembered) !== undefined);
  if (known !== undefined) return { row: known, above: null, headings: known.cells };
  let best = null as Header | null;
  let most = ENOUGH - 1;
  for (const [i, row] of searched.entries()) {
    const above = searched[i - 1];
    const alone = countKnown(row.cells, kind);
    const headings = above === undefined ? row.cells : joinHeadings(above, row, kind);
    const both = above === undefined ? 0 : countKnown(headings, kind);
    const isSecond =
      above !== undefined &&
      above === best?.row &&
      alone >= ENOUGH &&
      both >= most &&
      !repeatsHeader(row, above);
    if (both > Math.max(alone, most) || isSecond) best = { row, above: above ?? null, headings };
    else if (alone > most) best = { row, above: null, headings: row.cells };
    most = Math.max(alone, both, most);
  }
  return best ?? headerOfNames(searched, kind);
}

/** A list of names with columns that nobody knows, or without any. */
function headerOfNames(rows: readonly SheetRow[], kind: ListKind): Header | null {
  const row = rows.find(({ cells }) =>
    cells.some((cell) => ['fullName', 'familyName'].includes(knownHeading(cell, kind) ?? '')),
  );
  return row === undefined ? null : { row, above: null, headings: row.cells };
}

/** How an earlier list with these headings was mapped. */
export function rememberedFor(
  headings: readonly string[],
  remembered: readonly RememberedMapping[],
): RememberedMapping | undefined {
  if (remembered.length === 0) return undefined;
  const plain = withoutEnd(headings.map(plainHeading));
  if (plain.length === 0) return undefined;
  return remembered.find(({ headings: other }) => {
    const known = withoutEnd(other);
    return known.length === plain.length && known.every((heading, i) => heading === plain[i]);
  });
}

/** Columns at the end that have no heading come and go with what stands in them. */
function withoutEnd(headings: readonly string[]): readonly string[] {
  let { length } = headings;
  while (length > 0 && headings[length - 1] === '') length -= 1;
  return headings.slice(0, length);
}

/** The heading in the row that a person chose; null where the file has no such row among its first ones. */
export function headerOf(rows: readonly SheetRow[], number: number, kind: ListKind): Header | null {
  const at = rows.findIndex((row) => row.number === number);
  const row = rows[at];
  if (row === undefined) return null;
  const above = rows[at - 1];
  if (above === undefined) return { row, above: null, headings: row.cells };
  const joined = joinHeadings(above, row, kind);
  return countKnown(joined, kind) > countKnown(row.cells, kind)
    ? { row, above, headings: joined }
    : { row, above: null, headings: row.cells };
}

function countKnown(cells: readonly string[], kind: ListKind): number {
  const fields = new Set<ColumnField>();
  for (const cell of cells) {
    const field = cell === '' ? null : knownHeading(cell, kind);
    if (field !== null) fields.add(field);
  }
  return fields.size;
}

/**
 * Two rows of headings as one. What stands above is carried to the right, as merged cells are, and counts where the
 * cell below is empty or both together are a known heading and the one below is none by itself.
 */
function joinHeadings(above: SheetRow, below: SheetRow, kind: ListKind): string[] {
  let carried = '';
  return Array.from({ length: Math.max(above.cells.length, below.cells.length) }, (_, column) => {
    const over = (above.cells[column] ?? '').trim();
    const own = (below.cells[column] ?? '').trim();
    if (over !== '') carried = over;
    if (own === '' || own === over) return own === '' ? over : own;
    if (carried === '') return own;
    const joined = `${carried} ${own}`;
    if (knownHeading(joined, kind) !== null) return joined;
    const turned = `${own} ${carried}`;
    return knownHeading(turned, kind) !== null && knownHeading(own, kind) === null ? turned : own;
  });
}

/** Whether words such as a sheet's name or a title row say that these people vote subject to challenge. */
export function saysChallenge(text: string): boolean {
  return /subject\s+to\s+challenge|under\s+challenge|challenged?\s+(?:ballot|voter|list)|^challenged?$|sujet[oa]s?\s+a\s+impugnaci/i.test(
    text.trim(),
  );
}

/** A row that repeats the heading, as printed lists do on every page. */
export function repeatsHeader({ cells }: SheetRow, header: SheetRow): boolean {
  if (cells.length < 2 || !beginAlike(cells[0] ?? '', header.cells[0] ?? '')) return false;
  return cells.every((cell, i) => {
    const heading = header.cells[i] ?? '';
    return cell === heading || plainHeading(cell) === plainHeading(heading);
  });
}

/** Most rows are told from a heading by their first letter. */
function beginAlike(one: string, other: string): boolean {
  const first = one.charCodeAt(0) | 32;
  return !(first >= 97 && first <= 122) || first === (other.charCodeAt(0) | 32);
}
