import type { Matchable } from '../../domain/person-matching';

/** Fields that a union's list has as the employer's does, with their column in both. */
const LISTED = [
  ['employeeNumber', 'employee_number'],
  ['familyName', 'family_name'],
  ['givenName', 'given_name'],
  ['middleName', 'middle_name'],
  ['suffix', 'suffix'],
  ['classification', 'classification'],
  ['department', 'department'],
  ['shift', 'shift'],
  ['location', 'location'],
  ['street', 'street'],
  ['city', 'city'],
  ['state', 'state'],
  ['postalCode', 'postal_code'],
  ['email', 'email'],
  ['homePhone', 'home_phone'],
  ['cellPhone', 'cell_phone'],
] as const;

/** Fields that a union's list alone has and that become values. An assessment becomes an assessment. */
const OWN = ['card', 'cardSignedOn', 'committee', 'organizer', 'employment', 'workPhone'] as const;

const columns = LISTED.map(([, column]) => column);

/**
 * A person for each entry that a list brought, under the entry's id; somebody of a list that was undone is back.
 * $1 election, $2 list, $3 now, $4 by whom.
 */
export const ADD_LISTED_PEOPLE = `
  INSERT INTO campaign.person (election_id, id, ${columns.join(', ')}, work_phone, search_text, created_at, created_by)
  SELECT election_id, id, ${columns.join(', ')}, left(coalesce(union_values->>'workPhone', ''), 40),
         coalesce(nullif(sort_text, ''), id::text), $3, $4
    FROM campaign.list_entry
   WHERE election_id = $1 AND imported_by = $2 AND is_current
  ON CONFLICT (election_id, id) DO UPDATE SET is_gone = false,
    ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`;

/** Those of a list who are nobody of the employer's list, and not merged with anyone, so far. $1 election, $2 list. */
export const READ_UNLINKED = `
  SELECT e.id
    FROM campaign.list_entry e
    JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
   WHERE e.election_id = $1 AND e.imported_by = $2 AND e.is_current AND p.merged_into IS NULL`;

/**
 * What a list says of its people and did not say before; what it leaves empty it says nothing about.
 * $1 election, $2 list, $3 now, $4 by whom.
 */
export const ADD_LISTED_VALUES = `
  WITH said AS (
    SELECT e.id, v.field, left(v.value, 300) AS value, v.listed
      FROM campaign.list_entry e
      JOIN campaign.whole_person w ON w.election_id = e.election_id AND w.id = e.id
      LEFT JOIN core.roll_entry k ON k.election_id = e.election_id AND k.id = w.person_id
     CROSS JOIN LATERAL (VALUES
       ${[
         ...LISTED.map(([field, column]) => `('${field}', e.${column}, k.${column})`),
         ...OWN.map((field) => `('${field}', e.union_values->>'${field}', NULL)`),
       ].join(', ')}
     ) AS v (field, value, listed)
     WHERE e.election_id = $1 AND e.imported_by = $2 AND e.is_current AND coalesce(v.value, '') <> ''
  ), latest AS (
    SELECT DISTINCT ON (said_of, field) said_of, field, value
      FROM campaign.standing_value
     WHERE election_id = $1 AND list_id IS NOT NULL
     ORDER BY said_of, field, given_at DESC, id DESC
  )
  INSERT INTO campaign.person_value (election_id, person_id, field, value, list_id, given_by, given_at, is_other)
  SELECT $1, s.id, s.field, s.value, $2, $4, $3, lower(s.value) IS DISTINCT FROM lower(s.listed)
    FROM said s
    LEFT JOIN latest l ON l.said_of = s.id AND l.field = s.field
   WHERE l.value IS DISTINCT FROM s.value
   ORDER BY s.id, s.field`;

/**
 * A list's ratings become assessments of their day, known by hearsay, beside those that organizers made. One that a list
 * said before is not said again. $1 election, $2 list, $3 now, $4 by whom.
 */
export const ADD_LISTED_ASSESSMENTS = `
  WITH rated AS (
    SELECT e.id, w.person_id, (e.union_values->>'assessment')::smallint AS value,
           CASE WHEN e.union_values->>'assessedOn' ~ '^[12]\\d{3}-\\d\\d-\\d\\d$' AND pg_input_is_valid(e.union_values->>'assessedOn', 'date')
             THEN ((e.union_values->>'assessedOn')::date + time '12:00') AT TIME ZONE x.time_zone END AS rated_at
      FROM campaign.list_entry e
      JOIN campaign.whole_person w ON w.election_id = e.election_id AND w.id = e.id
      JOIN core.election x ON x.id = e.election_id
     WHERE e.election_id = $1 AND e.imported_by = $2 AND e.is_current AND e.union_values->>'assessment' IN ('1', '2', '3', '4', '5')
  )
  INSERT INTO campaign.assessment (election_id, id, person_id, assessed_by, value, basis, occurred_at, received_at, list_id)
  SELECT $1, gen_random_uuid(), r.id, $4, r.value, 'hearsay', least(coalesce(r.rated_at, $3), $3), $3, $2
    FROM rated r
   WHERE NOT EXISTS (
     SELECT FROM campaign.standing_assessment a
      WHERE a.election_id = $1 AND a.person_id = r.person_id AND a.list_id IS NOT NULL AND a.value = r.value
        AND (r.rated_at IS NULL OR a.occurred_at = r.rated_at))`;

/** Everyone of whom a list said something. $1 election, $2 list. */
const TOUCHED = `
  SELECT id FROM campaign.list_entry WHERE election_id = $1 AND added_by = $2
  UNION
  SELECT entry_id FROM campaign.list_change WHERE election_id = $1 AND import_id = $2`;

export const READ_TOUCHED = TOUCHED;

/** Of those whom a list brought or changed: on whom somebody has worked since. Undoing leaves them as they are. $1 election, $2 list. */
export const MARK_WORKED_ON = `
  UPDATE campaign.list_entry SET revision = revision + 1
   WHERE election_id = $1 AND id IN (${TOUCHED}) AND id IN (
     SELECT w.entry_id FROM campaign.list_work w
       JOIN campaign.list_import l ON l.election_id = w.election_id AND l.id = $2
      WHERE w.election_id = $1 AND w.edited_at >= l.finished_at)
  RETURNING id`;

/** Links that a list made of people on whom nobody has worked. $1 election, $2 list, $3 people who stay as they are. */
export const READ_OWN_MERGES = `
  SELECT id FROM campaign.person_merge
   WHERE election_id = $1 AND list_id = $2 AND undone_at IS NULL AND NOT merged_id = ANY ($3::uuid[])`;

/** $1 election, $2 list. */
export const WITHDRAW_PEOPLE = `
  UPDATE campaign.person SET is_gone = true
   WHERE election_id = $1 AND id IN (SELECT id FROM campaign.list_entry WHERE election_id = $1 AND withdrawn_by = $2)`;

/** $1 election. */
export const LOCK_LISTS = `
  INSERT INTO campaign.list_version (election_id) VALUES ($1)
  ON CONFLICT (election_id) DO UPDATE SET version = campaign.list_version.version
  RETURNING version`;

export const COUNT_UP = 'UPDATE campaign.list_version SET version = version + 1 WHERE election_id = $1';

export interface StagedRow extends Matchable {
  readonly sheet: number;
  readonly row: number;
  /** Linked already, or merged with somebody. */
  readonly isKnown: boolean;
}

/**
 * The people of a list as read, each under the id of the person they are already, or of their place in the file.
 * $1 election, $2 list.
 */
export const READ_STAGED = `
  SELECT r.sheet, r.row, coalesce(e.id::text, r.sheet || '/' || r.row) AS id, p.merged_into IS NOT NULL AS "isKnown",
         ${LISTED.map(([field, column]) => `r.${column} AS "${field}"`).join(', ')}
    FROM campaign.list_row r
    LEFT JOIN campaign.list_match m ON m.election_id = r.election_id AND m.import_id = r.import_id AND m.sheet = r.sheet
      AND m.row = r.row AND m.how <> 'likely'
    LEFT JOIN campaign.list_entry e ON e.election_id = r.election_id AND e.match_key = coalesce(m.match_key, r.match_key)
    LEFT JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
   WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL
   ORDER BY r.sheet, r.row`;
