import type { Transaction } from './unit-of-work';

/**
 * For statements that join summaries of thousands of rows. Right after an import or a demo PostgreSQL has no statistics
 * yet, takes a summary for a handful of rows, and would compute it once for each row it is joined to: seconds, not
 * milliseconds. Holds until the transaction ends.
 */
export async function avoidNestedLoops(tx: Transaction): Promise<void> {
  await tx.query('SET LOCAL enable_nestloop = off');
}
