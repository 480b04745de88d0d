import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHolder, lockDataFolder } from '../../src/platform/database/data-folder-lock';
import { type Cluster, startCluster } from '../../src/platform/database/embedded';
import { commandOf } from '../../src/platform/database/process-identity';

const PREFIX = 'rollcall-test-';
const OWNER = 'test-run';

/** A PostgreSQL server for one test run: fast, and not meant to survive a power cut. */
export async function startTestCluster(): Promise<Cluster> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const lock = await lockDataFolder(dataDir, { kind: 'command', address: undefined }, () => undefined);
  const cluster = await startCluster({
    dataDir,
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const stop = async (): Promise<void> => {
    await cluster.stop();
    await lock.release();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...cluster, stop };
}

/** A folder in the system's temporary folder, found and removed by a later run should this one be killed. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // A server that a test has killed holds nothing until it is started again: the test itself does.
  writeFileSync(join(folder, OWNER), String(process.pid));
  return folder;
}

/** Ends, with SIGQUIT, the PostgreSQL server that runs on a data folder, if one does. */
export async function endDatabaseOf(dataDir: string): Promise<void> {
  const pid = await findDatabaseOf(dataDir);
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
}

/** The number of the PostgreSQL server process that runs on a data folder, if one does. */
export async function findDatabaseOf(dataDir: string): Promise<number | undefined> {
  const content = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(content.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return (await commandOf(pid)).includes(dataDir) ? pid : undefined;
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || (await findHolder(dataDir)) !== undefined) continue;
    if (isAlive(Number(await readFile(join(dataDir, OWNER), 'utf8').catch(() => '')))) continue;
    if ((await readFile(join(dataDir, 'lock'), 'utf8').catch(() => '')) === '') continue;
    await endDatabaseOf(dataDir);
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
