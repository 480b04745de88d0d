import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasEnded } from '../../src/platform/database/process-identity';
import { endDatabaseOf, findDatabaseOf, makeTestFolder } from './cluster';

export interface ServerProcess {
  readonly pid: number;
  /** Where it listens, such as http://127.0.0.1:41234. */
  readonly address: string;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  /** All it has printed to either stream. */
  output(): string;
  /** SIGKILL to the server alone: its embedded database is left behind. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, or the signal given; resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** A new process on the same data folder. */
  restart(): Promise<ServerProcess>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ROOT = join(__dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');
const READY = /^Rollcall is ready at (\S+)$/m;
const LONGEST_START = 60_000;

const children = new Set<ChildProcess>();
const folders = new Set<string>();

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) quitDatabaseOf(folder);
});

/** Starts the built product on a free port, by default in a data folder of its own, and waits until it serves. */
export async function startServer(environment: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = environment['DATA_DIR'] ?? makeDataFolder();
  const child = launch([MAIN], { PORT: '0', ...environment, DATA_DIR: dataDir });
  const output = collect(child, ['stdout', 'stderr']);
  const address = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = READY.exec(output())?.[1];
      if (found !== undefined) settle(() => resolve(found));
    };
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server was not ready in time:\n${output()}`));
    }, LONGEST_START);
    child.stdout?.on('data', look);
    child.once('exit', (code) =>
      settle(() => reject(new Error(`The server ended with ${String(code)}:\n${output()}`))),
    );
  });
  return {
    pid: child.pid ?? 0,
    address,
    dataDir,
    environment,
    output,
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended(child);
    },
    restart: () => startServer({ ...environment, DATA_DIR: dataDir }),
  };
}

/** Runs the built server until it ends by itself, for starts that must fail. */
export function runServer(environment: Record<string, string>): Promise<Ended> {
  return runToEnd([MAIN], environment);
}

/** Runs the built command line. */
export function runCommand(words: readonly string[], environment: Record<string, string>): Promise<Ended> {
  return runToEnd([join(ROOT, 'dist', 'src', 'cli.js'), ...words], environment);
}

/** A new data folder that `removeServers` deletes. */
export function makeDataFolder(): string {
  const folder = makeTestFolder();
  folders.add(folder);
  return folder;
}

/** For `afterAll`: ends every process started here and its database, and deletes the data folders. */
export async function removeServers(): Promise<void> {
  for (const child of [...children]) {
    child.kill('SIGKILL');
    await ended(child);
  }
  for (const folder of [...folders]) {
    const database = await findDatabaseOf(folder);
    await endDatabaseOf(folder);
    if (database !== undefined) await hasEnded(database, 10_000);
    await rm(folder, { recursive: true, force: true });
    folders.delete(folder);
  }
}

async function runToEnd(words: readonly string[], environment: Record<string, string>): Promise<Ended> {
  const child = launch(words, environment);
  const stdout = collect(child, ['stdout']);
  const stderr = collect(child, ['stderr']);
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_START);
  const code = await ended(child);
  clearTimeout(timer);
  return { code, stdout: stdout(), stderr: stderr() };
}

function launch(words: readonly string[], environment: Record<string, string>): ChildProcess {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is not there: run npm run build first.`);
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { PATH, HOME, NODE_ENV: 'test', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  return child;
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (children.has(child)) await once(child, 'close');
  return child.exitCode;
}

function collect(child: ChildProcess, streams: readonly ('stdout' | 'stderr')[]): () => string {
  const parts: string[] = [];
  for (const name of streams) child[name]?.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  return () => parts.join('');
}

/** As the last resort when the test process itself ends: nothing asynchronous runs any more. */
function quitDatabaseOf(folder: string): void {
  try {
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(pid, 'SIGQUIT');
  } catch {
    // There is none.
  }
}
