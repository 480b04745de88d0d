import type { Transaction } from '../platform/database/unit-of-work';

/** The roll of an election, locked: it changes under this lock only, and a comparison is made while it stands still. */
export async function lockRoll(tx: Transaction, electionId: string): Promise<{ version: number }> {
  await tx.query('INSERT INTO core.roll (election_id) VALUES ($1) ON CONFLICT DO NOTHING', [electionId]);
  const roll = await tx.one<{ version: number }>(
    'SELECT version FROM core.roll WHERE election_id = $1 FOR UPDATE',
    [electionId],
  );
  if (roll === null) throw new Error('the roll is not there');
  return roll;
}

/** One more version: a comparison made before no longer holds, and a seal is no longer the roll. */
export async function touchRoll(tx: Transaction, electionId: string): Promise<void> {
  await tx.query('UPDATE core.roll SET version = version + 1 WHERE election_id = $1', [electionId]);
}
