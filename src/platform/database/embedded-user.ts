import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error';
import { type Binaries, binariesIn } from './embedded-binaries';

const run = promisify(execFile);

/** How to run PostgreSQL's programs, which refuse the user root, and where the cluster's files lie. */
export interface Household {
  readonly binaries: Binaries;
  readonly folder: string;
  /** Put before each command. */
  readonly prefix: readonly string[];
  /** Given to spawn. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const SHARED_HOME = '/var/lib/rollcall';

/**
 * An ordinary user runs the programs directly, on DATA_DIR/postgres. Root has three ways: as the owner of files that
 * are there already; as a mapped user in a user namespace, where DATA_DIR may lie in a 0700 folder of root's; or as a
 * system user, with programs and files in /var/lib/rollcall, which that user can reach. Throws StartupError.
 */
export async function arrangeHousehold(binaries: Binaries, dataDir: string): Promise<Household> {
  if (process.platform === 'win32') {
    throw new StartupError(
      'The embedded PostgreSQL does not run on Windows: use WSL, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const folder = join(dataDir, 'postgres');
  const isRoot = process.geteuid?.() === 0;
  if (!isRoot && isKnown()) return { binaries, folder, prefix: [], identity: {} };

  const owner = await stat(folder).catch(() => undefined);
  if (isRoot && owner !== undefined && owner.uid !== 0) return asOwner(binaries, folder, owner);
  const users = await readSystemUsers();
  const elsewhere = join(
    SHARED_HOME,
    createHash('sha256').update(dataDir).digest('hex').slice(0, 16),
    'postgres',
  );
  if ((await stat(elsewhere).catch(() => undefined)) === undefined) {
    for (const user of users) {
      const prefix = ['unshare', '--user', `--map-user=${user.uid}`, '--'];
      if (await canRun(binaries, prefix, dataDir, {})) return { binaries, folder, prefix, identity: {} };
    }
  }
  for (const user of isRoot ? users : []) {
    const household = await moveOut(binaries, elsewhere, user);
    if (household !== undefined) return household;
  }
  throw new StartupError(
    `PostgreSQL refuses to run as ${isRoot ? 'root' : 'a user without a name'}, and this system offers no way round it: start Rollcall as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

/** initdb looks its user up by number; in a container there may be no entry for it. */
function isKnown(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function asOwner(binaries: Binaries, folder: string, { uid, gid }: SystemUser): Promise<Household> {
  const identity = { uid, gid };
  if (await canRun(binaries, [], dirname(folder), identity))
    return { binaries, folder, prefix: [], identity };
  throw new StartupError(
    `${folder} belongs to user number ${uid}: start Rollcall as that user, or set DATA_DIR to another folder.`,
  );
}

async function canRun(
  binaries: Binaries,
  prefix: readonly string[],
  folder: string,
  identity: Household['identity'],
): Promise<boolean> {
  const [program, ...before] = [...prefix, '/bin/sh'];
  const script = '"$1" --version && test -x "$2" && { test -w "$2" || test -w "$2/postgres"; }';
  try {
    await run(program, [...before, '-c', script, 'sh', binaries.postgres, folder], { ...identity, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** Users that a system has, the fittest first: initdb wants one that has a name. */
async function readSystemUsers(): Promise<SystemUser[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.split(':'));
  return ['postgres', 'daemon', 'nobody'].flatMap((name) => {
    const [, , uid = '', gid = ''] = lines.find(([each]) => each === name) ?? [];
    return /^[1-9]\d*$/.test(uid) && /^\d+$/.test(gid) ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
}

async function moveOut(binaries: Binaries, folder: string, user: SystemUser): Promise<Household | undefined> {
  try {
    const programs = binariesIn(join(SHARED_HOME, `programs-${await fingerprint(binaries)}`));
    await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
    await chmod(SHARED_HOME, 0o755);
    if ((await stat(programs.root).catch(() => undefined)) === undefined) {
      const aside = `${programs.root}.${process.pid}`;
      await cp(binaries.root, aside, { recursive: true, verbatimSymlinks: true });
      await rename(aside, programs.root).catch(() => rm(aside, { recursive: true, force: true }));
    }
    const home = dirname(folder);
    await mkdir(home, { recursive: true, mode: 0o700 });
    const owner = await stat(home);
    const identity = owner.uid === 0 ? { uid: user.uid, gid: user.gid } : { uid: owner.uid, gid: owner.gid };
    await chown(home, identity.uid, identity.gid);
    return (await canRun(programs, [], home, identity))
      ? { binaries: programs, folder, prefix: [], identity }
      : undefined;
  } catch {
    return undefined;
  }
}

async function fingerprint(binaries: Binaries): Promise<string> {
  const { size, mtimeMs } = await stat(binaries.postgres);
  return createHash('sha256')
    .update(`${basename(dirname(binaries.root))} ${size} ${mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
}
