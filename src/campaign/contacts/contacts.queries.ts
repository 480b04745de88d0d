import type { ContactOutcome, Issue } from '../../domain/assessment';
import type { Basis } from '../assessments/assessments.contract';

export interface TimelineRow {
  readonly id: string;
  readonly personId: string;
  readonly outcome: ContactOutcome | null;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly authorId: string;
  readonly authorName: string;
  readonly value: number | null;
  readonly basis: Basis | null;
  readonly issues: readonly Issue[];
  readonly note: string | null;
  readonly followUpOn: string | null;
  readonly withdrawnAt: Date | null;
  readonly fileName: string | null;
}

/** $1 rows as JSON, $2 election, $3 now. Returns the ids that are new: a row whose id is there already is left as it is. */
export const ADD_CONTACTS = `
  INSERT INTO campaign.contact (election_id, id, person_id, author_id, outcome, occurred_at, received_at, note, follow_up_on)
  SELECT $2, id, "personId", "authorId", outcome, "occurredAt", coalesce("receivedAt", $3), nullif(note, ''), "followUpOn"
    FROM jsonb_to_recordset($1::jsonb)
      AS r (id uuid, "personId" uuid, "authorId" uuid, outcome text, "occurredAt" timestamptz, "receivedAt" timestamptz, note text, "followUpOn" date)
  ON CONFLICT (election_id, id) DO NOTHING
  RETURNING id`;

/** $1 election, $2 contacts, $3 codes, pair by pair. */
export const ADD_ISSUES = `
  INSERT INTO campaign.contact_issue (election_id, contact_id, code)
  SELECT $1, contact, code FROM unnest($2::uuid[], $3::text[]) AS r (contact, code)`;

const TIMELINE_COLUMNS = `
  c.id, c.person_id AS "personId", c.outcome, c.occurred_at AS "occurredAt", c.received_at AS "receivedAt",
  c.author_id AS "authorId", author.name AS "authorName", s.value, s.basis,
  ARRAY(SELECT i.code FROM campaign.contact_issue ci JOIN campaign.issue i USING (code)
         WHERE ci.election_id = c.election_id AND ci.contact_id = c.id ORDER BY i.position) AS issues,
  c.note, c.follow_up_on::text AS "followUpOn", w.withdrawn_at AS "withdrawnAt", NULL AS "fileName"`;

const TIMELINE_SOURCE = `
  campaign.contact c
  JOIN core.account author ON author.id = c.author_id
  LEFT JOIN campaign.assessment s ON s.election_id = c.election_id AND s.contact_id = c.id
  LEFT JOIN campaign.contact_withdrawal w ON w.election_id = c.election_id AND w.contact_id = c.id`;

/** $1 election, $2 contact. */
export const READ_CONTACT = `SELECT ${TIMELINE_COLUMNS} FROM ${TIMELINE_SOURCE} WHERE c.election_id = $1 AND c.id = $2`;

/** Everything done on a person and on whoever was merged into that person, newest first. $1 election, $2 person. */
export const READ_TIMELINE = `
  WITH people AS (
    SELECT id FROM campaign.whole_person WHERE election_id = $1 AND person_id = $2
  )
  SELECT ${TIMELINE_COLUMNS} FROM ${TIMELINE_SOURCE}
   WHERE c.election_id = $1 AND c.person_id IN (SELECT id FROM people)
  UNION ALL
  SELECT a.id, a.person_id, NULL, a.occurred_at, a.received_at, a.assessed_by, author.name, a.value, a.basis,
         ARRAY[]::text[], NULL, NULL, NULL, l.file_name
    FROM campaign.standing_assessment a JOIN core.account author ON author.id = a.assessed_by
    LEFT JOIN campaign.list_import l ON l.election_id = a.election_id AND l.id = a.list_id
   WHERE a.election_id = $1 AND a.person_id = $2 AND a.contact_id IS NULL
   ORDER BY "occurredAt" DESC, "receivedAt" DESC, id
   LIMIT 200`;

/** $1 election. */
export const COUNT_ISSUES = `
  SELECT i.code, count(c.id)::integer AS contacts, count(DISTINCT c.person_id)::integer AS people
    FROM campaign.issue i
    LEFT JOIN (campaign.contact_issue ci JOIN campaign.standing_contact c ON c.election_id = ci.election_id AND c.id = ci.contact_id)
      ON ci.code = i.code AND ci.election_id = $1
   GROUP BY i.code, i.position
   ORDER BY i.position`;
