import { DemoService } from '../src/demo/demo.service';
import type { BoardView } from '../src/live/live.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { Session } from './support/session';

/** The Board's release of 31 March 2022: 6,153 eligible, 59 void, 875 for, 993 against, 416 challenged. */
describe('the demo election', () => {
  let application: TestApplication;

  beforeAll(async () => {
    application = await startTestApplication({ isTimeReal: true });
  });
  afterAll(() => application.close());

  it('loads through the services of the house, shows the public numbers and verifies', async () => {
    const demo = await application.app.get(DemoService).load(true);
    expect(demo.signIns.map(({ role }) => role)).toEqual([
      'administrator',
      'agent',
      'teller',
      'teller',
      'observer',
      'observer',
      'lead',
      'organizer',
    ]);
    const board = (await (await fetch(`${application.url}/e/${demo.slug}/results.json`)).json()) as BoardView;
    expect(board).toMatchObject({ phase: 'objections', eligible: 6153, turnout: { received: 2375 } });
    expect(board.tally).toMatchObject({
      revision: 0,
      eligible: 6153,
      void: 59,
      votes: [875, 993],
      valid: 1868,
      challenged: 416,
      validPlusChallenged: 2284,
      isDeterminative: true,
      outcome: 'no-majority',
    });
    expect(JSON.stringify(board).length).toBeLessThan(4096);
    const { bytes } = await application.visitor().download(`/api/elections/${demo.electionId}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });

    for (const { email, password } of demo.signIns)
      await new Session(application.url).signIn(email, password);
    const again = await application.app.get(DemoService).load(true);
    expect(again.electionId).toBe(demo.electionId);
    const [first] = demo.signIns;
    expect(
      (await application.visitor().post('/api/session', { email: first!.email, password: first!.password }))
        .status,
    ).toBeGreaterThanOrEqual(400);
    expect(
      await rowsOf(application.database.url, 'SELECT count(*)::int AS elections FROM core.election'),
    ).toEqual([{ elections: 1 }]);
  }, 240_000);
});
