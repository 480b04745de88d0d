import type { ReconciliationView, ScanView, TrayView } from './envelopes.contract';
import type { ScanRow } from './envelopes.queries';
import type { Reconciliation } from './reconciliation.entity';
import type { Tray } from './tray.entity';

const SECOND = 1000;
const HELD_MILLISECONDS = 60 * SECOND;

export function presentScan(row: ScanRow): ScanView {
  return {
    id: row.id,
    result: row.result,
    receipt: row.number,
    key: row.key,
    isAfterDue: row.is_after_due ?? false,
    votedInPerson: row.voted_in_person,
    isReversed: row.is_reversed,
    canReverse: row.can_reverse,
    otherCode: row.other_code,
    at: row.scanned_at.toISOString(),
    heldSince: heldSince(row),
    decision: row.decision === null ? null : { decision: row.decision, result: row.decided_result },
  };
}

/** The laptop's own clock, set right by how far it was off as the scan arrived. */
function heldSince({
  device_at: deviceAt,
  clock_offset: offset,
  scanned_at: arrived,
}: ScanRow): string | null {
  if (deviceAt === null || offset === null) return null;
  const scanned = deviceAt.getTime() - offset * SECOND;
  return arrived.getTime() - scanned < HELD_MILLISECONDS ? null : new Date(scanned).toISOString();
}

/** `envelopes` of the open tray is counted, for its row says 0 until it is closed. */
export function presentTray({ code, state, envelopes }: Tray, inOpenTray: number): TrayView {
  return { code, state, envelopes: state === 'open' ? inOpenTray : envelopes };
}

export function presentReconciliation(
  sums: Reconciliation,
  mailed: { initial: number; replacement: number; undelivered: number },
): ReconciliationView {
  return {
    kitsMailed: mailed.initial,
    kitsReplaced: mailed.replacement,
    kitsUndelivered: mailed.undelivered,
    received: sums.received,
    inTrays: sums.inTrays,
    keptBack: sums.keptBack,
    ballotsInBoxes: sums.ballotsInBoxes,
    pollsChallenged: sums.pollsChallenged,
    outstanding: sums.outstanding,
    accepted: sums.accepted,
    void: {
      unsigned: sums.voidUnsigned,
      late: sums.voidLate,
      duplicate: sums.voidDuplicate,
      other: sums.voidOther,
    },
    challenged: sums.challenged,
    withdrawn: sums.withdrawnBefore,
    ruledEligible: sums.eligibleBefore,
    ruledIneligible: sums.ineligibleBefore,
    kept: sums.kept,
    difference: sums.received - disposedOf(sums),
    isReconciled: sums.isReconciled,
  };
}

function disposedOf(sums: Reconciliation): number {
  return (
    sums.accepted + sums.voidUnsigned + sums.voidLate + sums.voidDuplicate + sums.voidOther + sums.challenged
  );
}
