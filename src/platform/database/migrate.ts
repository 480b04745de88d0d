import { DataSource } from 'typeorm';
import { BOTH_WINGS, databaseOptions } from '../../data-source';
import type { Wing } from '../../domain/permissions';

/** Serialises migrations of several nodes that start at once. */
const LOCK = 7464;

/** Brings the database to the newest schema. `ownerUrl` is the owner's: requests never use its rights. A wing that is off gets no schema; switched on later, it gets one then. Returns the names applied. */
export async function migrate(
  ownerUrl: string,
  wings: ReadonlySet<Wing> = BOTH_WINGS,
): Promise<readonly string[]> {
  const dataSource = new DataSource(databaseOptions(ownerUrl, wings));
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const applied = await dataSource.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await runner.release();
    await dataSource.destroy();
  }
}

/** Whether migrations are waiting; asked by readiness. */
export async function isCurrent(dataSource: DataSource): Promise<boolean> {
  return !(await dataSource.showMigrations());
}
