import type { PersonField } from './values.contract';

/** The column of each field that the directory shows, on a person and on an entry of the employer's list. */
export const COLUMN_OF: Readonly<Partial<Record<PersonField, string>>> = {
  givenName: 'given_name',
  middleName: 'middle_name',
  familyName: 'family_name',
  suffix: 'suffix',
  employeeNumber: 'employee_number',
  classification: 'classification',
  department: 'department',
  shift: 'shift',
  location: 'location',
  street: 'street',
  city: 'city',
  state: 'state',
  postalCode: 'postal_code',
  email: 'email',
  homePhone: 'home_phone',
  cellPhone: 'cell_phone',
};

/** Those that stand on a person: the employer's list has no phone at work. */
export const OVERLAID: Readonly<Partial<Record<PersonField, string>>> = {
  ...COLUMN_OF,
  workPhone: 'work_phone',
};

const overlaid = Object.entries(OVERLAID) as [PersonField, string][];

const quoted = (field: string): string => `"${field}"`;

export interface NewValue {
  readonly personId: string;
  readonly field: PersonField;
  readonly value: string | null;
  readonly isOther: boolean;
}

/** $1 values as JSON, $2 election, $3 list or null, $4 by whom, $5 now. */
export const ADD_VALUES = `
  INSERT INTO campaign.person_value (election_id, person_id, field, value, list_id, given_by, given_at, is_other)
  SELECT $2, "personId", field, value, $3, $4, $5, "isOther"
    FROM jsonb_to_recordset($1::jsonb) AS r ("personId" uuid, field text, value text, "isOther" boolean)`;

export interface StandingRow {
  readonly personId: string;
  readonly saidOf: string;
  readonly field: PersonField;
  readonly value: string | null;
  readonly isFromList: boolean;
  readonly isOther: boolean;
}

/** What the union said of people and still stands, the oldest first. $1 election, $2 people who stay. */
export const READ_STANDING = `
  SELECT person_id AS "personId", said_of AS "saidOf", field, value, list_id IS NOT NULL AS "isFromList", is_other AS "isOther"
    FROM campaign.standing_value
   WHERE election_id = $1 AND person_id = ANY ($2::uuid[])
   ORDER BY given_at, id`;

/** $1 election, $2 who stays, $3 field. */
export const READ_OWN = `
  SELECT value FROM campaign.standing_value
   WHERE election_id = $1 AND person_id = $2 AND field = $3 AND list_id IS NULL
   ORDER BY given_at DESC, id DESC LIMIT 1`;

/** Who stays for each, and whether the employer's list has them. $1 election, $2 people. */
export const READ_STAYING = `
  SELECT DISTINCT s.id, s.roll_entry_id IS NOT NULL AS "isOnRoll"
    FROM campaign.whole_person w
    JOIN campaign.person s ON s.election_id = w.election_id AND s.id = w.person_id
   WHERE w.election_id = $1 AND w.id = ANY ($2::uuid[])`;

/** $1 election, $2 people with what stands of each field, as JSON. A name is never taken from somebody who has no other. */
export const WRITE_OVERLAY = `
  UPDATE campaign.person p SET
    ${overlaid
      .filter(([, column]) => column !== 'family_name')
      .map(([field, column]) => `${column} = r.${quoted(field)}`)
      .join(', ')},
    family_name = coalesce(r."familyName", CASE WHEN p.roll_entry_id IS NULL THEN p.family_name END),
    search_text = CASE WHEN r."searchText" = '' AND p.roll_entry_id IS NULL THEN p.search_text ELSE r."searchText" END
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, "searchText" text, ${overlaid.map(([field]) => `${quoted(field)} text`).join(', ')})
   WHERE p.election_id = $1 AND p.id = r.id`;

export type EntryRow = Readonly<Partial<Record<PersonField, string>>> & {
  readonly fileName: string | null;
  readonly at: Date | null;
};

/** What the employer's list says of a person. $1 election, $2 entry. */
export const READ_ENTRY = `
  SELECT ${Object.entries(COLUMN_OF)
    .map(([field, column]) => `e.${column} AS ${quoted(field)}`)
    .join(', ')}, i.file_name AS "fileName", i.finished_at AS at
    FROM core.roll_entry e
    LEFT JOIN core.roll_import i ON i.election_id = e.election_id AND i.id = e.imported_by
   WHERE e.election_id = $1 AND e.id = $2`;

export interface GivenRow {
  readonly field: PersonField;
  readonly value: string | null;
  readonly fileName: string | null;
  readonly by: string;
  readonly at: Date;
  readonly isOther: boolean;
}

/** Everything the union said of a person and still stands, the oldest first. $1 election, $2 who stays. */
export const READ_GIVEN = `
  SELECT v.field, v.value, l.file_name AS "fileName", giver.name AS by, v.given_at AS at, v.is_other AS "isOther"
    FROM campaign.standing_value v
    JOIN core.account giver ON giver.id = v.given_by
    LEFT JOIN campaign.list_import l ON l.election_id = v.election_id AND l.id = v.list_id
   WHERE v.election_id = $1 AND v.person_id = $2
   ORDER BY v.given_at, v.id`;

/** Elections in which the hall has merged somebody with whom the union works. */
export const READ_ELECTIONS = `
  SELECT DISTINCT p.election_id AS id
    FROM campaign.person p
    JOIN core.roll_entry e ON e.election_id = p.election_id AND e.id = p.id
   WHERE e.merged_into IS NOT NULL`;

/** Rows for those into whom the hall merged somebody with whom the union works. $1 election, $2 now. */
export const ADD_FOLLOWED = `
  INSERT INTO campaign.person (election_id, id, roll_entry_id, created_at, created_by)
  SELECT DISTINCT ON (e.merged_into) $1, e.merged_into, e.merged_into, $2, p.created_by
    FROM core.roll_entry e
    JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
   WHERE e.election_id = $1 AND e.merged_into IS NOT NULL
   ORDER BY e.merged_into, p.created_at, p.id
  ON CONFLICT (election_id, id) DO NOTHING
  RETURNING id`;

/**
 * People of the employer's list whose line may not say what stands: those into whom the hall has merged others, and those
 * of whom nobody says any more what their line says, because a merge was taken apart. $1 election.
 */
export const READ_STALE = `
  SELECT e.merged_into AS id
    FROM core.roll_entry e
    JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
   WHERE e.election_id = $1 AND e.merged_into IS NOT NULL
  UNION
  SELECT p.id
    FROM campaign.person p
   WHERE p.election_id = $1 AND p.roll_entry_id IS NOT NULL
     AND (num_nonnulls(${overlaid.map(([, column]) => `p.${column}`).join(', ')}) > 0)
         <> (p.id IN (SELECT person_id FROM campaign.standing_value WHERE election_id = $1 AND value IS NOT NULL AND (is_other OR list_id IS NULL)))`;
