import { avoidNestedLoops } from '../../platform/database/planning';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { Reconciliation } from './reconciliation.entity';
import type { ScanCondition, ScanResult } from './scan.entity';
import type { Decision } from './scan-decision.entity';

/** The sums of an election, held against every other desk until the transaction ends. */
export async function lockReconciliation(tx: Transaction, electionId: string): Promise<Reconciliation> {
  await tx.query('INSERT INTO official.reconciliation (election_id) VALUES ($1) ON CONFLICT DO NOTHING', [
    electionId,
  ]);
  return tx.manager.findOneOrFail(Reconciliation, {
    where: { electionId },
    lock: { mode: 'pessimistic_write' },
  });
}

/** The sums as they are; all zero before the first envelope. */
export async function findReconciliation(tx: Transaction, electionId: string): Promise<Reconciliation> {
  const found = await tx.manager.findOneBy(Reconciliation, { electionId });
  return found ?? tx.manager.create(Reconciliation, { electionId, ...NOTHING });
}

const NOTHING = {
  nextNumber: 1,
  received: 0,
  inTrays: 0,
  keptBack: 0,
  ballotsInBoxes: 0,
  pollsChallenged: 0,
  outstanding: 0,
  accepted: 0,
  voidUnsigned: 0,
  voidLate: 0,
  voidDuplicate: 0,
  voidOther: 0,
  challenged: 0,
  withdrawnBefore: 0,
  eligibleBefore: 0,
  ineligibleBefore: 0,
  isReconciled: false,
  withdrawnAfter: 0,
  eligibleAfter: 0,
  ineligibleAfter: 0,
  kept: 0,
  keptRecorded: 0,
};

export interface ScanRow {
  readonly id: string;
  readonly key: string;
  readonly condition: ScanCondition | null;
  readonly result: ScanResult;
  readonly envelope_id: string | null;
  readonly other_code: string | null;
  readonly scanned_at: Date;
  readonly device_at: Date | null;
  readonly clock_offset: number | null;
  readonly number: number | null;
  readonly is_after_due: boolean | null;
  readonly voted_in_person: boolean;
  readonly is_reversed: boolean;
  /** What was done by this scan can be undone: the envelope is as it left it, and a number in the record stays as it is. */
  readonly can_reverse: boolean;
  readonly decision: Decision | null;
  readonly decided_result: string | null;
}

const SCANS = `
  SELECT s.id, s.key, s.condition, s.result, coalesce(s.envelope_id, d.envelope_id) AS envelope_id, s.other_code, s.scanned_at,
    s.device_at, s.clock_offset, e.number, e.is_after_due, r.scan_id IS NOT NULL AS is_reversed,
    coalesce(e.state = 'duplicate', false) AND EXISTS (SELECT FROM official.kit k JOIN official.check_off c ON c.election_id = k.election_id AND c.entry_id = k.roll_entry_id
      WHERE k.election_id = e.election_id AND k.id = e.kit_id AND c.state <> 'reversed') AS voted_in_person,
    d.decision, d.result AS decided_result,
    coalesce(r.scan_id IS NULL AND CASE
      WHEN e.id = s.id THEN t.state <> 'recorded' AND e.state IN ('received', 'unsigned', 'late', 'duplicate', 'other')
        AND e.reason IS NOT DISTINCT FROM coalesce(s.condition, CASE WHEN e.kit_id IS NULL THEN e.reason END)
      WHEN s.result IN ('unsigned', 'damaged') THEN e.state IN ('unsigned', 'other') AND e.reason = s.condition
        AND NOT EXISTS (SELECT FROM official.scan later WHERE later.election_id = s.election_id AND later.envelope_id = s.envelope_id
          AND later.result IN ('unsigned', 'damaged') AND later.scanned_at > s.scanned_at)
      ELSE false END, false) AS can_reverse
  FROM official.scan s
  LEFT JOIN official.scan_decision d ON d.election_id = s.election_id AND d.scan_id = s.id
  LEFT JOIN official.envelope e ON e.election_id = s.election_id AND e.id = coalesce(s.envelope_id, d.envelope_id)
  LEFT JOIN official.tray t ON t.election_id = e.election_id AND t.id = e.tray_id
  LEFT JOIN official.reversal r ON r.election_id = s.election_id AND r.scan_id = s.id
  WHERE s.election_id = $1`;

export async function findScan(tx: Transaction, electionId: string, id: string): Promise<ScanRow | null> {
  return tx.one<ScanRow>(`${SCANS} AND s.id = $2`, [electionId, id]);
}

/** By id of the scan. */
export async function findScans(
  tx: Transaction,
  electionId: string,
  ids: readonly string[],
): Promise<Map<string, ScanRow>> {
  const rows = await tx.query<ScanRow>(`${SCANS} AND s.id = ANY($2::uuid[])`, [electionId, ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

export function findNewestScans(tx: Transaction, electionId: string, limit: number): Promise<ScanRow[]> {
  return tx.query<ScanRow>(`${SCANS} ORDER BY s.scanned_at DESC, e.number DESC LIMIT $2`, [
    electionId,
    limit,
  ]);
}

export function findExceptions(tx: Transaction, electionId: string, limit: number): Promise<ScanRow[]> {
  return tx.query<ScanRow>(
    `${SCANS} AND s.result IN ('not-on-list', 'other-election', 'malformed', 'already-received', 'desk-closed')
     ORDER BY d.decision IS NOT NULL, s.scanned_at DESC LIMIT $2`,
    [electionId, limit],
  );
}

export interface KitRow {
  readonly key: string;
  readonly id: string;
  readonly roll_entry_id: string;
}

export function findKit(tx: Transaction, electionId: string, key: string): Promise<KitRow | null> {
  return tx.one<KitRow>(
    'SELECT key, id, roll_entry_id FROM official.kit WHERE election_id = $1 AND key = $2',
    [electionId, key],
  );
}

/** By key. */
export async function findKits(
  tx: Transaction,
  electionId: string,
  keys: readonly string[],
): Promise<Map<string, KitRow>> {
  const rows = await tx.query<KitRow>(
    'SELECT key, id, roll_entry_id FROM official.kit WHERE election_id = $1 AND key = ANY($2::text[])',
    [electionId, keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

export interface EnvelopeRow {
  readonly id: string;
  readonly number: number;
  readonly kit_id: string | null;
  readonly tray_id: string | null;
  readonly state: string;
  readonly is_after_due: boolean;
}

export interface EnvelopeInHand extends EnvelopeRow {
  readonly kit_id: string;
  readonly roll_entry_id: string;
}

/** Envelopes in hand of these voters, whichever of their kits they came in. */
export function findEnvelopesOfVoters(
  tx: Transaction,
  electionId: string,
  rollEntryIds: readonly string[],
): Promise<EnvelopeInHand[]> {
  return tx.query<EnvelopeInHand>(
    `SELECT e.id, e.number, e.kit_id, e.tray_id, e.state, e.is_after_due, k.roll_entry_id
     FROM official.envelope e JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
     WHERE e.election_id = $1 AND k.roll_entry_id = ANY($2::uuid[]) AND e.state <> 'reversed'`,
    [electionId, rollEntryIds],
  );
}

/** Voters of the seal in force, and how many of them have a key number. */
export async function findKeyCounts(
  tx: Transaction,
  electionId: string,
): Promise<{ voters: number; keys: number }> {
  await avoidNestedLoops(tx);
  const row = await tx.one<{ voters: number; keys: number }>(
    `SELECT count(*)::int AS voters, count(k.id)::int AS keys
     FROM core.roll_seal_voter v
     LEFT JOIN official.kit k ON k.election_id = v.election_id AND k.roll_entry_id = v.entry_id AND k.purpose = 'initial'
     WHERE v.election_id = $1 AND v.number = (SELECT max(number) FROM core.roll_seal WHERE election_id = $1)`,
    [electionId],
  );
  return row ?? { voters: 0, keys: 0 };
}

/** Voters of the seal in force without a key number, in an order that says nothing. */
export async function findVotersWithoutKey(tx: Transaction, electionId: string): Promise<string[]> {
  const rows = await tx.query<{ entry_id: string }>(
    `SELECT v.entry_id FROM core.roll_seal_voter v
     WHERE v.election_id = $1 AND v.number = (SELECT max(number) FROM core.roll_seal WHERE election_id = $1)
       AND NOT EXISTS (SELECT FROM official.kit k
         WHERE k.election_id = v.election_id AND k.roll_entry_id = v.entry_id AND k.purpose = 'initial')
     ORDER BY v.entry_id`,
    [electionId],
  );
  return rows.map((row) => row.entry_id);
}

export async function findMailed(
  tx: Transaction,
  electionId: string,
): Promise<{ initial: number; replacement: number; undelivered: number }> {
  const row = await tx.one<{ initial: number; replacement: number; undelivered: number }>(
    `SELECT coalesce(sum(kits) FILTER (WHERE kind = 'initial'), 0)::int AS initial,
       coalesce(sum(kits) FILTER (WHERE kind = 'replacement'), 0)::int AS replacement,
       coalesce(sum(kits) FILTER (WHERE kind = 'undelivered'), 0)::int AS undelivered
     FROM official.mailing WHERE election_id = $1`,
    [electionId],
  );
  return row ?? { initial: 0, replacement: 0, undelivered: 0 };
}

export async function requireEnvelope(
  tx: Transaction,
  electionId: string,
  id: string | null,
): Promise<EnvelopeRow> {
  const row = await tx.one<EnvelopeRow>(
    `SELECT id, number, kit_id, tray_id, state, is_after_due FROM official.envelope
     WHERE election_id = $1 AND id = $2 FOR UPDATE`,
    [electionId, id],
  );
  if (row === null) throw new Problem('not-found');
  return row;
}

/** Envelopes in a tray whose row does not yet say so. */
export async function countInTray(tx: Transaction, electionId: string, trayId: string): Promise<number> {
  const row = await tx.one<{ envelopes: number }>(
    "SELECT count(*)::int AS envelopes FROM official.envelope WHERE election_id = $1 AND tray_id = $2 AND state <> 'reversed'",
    [electionId, trayId],
  );
  return row?.envelopes ?? 0;
}
