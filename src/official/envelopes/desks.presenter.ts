import type { Actor } from '../../platform/access';
import type { DeskSessionView } from './desks.contract';
import type { DeskRow } from './desks.queries';

export function presentDesk(row: DeskRow, actor: Actor): DeskSessionView {
  return {
    id: row.id,
    teller: row.name ?? '',
    device: row.device.slice(0, 4).toUpperCase(),
    isMine: row.opened_by !== null && row.opened_by === actor.accountId,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    lostReason: row.lost_reason,
    scans: row.scans,
    lastScanAt: row.last_scan_at?.toISOString() ?? null,
    clockOffset: row.clock_offset,
  };
}
