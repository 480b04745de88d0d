import type { ListQueries } from './compare.queries';
import type { ShownRows } from './imports.contract';
import type { ListTarget } from './list-targets.service';
import { ENTRY_COLUMNS } from './staging';

export interface ShownRow {
  readonly sheet: number | null;
  readonly row: number | null;
  readonly verdict: string;
  readonly section: 'regular' | 'challenge';
  readonly left_out: string | null;
  readonly other_sheet: number | null;
  readonly other_row: number | null;
  readonly likeness: { readonly score: number; readonly reasons: readonly string[] } | null;
  readonly cells: string[] | null;
  readonly problems: { code: string; field: string | null; before: string; after: string }[] | null;
  readonly union_values: Readonly<Record<string, string>> | null;
  readonly entry_id: string | null;
  readonly gone_reason: string | null;
  readonly likely: readonly ShownLikely[] | null;
  readonly [column: `new_${string}`]: string | null;
  readonly [column: `old_${string}`]: string | null;
}

export interface ShownLikely {
  readonly entry_id: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly family_name: string;
  readonly given_name: string;
  readonly middle_name: string;
  readonly suffix: string;
  readonly employee_number: string;
  readonly department: string;
  readonly shift: string;
}

const NEW = ENTRY_COLUMNS.map((column) => `r.${column} AS new_${column}`).join(', ');
const OLD = ENTRY_COLUMNS.map((column) => `e.${column} AS old_${column}`).join(', ');
const NO_NEW = ENTRY_COLUMNS.map((column) => `NULL AS new_${column}`).join(', ');
const NO_OLD = ENTRY_COLUMNS.map((column) => `NULL AS old_${column}`).join(', ');

export interface RowStatements {
  readonly rows: string;
  readonly total: string;
}

/** $1 election, $2 import, $3 problem code or reason or null, $4 field or null, $5 offset, $6 limit; of the total without the last two. */
export function showRows(target: ListTarget, queries: ListQueries, shown: ShownRows): RowStatements {
  const { rows, matches, entries } = target.tables;
  const { staged, verdict, moved, gone } = queries.parts;
  const page = 'OFFSET $5 LIMIT $6';
  const unasked = `$3::text IS NULL AND $4::text IS NULL`;
  if (shown === 'gone') {
    const none = `NULL::smallint AS other_sheet, NULL::integer AS other_row, NULL::jsonb AS likeness, NULL::json AS cells, NULL::jsonb AS problems, NULL::jsonb AS union_values`;
    return {
      rows: `SELECT NULL::smallint AS sheet, NULL::integer AS row, 'gone' AS verdict, e.section, NULL AS left_out, ${none},
         e.id AS entry_id, e.gone_reason, NULL::jsonb AS likely, ${NO_NEW}, ${OLD}
         FROM ${gone} AND ${unasked} ORDER BY e.sort_text, e.id ${page}`,
      total: `SELECT count(*)::integer AS total FROM ${gone} AND ${unasked}`,
    };
  }
  const union = target.extraColumns.includes('union_values')
    ? 'r.union_values'
    : 'NULL::jsonb AS union_values';
  const columns = `r.sheet, r.row, r.section, r.left_out, r.other_sheet, r.other_row, r.likeness, r.cells, r.problems, ${union}, NULL AS gone_reason, ${NEW}`;
  if (shown === 'left-out' || shown === 'all') {
    const condition =
      shown === 'left-out' ? `r.left_out IS NOT NULL AND ($3::text IS NULL OR r.left_out = $3)` : unasked;
    const from = `${rows} r WHERE r.election_id = $1 AND r.import_id = $2 AND ${condition} AND $4::text IS NULL`;
    const said = `CASE WHEN r.left_out IS NULL THEN 'new' ELSE 'left-out' END`;
    return {
      rows: `SELECT ${columns}, ${said} AS verdict, NULL::uuid AS entry_id, NULL::jsonb AS likely, ${NO_OLD} FROM ${from} ORDER BY r.sheet, r.row ${page}`,
      total: `SELECT count(*)::integer AS total FROM ${from}`,
    };
  }
  const asked = `r.problems IS NOT NULL AND ($3::text IS NULL OR EXISTS (
      SELECT FROM jsonb_array_elements(r.problems) AS p WHERE p ->> 'code' = $3 AND ($4::text IS NULL OR p ->> 'field' = $4)))`;
  const isLikely = `EXISTS (SELECT FROM ${matches} l WHERE l.election_id = $1 AND l.import_id = $2 AND l.sheet = r.sheet AND l.row = r.row AND l.how = 'likely')`;
  const conditions: Readonly<Record<typeof shown, string>> = {
    problems: asked,
    likely: `${isLikely} AND ${unasked}`,
    moved: `${verdict} = 'changed' AND ${moved} AND ${unasked}`,
    new: `${verdict} = 'new' AND ${unasked}`,
    changed: `${verdict} = 'changed' AND ${unasked}`,
    same: `${verdict} = 'same' AND ${unasked}`,
  };
  const from = `${staged} AND ${conditions[shown]}`;
  const likely = `(SELECT jsonb_agg(jsonb_build_object('entry_id', l.entry_id, 'score', l.score, 'reasons', to_jsonb(l.reasons),
       'family_name', p.family_name, 'given_name', p.given_name, 'middle_name', p.middle_name, 'suffix', p.suffix,
       'employee_number', p.employee_number, 'department', p.department, 'shift', p.shift) ORDER BY l.score DESC, p.sort_text)
      FROM ${matches} l JOIN ${entries} p ON p.election_id = l.election_id AND p.id = l.entry_id
     WHERE l.election_id = $1 AND l.import_id = $2 AND l.sheet = r.sheet AND l.row = r.row AND l.how = 'likely')`;
  return {
    rows: `SELECT ${columns}, ${verdict} AS verdict, e.id AS entry_id, ${likely} AS likely, ${OLD} FROM ${from} ORDER BY r.sheet, r.row ${page}`,
    total: `SELECT count(*)::integer AS total FROM ${from}`,
  };
}

/** Rows left out after a place, in the order of the files. $1 election, $2 import, $3 sheet, $4 row, $5 limit. */
export function listLeftOut({ tables: { rows } }: ListTarget): string {
  return `SELECT sheet, row, left_out, cells FROM ${rows}
    WHERE election_id = $1 AND import_id = $2 AND left_out IS NOT NULL AND (sheet, row) > ($3, $4) ORDER BY sheet, row LIMIT $5`;
}
