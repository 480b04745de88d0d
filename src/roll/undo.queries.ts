import { ENTRY_COLUMNS } from './staging';
import type { ListTarget } from './list-targets.service';

/** What an entry is put back to: everything but who it is. */
export function restoredColumns({ extraColumns }: Pick<ListTarget, 'extraColumns'>): readonly string[] {
  return [
    ...ENTRY_COLUMNS,
    ...extraColumns,
    'match_key',
    'search_text',
    'sort_text',
    'section',
    'is_current',
    'imported_by',
    'source_sheet',
    'source_row',
    'revision',
    'added_by',
    'gone_reason',
    'merged_into',
    'withdrawn_by',
  ];
}

/** What an import touched, and the revision in which it left it. $1 election, $2 import. */
const touched = ({ tables: { changes, entries } }: ListTarget): string => `
  SELECT c.entry_id AS id, c.revision, c.kind, c.before FROM ${changes} c WHERE c.election_id = $1 AND c.import_id = $2
  UNION ALL SELECT e.id, 1, 'added', NULL FROM ${entries} e WHERE e.election_id = $1 AND e.added_by = $2`;

/** Someone else may have the number of before by now. */
const isFree = ({ tables: { entries } }: ListTarget): string =>
  `(t.before IS NULL OR t.before ->> 'match_key' = e.match_key
     OR NOT EXISTS (SELECT FROM ${entries} o WHERE o.election_id = $1 AND o.match_key = t.before ->> 'match_key'))`;

/** $1 election, $2 import. */
export function countReversible(target: ListTarget): string {
  return `
    WITH t AS (${touched(target)})
    SELECT count(*) FILTER (WHERE t.kind = 'added')::integer AS removed,
           count(*) FILTER (WHERE t.kind = 'changed')::integer AS restored,
           count(*) FILTER (WHERE t.kind = 'gone')::integer AS returned,
           count(*) FILTER (WHERE t.kind = 'returned')::integer AS left_again
      FROM t JOIN ${target.tables.entries} e ON e.election_id = $1 AND e.id = t.id
     WHERE e.revision = t.revision AND ${isFree(target)}`;
}

/** Whom somebody changed since, and who that was. $1 election, $2 import, $3 when it was applied, $4 offset, $5 limit. */
export function findKept(target: ListTarget): string {
  const { entries, edits, merges } = target.tables;
  const isMerged =
    merges === null
      ? 'false'
      : `EXISTS (SELECT FROM ${merges} g WHERE g.election_id = $1 AND g.undone_at IS NULL AND e.id IN (g.keep_id, g.merged_id) AND g.merged_at >= $3)`;
  const isEdited =
    edits === null
      ? 'false'
      : `EXISTS (SELECT FROM ${edits} d WHERE d.election_id = $1 AND d.entry_id = e.id AND d.revision > t.revision AND d.edited_at >= $3)`;
  return `
    WITH t AS (${touched(target)})
    SELECT e.id AS "entryId", e.employee_number AS "employeeNumber", e.family_name AS "familyName", e.given_name AS "givenName",
           e.middle_name AS "middleName", e.suffix,
           CASE WHEN ${isEdited} THEN 'edited' WHEN ${isMerged} THEN 'merged' ELSE 'later-list' END AS why,
           count(*) OVER ()::integer AS total
      FROM t JOIN ${entries} e ON e.election_id = $1 AND e.id = t.id
     WHERE NOT (e.revision = t.revision AND ${isFree(target)}) AND $3::timestamptz IS NOT NULL
     ORDER BY e.sort_text, e.id OFFSET $4 LIMIT $5`;
}

/** $1 election, $2 import, $3 when it was applied. */
export function keepKept(target: ListTarget): string {
  return `INSERT INTO ${target.tables.kept} (election_id, import_id, entry_id, why)
    SELECT $1, $2, kept."entryId", kept.why FROM (${findKept(target).replace(/OFFSET \$4 LIMIT \$5$/, '')}) AS kept`;
}

/** The file of an undo. $1 election, $2 import. */
export function listKept({ tables: { kept, entries } }: ListTarget): string {
  return `SELECT k.why, e.employee_number AS "employeeNumber", e.family_name AS "familyName", e.given_name AS "givenName",
      e.middle_name AS "middleName", e.suffix, e.department, e.shift
    FROM ${kept} k JOIN ${entries} e ON e.election_id = k.election_id AND e.id = k.entry_id
   WHERE k.election_id = $1 AND k.import_id = $2 ORDER BY e.sort_text, e.id`;
}

/**
 * Entries as they were before, their revision too, but for those kept: who they are is written down first, so that what
 * one part of the work restores changes nothing for the next. $1 election, $2 import, $3 and $4 first and last entry.
 */
export function restore(target: ListTarget): string {
  const { entries, changes, kept } = target.tables;
  const columns = restoredColumns(target);
  return counted(`
    UPDATE ${entries} e SET ${columns.map((column) => `${column} = b.${column}`).join(', ')}
      FROM ${changes} c CROSS JOIN LATERAL jsonb_populate_record(NULL::${entries}, c.before) AS b
     WHERE c.election_id = $1 AND c.import_id = $2 AND c.entry_id BETWEEN $3 AND $4
       AND e.election_id = $1 AND e.id = c.entry_id AND e.id BETWEEN $3 AND $4
       AND NOT EXISTS (SELECT FROM ${kept} k WHERE k.election_id = $1 AND k.import_id = $2 AND k.entry_id = c.entry_id)`);
}

/** Whom the import brought, and nobody touched since. $1 election, $2 import, $3 and $4 first and last entry. */
export function withdraw({ tables: { entries } }: ListTarget): string {
  return counted(`
    UPDATE ${entries} e SET is_current = false, withdrawn_by = $2, revision = 2
     WHERE e.election_id = $1 AND e.added_by = $2 AND e.revision = 1 AND e.id BETWEEN $3 AND $4`);
}

const counted = (update: string): string =>
  `WITH done AS (${update} RETURNING 1) SELECT count(*)::integer AS count FROM done`;

/** All ids, in parts of about the same size: they are random. */
export function partsOfAllIds(parts: 1 | 16): readonly (readonly [first: string, last: string])[] {
  const digits = (digit: string): string =>
    `${digit.repeat(7)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;
  if (parts === 1) return [[`0${digits('0')}`, `f${digits('f')}`]];
  return Array.from('0123456789abcdef').map((first) => [`${first}${digits('0')}`, `${first}${digits('f')}`]);
}

/** One entry as it was, from its image. $1 election, $2 entry, $3 image. */
export function restoreOne(target: Pick<ListTarget, 'extraColumns'>, entries: string): string {
  const columns = restoredColumns(target);
  return `UPDATE ${entries} e SET ${columns.map((column) => `${column} = b.${column}`).join(', ')}
    FROM jsonb_populate_record(NULL::${entries}, $3::jsonb) AS b WHERE e.election_id = $1 AND e.id = $2`;
}
