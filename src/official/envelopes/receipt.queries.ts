import type { Transaction } from '../../platform/database/unit-of-work';
import type { Envelope } from './envelope.entity';
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
