import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';

/** Entities and migrations are found by their file names, in the sources and in the build alike. */
export function databaseOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'rollcall',
    poolSize: 16,
    entities: filesBelow(__dirname, /\.entity\.[jt]s$/),
    migrations: filesBelow(join(__dirname, '..', 'migrations'), /^\d+-[a-z0-9-]+\.[jt]s$/),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  };
}

function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
