import { migrate } from '../src/platform/database/migrate';
import type { Wing } from '../src/domain/permissions';
import { startTestApplication, type TestApplication } from './support/application';
import { createEmptyDatabase, rowsOf } from './support/database';
import { createElection } from './support/elections';

describe.each([
  {
    on: 'campaign',
    role: 'organizer',
    here: 'campaign/people',
    gone: ['envelopes', 'blocks', 'tally', 'record', 'challenges'],
  },
  {
    on: 'official',
    role: 'agent',
    here: 'tally',
    gone: [
      'campaign/people',
      'campaign/home',
      'campaign/wall-chart',
      'campaign/list-report',
      'campaign/exports',
    ],
  },
] as const)('a server for the $on wing alone', ({ on, role, here, gone }) => {
  let application: TestApplication;

  beforeAll(async () => {
    const database = await createEmptyDatabase();
    const wings: ReadonlySet<Wing> = new Set([on]);
    await migrate(database.url, wings);
    application = await startTestApplication({ database, environment: { wings } });
  });
  afterAll(() => application.close());

  const schemas = async (): Promise<string[]> =>
    (
      await rowsOf<{ name: string }>(
        application.database.url,
        "SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name IN ('core', 'campaign', 'official') ORDER BY 1",
      )
    ).map(({ name }) => name);

  it('has neither the routes nor the schema of the other', async () => {
    expect(await schemas()).toEqual([on, 'core'].sort());
    const administrator = await application.account({ isAdministrator: true });
    const election = await createElection(administrator);
    const member = await application.member(election, role, role === 'organizer' ? 'workers-union' : null);
    expect((await member.get(`/api/elections/${election}/${here}`)).status).toBe(200);
    for (const path of gone) {
      expect([path, (await member.get(`/api/elections/${election}/${path}`)).status]).toEqual([path, 404]);
    }
  });

  it('gets the other wing’s schema once that is switched on', async () => {
    await migrate(application.database.url);
    expect(await schemas()).toEqual(['campaign', 'core', 'official']);
  });
});
