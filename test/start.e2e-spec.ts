import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { commandOf, hasEnded } from '../src/platform/database/process-identity';
import { findDatabaseOf } from './support/cluster';
import { createEmptyDatabase, execute } from './support/database';
import {
  type Ended,
  makeDataFolder,
  removeServers,
  runCommand,
  runServer,
  type ServerProcess,
  startServer,
} from './support/server-process';

const run = promisify(execFile);
const root = join(__dirname, '..');

jest.setTimeout(120_000);
afterEach(removeServers);

function expectOneSentence({ code, stderr }: Ended, sentence: RegExp): void {
  expect(stderr.trim()).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/\.\n$/);
  expect(code).toBe(1);
}

function databaseUrlOf({ dataDir }: ServerProcess): string {
  return (JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { url: string }).url;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a start on an empty data folder', () => {
  it('serves, keeps its secrets to its owner, and ends with its database at Ctrl-C', async () => {
    const server = await startServer();
    const alive = await fetch(`${server.address}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'alive' }]);
    const ready = await fetch(`${server.address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
    for (const name of ['database.json', 'database.password', 'secret', 'lock', 'postgres.log']) {
      expect(statSync(join(server.dataDir, name)).mode & 0o777).toBe(0o600);
    }
    const database = (await findDatabaseOf(server.dataDir)) ?? 0;
    expect(database).toBeGreaterThan(0);

    expect(await server.stop('SIGINT')).toBe(0);
    expect(await hasEnded(database, 0)).toBe(true);
    expect(['lock', 'database.json'].filter((name) => existsSync(join(server.dataDir, name)))).toEqual([]);
  });

  it('prints a one-time link, and no secret', async () => {
    const server = await startServer();
    expect(server.output()).toMatch(new RegExp(`^.*${server.address}/\\S+$`, 'm'));
    expect(server.output()).not.toContain(new URL(databaseUrlOf(server)).password);
  });
});

describe('a data folder that is in use', () => {
  it('names who holds it to a second start, and serves the command line meanwhile', async () => {
    const server = await startServer();
    const second = await runServer({ DATA_DIR: server.dataDir, PORT: '0' });
    expectOneSentence(second, new RegExp(`is in use by process ${server.pid} \\(${server.address}\\)`));
    const listed = await runCommand(['elections', '--json'], { DATA_DIR: server.dataDir });
    expect([listed.code, JSON.parse(listed.stdout)]).toEqual([0, []]);
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
  });

  it('is opened and left by a command when no server runs', async () => {
    const dataDir = makeDataFolder();
    const listed = await runCommand(['elections', '--json'], { DATA_DIR: dataDir });
    expect([listed.code, JSON.parse(listed.stdout)]).toEqual([0, []]);
    expect(await findDatabaseOf(dataDir)).toBeUndefined();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });
});

describe('after kill -9', () => {
  it('recovers with everything that was committed, and leaves one database', async () => {
    const server = await startServer();
    await execute(
      databaseUrlOf(server),
      'CREATE TABLE kept (id int); INSERT INTO kept SELECT generate_series(1, 1000)',
    );
    const orphan = (await findDatabaseOf(server.dataDir)) ?? 0;
    await server.kill();
    expect(await hasEnded(orphan, 0)).toBe(false);

    const next = await server.restart();
    expect(await hasEnded(orphan, 0)).toBe(true);
    expect(await ask(databaseUrlOf(next), 'SELECT count(*)::int AS rows FROM kept')).toEqual([
      { rows: 1000 },
    ]);
    expect((await fetch(`${next.address}/readyz`)).status).toBe(200);
    expect(await next.stop()).toBe(0);
  });

  it('recovers when the database was killed too, and another program has its number now', async () => {
    const server = await startServer();
    await execute(databaseUrlOf(server), 'CREATE TABLE kept AS SELECT 1 AS id');
    const database = (await findDatabaseOf(server.dataDir)) ?? 0;
    process.kill(database, 'SIGKILL');
    await server.kill();
    await hasEnded(database, 10_000);
    const path = join(server.dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)));

    const next = await server.restart();
    expect(await ask(databaseUrlOf(next), 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    expect(await next.stop()).toBe(0);
  });

  it('says so and ends when the database is killed under it', async () => {
    const server = await startServer();
    process.kill((await findDatabaseOf(server.dataDir)) ?? 0, 'SIGKILL');
    expect(await hasEnded(server.pid, 30_000)).toBe(true);
    expect(server.output()).toMatch(/^The database ended by itself: .*\.$/m);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is in use, and leaves no database behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const dataDir = makeDataFolder();
    const ended = await runServer({ DATA_DIR: dataDir, PORT: String(port) });
    taken.close();
    expectOneSentence(ended, new RegExp(`^PORT ${port} is in use`));
    expect(await findDatabaseOf(dataDir)).toBeUndefined();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  it('says that DATABASE_URL cannot be reached, without its password', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const url = `postgres://someone:hunter2@127.0.0.1:${port}/x`;
    const ended = await runServer({ DATA_DIR: makeDataFolder(), PORT: '0', DATABASE_URL: url });
    expectOneSentence(
      ended,
      new RegExp(`^DATABASE_URL names 127.0.0.1:${port}, which cannot be reached \\(ECONNREFUSED\\)`),
    );
    expect(ended.stderr + ended.stdout).not.toContain('hunter2');
  });

  it('says that DATABASE_URL names no database, or a wrong password', async () => {
    const database = await createEmptyDatabase();
    const missing = new URL(database.url);
    missing.pathname = '/nowhere';
    const dataDir = makeDataFolder();
    expectOneSentence(
      await runServer({ DATA_DIR: dataDir, PORT: '0', DATABASE_URL: missing.href }),
      /where there is no database nowhere/,
    );
    const wrong = new URL(database.url);
    wrong.password = 'wrong';
    expectOneSentence(
      await runServer({ DATA_DIR: dataDir, PORT: '0', DATABASE_URL: wrong.href }),
      /refuses that user or password/,
    );
    await database.drop();
  });

  it('says that other machines could reach it without TLS', async () => {
    const ended = await runServer({ DATA_DIR: makeDataFolder(), HOST: '0.0.0.0' });
    expectOneSentence(ended, /^HOST is 0\.0\.0\.0, .*TLS_CERT and TLS_KEY/);
  });

  it('says that HOST is no address of this machine', async () => {
    const ended = await runServer({
      DATA_DIR: makeDataFolder(),
      PORT: '0',
      HOST: '203.0.113.7',
      TRUST_PROXY: '1',
    });
    expectOneSentence(ended, /^HOST is 203\.0\.113\.7, which is no address of this machine/);
  });

  it('says that a setting is wrong', async () => {
    expectOneSentence(await runServer({ DATA_DIR: makeDataFolder(), PORT: 'x' }), /^PORT is "x"/);
  });
});

describe('a broken data folder', () => {
  async function makeCluster(): Promise<string> {
    const dataDir = makeDataFolder();
    expect((await runCommand(['elections', '--json'], { DATA_DIR: dataDir })).code).toBe(0);
    return dataDir;
  }

  it('is answered with one sentence, whatever is wrong with it', async () => {
    const dataDir = await makeCluster();
    const file = (name: string): string => join(dataDir, 'postgres', name);
    const start = (): Promise<Ended> => runServer({ DATA_DIR: dataDir, PORT: '0' });

    const control = readFileSync(file('global/pg_control'));
    truncateSync(file('global/pg_control'), 100);
    expectOneSentence(
      await start(),
      /^PostgreSQL cannot start on .*pg_control.*restore that folder from a backup/,
    );
    writeFileSync(file('global/pg_control'), control);

    const version = readFileSync(file('PG_VERSION'));
    writeFileSync(file('PG_VERSION'), '14\n');
    expectOneSentence(await start(), /was made by PostgreSQL 14, and this is 18/);
    rmSync(file('PG_VERSION'));
    expectOneSentence(await start(), /is broken, its file PG_VERSION is missing/);
    writeFileSync(file('PG_VERSION'), version);

    const password = readFileSync(join(dataDir, 'database.password'));
    rmSync(join(dataDir, 'database.password'));
    expectOneSentence(await start(), /database\.password is missing/);
    writeFileSync(join(dataDir, 'database.password'), password);

    writeFileSync(join(dataDir, 'lock'), 'not a lock');
    const server = await startServer({ DATA_DIR: dataDir });
    expect(await server.stop()).toBe(0);
  });

  it('is answered when it is a file', async () => {
    const folder = makeDataFolder();
    writeFileSync(join(folder, 'data'), '');
    expectOneSentence(
      await runServer({ DATA_DIR: join(folder, 'data') }),
      /^DATA_DIR is .*no folder can be made there/,
    );
  });

  it('begins anew where the first start was cut off half-way', async () => {
    const dataDir = makeDataFolder();
    mkdirSync(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    const server = await startServer({ DATA_DIR: dataDir });
    expect(await server.stop()).toBe(0);
  });
});

describe('TLS', () => {
  it('serves with the certificate that `rollcall cert` makes, and with no other key', async () => {
    const dataDir = makeDataFolder();
    const made = await runCommand(['cert', 'localhost', '127.0.0.1'], { DATA_DIR: dataDir });
    expect(made.code).toBe(0);
    const files = Object.fromEntries(
      made.stdout
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    );
    const server = await startServer({ DATA_DIR: dataDir, ...files });
    expect(server.address).toMatch(/^https:/);
    // fetch of this Node trusts no file; a Node told to trust the certificate does.
    const script = `fetch('${server.address}/healthz').then(async (answer) => console.log(await answer.text()))`;
    const { stdout } = await run(process.execPath, ['-e', script], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: files['TLS_CERT'] },
    });
    expect(JSON.parse(stdout)).toEqual({ status: 'alive' });
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow();
    expect(await server.stop()).toBe(0);

    expectOneSentence(await runCommand(['cert'], { DATA_DIR: dataDir }), /^There is a certificate already/);
    const other = makeDataFolder();
    await runCommand(['cert', 'localhost'], { DATA_DIR: other });
    const mixed = { ...files, TLS_KEY: join(other, 'tls', 'key.pem') };
    expectOneSentence(
      await runServer({ DATA_DIR: dataDir, ...mixed }),
      /^TLS_CERT and TLS_KEY cannot be used together/,
    );
  });
});

describe('an old Node', () => {
  it('is named in one sentence', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.19.1'})`;
    const script = join(root, 'scripts', 'start.mjs');
    const failed = await run(process.execPath, ['--import', pretend, script]).then(
      () => undefined,
      (error: unknown) => error as { code: number; stderr: string },
    );
    expect(failed?.stderr).toBe(
      'Rollcall needs Node 20.19 or newer (of 22, 22.12 or newer), and this is 18.19.1: install a newer one from https://nodejs.org.\n',
    );
    expect(failed?.code).toBe(1);
  });
});

if (process.getuid?.() === 0) {
  describe('as root without user namespaces', () => {
    it('runs the database as a system user, outside folders that only root may enter', async () => {
      const dataDir = makeDataFolder();
      const server = await startServer({ DATA_DIR: dataDir, PATH: '/nowhere' });
      const { pid } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { pid: number };
      const folder = /-D (\S+)/.exec(await commandOf(pid))?.[1] ?? '';
      expect(folder).toMatch(/^\/var\/lib\/rollcall\//);
      expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
      expect(await server.stop()).toBe(0);
      rmSync(join(folder, '..'), { recursive: true, force: true });
    });
  });
}
