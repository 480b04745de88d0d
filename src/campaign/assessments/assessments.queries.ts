/**
 * What every campaign figure is counted from: each person's place, latest assessment, and whether anyone spoke with
 * them. People who left the employer's list are not counted. $1 election.
 */
export const READ_CHARTED = `
  SELECT d.department, d.shift, coalesce(a.value, 0)::integer AS assessment, s.reached_at IS NOT NULL AS "isReached"
    FROM campaign.directory d
    LEFT JOIN campaign.latest_assessment a ON a.election_id = d.election_id AND a.person_id = d.person_id
    LEFT JOIN campaign.contact_summary s ON s.election_id = d.election_id AND s.person_id = d.person_id
   WHERE d.election_id = $1 AND d.standing <> 'left'`;

/** $1 rows as JSON, $2 election, $3 now. A row whose id is already there is left as it is. */
export const ADD_ASSESSMENTS = `
  INSERT INTO campaign.assessment (election_id, id, person_id, assessed_by, value, basis, occurred_at, received_at, contact_id)
  SELECT $2, id, "personId", "assessedBy", value, basis, "occurredAt", coalesce("receivedAt", $3), "contactId"
    FROM jsonb_to_recordset($1::jsonb)
      AS r (id uuid, "personId" uuid, "assessedBy" uuid, value smallint, basis text, "occurredAt" timestamptz, "receivedAt" timestamptz, "contactId" uuid)
  ON CONFLICT (election_id, id) DO NOTHING`;
