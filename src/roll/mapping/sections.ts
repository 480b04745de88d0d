import type { Sheet, SheetRow } from '../reading/sheet';
import { COLUMN_FIELDS, HEADINGS, type ColumnField } from './fields';

/** Kinds of list: those who may vote, and those whom the agreement lets vote subject to challenge. */
export type SectionKind = 'regular' | 'challenge';

const SEARCHED_ROWS = 40;
/** Known headings that make a row the heading of a table. */
const ENOUGH = 2;

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

export function knownHeading(text: string): ColumnField | null {
  return BY_HEADING.get(plainHeading(text)) ?? null;
}

/** The row number of the heading: the row with the most known headings; null where no row has two. */
export function findHeaderRow(sheet: Sheet): number | null {
  let best: SheetRow | null = null;
  let bestCount = ENOUGH - 1;
  for (const row of sheet.rows.slice(0, SEARCHED_ROWS)) {
    const count = new Set(row.cells.map(knownHeading).filter((field) => field !== null)).size;
    if (count > bestCount) {
      best = row;
      bestCount = count;
    }
  }
  return best?.number ?? null;
}

/** Whether words such as a sheet's name or a title row say that these people vote subject to challenge. */
export function saysChallenge(text: string): boolean {
  return /subject\s+to\s+challenge|under\s+challenge|challenged?\s+(?:ballot|voter|list)|^challenged?$|sujet[oa]s?\s+a\s+impugnaci/i.test(
    text.trim(),
  );
}

/** The kind that a sheet's name and the rows above its heading give it. */
export function kindOfSheet(sheet: Sheet, headerRow: number | null): SectionKind {
  const titles = sheet.rows
    .filter((row) => headerRow !== null && row.number < headerRow)
    .flatMap((row) => row.cells);
  return [sheet.name, ...titles].some(saysChallenge) ? 'challenge' : 'regular';
}

/** A row that repeats the heading, as printed lists do on every page. */
export function repeatsHeader(row: SheetRow, header: SheetRow): boolean {
  return (
    row.cells.length > 1 &&
    row.cells.every((cell, i) => plainHeading(cell) === plainHeading(header.cells[i] ?? ''))
  );
}
