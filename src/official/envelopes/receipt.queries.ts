import type { Transaction } from '../../platform/database/unit-of-work';
import type { Envelope } from './envelope.entity';
import type { InHand } from './receipt.judgement';
import type { Scan } from './scan.entity';

/** Envelopes taken in, numbered on; call with the sums locked. */
export async function writeEnvelopes(
  tx: Transaction,
  electionId: string,
  envelopes: readonly Envelope[],
): Promise<void> {
  if (envelopes.length === 0) return;
  await tx.query(
    `WITH numbered AS (
       UPDATE official.reconciliation SET next_number = next_number + $2::int WHERE election_id = $1
     )
     INSERT INTO official.envelope (election_id, id, number, kit_id, tray_id, state, reason, is_after_due, received_at)
     SELECT $1, id, number, kit, tray, state, reason, late, $10
     FROM unnest($3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::boolean[])
       AS e (id, number, kit, tray, state, reason, late)`,
    [
      electionId,
      envelopes.length,
      envelopes.map(({ id }) => id),
      envelopes.map(({ number }) => number),
      envelopes.map(({ kitId }) => kitId),
      envelopes.map(({ trayId }) => trayId),
      envelopes.map(({ state }) => state),
      envelopes.map(({ reason }) => reason),
      envelopes.map(({ isAfterDue }) => isAfterDue),
      tx.now,
    ],
  );
}

export type NewScan = Omit<Scan, 'electionId' | 'scannedBy' | 'scannedAt'>;

export async function writeScans(
  tx: Transaction,
  electionId: string,
  scans: readonly NewScan[],
): Promise<void> {
  await tx.query(
    `INSERT INTO official.scan
       (election_id, id, key, condition, result, envelope_id, other_code, desk_id, device_at, clock_offset, scanned_by, scanned_at)
     SELECT $1, s.*, $11, $12
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::uuid[], $9::timestamptz[], $10::int[]) AS s`,
    [
      electionId,
      scans.map(({ id }) => id),
      scans.map(({ key }) => key),
      scans.map(({ condition }) => condition),
      scans.map(({ result }) => result),
      scans.map(({ envelopeId }) => envelopeId),
      scans.map(({ otherCode }) => otherCode),
      scans.map(({ deskId }) => deskId),
      scans.map(({ deviceAt }) => deviceAt),
      scans.map(({ clockOffset }) => clockOffset),
      tx.scope.actor.accountId,
      tx.now,
    ],
  );
}

/** Kits that the post brought back, each once. They go into the record as a number, together. */
export async function writeReturns(
  tx: Transaction,
  electionId: string,
  returned: readonly { kitId: string; scanId: string }[],
): Promise<void> {
  if (returned.length === 0) return;
  await tx.query(
    `INSERT INTO official.kit_return (election_id, kit_id, scan_id)
     SELECT $1, r.kit, r.scan FROM unnest($2::uuid[], $3::uuid[]) AS r (kit, scan) ON CONFLICT DO NOTHING`,
    [electionId, returned.map(({ kitId }) => kitId), returned.map(({ scanId }) => scanId)],
  );
}

/** Voter of an envelope; null where nobody is known to have sent it. */
export async function findVoterOf(
  tx: Transaction,
  electionId: string,
  envelopeId: string,
): Promise<string | null> {
  const row = await tx.one<{ roll_entry_id: string }>(
    `SELECT k.roll_entry_id FROM official.envelope e
     JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
     WHERE e.election_id = $1 AND e.id = $2`,
    [electionId, envelopeId],
  );
  return row?.roll_entry_id ?? null;
}

/** Votes at the polls of these voters, as far as an envelope of theirs has to know them: with one, it is a duplicate. */
export function findVotesInPerson(
  tx: Transaction,
  electionId: string,
  voters: readonly string[],
): Promise<InHand[]> {
  return tx.query<InHand>(
    `SELECT c.id, NULL AS kit_id, 'accepted' AS state, c.entry_id AS roll_entry_id FROM official.check_off c
     WHERE c.election_id = $1 AND c.entry_id = ANY($2::uuid[]) AND ${STANDS_IN_PERSON}`,
    [electionId, voters],
  );
}

/** A vote at the polls that counts or may still count. */
const STANDS_IN_PERSON = `c.state <> 'reversed' AND NOT EXISTS (SELECT FROM official.challenge d
  WHERE d.election_id = c.election_id AND d.check_off_id = c.id AND d.state = 'ineligible')`;

/**
 * Of several votes the first valid one counts: where the one that counted does not any more, the voter's next envelope
 * without a defect does.
 */
export async function reviveDuplicate(
  tx: Transaction,
  electionId: string,
  voter: string | null,
): Promise<void> {
  await tx.query(
    `UPDATE official.envelope SET state = 'received'
     WHERE election_id = $1 AND id = (
       SELECT e.id FROM official.envelope e JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
       WHERE e.election_id = $1 AND k.roll_entry_id = $2 AND e.state = 'duplicate' AND e.reason IS NULL
         AND NOT EXISTS (SELECT FROM official.check_off c WHERE c.election_id = $1 AND c.entry_id = $2 AND ${STANDS_IN_PERSON})
         AND NOT EXISTS (SELECT FROM official.envelope o JOIN official.kit l ON l.election_id = o.election_id AND l.id = o.kit_id
           WHERE o.election_id = $1 AND l.roll_entry_id = $2 AND o.state IN ('received', 'accepted', 'challenged'))
       ORDER BY e.number LIMIT 1)`,
    [electionId, voter],
  );
}
