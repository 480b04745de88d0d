import { randomUUID } from 'node:crypto';
import type { DeskView, ScanView } from '../src/official/envelopes/envelopes.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { closeDesks, mustBe, openVoting, recordOf, scan, type OfficialElection } from './support/official';

jest.setTimeout(120_000);

/** Ballots are due on March 25 at 22:00 UTC. */
const RATIFICATION = { profile: 'contract-ratification', proposal: 'Accept the offer' };
const HOUR = 3600;

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

async function begin(terms: Record<string, unknown>): Promise<OfficialElection> {
  application.clock.set('2026-03-02T15:00:00Z');
  return openVoting(application, 60, terms);
}

const ahead = (time: string, seconds: number): string =>
  new Date(Date.parse(time) + seconds * 1000).toISOString();

/** A desk opened on March 25 at 15:00, by a laptop whose clock is so many seconds ahead. */
async function openAt({ tellers, path }: OfficialElection, seconds: number): Promise<string> {
  const id = randomUUID();
  application.clock.set('2026-03-25T15:00:00Z');
  const deviceAt = ahead('2026-03-25T15:00:00Z', seconds);
  mustBe(201, await tellers[0].post(`${path}/envelopes/desks`, { id, device: randomUUID(), deviceAt }));
  return id;
}

/** Scanned at the first time and sent at the second, the server's; the laptop's clock is so many seconds ahead. */
async function sendHeld(
  { tellers, path }: OfficialElection,
  desk: string,
  key: string,
  [scanned, sent]: readonly [string, string],
  seconds: number,
): Promise<ScanView> {
  application.clock.set(sent);
  const body = {
    id: randomUUID(),
    key,
    desk,
    scannedAt: ahead(scanned, seconds),
    sentAt: ahead(sent, seconds),
  };
  return mustBe(201, await tellers[0].post<ScanView>(`${path}/envelopes/scans`, body)).body;
}

describe('what comes after the due date and before the check', () => {
  it('is counted in the Board’s elections, and says so; what comes during the check is late', async () => {
    const election = await begin({});
    const { agent, tellers, path, keys } = election;
    application.clock.set('2026-03-25T22:00:01Z');
    expect((await scan(tellers[0], election, keys[0]!)).body).toMatchObject({
      result: 'received',
      isAfterDue: true,
    });
    expect((await agent.get<DeskView>(`${path}/envelopes`)).body).toMatchObject({
      afterDueRule: 'counted',
      afterDue: 1,
    });
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    expect((await scan(tellers[0], election, keys[1]!)).body.result).toBe('late');
  });

  it('is void as late elsewhere, stands on the reconciliation, and the record verifies', async () => {
    const election = await begin(RATIFICATION);
    const { agent, tellers, observer, path, keys } = election;
    expect((await agent.get<DeskView>(`${path}/envelopes`)).body.afterDueRule).toBe('late');
    application.clock.set('2026-03-25T22:00:00Z');
    for (const key of keys.slice(0, 25)) {
      expect((await scan(tellers[0], election, key)).body).toMatchObject({
        result: 'received',
        isAfterDue: false,
      });
    }
    application.clock.set('2026-03-25T22:00:01Z');
    expect((await scan(tellers[0], election, keys[25]!)).body).toMatchObject({
      result: 'late',
      isAfterDue: true,
    });
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    mustBe(
      200,
      await agent.post(`${path}/envelopes/acceptance`, { expected: 25, reason: 'called from paper' }),
    );
    mustBe(200, await agent.post(`${path}/reconciliation`));
    const reconciled = (await recordOf(observer, election)).find(
      ({ kind }) => kind === 'envelopes.reconciled',
    );
    expect(reconciled?.body).toMatchObject({ received: 26, accepted: 25, void: { late: 1 } });
    const { bytes } = await observer.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });
});

describe('a laptop that was offline for an hour', () => {
  const BEFORE_DUE = ['2026-03-25T21:30:00Z', '2026-03-25T22:30:00Z'] as const;
  const AFTER_DUE = ['2026-03-25T22:00:30Z', '2026-03-25T22:30:00Z'] as const;

  it.each([
    ['right', 0],
    ['three hours ahead', 3 * HOUR],
    ['three hours behind', -3 * HOUR],
  ])(
    'brings in time what it scanned in time, its clock %s, and late what it scanned late',
    async (_, seconds) => {
      const election = await begin(RATIFICATION);
      const { agent, path, keys } = election;
      const desk = await openAt(election, seconds);
      expect(await sendHeld(election, desk, keys[0]!, BEFORE_DUE, seconds)).toMatchObject({
        result: 'received',
        isAfterDue: false,
        heldSince: '2026-03-25T21:30:00.000Z',
      });
      expect(await sendHeld(election, desk, keys[1]!, AFTER_DUE, seconds)).toMatchObject({
        result: 'late',
        isAfterDue: true,
      });
      const { desks } = mustBe(200, await agent.get<DeskView>(`${path}/envelopes`)).body;
      expect(desks).toMatchObject([{ id: desk, clockOffset: seconds }]);
    },
  );

  it('is believed no more once its clock was set: the server’s arrival decides, and the desk shows the clock', async () => {
    const election = await begin(RATIFICATION);
    const { agent, path, keys } = election;
    const desk = await openAt(election, 0);
    expect(await sendHeld(election, desk, keys[0]!, BEFORE_DUE, -3 * HOUR)).toMatchObject({ result: 'late' });
    const { desks } = mustBe(200, await agent.get<DeskView>(`${path}/envelopes`)).body;
    expect(desks).toMatchObject([{ id: desk, clockOffset: -3 * HOUR }]);
  });

  it('cannot date a scan from before its desk was opened', async () => {
    const election = await begin(RATIFICATION);
    const desk = await openAt(election, 0);
    const early = ['2026-03-25T14:00:00Z', '2026-03-25T22:30:00Z'] as const;
    expect(await sendHeld(election, desk, election.keys[0]!, early, 0)).toMatchObject({ result: 'late' });
  });
});
