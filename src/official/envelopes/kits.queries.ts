import type { Transaction } from '../../platform/database/unit-of-work';
import type { PrintedKit } from './printer-file';
import type { ReplacementReason } from './replacement.entity';

export async function countReturnsToRecord(tx: Transaction, electionId: string): Promise<number> {
  const row = await tx.one<{ kits: number }>(
    'SELECT count(*)::int AS kits FROM official.kit_return WHERE election_id = $1 AND mailing_id IS NULL',
    [electionId],
  );
  return row?.kits ?? 0;
}

export async function markReturnsRecorded(
  tx: Transaction,
  electionId: string,
  mailingId: string,
): Promise<void> {
  await tx.query(
    'UPDATE official.kit_return SET mailing_id = $2 WHERE election_id = $1 AND mailing_id IS NULL',
    [electionId, mailingId],
  );
}

export interface ReplacementRow {
  readonly id: string;
  readonly roll_entry_id: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly reason: ReplacementReason;
  readonly requested_at: Date;
  readonly cancelled_at: Date | null;
  readonly mailing_id: string | null;
  readonly key: string | null;
}

const REPLACEMENTS = `
  SELECT p.id, p.roll_entry_id, r.family_name, r.given_name, p.reason, p.requested_at, p.cancelled_at, p.mailing_id, k.key
  FROM official.replacement p
  JOIN core.roll_entry r ON r.election_id = p.election_id AND r.id = p.roll_entry_id
  LEFT JOIN official.kit k ON k.election_id = p.election_id AND k.id = p.kit_id
  WHERE p.election_id = $1`;

export function findReplacements(tx: Transaction, electionId: string): Promise<ReplacementRow[]> {
  return tx.query<ReplacementRow>(`${REPLACEMENTS} ORDER BY p.requested_at DESC, p.id`, [electionId]);
}

export function findReplacementsById(
  tx: Transaction,
  electionId: string,
  ids: readonly string[],
): Promise<ReplacementRow[]> {
  return tx.query<ReplacementRow>(`${REPLACEMENTS} AND p.id = ANY($2::uuid[]) FOR UPDATE OF p`, [
    electionId,
    ids,
  ]);
}

/** Whether this is a voter of the seal in force. */
export async function isVoter(tx: Transaction, electionId: string, entryId: string): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM core.roll_seal_voter WHERE election_id = $1 AND entry_id = $2
       AND number = (SELECT max(number) FROM core.roll_seal WHERE election_id = $1)`,
    [electionId, entryId],
  );
  return row !== null;
}

/** Kits of one purpose with the addresses they go to: a replacement's own, where the voter gave one. */
export function findPrintedKits(
  tx: Transaction,
  electionId: string,
  purpose: 'initial' | 'replacement',
): Promise<PrintedKit[]> {
  return tx.query<PrintedKit>(
    `SELECT k.key, r.family_name, r.given_name, r.middle_name, r.suffix, k.purpose,
       CASE WHEN moved THEN p.street ELSE r.street END AS street, CASE WHEN moved THEN p.city ELSE r.city END AS city,
       CASE WHEN moved THEN p.state ELSE r.state END AS state, CASE WHEN moved THEN p.postal_code ELSE r.postal_code END AS postal_code
     FROM official.kit k
     JOIN core.roll_entry r ON r.election_id = k.election_id AND r.id = k.roll_entry_id
     LEFT JOIN official.replacement p ON p.election_id = k.election_id AND p.kit_id = k.id
     CROSS JOIN LATERAL (SELECT coalesce(p.street || p.city || p.state || p.postal_code, '') <> '' AS moved) AS address
     WHERE k.election_id = $1 AND k.purpose = $2 ORDER BY k.key`,
    [electionId, purpose],
  );
}

export interface KitExportRow {
  readonly id: string;
  readonly kind: 'initial' | 'replacement';
  readonly reason: string;
  readonly kits: number;
  readonly exported_by: string | null;
  readonly exported_at: Date;
}

export function findKitExports(tx: Transaction, electionId: string): Promise<KitExportRow[]> {
  return tx.query<KitExportRow>(
    `SELECT x.id, x.kind, x.reason, x.kits, a.name AS exported_by, x.exported_at
     FROM official.kit_export x LEFT JOIN core.account a ON a.id = x.exported_by
     WHERE x.election_id = $1 ORDER BY x.exported_at DESC, x.id`,
    [electionId],
  );
}
