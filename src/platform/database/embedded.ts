import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client, DatabaseError } from 'pg';
import { StartupError } from '../startup-error';
import { replaceFile } from './data-folder-lock';
import { findBinaries } from './embedded-binaries';
import { arrangeHousehold, type Household } from './embedded-user';
import { commandOf, hasEnded } from './process-identity';

export interface Cluster {
  /** Connection string of the superuser `rollcall` for the database `rollcall`. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when the server has ended without having been asked to. */
  readonly whenLost: Promise<void>;
  /** Ends all connections and shuts down cleanly; resolves when the process is gone. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataDir: string;
  readonly log: (sentence: string) => void;
  /** PostgreSQL settings over the defaults; test clusters switch fsync off here. */
  readonly settings?: Readonly<Record<string, string>>;
}

type Ending = { readonly kind: 'ready' } | { readonly kind: 'ended'; readonly reason: string };

const run = promisify(execFile);
const MAJOR_VERSION = '18';
const LONGEST_LOG = 10_000_000;
const LONGEST_RECOVERY = 600_000;
const LONGEST_SHUTDOWN = 30_000;
const ATTEMPTS = 20;
const PROGRAM_ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

/**
 * DETAIL lines and failed statements would carry people's names and key numbers into the log: both stay out.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  max_connections: '100',
};

/**
 * Starts PostgreSQL 18 on DATA_DIR/postgres, on loopback, on a free port. The caller holds the lock of DATA_DIR, so a
 * server found running there was left behind by a run that was killed; it is stopped first, and what was committed
 * is recovered. Throws StartupError.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const household = await arrangeHousehold(await findBinaries(), options.dataDir);
  const password = await readPassword(options.dataDir, household);
  if (password === undefined) await initialise(household, options);
  else await inspect(household);
  await endOrphan(household, options.log);

  const secret = password ?? (await readPassword(options.dataDir, household)) ?? '';
  const logFile = join(options.dataDir, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const server = await launch(household, port, logFile, options.settings ?? {});
    const ending = await waitUntilReady(server.child, urlOf(secret, port, 'postgres'), server.readLog);
    if (ending.kind === 'ready') {
      await createDatabase(urlOf(secret, port, 'postgres'));
      return attach(server.child, urlOf(secret, port, 'rollcall'));
    }
    if (
      attempt === ATTEMPTS ||
      !/could not bind|could not create any|shared memory block/i.test(ending.reason)
    ) {
      throw new StartupError(
        `PostgreSQL cannot start on ${household.folder} (${ending.reason}): restore that folder from a backup, or move it away to begin empty; its log is ${logFile}.`,
      );
    }
    await pause(500);
  }
}

function urlOf(password: string, port: number, database: string): string {
  return `postgres://rollcall:${password}@127.0.0.1:${port}/${database}`;
}

/** The password of an existing cluster; undefined if there is no cluster yet. */
async function readPassword(dataDir: string, { folder }: Household): Promise<string | undefined> {
  if ((await stat(folder).catch(() => undefined)) === undefined) return undefined;
  const path = join(dataDir, 'database.password');
  const password = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (password === '') {
    throw new StartupError(
      `${path} is missing or empty, and ${folder} cannot be opened without it: restore that file from a backup.`,
    );
  }
  return password;
}

async function initialise(
  { binaries, folder, prefix, identity }: Household,
  options: ClusterOptions,
): Promise<void> {
  options.log(`Making a new database in ${folder}.`);
  const aside = `${folder}.new`;
  const passwordFile = join(dirname(folder), 'initdb.password');
  const password = randomBytes(24).toString('base64url');
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(aside, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  const flags = [
    `--pgdata=${aside}`,
    `--pwfile=${passwordFile}`,
    '--username=rollcall',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(options.settings?.['fsync'] === 'off' ? ['--no-sync'] : []),
  ];
  const [program, ...before] = [...prefix, binaries.initdb];
  try {
    await run(program, [...before, ...flags], { ...identity, env: PROGRAM_ENVIRONMENT, cwd: '/' });
    await replaceFile(join(options.dataDir, 'database.password'), `${password}\n`);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw new StartupError(`No database can be made in ${folder} (${reasonOf(error)}).`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Says in one sentence what PostgreSQL would say in many. */
async function inspect({ folder }: Household): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    throw new StartupError(
      `${folder} is broken, its file PG_VERSION is missing: restore that folder from a backup, or move it away to begin empty.`,
    );
  }
  if (version.trim() !== MAJOR_VERSION) {
    throw new StartupError(
      `${folder} was made by PostgreSQL ${version.trim()}, and this is ${MAJOR_VERSION}: copy it over with pg_dump, or set DATABASE_URL.`,
    );
  }
}

async function endOrphan({ folder }: Household, log: (sentence: string) => void): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const command = await commandOf(pid);
  if (!command.includes('postgres') || !command.includes(folder)) {
    // PostgreSQL would take any living process of that number for its own.
    await rm(path, { force: true });
    return;
  }
  log('The last run was cut off: stopping the database that it left behind.');
  if (!(await shutDown(pid))) {
    throw new StartupError(
      `Process ${pid} still runs on ${folder} and does not stop: end it, then start again.`,
    );
  }
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one, from which the next start recovers. */
async function shutDown(pid: number): Promise<boolean> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return hasEnded(pid, 0);
    }
    if (await hasEnded(pid, LONGEST_SHUTDOWN)) return true;
  }
  return false;
}

async function launch(
  { binaries, folder, prefix, identity }: Household,
  port: number,
  logFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; readLog: () => Promise<string> }> {
  const length = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (length > LONGEST_LOG) await rename(logFile, `${logFile}.1`);
  const from = length > LONGEST_LOG ? 0 : length;
  const log = await open(logFile, 'a', 0o600);
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const [program, ...before] = [...prefix, binaries.postgres];
  try {
    // A session of its own: Ctrl-C reaches the server first, which finishes its requests and then stops the database.
    const child = spawn(program, [...before, '-D', folder, '-p', String(port), ...flags], {
      ...identity,
      env: PROGRAM_ENVIRONMENT,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.on('error', () => undefined);
    child.unref();
    const readLog = async (): Promise<string> => (await readFile(logFile)).subarray(from).toString();
    return { child, readLog };
  } finally {
    await log.close();
  }
}

async function waitUntilReady(
  child: ChildProcess,
  url: string,
  readLog: () => Promise<string>,
): Promise<Ending> {
  const deadline = performance.now() + LONGEST_RECOVERY;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return { kind: 'ready' };
    } catch (error) {
      const isStarting = !(error instanceof DatabaseError) || error.code === '57P03';
      if (!isStarting || performance.now() > deadline) {
        await shutDown(child.pid);
        return {
          kind: 'ended',
          reason: error instanceof DatabaseError ? error.message : 'it does not answer',
        };
      }
    }
    await pause(25);
  }
  const complaint = /(?:FATAL|PANIC): +(.*)/.exec(await readLog())?.[1];
  return {
    kind: 'ended',
    reason: complaint ?? (await readLog()).trim().split('\n')[0] ?? 'it ended at once',
  };
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'rollcall'");
    if (rowCount === 0) await client.query('CREATE DATABASE rollcall');
  } finally {
    await client.end();
  }
}

function attach(child: ChildProcess, url: string): Cluster {
  const pid = child.pid ?? 0;
  let stopping: Promise<void> | undefined;
  const whenLost = new Promise<void>((resolve) => {
    child.once('exit', () => {
      if (stopping === undefined) resolve();
    });
  });
  const stop = async (): Promise<void> => {
    if (!(await shutDown(pid)))
      throw new StartupError(`The database, process ${pid}, does not stop: end it by hand.`);
  };
  return { url, pid, whenLost, stop: () => (stopping ??= stop()) };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function reasonOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const complaint = stderr.split('\n').find((line) => /^initdb: (?!warning|hint|detail|removing)/.test(line));
  return (complaint ?? (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '').replace(
    /^initdb: (error: )?/,
    '',
  );
}
