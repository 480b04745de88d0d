import type { ContactOutcome } from '../../domain/assessment';
import type { MergeReason, NextReason, PersonStanding } from './people.contract';

export interface PersonSummaryRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly department: string;
  readonly shift: string;
  readonly standing: PersonStanding;
  readonly phones: readonly string[];
  readonly value: number | null;
  readonly attempts: number | null;
  readonly lastOutcome: ContactOutcome | null;
  readonly lastAt: Date | null;
  readonly lastByName: string | null;
  readonly followUpOn: string | null;
}

export interface FoundRow extends PersonSummaryRow {
  readonly total: number;
}

export interface NextRow extends PersonSummaryRow {
  readonly reason: NextReason;
}

export interface ExportedRow extends PersonSummaryRow {
  readonly jobTitle: string;
  readonly location: string;
  readonly employeeNumber: string;
  readonly email: string;
  readonly address: string;
}

export interface PersonDetailsRow extends ExportedRow {
  readonly assessedAt: Date | null;
}

const COLUMNS = `
  d.person_id AS id, d.given_name AS "givenName", d.family_name AS "familyName", d.department, d.shift, d.standing, d.phones,
  a.value, s.attempts, s.last_outcome AS "lastOutcome", s.last_at AS "lastAt", last_by.name AS "lastByName",
  s.follow_up_on::text AS "followUpOn"`;

const SOURCE = `
  campaign.directory d
  LEFT JOIN campaign.latest_assessment a ON a.election_id = d.election_id AND a.person_id = d.person_id
  LEFT JOIN campaign.contact_summary s ON s.election_id = d.election_id AND s.person_id = d.person_id
  LEFT JOIN core.account last_by ON last_by.id = s.last_by`;

/**
 * $1 election, $2 search pattern, $3 department, $4 shift, $5 assessments, $6 follow-up, $7 reached, $8 today,
 * $9 offset, $10 limit; null leaves a condition out. Who left the list is found by a search, and is in no other list.
 */
const FOUND = `
    FROM ${SOURCE}
   WHERE d.election_id = $1
     AND CASE WHEN $2::text IS NULL THEN d.standing <> 'left' ELSE d.search_text ~ $2 END
     AND ($3::text IS NULL OR d.department = $3)
     AND ($4::text IS NULL OR d.shift = $4)
     AND ($5::integer[] IS NULL OR coalesce(a.value, 0) = ANY ($5))
     AND ($6::text IS NULL OR CASE $6 WHEN 'due' THEN s.follow_up_on <= $8::date ELSE s.follow_up_on IS NOT NULL END)
     AND ($7::text IS NULL OR (s.reached_at IS NOT NULL) = ($7 = 'yes'))
   ORDER BY CASE WHEN $6 IS NOT NULL THEN s.follow_up_on END, d.sort_text, d.person_id`;

export const FIND_PEOPLE = `
  SELECT ${COLUMNS}, count(*) OVER ()::integer AS total ${FOUND}
  OFFSET $9 LIMIT $10`;

const DETAILS = `d.job_title AS "jobTitle", d.location, d.employee_number AS "employeeNumber", d.email, d.address`;

/** All that `FIND_PEOPLE` finds, with what an export holds beside; its parameters without the page. */
export const EXPORT_PEOPLE = `SELECT ${COLUMNS}, ${DETAILS} ${FOUND}`;

/** $1 election, $2 person. */
export const READ_PERSON = `
  SELECT ${COLUMNS}, ${DETAILS}, a.occurred_at AS "assessedAt"
    FROM ${SOURCE}
   WHERE d.election_id = $1 AND d.person_id = $2`;

/**
 * Five people for one organizer: follow-ups due, those asked for by this organizer first; then people nobody tried,
 * in an order of this organizer's own, so that two phones do not call the same people; then people tried longest ago
 * and never reached. Who was tried today is left for another day. $1 election, $2 today, $3 start of today, $4 reader.
 */
export const READ_NEXT = `
  WITH candidate AS (
    SELECT ${COLUMNS},
           CASE WHEN s.follow_up_on <= $2::date THEN 'follow-up' WHEN s.attempts IS NULL THEN 'never-tried' ELSE 'never-reached' END AS reason,
           CASE WHEN s.follow_up_on <= $2::date THEN 1 WHEN s.attempts IS NULL THEN 2 ELSE 3 END AS rank,
           (s.follow_up_by = $4) IS NOT TRUE AS "isOfAnother",
           md5($4::text || d.person_id::text) AS shuffle
      FROM ${SOURCE}
     WHERE d.election_id = $1 AND d.standing <> 'left'
       AND (s.last_at IS NULL OR s.last_at < $3)
       AND (s.follow_up_on <= $2::date
            OR (s.follow_up_on IS NULL AND s.reached_at IS NULL
                AND (s.last_outcome IS NULL OR s.last_outcome IN (SELECT code FROM campaign.outcome WHERE NOT settles))))
  )
  SELECT * FROM candidate
   ORDER BY rank, CASE WHEN rank = 1 THEN "isOfAnother" END, CASE WHEN rank = 1 THEN "followUpOn" END,
            CASE WHEN rank = 3 THEN "lastAt" END, shuffle
   LIMIT 5`;

/** $1 election, $2 today. */
export const COUNT_DUE = `
  SELECT count(*)::integer AS due
    FROM campaign.directory d
    JOIN campaign.contact_summary s ON s.election_id = d.election_id AND s.person_id = d.person_id
   WHERE d.election_id = $1 AND d.standing <> 'left' AND s.follow_up_on <= $2::date`;

/** $1 election, $2 start of today, $3 reader. */
export const COUNT_LOGGED = `
  SELECT count(*)::integer AS logged, count(*) FILTER (WHERE reaches)::integer AS talked
    FROM campaign.standing_contact
   WHERE election_id = $1 AND occurred_at >= $2 AND author_id = $3`;

/** $1 election, $2 now. Midnight of the election's own day. */
export const READ_TODAY = `
  SELECT (($2::timestamptz AT TIME ZONE time_zone)::date)::text AS today,
         (($2::timestamptz AT TIME ZONE time_zone)::date)::timestamp AT TIME ZONE time_zone AS "startedAt"
    FROM core.election WHERE id = $1`;

/**
 * Rows for people of the list on whom the first work is being done; a device may not know yet that the hall has merged
 * one into another. $1 election, $2 people, $3 now, $4 by whom.
 */
export const ADD_PEOPLE = `
  INSERT INTO campaign.person (election_id, id, roll_entry_id, created_at, created_by)
  SELECT $1, e.id, e.id, $3, $4
    FROM core.roll_entry e
   WHERE e.election_id = $1 AND e.id = ANY ($2::uuid[]) AND (e.is_current OR e.merged_into IS NOT NULL)
   ORDER BY e.id
  ON CONFLICT (election_id, id) DO NOTHING`;

/** Somebody of a list that was undone is there again once somebody works on them. $1 election, $2 people. */
export const BRING_BACK = `
  UPDATE campaign.person SET is_gone = false WHERE election_id = $1 AND id = ANY ($2::uuid[]) AND is_gone`;

/** Who a person is in the end, through merges of the union's and of the hall's. $1 election, $2 person. */
export const READ_WHOLE = `
  SELECT coalesce(w.person_id, e.merged_into, $2) AS id
    FROM (SELECT) AS nothing
    LEFT JOIN campaign.whole_person w ON w.election_id = $1 AND w.id = $2
    LEFT JOIN core.roll_entry e ON e.election_id = $1 AND e.id = $2`;

/** Who was merged into a person by the union, newest first. $1 election, $2 who stays. */
export const READ_MERGED = `
  SELECT m.id, m.merged_id AS "personId", concat_ws(' ', nullif(p.given_name, ''), nullif(p.middle_name, ''), p.family_name, nullif(p.suffix, '')) AS name,
         m.how, m.score, m.merged_at AS at, maker.name AS by
    FROM campaign.person_merge m
    JOIN campaign.whole_person w ON w.election_id = m.election_id AND w.id = m.merged_id
    JOIN campaign.person p ON p.election_id = m.election_id AND p.id = m.merged_id
    JOIN core.account maker ON maker.id = m.merged_by
   WHERE m.election_id = $1 AND w.person_id = $2 AND m.undone_at IS NULL
   ORDER BY m.merged_at DESC, m.id`;

export interface MergedRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly how: MergeReason;
  readonly score: number | null;
  readonly at: Date;
  readonly by: string;
}

/** $1 election, $2 values as JSON, $3 search text, $4 now, $5 by whom. A row whose id is there already is left as it is. */
export const ADD_PERSON = `
  INSERT INTO campaign.person (election_id, id, given_name, family_name, search_text, created_at, created_by)
  SELECT $1, r.id, r."givenName", r."familyName", $3, $4, $5
    FROM jsonb_to_record($2::jsonb) AS r (id uuid, "givenName" text, "familyName" text)
  ON CONFLICT (election_id, id) DO NOTHING
  RETURNING id`;

/** What an organizer said of somebody when adding them. $1 election, $2 person, $3 account. */
export const READ_ADDED = `
  SELECT p.id, ARRAY(SELECT DISTINCT ON (v.field) v.field || '=' || coalesce(v.value, '') FROM campaign.person_value v
          WHERE v.election_id = p.election_id AND v.person_id = p.id AND v.given_at = p.created_at AND v.list_id IS NULL
          ORDER BY v.field, v.id) AS values
    FROM campaign.person p
   WHERE p.election_id = $1 AND p.id = $2 AND p.created_by = $3 AND p.roll_entry_id IS NULL`;

/** $1 election, $2 people. */
export const COUNT_PEOPLE = `
  SELECT count(*)::integer AS known FROM campaign.person WHERE election_id = $1 AND id = ANY ($2::uuid[])`;
