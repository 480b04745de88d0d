import type { Transaction } from '../../platform/database/unit-of-work';
import type { ChallengeState, SettledBy } from './challenge.entity';

export interface ChallengeRow {
  readonly id: string;
  readonly docket: string;
  readonly number: number;
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
  SELECT c.id, c.docket, e.number, r.family_name, r.given_name, p.slug, c.record_party, c.ground, c.note, c.state, c.settled_by
  FROM official.challenge c
  JOIN official.envelope e ON e.election_id = c.election_id AND e.id = c.envelope_id
  JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
  JOIN core.roll_entry r ON r.election_id = k.election_id AND r.id = k.roll_entry_id
  LEFT JOIN core.party p ON p.election_id = c.election_id AND p.id = c.on_behalf_of
  WHERE c.election_id = $1`;

export function findChallenges(tx: Transaction, electionId: string): Promise<ChallengeRow[]> {
  return tx.query<ChallengeRow>(`${ROWS} ORDER BY c.docket`, [electionId]);
}

export function findChallenge(tx: Transaction, electionId: string, id: string): Promise<ChallengeRow | null> {
  return tx.one<ChallengeRow>(`${ROWS} AND c.id = $2`, [electionId, id]);
}
