import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../startup-error';
import { beginningOf } from './process-identity';

export interface Holder {
  readonly pid: number;
  readonly beginning: string;
  /** A server holds its folder until it is stopped; a command for moments, so that others wait for it. */
  readonly kind: 'server' | 'command';
  /** Where a server listens. */
  readonly address: string | undefined;
}

export interface DataFolderLock {
  describe(address: string): Promise<void>;
  release(): Promise<void>;
}

const PATIENCE_WITH_A_COMMAND = 60_000;

/**
 * Takes DATA_DIR for this process. A holder that died without letting go is replaced; one that lives is named in a
 * StartupError, at once for a server, after a minute for a command.
 */
export async function lockDataFolder(
  dataDir: string,
  { kind, address }: Pick<Holder, 'kind' | 'address'>,
  log: (sentence: string) => void,
): Promise<DataFolderLock> {
  const path = join(dataDir, 'lock');
  const self: Holder = { pid: process.pid, beginning: (await beginningOf(process.pid)) ?? '', kind, address };
  const deadline = performance.now() + PATIENCE_WITH_A_COMMAND;
  let isWaiting = false;
  while (!(await placeLock(path, self))) {
    const holder = await readHolder(path);
    if (holder === 'unreadable' || (holder !== undefined && !(await isAlive(holder)))) {
      await removeStale(path, holder);
    } else if (holder !== undefined && (holder.kind === 'server' || performance.now() > deadline)) {
      throw new StartupError(
        `${dataDir} is in use by process ${holder.pid}${holder.address === undefined ? '' : ` (${holder.address})`}: stop that one first, or set DATA_DIR to another folder.`,
      );
    } else {
      if (!isWaiting && holder !== undefined) log(`Waiting for the command of process ${holder.pid} to end.`);
      isWaiting = true;
      await pause(100);
    }
  }
  return {
    describe: (listening) => replaceFile(path, JSON.stringify({ ...self, address: listening })),
    release: () => rm(path, { force: true }),
  };
}

/** Who holds DATA_DIR now, if anyone who is alive. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(join(dataDir, 'lock'));
  return holder !== undefined && holder !== 'unreadable' && (await isAlive(holder)) ? holder : undefined;
}

/** Writes a file for its owner alone; a reader sees the old content or the new, never a part. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, content, { mode: 0o600 });
  await rename(aside, path);
}

async function placeLock(path: string, holder: Holder): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function readHolder(path: string): Promise<Holder | 'unreadable' | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    if (typeof value?.pid !== 'number' || typeof value.beginning !== 'string') return 'unreadable';
    return {
      pid: value.pid,
      beginning: value.beginning,
      kind: value.kind ?? 'server',
      address: value.address,
    };
  } catch {
    return 'unreadable';
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  return (await beginningOf(holder.pid)) === holder.beginning;
}

/**
 * Two starts may find the same dead holder. Moving the file aside is atomic; whoever moved away a lock that had
 * meanwhile been taken by a living process puts it back.
 */
async function removeStale(path: string, seen: Holder | 'unreadable'): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await readHolder(aside);
  if (JSON.stringify(moved) !== JSON.stringify(seen)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}
