import type { Matchable } from '../../domain/person-matching';
import type { MergeReason, PersonStanding } from '../contacts/people.contract';

const text = (column: string): string => `coalesce(p.${column}, '')`;

/** Entries of the employer's list that somebody of the union's may be. $1 election. */
export const READ_LISTED = `
  SELECT id, employee_number AS "employeeNumber", family_name AS "familyName", given_name AS "givenName",
         middle_name AS "middleName", suffix, classification, department, shift, street, postal_code AS "postalCode", email,
         home_phone AS "homePhone", cell_phone AS "cellPhone"
    FROM core.roll_entry
   WHERE election_id = $1 AND merged_into IS NULL AND withdrawn_by IS NULL
   ORDER BY sort_text, id`;

/** People of the union's own whom nobody has linked or merged yet. $1 election. */
export const READ_ADDED = `
  SELECT p.id, ${text('employee_number')} AS "employeeNumber", ${text('family_name')} AS "familyName", ${text('given_name')} AS "givenName",
         ${text('middle_name')} AS "middleName", ${text('suffix')} AS suffix, ${text('classification')} AS classification,
         ${text('department')} AS department, ${text('shift')} AS shift, ${text('street')} AS street,
         ${text('postal_code')} AS "postalCode", ${text('email')} AS email, ${text('home_phone')} AS "homePhone",
         ${text('cell_phone')} AS "cellPhone"
    FROM campaign.person p
   WHERE p.election_id = $1 AND p.roll_entry_id IS NULL AND p.merged_into IS NULL AND NOT p.is_gone
   ORDER BY p.search_text, p.id`;

export type MatchableRow = Matchable;

/** Pairs that were said to be two people. $1 election. */
export const READ_APART = `
  SELECT one_id AS one, other_id AS other FROM campaign.person_apart WHERE election_id = $1`;

/** $1 election, $2 people. */
export const READ_PAIRED = `
  SELECT d.person_id AS id, d.given_name AS "givenName", d.family_name AS "familyName", d.standing, d.employee_number AS "employeeNumber",
         d.department, d.shift, d.job_title AS "jobTitle", d.email, d.address, d.phones
    FROM campaign.directory d
   WHERE d.election_id = $1 AND d.person_id = ANY ($2::uuid[])`;

export interface PairedRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly standing: PersonStanding;
  readonly employeeNumber: string;
  readonly department: string;
  readonly shift: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly address: string;
  readonly phones: readonly string[];
}

/** $1 election, $2 merges as JSON, $3 list or null, $4 by whom, $5 now. A merge whose id is there already is left as it is. */
export const ADD_MERGES = `
  INSERT INTO campaign.person_merge (election_id, id, keep_id, merged_id, how, score, list_id, merged_by, merged_at)
  SELECT $1, r.id, r."keepId", r."mergedId", r.how, r.score, $3, $4, $5
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, "keepId" uuid, "mergedId" uuid, how text, score smallint)
  ON CONFLICT (election_id, id) DO NOTHING
  RETURNING id`;

export interface NewMerge {
  readonly id: string;
  readonly keepId: string;
  readonly mergedId: string;
  readonly how: MergeReason;
  readonly score: number | null;
}

/** $1 election, $2 merges, $3 by whom, $4 now. */
export const UNDO_MERGES = `
  UPDATE campaign.person_merge SET undone_by = $3, undone_at = $4
   WHERE election_id = $1 AND id = ANY ($2::uuid[]) AND undone_at IS NULL
  RETURNING keep_id AS "keepId", merged_id AS "mergedId"`;

const NAME = (row: string): string =>
  `concat_ws(' ', nullif(${row}.given_name, ''), nullif(${row}.middle_name, ''), ${row}.family_name, nullif(${row}.suffix, ''))`;

export const MERGE_COLUMNS = `
  m.id, m.keep_id AS "keepId", m.merged_id AS "mergedId",
  coalesce(nullif(${NAME('k')}, ''), nullif(${NAME('e')}, ''), '') AS "keepName", ${NAME('o')} AS "mergedName",
  m.how, m.score, l.file_name AS "fileName", m.merged_at AS at, maker.name AS by, m.undone_at AS "undoneAt"`;

export const MERGE_SOURCE = `
  campaign.person_merge m
  JOIN campaign.person k ON k.election_id = m.election_id AND k.id = m.keep_id
  JOIN campaign.person o ON o.election_id = m.election_id AND o.id = m.merged_id
  JOIN core.account maker ON maker.id = m.merged_by
  LEFT JOIN core.roll_entry e ON e.election_id = m.election_id AND e.id = m.keep_id
  LEFT JOIN campaign.list_import l ON l.election_id = m.election_id AND l.id = m.list_id`;

/** $1 election, $2 merge. */
export const READ_MERGE = `SELECT ${MERGE_COLUMNS} FROM ${MERGE_SOURCE} WHERE m.election_id = $1 AND m.id = $2`;

/** $1 election, $2 offset, $3 limit. */
export const LIST_MERGES = `
  SELECT ${MERGE_COLUMNS}, count(*) OVER ()::integer AS total FROM ${MERGE_SOURCE}
   WHERE m.election_id = $1 AND m.undone_at IS NULL
   ORDER BY m.score NULLS LAST, m.merged_at DESC, m.id
  OFFSET $2 LIMIT $3`;

export interface MergeRow {
  readonly id: string;
  readonly keepId: string;
  readonly mergedId: string;
  readonly keepName: string;
  readonly mergedName: string;
  readonly how: MergeReason;
  readonly score: number | null;
  readonly fileName: string | null;
  readonly at: Date;
  readonly by: string;
  readonly undoneAt: Date | null;
}

/** $1 election, $2 one, $3 the other, $4 by whom, $5 now. */
export const ADD_APART = `
  INSERT INTO campaign.person_apart (election_id, one_id, other_id, said_by, said_at)
  VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5)
  ON CONFLICT DO NOTHING`;
