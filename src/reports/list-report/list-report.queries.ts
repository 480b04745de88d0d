import type { ListedPerson } from '../../domain/list-quality';

export interface EntryRow extends ListedPerson {
  readonly id: string;
  readonly suffix: string;
  readonly employeeNumber: string;
  readonly department: string;
  readonly section: 'regular' | 'challenge';
  readonly sourceSheet: number | null;
  readonly sourceRow: number | null;
}

const COLUMNS = `e.id, e.section, e.employee_number AS "employeeNumber", e.family_name AS "familyName", e.given_name AS "givenName",
  e.middle_name AS "middleName", e.suffix, e.classification, e.department, e.shift, e.location, e.street, e.city, e.state,
  e.postal_code AS "postalCode", e.email, e.home_phone AS "homePhone", e.cell_phone AS "cellPhone"`;

const SOURCE = 'e.source_sheet AS "sourceSheet", e.source_row AS "sourceRow"';

/** $1 election. In the order of a list. */
export const READ_LISTED = `
  SELECT ${COLUMNS}, ${SOURCE} FROM core.roll_entry e
   WHERE e.election_id = $1 AND e.is_current ORDER BY e.sort_text, e.id`;

/** $1 election, $2 ids. In the order of a list. */
export const READ_SOME = `
  SELECT ${COLUMNS}, ${SOURCE} FROM core.roll_entry e
   WHERE e.election_id = $1 AND e.id = ANY ($2::uuid[]) ORDER BY e.sort_text, e.id`;

/** $1 election. */
export const READ_VERSION = 'SELECT version FROM core.roll WHERE election_id = $1';

/** Known from an earlier list, and neither merged nor taken back with their import. $1 election. */
const GONE = `core.roll_entry e WHERE e.election_id = $1 AND NOT e.is_current AND e.merged_into IS NULL AND e.withdrawn_by IS NULL`;

/** $1 election. */
export const COUNT_GONE = `
  SELECT count(*)::integer AS gone,
         count(*) FILTER (WHERE e.gone_reason IS NULL)::integer AS unexplained,
         count(*) FILTER (WHERE e.gone_reason = 'omitted')::integer AS omitted
    FROM ${GONE}`;

/** $1 election, $2 reason or null. */
export const COUNT_GONE_FOR = `SELECT count(*)::integer AS total FROM ${GONE} AND e.gone_reason IS NOT DISTINCT FROM $2`;

/** $1 election, $2 reason or null, $3 offset, $4 limit. */
export const READ_GONE_FOR = `
  SELECT ${COLUMNS}, ${SOURCE} FROM ${GONE} AND e.gone_reason IS NOT DISTINCT FROM $2
   ORDER BY e.sort_text, e.id OFFSET $3 LIMIT $4`;

export interface ServedListRow {
  readonly importId: string;
  readonly kind: 'employer' | 'revised' | 'challenge';
  readonly servedOn: string | null;
  readonly appliedAt: Date;
  readonly people: number;
  readonly rowsWithoutName: number;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** Lists in force: applied, and not undone. $1 election. */
export const READ_LISTS = `
  SELECT i.id AS "importId", i.kind, i.served_on::text AS "servedOn", i.finished_at AS "appliedAt", i.people,
         (SELECT count(*)::integer FROM core.roll_import_row r
           WHERE r.election_id = i.election_id AND r.import_id = i.id AND r.left_out = 'no-name') AS "rowsWithoutName",
         (SELECT jsonb_agg(jsonb_build_object('name', f.name, 'sha256', encode(f.sha256, 'hex')) ORDER BY f.position)
            FROM core.roll_import_file f WHERE f.election_id = i.election_id AND f.import_id = i.id) AS files
    FROM core.roll_import i
   WHERE i.election_id = $1 AND i.state IN ('applied', 'undoing') AND i.undone_at IS NULL
   ORDER BY i.finished_at, i.id`;

/** $1 account. */
export const READ_NAME = 'SELECT name FROM core.account WHERE id = $1';

/** People on the union's list, or added by hand, whom no list of the employer's ever named. */
const NOT_LISTED = `campaign.directory d WHERE d.election_id = $1 AND d.standing = 'added'`;

/**
 * On the roll, and nothing of the union's about them: no value of a list or an organizer, no contact, no assessment,
 * nobody of the union's list who was found to be them.
 */
const UNKNOWN = `campaign.directory d
   WHERE d.election_id = $1 AND d.standing = 'listed'
     AND d.person_id NOT IN (
       SELECT v.person_id FROM campaign.standing_value v WHERE v.election_id = $1
       UNION ALL SELECT c.person_id FROM campaign.standing_contact c WHERE c.election_id = $1
       UNION ALL SELECT a.person_id FROM campaign.standing_assessment a WHERE a.election_id = $1
       UNION ALL SELECT w.person_id FROM campaign.person_merge m
                   JOIN campaign.whole_person w ON w.election_id = m.election_id AND w.id = m.keep_id
                  WHERE m.election_id = $1 AND m.undone_at IS NULL)`;

const UNION_SOURCE = { 'not-listed': NOT_LISTED, 'unknown-to-union': UNKNOWN } as const;

export interface UnionCounts {
  readonly notListed: number;
  readonly unknown: number;
  readonly listed: number;
  readonly known: number;
}

/** `listed`: on the roll; `known`: everyone of whom the union knows. $1 election. */
export const COUNT_UNION = `
  WITH counted AS (
    SELECT (SELECT count(*)::integer FROM ${NOT_LISTED}) AS "notListed",
           (SELECT count(*)::integer FROM ${UNKNOWN}) AS unknown,
           (SELECT count(*)::integer FROM campaign.directory d WHERE d.election_id = $1 AND d.standing = 'listed') AS listed
  )
  SELECT *, listed - unknown + "notListed" AS known FROM counted`;

export interface UnionRow {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly employeeNumber: string;
  readonly department: string;
  readonly shift: string;
  readonly classification: string;
}

/** $1 election. */
export const countUnion = (figure: keyof typeof UNION_SOURCE): string =>
  `SELECT count(*)::integer AS total FROM ${UNION_SOURCE[figure]}`;

/** $1 election, $2 offset, $3 limit. */
export const readUnion = (figure: keyof typeof UNION_SOURCE): string => `
  SELECT d.person_id AS id, d.family_name AS "familyName", d.given_name AS "givenName", d.employee_number AS "employeeNumber",
         d.department, d.shift, d.job_title AS classification
    FROM ${UNION_SOURCE[figure]} ORDER BY d.sort_text, d.person_id OFFSET $2 LIMIT $3`;
