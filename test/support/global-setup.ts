import { migrate } from '../../src/platform/database/migrate';
import { startTestCluster } from './cluster';
import { execute, withDatabase } from './database';

declare global {
  var stopTestCluster: (() => Promise<void>) | undefined;
}

/** One PostgreSQL server and one migrated template database for the whole run, before any worker starts. */
async function setUp(): Promise<void> {
  const named = process.env['DATABASE_URL'];
  const cluster = named === undefined ? await startTestCluster() : undefined;
  const url = named ?? cluster?.url ?? '';
  const template = `rollcall_template_${process.pid}`;
  globalThis.stopTestCluster = async () => {
    if (cluster === undefined) await execute(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await cluster?.stop();
  };
  try {
    await execute(url, `CREATE DATABASE ${template} TEMPLATE template0`);
    await migrate(withDatabase(url, template));
  } catch (error) {
    await globalThis.stopTestCluster();
    throw error;
  }
  process.env['ROLLCALL_TEST_CLUSTER'] = url;
  process.env['ROLLCALL_TEST_TEMPLATE'] = template;
}

export = setUp;
