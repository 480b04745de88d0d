import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  /** The owner's connection string. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own, cloned from the run's template; about 0.1 s. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = setting('ROLLCALL_TEST_CLUSTER');
  const template = setting('ROLLCALL_TEST_TEMPLATE');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(cluster, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: withDatabase(cluster, name),
    drop: () => execute(cluster, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** An empty database without the schema, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const cluster = setting('ROLLCALL_TEST_CLUSTER');
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await execute(cluster, `CREATE DATABASE ${name} TEMPLATE template0`);
  return {
    url: withDatabase(cluster, name),
    drop: () => execute(cluster, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Runs one statement, or several, on a connection of its own. */
export async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is unset: run this test in Jest's project e2e, whose set-up starts PostgreSQL.`);
  return value;
}

/** Rows of one statement on a connection of its own, as the owner. */
export async function rowsOf<Row>(
  url: string,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...parameters])).rows as Row[];
  } finally {
    await client.end();
  }
}
