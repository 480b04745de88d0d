import type { TimelineEntry } from './contacts.contract';
import type { TimelineRow } from './contacts.queries';

/** How long who logged a contact may take it back. */
export const WITHDRAWABLE_MS = 24 * 60 * 60_000;

export function presentEntry(row: TimelineRow, reader: string | null, now: Date): TimelineEntry {
  const until = new Date(row.receivedAt.getTime() + WITHDRAWABLE_MS);
  const isWithdrawable =
    row.outcome !== null && row.withdrawnAt === null && row.authorId === reader && now <= until;
  return {
    id: row.id,
    outcome: row.outcome,
    occurredAt: row.occurredAt.toISOString(),
    author: { id: row.authorId, name: row.authorName },
    fileName: row.fileName,
    assessment: row.value ?? 0,
    basis: row.basis,
    issues: [...row.issues],
    note: row.note ?? '',
    followUpOn: row.followUpOn,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    withdrawableUntil: isWithdrawable ? until.toISOString() : null,
  };
}
