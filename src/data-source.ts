import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import type { Wing } from './domain/permissions';

export const BOTH_WINGS: ReadonlySet<Wing> = new Set(['campaign', 'official']);

/** A migration whose name begins with a wing belongs to it: without that wing its tables do not exist. */
const MIGRATION = /^\d+-(?:(campaign|official)-)?[a-z0-9-]+\.[jt]s$/;

/** Entities and migrations are found by their file names, in the sources and in the build alike. */
export function databaseOptions(url: string, wings: ReadonlySet<Wing> = BOTH_WINGS): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'rollcall',
    poolSize: 16,
    entities: filesBelow(__dirname, (name) => /\.entity\.[jt]s$/.test(name)),
    migrations: filesBelow(join(__dirname, '..', 'migrations'), (name) => belongsTo(name, wings)),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  };
}

function belongsTo(name: string, wings: ReadonlySet<Wing>): boolean {
  const parts = MIGRATION.exec(name);
  if (parts === null) return false;
  return parts[1] === undefined || wings.has(parts[1] as Wing);
}

function filesBelow(folder: string, isWanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWanted(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
