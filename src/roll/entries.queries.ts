import { ENTRY_FIELDS } from './mapping/fields';
import { blocksOf, LARGEST_BLOCK, nameOf } from './match.queries';
import { COLUMN_OF, ENTRY_COLUMNS } from './staging';

const VALUES = ENTRY_FIELDS.map((field) => `e.${COLUMN_OF[field]} AS "${field}"`).join(', ');

/** An entry as the hall knows it, with what it is edited and merged by. */
export const ENTRY = `e.id, e.section, e.is_current AS "isCurrent", ${VALUES}, e.revision, e.gone_reason AS "goneReason",
  e.merged_into AS "mergedInto", e.withdrawn_by AS "withdrawnBy", e.imported_by AS "importedBy", e.added_by AS "addedBy",
  e.source_sheet AS "sourceSheet", e.source_row AS "sourceRow",
  EXISTS (SELECT FROM core.roll_seal_voter v WHERE v.election_id = e.election_id AND v.entry_id = e.id) AS "isSealed"`;

/** $1 election, $2 ids. */
export const READ_ENTRIES = `SELECT ${ENTRY} FROM core.roll_entry e WHERE e.election_id = $1 AND e.id = ANY ($2::uuid[])`;

/** $1 election, $2 id, $3 revision, $4 match key, $5 search text, $6 sort text, then the fields in their order. */
export const EDIT_ENTRY = `UPDATE core.roll_entry e SET revision = e.revision + 1, match_key = $4, search_text = $5, sort_text = $6,
    ${ENTRY_COLUMNS.map((column, i) => `${column} = $${i + 7}`).join(', ')}
  WHERE e.election_id = $1 AND e.id = $2 AND e.revision = $3 RETURNING e.revision`;

/** Everything that happened to an entry, the newest first; `image` is the entry before. $1 election, $2 entry. */
export const ENTRY_HISTORY = `
  SELECT * FROM (
    SELECT i.finished_at AS at, 'imported' AS kind, a.name AS by, i.file_name AS "fileName", '' AS reason, NULL::jsonb AS image, NULL::jsonb AS after, false AS "isUndone", 1 AS step
      FROM core.roll_entry e JOIN core.roll_import i ON i.election_id = e.election_id AND i.id = e.added_by LEFT JOIN core.account a ON a.id = i.finished_by
     WHERE e.election_id = $1 AND e.id = $2
    UNION ALL
    SELECT i.finished_at, c.kind, a.name, i.file_name, '', c.before, NULL, i.undone_at IS NOT NULL, 2
      FROM core.roll_change c JOIN core.roll_import i ON i.election_id = c.election_id AND i.id = c.import_id LEFT JOIN core.account a ON a.id = i.finished_by
     WHERE c.election_id = $1 AND c.entry_id = $2
    UNION ALL
    SELECT i.undone_at, 'undone', a.name, i.file_name, '', NULL, NULL, false, 5
      FROM core.roll_import i LEFT JOIN core.account a ON a.id = i.undone_by
     WHERE i.election_id = $1 AND i.undone_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM core.roll_undo_kept k WHERE k.election_id = $1 AND k.import_id = i.id AND k.entry_id = $2)
       AND (EXISTS (SELECT FROM core.roll_change c WHERE c.election_id = $1 AND c.import_id = i.id AND c.entry_id = $2)
         OR EXISTS (SELECT FROM core.roll_entry e WHERE e.election_id = $1 AND e.id = $2 AND e.added_by = i.id))
    UNION ALL
    SELECT d.edited_at, 'edited', a.name, NULL, d.reason, d.before, d.after, false, 3
      FROM core.roll_edit d LEFT JOIN core.account a ON a.id = d.edited_by
     WHERE d.election_id = $1 AND d.entry_id = $2
    UNION ALL
    SELECT g.merged_at, 'merged', a.name, NULL, '', CASE WHEN g.keep_id = $2 THEN g.keep_before ELSE g.merged_before END, NULL, g.undone_at IS NOT NULL, 3
      FROM core.roll_merge g LEFT JOIN core.account a ON a.id = g.merged_by
     WHERE g.election_id = $1 AND $2 IN (g.keep_id, g.merged_id)
    UNION ALL
    SELECT g.undone_at, 'unmerged', a.name, NULL, '', NULL, NULL, false, 4
      FROM core.roll_merge g LEFT JOIN core.account a ON a.id = g.undone_by
     WHERE g.election_id = $1 AND $2 IN (g.keep_id, g.merged_id) AND g.undone_at IS NOT NULL
  ) AS happened ORDER BY at DESC, step DESC LIMIT 200`;

export interface HappenedRow {
  readonly at: Date;
  readonly kind: 'imported' | 'changed' | 'gone' | 'returned' | 'edited' | 'merged' | 'unmerged' | 'undone';
  readonly by: string | null;
  readonly fileName: string | null;
  readonly reason: string;
  readonly image: Readonly<Record<string, string>> | null;
  readonly after: Readonly<Record<string, string>> | null;
  readonly isUndone: boolean;
}

/**
 * Pairs on the roll that share enough to be judged, and that nobody told apart. A block of more than a dozen says
 * nothing about who is who, so that the work grows with the roll and not with its square. $1 election, $2 limit.
 */
export const FIND_PAIRS = `
  WITH e AS MATERIALIZED (
      SELECT e.id, ${nameOf('e')} AS name, e.employee_number, e.street, e.postal_code, e.cell_phone, e.home_phone, e.email, e.department, e.shift, e.classification
        FROM core.roll_entry e WHERE e.election_id = $1 AND e.is_current),
    blocks AS (
      SELECT b.key, array_agg(DISTINCT e.id) AS ids FROM e, ${blocksOf('e')} WHERE b.key IS NOT NULL
       GROUP BY b.key HAVING count(*) BETWEEN 2 AND ${LARGEST_BLOCK}),
    pairs AS (
      SELECT DISTINCT one.id AS one, other.id AS other
        FROM blocks, unnest(ids) AS one (id), unnest(ids) AS other (id) WHERE one.id < other.id LIMIT $2)
  SELECT p.one, p.other, to_jsonb(a) - 'search_text' AS a, to_jsonb(b) - 'search_text' AS b
    FROM pairs p JOIN core.roll_entry a ON a.election_id = $1 AND a.id = p.one JOIN core.roll_entry b ON b.election_id = $1 AND b.id = p.other
   WHERE NOT EXISTS (SELECT FROM core.roll_apart t WHERE t.election_id = $1 AND t.one_id = p.one AND t.other_id = p.other)`;
