import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../src/platform/database/embedded';
import { lockDataFolder } from '../../src/platform/database/data-folder-lock';
import { migrate } from '../../src/platform/database/migrate';

export interface DurableDatabase {
  /** The owner's connection string. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The embedded PostgreSQL as the product runs it, fsync on, migrated, in a folder of its own that `stop` removes. */
export async function startDurableDatabase(): Promise<DurableDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
  const lock = await lockDataFolder(dataDir, { kind: 'command', address: undefined }, () => undefined);
  const cluster = await startCluster({ dataDir, log: () => undefined });
  const stop = async (): Promise<void> => {
    await cluster.stop();
    await lock.release();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(cluster.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: cluster.url, stop };
}
