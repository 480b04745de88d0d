import type { Transaction } from '../../platform/database/unit-of-work';
import type { DatedDesk } from './desk-arrival';

export interface DeskRow {
  readonly id: string;
  readonly device: string;
  readonly opened_by: string | null;
  readonly name: string | null;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly lost_reason: 'lost' | 'broken' | 'left-open' | 'other' | null;
  readonly scans: number;
  readonly last_scan_at: Date | null;
  readonly clock_offset: number | null;
}

const DESKS = `
  SELECT d.id, d.device, d.opened_by, a.name, d.opened_at, d.closed_at, d.lost_reason, heard.scans, heard.last_scan_at,
    coalesce(heard.clock_offset, d.clock_offset) AS clock_offset
  FROM official.desk d
  LEFT JOIN core.account a ON a.id = d.opened_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS scans, max(s.scanned_at) AS last_scan_at,
      (array_agg(s.clock_offset ORDER BY s.scanned_at DESC))[1] AS clock_offset
    FROM official.scan s WHERE s.election_id = d.election_id AND s.desk_id = d.id) AS heard
  WHERE d.election_id = $1`;

export async function findDesk(tx: Transaction, electionId: string, id: string): Promise<DeskRow | null> {
  return tx.one<DeskRow>(`${DESKS} AND d.id = $2`, [electionId, id]);
}

/** Open ones first, then those closed, the newest first. */
export function findDesks(tx: Transaction, electionId: string, limit: number): Promise<DeskRow[]> {
  return tx.query<DeskRow>(`${DESKS} ORDER BY d.closed_at IS NOT NULL, d.opened_at DESC, d.id LIMIT $2`, [
    electionId,
    limit,
  ]);
}

export interface DeskState extends DatedDesk {
  readonly isOpen: boolean;
}

/** Those of these desks that there are: whether each is open, and what dates its scans. */
export async function findDeskStates(
  tx: Transaction,
  electionId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeskState>> {
  const rows = await tx.query<DeskState & { id: string }>(
    `SELECT id, closed_at IS NULL AS "isOpen", opened_at AS "openedAt", clock_offset AS "clockOffset"
     FROM official.desk WHERE election_id = $1 AND id = ANY($2::uuid[])`,
    [electionId, ids],
  );
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}
