import type { Transaction } from '../platform/database/unit-of-work';
import { restoreOne } from './undo.queries';

export interface StandingMerge {
  readonly id: string;
  readonly keep_id: string;
  readonly merged_id: string;
  readonly keep_before: Record<string, unknown>;
  readonly merged_before: Record<string, unknown>;
}

/** Merges whose two entries are as the merge left them: only those can be taken apart without losing anything. */
const REVERSIBLE = `
  SELECT g.id, g.keep_id, g.merged_id, g.keep_before, g.merged_before
    FROM core.roll_merge g
    JOIN core.roll_entry k ON k.election_id = g.election_id AND k.id = g.keep_id AND k.revision = g.keep_revision
    JOIN core.roll_entry o ON o.election_id = g.election_id AND o.id = g.merged_id AND o.revision = g.merged_revision
   WHERE g.election_id = $1 AND g.undone_at IS NULL`;

/** Null when it was taken apart already, or something happened to one of the two since. */
export function findReversible(
  tx: Transaction,
  electionId: string,
  mergeId: string,
): Promise<StandingMerge | null> {
  return tx.one<StandingMerge>(`${REVERSIBLE} AND g.id = $2`, [electionId, mergeId]);
}

/** Both entries are again what they were. */
export async function takeApart(
  tx: Transaction,
  electionId: string,
  { id, keep_id, merged_id, keep_before, merged_before }: StandingMerge,
  by: string | null,
): Promise<void> {
  const restored = restoreOne({ extraColumns: [] }, 'core.roll_entry');
  await tx.query(restored, [electionId, merged_id, JSON.stringify(merged_before)]);
  await tx.query(restored, [electionId, keep_id, JSON.stringify(keep_before)]);
  await tx.query(
    'UPDATE core.roll_merge SET undone_at = $3, undone_by = $4 WHERE election_id = $1 AND id = $2',
    [electionId, id, tx.now, by],
  );
}

/** Takes apart, the latest first, the merges made since an import on people whom it brought or changed. */
export async function takeApartSince(
  tx: Transaction,
  electionId: string,
  importId: string,
  by: string | null,
): Promise<number> {
  let count = 0;
  for (;;) {
    const merge = await tx.one<StandingMerge>(
      `${REVERSIBLE}
         AND g.merged_at >= (SELECT finished_at FROM core.roll_import WHERE election_id = $1 AND id = $2)
         AND EXISTS (
           SELECT FROM core.roll_entry e WHERE e.election_id = $1 AND e.id IN (g.keep_id, g.merged_id)
              AND (e.added_by = $2 OR EXISTS (SELECT FROM core.roll_change c WHERE c.election_id = $1 AND c.import_id = $2 AND c.entry_id = e.id)))
       ORDER BY g.merged_at DESC, g.id LIMIT 1`,
      [electionId, importId],
    );
    if (merge === null) return count;
    await takeApart(tx, electionId, merge, by);
    count += 1;
  }
}
