import type { Transaction } from '../../platform/database/unit-of-work';

export interface PositionRow {
  readonly slug: string | null;
  readonly text: string;
  readonly written_at: Date;
}

export function findPositions(
  tx: Transaction,
  electionId: string,
  challengeId: string,
): Promise<PositionRow[]> {
  return tx.query<PositionRow>(
    `SELECT p.slug, s.text, s.written_at FROM official.challenge_position s
     LEFT JOIN core.party p ON p.election_id = s.election_id AND p.id = s.party_id
     WHERE s.election_id = $1 AND s.challenge_id = $2 ORDER BY p.slug NULLS LAST`,
    [electionId, challengeId],
  );
}

export interface AgreementRow {
  readonly slug: string;
  readonly ruling: 'eligible' | 'ineligible';
  readonly recorded_at: Date;
}

export function findAgreements(
  tx: Transaction,
  electionId: string,
  challengeId: string,
): Promise<AgreementRow[]> {
  return tx.query<AgreementRow>(
    `SELECT p.slug, a.ruling, a.recorded_at FROM official.challenge_agreement a
     JOIN core.party p ON p.election_id = a.election_id AND p.id = a.party_id
     WHERE a.election_id = $1 AND a.challenge_id = $2 ORDER BY p.slug`,
    [electionId, challengeId],
  );
}

/** What all parties to the election agree on; null where one has not said, or says otherwise. */
export async function findAgreed(
  tx: Transaction,
  electionId: string,
  challengeId: string,
): Promise<'eligible' | 'ineligible' | null> {
  const row = await tx.one<{ ruling: 'eligible' | 'ineligible' | null }>(
    `SELECT CASE WHEN count(*) = count(a.ruling) AND count(DISTINCT a.ruling) = 1 THEN min(a.ruling) END AS ruling
     FROM core.party p
     LEFT JOIN official.challenge_agreement a ON a.election_id = p.election_id AND a.party_id = p.id AND a.challenge_id = $2
     WHERE p.election_id = $1`,
    [electionId, challengeId],
  );
  return row?.ruling ?? null;
}
