import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from './support/database';
import { createElection } from './support/elections';
import { RollDesk } from './support/roll';
import { removeServers, startServer, type ServerProcess } from './support/server-process';
import { Session } from './support/session';

jest.setTimeout(400_000);

const PEOPLE = 12_000;
const PASSWORD = 'a long sentence nobody guesses';

const HEAD = 'Last Name,First Name,Emp ID,Dept,Shift,Address,City,State,Zip';
const rows = (department: string): string =>
  Array.from(
    { length: PEOPLE },
    (_, i) => `Ruiz${i},Ana,${100_000 + i},${department},FHD,${i} Oak St,Bessemer,AL,35020`,
  ).join('\n');

/** Follows the one-time link of the first start, as a person would. */
async function setUp(server: ServerProcess): Promise<Session> {
  const token = /\/setup\/(\S+)/.exec(server.output())?.[1] ?? '';
  const session = new Session(server.address);
  const made = await session.post(`/api/setup/${token}`, {
    name: 'Ada Administrator',
    email: 'ada@example.org',
    password: PASSWORD,
    locale: 'en',
  });
  expect(made.status).toBe(201);
  return session;
}

function urlOf({ dataDir }: ServerProcess): string {
  return (JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { url: string }).url;
}

describe('SIGKILL in the middle of an import and of its undo', () => {
  afterAll(removeServers);

  it('leaves the roll as it was or as it will be, and the next start finishes the work', async () => {
    let server = await startServer();
    const election = await createElection(await setUp(server));
    const signIn = async (): Promise<RollDesk> => {
      const session = new Session(server.address);
      await session.signIn('ada@example.org', PASSWORD);
      return new RollDesk(session, election);
    };
    const departmentsOf = async (): Promise<string[]> => {
      const found = await rowsOf<{ name: string }>(
        urlOf(server),
        `SELECT department || ' ' || count(*) AS name FROM core.roll_entry WHERE election_id = $1 GROUP BY department ORDER BY 1`,
        [election],
      );
      return found.map(({ name }) => name);
    };

    let before: string[] = [];
    const applied: { id: string; department: string }[] = [];
    for (const department of ['Pick', 'Pack', 'Stow']) {
      // Killed while the file is read: nothing has been decided, and it is read again.
      const sent = await (await signIn()).send('list.csv', `${HEAD}\n${rows(department)}\n`);
      expect(sent.body.state).toBe('reading');
      await server.kill();
      server = await server.restart();
      let desk = await signIn();
      const read = await desk.settled(sent.body.id);
      expect(read).toMatchObject({ state: 'review', counts: { people: PEOPLE } });
      expect(await departmentsOf()).toEqual(before);

      // Killed while it is applied.
      const applying = await desk.tryApply(read.id, read.version);
      expect(applying.body.state).toBe('applying');
      await server.kill();
      server = await server.restart();
      const after = [`${department} ${PEOPLE}`];
      expect([before, after]).toContainEqual(await departmentsOf());
      desk = await signIn();
      expect((await desk.settled(read.id)).state).toBe('applied');
      expect(await departmentsOf()).toEqual(after);
      expect((await desk.overview()).people).toBe(PEOPLE);
      before = after;
      applied.push({ id: read.id, department });
    }

    // Killed while it is undone, the newest first: nothing is undone, or all of it.
    for (const { id, department } of applied.reverse()) {
      const asked = await (await signIn()).undo(id);
      expect(asked).toMatchObject({ status: 200, body: { state: 'undoing', undone: null } });
      await server.kill();
      server = await server.restart();
      const standing = [`${department} ${PEOPLE}`];
      const earlier = { Stow: ['Pack'], Pack: ['Pick'], Pick: [] }[department] ?? [];
      const undone = earlier.map((each) => `${each} ${PEOPLE}`);
      // Whom the first list brought stays known, under the same id, and is off the roll.
      const withdrawn = earlier.length === 0 ? standing : undone;
      expect([standing, withdrawn]).toContainEqual(await departmentsOf());
      const desk = await signIn();
      const counts = earlier.length === 0 ? { removed: PEOPLE } : { restored: PEOPLE };
      expect(await desk.settled(id)).toMatchObject({
        state: 'applied',
        undone: { removed: 0, restored: 0, returned: 0, keptCount: 0, kept: [], ...counts },
      });
      expect(await departmentsOf()).toEqual(withdrawn);
      expect((await desk.overview()).people).toBe(earlier.length * PEOPLE);
    }
    expect(await server.stop()).toBe(0);
  });
});
