import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { addressOf, type Environment, makeDataFolder } from '../environment';
import { StartupError } from '../startup-error';
import { findHolder, lockDataFolder, replaceFile } from './data-folder-lock';
import { startCluster } from './embedded';

export interface OpenDatabase {
  /** The owner's connection string. */
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Whether it is the embedded database of a running server. */
  readonly isShared: boolean;
  /** Resolves if the embedded database ends by itself. */
  readonly whenLost: Promise<void>;
  /** Writes where the server listens, for whoever finds DATA_DIR in use. */
  announce(address: string): Promise<void>;
  stop(): Promise<void>;
}

type Log = (sentence: string) => void;
type Place = Pick<Environment, 'dataDir' | 'databaseUrl' | 'host' | 'port' | 'tls'>;

const OLDEST_VERSION = 15;
const PATIENCE_WITH_A_START = 60_000;
const never = new Promise<void>(() => undefined);
const nothing = (): Promise<void> => Promise.resolve();

/**
 * Opens the database for a server: the one that DATABASE_URL names, or an embedded PostgreSQL in DATA_DIR, which this
 * process then holds alone until `stop`. Throws StartupError.
 */
export async function openDatabase(place: Place, log: Log): Promise<OpenDatabase> {
  if (place.databaseUrl !== undefined) return openNamed(place.databaseUrl);
  return openEmbedded(place, log, 'server');
}

/** Opens the database for a command: the one a running server uses, or else as a server would, for its duration. */
export async function reachDatabase(place: Place, log: Log): Promise<OpenDatabase> {
  if (place.databaseUrl !== undefined) return openNamed(place.databaseUrl);
  const deadline = performance.now() + PATIENCE_WITH_A_START;
  for (;;) {
    const holder = await findHolder(place.dataDir);
    if (holder?.kind !== 'server') return openEmbedded(place, log, 'command');
    const url = await readAddress(place.dataDir);
    if (url !== undefined && (await canConnect(url))) {
      return { url, isEmbedded: true, isShared: true, whenLost: never, announce: nothing, stop: nothing };
    }
    if (performance.now() > deadline) {
      throw new StartupError(
        `Process ${holder.pid} holds ${place.dataDir}, and its database does not answer: stop that process, then try again.`,
      );
    }
    await pause(100);
  }
}

async function openEmbedded(place: Place, log: Log, kind: 'server' | 'command'): Promise<OpenDatabase> {
  const { dataDir } = place;
  makeDataFolder(dataDir);
  const address = kind === 'server' ? addressOf(place) : undefined;
  const lock = await lockDataFolder(dataDir, { kind, address }, log);
  try {
    const cluster = await startCluster({ dataDir, log });
    const addressFile = join(dataDir, 'database.json');
    await replaceFile(addressFile, `${JSON.stringify({ url: cluster.url, pid: cluster.pid })}\n`);
    const stop = async (): Promise<void> => {
      await rm(addressFile, { force: true });
      await cluster.stop();
      await lock.release();
    };
    const announce = (address: string): Promise<void> => lock.describe(address);
    return {
      url: cluster.url,
      isEmbedded: true,
      isShared: false,
      whenLost: cluster.whenLost,
      announce,
      stop,
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openNamed(url: string): Promise<OpenDatabase> {
  const version = await askVersion(url);
  if (version < OLDEST_VERSION) {
    throw new StartupError(
      `DATABASE_URL names a PostgreSQL ${version}: Rollcall needs PostgreSQL ${OLDEST_VERSION} or newer.`,
    );
  }
  return { url, isEmbedded: false, isShared: false, whenLost: never, announce: nothing, stop: nothing };
}

async function askVersion(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version_num') AS version",
    );
    return Math.floor(Number(rows[0]?.version) / 10_000);
  } catch (error) {
    throw new StartupError(sentenceFor(error, new URL(url)));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function sentenceFor(error: unknown, url: URL): string {
  const where = `DATABASE_URL names ${url.hostname || 'localhost'}:${url.port || '5432'}`;
  if (error instanceof DatabaseError) {
    switch (error.code) {
      case '28P01':
      case '28000':
        return `${where}, which refuses that user or password: correct DATABASE_URL.`;
      case '3D000':
        return `${where}, where there is no database ${url.pathname.slice(1)}: create it, or correct DATABASE_URL.`;
      default:
        return `${where}, which answers "${error.message}": correct that, then start again.`;
    }
  }
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return `${where}, which cannot be reached (${reason}): start that PostgreSQL, or unset DATABASE_URL to use the embedded one.`;
}

async function readAddress(dataDir: string): Promise<string | undefined> {
  try {
    const value = JSON.parse(await readFile(join(dataDir, 'database.json'), 'utf8')) as { url?: unknown };
    return typeof value.url === 'string' ? value.url : undefined;
  } catch {
    return undefined;
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
