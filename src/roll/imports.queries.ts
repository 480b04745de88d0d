import { ENTRY_COLUMNS } from './staging';

const list = (alias: string): string => ENTRY_COLUMNS.map((column) => `${alias}.${column}`).join(', ');

/** Row `r` of an import beside the entry `e` that has its key, if one has. */
const STAGED = `core.roll_import_row r
  LEFT JOIN core.roll_entry e ON e.election_id = r.election_id AND e.match_key = r.match_key
 WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL`;

/** Someone whom an earlier list left out is new again, under the same id. */
export const VERDICT = `CASE
   WHEN e.id IS NULL OR NOT e.is_current THEN 'new'
   WHEN (${list('e')}, e.section) IS DISTINCT FROM (${list('r')}, r.section) THEN 'changed'
   ELSE 'same' END`;

/**
 * Entries that the list no longer has. A list without a section for those who vote subject to challenge says
 * nothing about them, and the other way round.
 */
const GONE = `core.roll_entry e
 WHERE e.election_id = $1 AND e.is_current
   AND e.section IN (SELECT DISTINCT section FROM core.roll_import_row WHERE election_id = $1 AND import_id = $2 AND left_out IS NULL)
   AND NOT EXISTS (SELECT FROM core.roll_import_row r
     WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL AND r.match_key = e.match_key)`;

/** $1 election, $2 import. */
export const COMPARE = `
  WITH staged AS (SELECT ${VERDICT} AS verdict FROM ${STAGED})
  SELECT count(*) FILTER (WHERE verdict = 'new')::integer AS added,
         count(*) FILTER (WHERE verdict = 'changed')::integer AS changed,
         count(*) FILTER (WHERE verdict = 'same')::integer AS same,
         (SELECT count(*)::integer FROM ${GONE}) AS gone
    FROM staged`;

export interface Comparison {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
}

/** People whom the roll has never had, of the rows $4 to $5 of sheet $3. $1 election, $2 import. */
export const ADD_ENTRIES = `
  INSERT INTO core.roll_entry (election_id, match_key, search_text, sort_text, section, imported_by, source_sheet, source_row, ${ENTRY_COLUMNS.join(', ')})
  SELECT r.election_id, r.match_key, r.search_text, r.sort_text, r.section, r.import_id, r.sheet, r.row, ${list('r')}
    FROM ${STAGED} AND r.sheet = $3 AND r.row BETWEEN $4 AND $5 AND e.id IS NULL`;

/** People who changed, or are back, of the rows $4 to $5 of sheet $3. $1 election, $2 import. */
export const CHANGE_ENTRIES = `
  UPDATE core.roll_entry e SET
    search_text = r.search_text, sort_text = r.sort_text, section = r.section, is_current = true,
    imported_by = r.import_id, source_sheet = r.sheet, source_row = r.row,
    ${ENTRY_COLUMNS.map((column) => `${column} = r.${column}`).join(', ')}
    FROM core.roll_import_row r
   WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL AND r.sheet = $3 AND r.row BETWEEN $4 AND $5
     AND e.election_id = r.election_id AND e.match_key = r.match_key AND ${VERDICT} <> 'same'`;

/** $1 election, $2 import. */
export const MARK_GONE = `
  UPDATE core.roll_entry SET is_current = false
   WHERE election_id = $1 AND id IN (SELECT e.id FROM ${GONE})`;

export const SHOWN = ['new', 'changed', 'same', 'gone', 'left-out', 'problems'] as const;
export type Shown = (typeof SHOWN)[number];

export interface ShownRow {
  readonly sheet: number | null;
  readonly row: number | null;
  readonly verdict: string;
  readonly section: 'regular' | 'challenge';
  readonly left_out: string | null;
  readonly other_sheet: number | null;
  readonly other_row: number | null;
  readonly cells: string[] | null;
  readonly problems: { code: string; field: string | null; before: string; after: string }[] | null;
  readonly [column: `new_${string}`]: string | null;
  readonly [column: `old_${string}`]: string | null;
  readonly total: number;
}

const NEW = ENTRY_COLUMNS.map((column) => `r.${column} AS new_${column}`).join(', ');
const OLD = ENTRY_COLUMNS.map((column) => `e.${column} AS old_${column}`).join(', ');
const NO_NEW = ENTRY_COLUMNS.map((column) => `NULL AS new_${column}`).join(', ');

/** $1 election, $2 import, $3 problem code or reason or null, $4 offset, $5 limit. */
export function showRows(shown: Shown): string {
  if (shown === 'gone') {
    return `SELECT e.source_sheet AS sheet, NULL AS row, 'gone' AS verdict, e.section, NULL AS left_out, NULL AS other_sheet, NULL AS other_row,
       NULL AS cells, NULL AS problems, ${NO_NEW}, ${OLD}, count(*) OVER ()::integer AS total
       FROM ${GONE} AND $3::text IS NULL ORDER BY e.sort_text, e.id OFFSET $4 LIMIT $5`;
  }
  const columns = `r.sheet, r.row, r.section, r.left_out, r.other_sheet, r.other_row, r.cells, r.problems, ${NEW}`;
  if (shown === 'left-out') {
    return `SELECT ${columns}, 'left-out' AS verdict, ${OLD}, count(*) OVER ()::integer AS total
       FROM core.roll_import_row r LEFT JOIN core.roll_entry e ON false
       WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NOT NULL AND ($3::text IS NULL OR r.left_out = $3)
       ORDER BY r.sheet, r.row OFFSET $4 LIMIT $5`;
  }
  const condition =
    shown === 'problems'
      ? `r.problems IS NOT NULL AND ($3::text IS NULL OR r.problems @> jsonb_build_array(jsonb_build_object('code', $3::text)))`
      : `${VERDICT} = '${shown}' AND $3::text IS NULL`;
  return `SELECT ${columns}, ${VERDICT} AS verdict, ${OLD}, count(*) OVER ()::integer AS total
     FROM ${STAGED} AND ${condition} ORDER BY r.sheet, r.row OFFSET $4 LIMIT $5`;
}
