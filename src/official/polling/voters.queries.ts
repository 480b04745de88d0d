import { searchPattern } from '../../domain/search-pattern';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { CheckOffState } from './check-off.entity';

export interface VoterRow {
  readonly id: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly employee_number: string;
  readonly classification: string;
  readonly department: string;
  readonly shift: string;
  readonly section: 'regular' | 'challenge';
  readonly check_off: string | null;
  readonly state: CheckOffState | null;
  readonly is_challenged: boolean | null;
  readonly session_id: string | null;
  readonly site: string | null;
  readonly by_mail: boolean;
}

/** Voters of the seal in force ($2), with what stands of them anywhere. */
const VOTERS = `
  SELECT r.id, r.family_name, r.given_name, r.employee_number, r.classification, r.department, r.shift, r.section,
    c.id AS check_off, c.state, c.is_challenged, c.session_id, t.name AS site,
    EXISTS (SELECT FROM official.kit k JOIN official.envelope e ON e.election_id = k.election_id AND e.kit_id = k.id
      WHERE k.election_id = r.election_id AND k.roll_entry_id = r.id AND e.state IN ('received', 'accepted', 'challenged')) AS by_mail
  FROM core.roll_seal_voter v
  JOIN core.roll_entry r ON r.election_id = v.election_id AND r.id = v.entry_id
  LEFT JOIN official.check_off c ON c.election_id = r.election_id AND c.entry_id = r.id AND c.state <> 'reversed'
  LEFT JOIN official.polling_session s ON s.election_id = c.election_id AND s.id = c.session_id
  LEFT JOIN official.polling_site t ON t.election_id = s.election_id AND t.id = s.site_id
  WHERE v.election_id = $1 AND v.number = $2`;

/** Words of the name and the employee number, folded as a search is. */
const SEARCHED = `' ' || r.sort_text || ' ' || translate(lower(r.employee_number), '-.,;/', '     ')`;

export async function findSealInForce(tx: Transaction, electionId: string): Promise<number | null> {
  const row = await tx.one<{ number: number | null }>(
    'SELECT max(number) AS number FROM core.roll_seal WHERE election_id = $1',
    [electionId],
  );
  return row?.number ?? null;
}

export async function searchVoters(
  tx: Transaction,
  electionId: string,
  seal: number | null,
  text: string,
  limit: number,
): Promise<{ rows: VoterRow[]; total: number }> {
  const pattern = searchPattern(text);
  if (pattern === null) return { rows: [], total: 0 };
  const rows = await tx.query<VoterRow & { total: number }>(
    `SELECT *, count(*) OVER ()::int AS total FROM (${VOTERS} AND ${SEARCHED} ~ $3 ORDER BY r.sort_text, r.id) AS found LIMIT $4`,
    [electionId, seal, pattern, limit],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export function findVoter(
  tx: Transaction,
  electionId: string,
  seal: number | null,
  id: string,
): Promise<VoterRow | null> {
  return tx.one<VoterRow>(`${VOTERS} AND r.id = $3`, [electionId, seal, id]);
}

export interface CheckedRow {
  readonly id: string;
  readonly session_id: string;
  readonly entry_id: string | null;
  readonly state: CheckOffState;
  readonly is_challenged: boolean;
  readonly reversal_reason: string | null;
  readonly reversal_note: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly employee_number: string;
  readonly docket: string | null;
  readonly ground: string | null;
  readonly note: string | null;
  readonly slug: string | null;
}

const CHECKED = `
  SELECT c.id, c.session_id, c.entry_id, c.state, c.is_challenged, c.reversal_reason, c.reversal_note,
    coalesce(r.family_name, u.family_name) AS family_name, coalesce(r.given_name, u.given_name) AS given_name,
    coalesce(r.employee_number, u.employee_number) AS employee_number, d.docket, d.ground, d.note, p.slug
  FROM official.check_off c
  LEFT JOIN core.roll_entry r ON r.election_id = c.election_id AND r.id = c.entry_id
  LEFT JOIN official.unlisted_voter u ON u.election_id = c.election_id AND u.check_off_id = c.id
  LEFT JOIN official.challenge d ON d.election_id = c.election_id AND d.check_off_id = c.id
  LEFT JOIN core.party p ON p.election_id = d.election_id AND p.id = d.on_behalf_of
  WHERE c.election_id = $1`;

export function findChecked(tx: Transaction, electionId: string, id: string): Promise<CheckedRow | null> {
  return tx.one<CheckedRow>(`${CHECKED} AND c.id = $2`, [electionId, id]);
}

/** By docket, which is random. */
export function findChallenged(tx: Transaction, electionId: string, session: string): Promise<CheckedRow[]> {
  return tx.query<CheckedRow>(`${CHECKED} AND c.session_id = $2 AND c.is_challenged ORDER BY d.docket`, [
    electionId,
    session,
  ]);
}

export function findReversed(tx: Transaction, electionId: string, session: string): Promise<CheckedRow[]> {
  return tx.query<CheckedRow>(
    `${CHECKED} AND c.session_id = $2 AND c.state = 'reversed'
     ORDER BY coalesce(r.sort_text, lower(u.family_name)), c.id`,
    [electionId, session],
  );
}
