import type { Transaction } from '../../platform/database/unit-of-work';
import type { ChallengeState, SettledBy } from './challenge.entity';

export interface ChallengeRow {
  readonly id: string;
  readonly docket: string;
  /** Receipt number; null of a ballot of the polls. */
  readonly number: number | null;
  readonly family_name: string;
  readonly given_name: string;
  readonly slug: string | null;
  readonly record_party: string | null;
  readonly ground: string;
  readonly note: string;
  readonly state: ChallengeState;
  readonly settled_by: SettledBy | null;
}

const ROWS = `
  SELECT c.id, c.docket, e.number, coalesce(r.family_name, u.family_name, '') AS family_name, coalesce(r.given_name, u.given_name, '') AS given_name,
    p.slug, c.record_party, c.ground, c.note, c.state, c.settled_by
  FROM official.challenge c
  LEFT JOIN official.envelope e ON e.election_id = c.election_id AND e.id = c.envelope_id
  LEFT JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
  LEFT JOIN official.check_off o ON o.election_id = c.election_id AND o.id = c.check_off_id
  LEFT JOIN official.unlisted_voter u ON u.election_id = c.election_id AND u.check_off_id = c.check_off_id
  LEFT JOIN core.roll_entry r ON r.election_id = c.election_id AND r.id = coalesce(k.roll_entry_id, o.entry_id)
  LEFT JOIN core.party p ON p.election_id = c.election_id AND p.id = c.on_behalf_of
  WHERE c.election_id = $1`;

export function findChallenges(tx: Transaction, electionId: string): Promise<ChallengeRow[]> {
  return tx.query<ChallengeRow>(`${ROWS} ORDER BY c.docket`, [electionId]);
}

export function findChallenge(tx: Transaction, electionId: string, id: string): Promise<ChallengeRow | null> {
  return tx.one<ChallengeRow>(`${ROWS} AND c.id = $2`, [electionId, id]);
}

/** Voter of a docket of the polls; null of an envelope’s, and of somebody not on the list. */
export async function findVoterAtPolls(
  tx: Transaction,
  electionId: string,
  id: string,
): Promise<string | null> {
  const row = await tx.one<{ entry_id: string | null }>(
    `SELECT o.entry_id FROM official.challenge c JOIN official.check_off o ON o.election_id = c.election_id AND o.id = c.check_off_id
     WHERE c.election_id = $1 AND c.id = $2`,
    [electionId, id],
  );
  return row?.entry_id ?? null;
}
