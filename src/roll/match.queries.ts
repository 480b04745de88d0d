import type { ListTarget } from './list-targets.service';

/** A name as the same employer writes it again, whichever columns it stands in: `mc donald|ana|jr`. */
export const nameOf = (alias: string): string =>
  `lower(${alias}.family_name) || '|' || split_part(lower(${alias}.given_name), ' ', 1) || '|' || replace(lower(${alias}.suffix), '.', '')`;

/** What tells namesakes apart, the most telling first; a person's job only where a list has nothing else. */
const keysOf = (alias: string): string => `LATERAL (VALUES
    (1, CASE WHEN ${alias}.street <> '' THEN ${alias}.name || '|' || lower(${alias}.street) || '|' || left(${alias}.postal_code, 5) END),
    (2, CASE WHEN ${alias}.cell_phone <> '' THEN ${alias}.name || '|' || ${alias}.cell_phone END),
    (2, CASE WHEN ${alias}.home_phone <> '' THEN ${alias}.name || '|' || ${alias}.home_phone END),
    (3, CASE WHEN ${alias}.email <> '' THEN ${alias}.name || '|' || lower(${alias}.email) END),
    (4, CASE WHEN ${alias}.department || ${alias}.shift || ${alias}.classification <> ''
             THEN ${alias}.name || '|' || ${alias}.department || '|' || ${alias}.shift || '|' || ${alias}.classification END)
  ) AS k (kind, key)`;

const COMPARED =
  'employee_number, street, postal_code, cell_phone, home_phone, email, department, shift, classification';

/**
 * Rows without an entry of their key, and entries without a row of theirs: what is left to be matched. $1 election,
 * $2 import; $3 and $4 sheets and rows that a person decided about, $5 entries that a person chose.
 */
function leftOver({ tables: { rows, entries } }: ListTarget): string {
  const listed = `r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL`;
  const columns = (alias: string): string =>
    COMPARED.split(', ')
      .map((column) => `${alias}.${column}`)
      .join(', ');
  return `
    r AS MATERIALIZED (
      SELECT r.sheet, r.row, ${nameOf('r')} AS name, ${columns('r')}
        FROM ${rows} r
       WHERE ${listed} AND NOT EXISTS (SELECT FROM ${entries} e WHERE e.election_id = $1 AND e.match_key = r.match_key)
         AND NOT EXISTS (SELECT FROM unnest($3::integer[], $4::integer[]) AS d (sheet, row) WHERE d.sheet = r.sheet AND d.row = r.row)),
    e AS MATERIALIZED (
      SELECT e.id, e.match_key, e.is_current, ${nameOf('e')} AS name, ${columns('e')}
        FROM ${entries} e
       WHERE e.election_id = $1 AND e.merged_into IS NULL AND EXISTS (SELECT FROM r) AND NOT e.id = ANY ($5::uuid[])
         AND NOT EXISTS (SELECT FROM ${rows} r WHERE ${listed} AND r.match_key = e.match_key))`;
}

/**
 * Finds people of whom the list or the roll has no number by name and address, phone, e-mail address or job, where that
 * is one on either side. Groups of namesakes are counted, never multiplied: the work grows with the list, not with its square.
 */
export function findMatches(target: ListTarget): string {
  return `
    WITH ${leftOver(target)},
    row_keys AS (
      SELECT k.kind, k.key, min(r.sheet) AS sheet, min(r.row) AS row, bool_and(r.employee_number = '') AS has_no_number
        FROM r, ${keysOf('r')} WHERE k.key IS NOT NULL GROUP BY 1, 2 HAVING count(DISTINCT (r.sheet, r.row)) = 1),
    entry_keys AS (
      SELECT k.kind, k.key, min(e.id::text)::uuid AS id, bool_and(e.employee_number = '') AS has_no_number
        FROM e, ${keysOf('e')} WHERE k.key IS NOT NULL GROUP BY 1, 2 HAVING count(DISTINCT e.id) = 1),
    pairs AS (
      SELECT DISTINCT ON (a.sheet, a.row) a.sheet, a.row, b.id, a.kind
        FROM row_keys a JOIN entry_keys b USING (kind, key)
       -- Two numbers are two people until a person says otherwise.
       WHERE a.has_no_number OR b.has_no_number
       ORDER BY a.sheet, a.row, a.kind, b.id),
    single AS (SELECT DISTINCT ON (id) sheet, row, id, kind FROM pairs ORDER BY id, kind, sheet, row)
    INSERT INTO ${target.tables.matches} (election_id, import_id, sheet, row, entry_id, match_key, how, score, reasons)
    SELECT $1, $2, s.sheet, s.row, s.id, e.match_key, 'found', (ARRAY[95, 95, 95, 80])[s.kind],
           ARRAY['same-name', (ARRAY['same-address', 'same-cell-phone', 'same-email', 'same-job'])[s.kind]]
      FROM single s JOIN e ON e.id = s.id`;
}

/** Who of the roll may be whom in the list: pairs that share something, to be judged. Parameters as above, $6 limit. */
export function findCandidates(target: ListTarget): string {
  const { rows, entries, matches } = target.tables;
  const free = `NOT EXISTS (SELECT FROM ${matches} m WHERE m.election_id = $1 AND m.import_id = $2`;
  return `
    WITH ${leftOver(target)},
    rows_left AS (SELECT r.* FROM r WHERE ${free} AND m.sheet = r.sheet AND m.row = r.row)),
    entries_left AS (SELECT e.* FROM e WHERE ${free} AND m.entry_id = e.id)),
    row_keys AS (SELECT r.sheet, r.row, b.key, count(*) OVER (PARTITION BY b.key) AS size FROM rows_left r, ${blocksOf('r')} WHERE b.key IS NOT NULL),
    entry_keys AS (SELECT e.id, b.key, count(*) OVER (PARTITION BY b.key) AS size FROM entries_left e, ${blocksOf('e')} WHERE b.key IS NOT NULL),
    pairs AS (
      SELECT DISTINCT a.sheet, a.row, b.id FROM row_keys a JOIN entry_keys b USING (key)
       WHERE a.size <= ${LARGEST_BLOCK} AND b.size <= ${LARGEST_BLOCK} LIMIT $6)
    SELECT p.sheet, p.row, p.id, to_jsonb(e) AS entry, to_jsonb(r) - 'cells' - 'problems' AS staged, e.match_key
      FROM pairs p
      JOIN ${rows} r ON r.election_id = $1 AND r.import_id = $2 AND r.sheet = p.sheet AND r.row = p.row
      JOIN ${entries} e ON e.election_id = $1 AND e.id = p.id`;
}

/** More namesakes, or people with one phone, than this say nothing about who is who. */
export const LARGEST_BLOCK = 12;

/**
 * What two have to share before they are judged: each alone, or with their names, can make them likely. A bare name is
 * none of it, so that the namesakes of a large roll are never multiplied.
 */
export const blocksOf = (alias: string): string => `LATERAL (VALUES
    ('j' || ${alias}.name || '|' || nullif(${alias}.department || '|' || ${alias}.shift || '|' || ${alias}.classification, '||')),
    ('p' || nullif(${alias}.cell_phone, '')),
    ('p' || nullif(nullif(${alias}.home_phone, ${alias}.cell_phone), '')),
    ('m' || nullif(lower(${alias}.email), '')),
    ('i' || nullif(ltrim(${alias}.employee_number, '0'), '')),
    ('a' || split_part(${alias}.name, '|', 1) || '|' || nullif(lower(${alias}.street), '') || '|' || left(${alias}.postal_code, 5)),
    ('g' || split_part(${alias}.name, '|', 2) || '|' || nullif(lower(${alias}.street), '') || '|' || left(${alias}.postal_code, 5))
  ) AS b (key)`;
