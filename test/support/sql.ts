import { Client, type QueryResultRow } from 'pg';

/** Rows of one statement, run as the owner on a connection of its own: past every service, not past the database. */
export async function query<Row extends QueryResultRow>(
  url: string,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
