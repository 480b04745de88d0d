import { randomUUID } from 'node:crypto';
import { formatKeyNumber } from '../src/domain/key-number';
import type {
  ChallengeList,
  ChallengeView,
  NameAccessList,
  WatchedView,
} from '../src/official/challenges/challenges.contract';
import type { DocketView } from '../src/official/challenges/dockets.contract';
import type { ReconciliationView } from '../src/official/envelopes/envelopes.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { EMPLOYER, UNION } from './support/elections';
import {
  closeDesks,
  codeOf,
  mustBe,
  openVoting,
  recordOf,
  scan,
  type OfficialElection,
} from './support/official';
import type { Session } from './support/session';

jest.setTimeout(90_000);

let application: TestApplication;
let election: OfficialElection;
let employer: Session;
const session = randomUUID();
const raised: ChallengeView[] = [];

beforeAll(async () => {
  application = await startTestApplication();
  application.clock.set('2026-03-02T15:00:00Z');
  election = await openVoting(application, 60);
  employer = await application.member(election.id, 'observer', EMPLOYER);
  for (const key of election.keys.slice(0, 30)) mustBe(201, await scan(election.tellers[0], election, key));
  await closeDesks(election);
  mustBe(200, await election.agent.post(`${election.path}/phase`, { to: 'checking' }));
});
afterAll(() => application.close());

const call = (key: string) => election.tellers[0].post(`${election.path}/challenges/call`, { key });
const watch = (who: Session) => who.get<WatchedView>(`${election.path}/challenges/called`);

describe('names', () => {
  it('are nowhere outside an open session', async () => {
    const { observer, agent, path } = election;
    expect((await watch(observer)).status).toBe(404);
    expect(codeOf(await call(election.keys[0]!))).toBe('no-session');
    mustBe(201, await agent.post(`${path}/challenges/sessions`, { id: session }));
    expect((await watch(observer)).status).toBe(404);
  });

  it('are seen by both parties as they are called, and each look is written down', async () => {
    const { observer, agent, path, keys } = election;
    for (const [index, key] of keys.slice(0, 3).entries()) {
      mustBe(200, await call(key));
      mustBe(200, await call(key));
      for (const who of [observer, employer]) {
        const seen = mustBe(200, await watch(who)).body;
        expect(seen).toMatchObject({
          number: index + 1,
          familyName: expect.stringMatching(/^Family/),
          state: 'received',
        });
        expect(seen).not.toHaveProperty('receipt');
      }
    }
    mustBe(200, await watch(observer));
    const accesses = mustBe(200, await agent.get<NameAccessList>(`${path}/challenges/accesses`)).body;
    expect(accesses.items.map(({ party, names }) => [party, names]).sort()).toEqual([
      [EMPLOYER, 3],
      [UNION, 3],
    ]);
    const [rows] = await rowsOf<{ looks: number }>(
      application.database.url,
      'SELECT count(*)::int AS looks FROM official.name_access WHERE election_id = $1',
      [election.id],
    );
    expect(rows!.looks).toBe(7);
    expect((await observer.get(`${path}/challenges/accesses`)).status).toBe(404);
    expect((await observer.get<ChallengeList>(`${path}/challenges`)).body.session).toMatchObject({
      called: 3,
    });
    const organizer = await application.member(election.id, 'organizer', UNION);
    expect((await watch(organizer)).status).toBe(404);
    await expect(
      rowsOf(application.database.url, 'DELETE FROM official.name_access WHERE election_id = $1', [
        election.id,
      ]),
    ).rejects.toThrow();
  });

  it('of another election’s envelope are refused by name', async () => {
    const code = election.keys[0]!.slice(0, 3) === 'AAA' ? 'BBB' : 'AAA';
    expect(codeOf(await call(formatKeyNumber(code, 7)))).toBe('key-of-other-election');
    expect(codeOf(await call('nonsense'))).toBe('key-malformed');
    expect(codeOf(await call(election.keys[50]!))).toBe('no-such-envelope');
  });
});

/** Of 30 envelopes three were called; of those, one was challenged and is eligible again. */
async function acceptUncalled(): Promise<void> {
  const { agent, path, id } = election;
  const uncalled = async () =>
    mustBe(200, await agent.get<ReconciliationView>(`${path}/reconciliation`)).body.uncalled;
  expect(await uncalled()).toBe(26);
  const accept = (body: object) => agent.post(`${path}/envelopes/acceptance`, { expected: 26, ...body });
  for (const body of [{}, { reason: ' ' }]) {
    const { status, body: problem } = await accept(body);
    expect([status, problem['errors']]).toEqual([
      422,
      [
        {
          field: 'reason',
          message: expect.stringContaining('The names of 26 envelopes have not been called'),
        },
      ],
    ]);
  }
  mustBe(200, await accept({ reason: 'Both parties waived the rest.' }));
  expect(await uncalled()).toBe(0);
  const { url } = application.database;
  const kept = 'SELECT accepted, uncalled, reason FROM official.acceptance WHERE election_id = $1';
  expect(await rowsOf(url, kept, [id])).toEqual([
    { accepted: 26, uncalled: 26, reason: 'Both parties waived the rest.' },
  ]);
  await expect(rowsOf(url, `UPDATE official.acceptance SET reason = ''`)).rejects.toThrow();
  const bare = `INSERT INTO official.acceptance VALUES ($1, gen_random_uuid(), 2, 1, ' ', NULL, now())`;
  await expect(rowsOf(url, bare, [id])).rejects.toThrow(/acceptance_names_called/);
  expect(JSON.stringify(await recordOf(election.observer, election))).not.toContain('waived');
}

describe('a docket', () => {
  const put = <T>(who: Session, id: string, what: string, body: object) =>
    who.put<T>(`${election.path}/challenges/${id}/${what}`, body);

  it('is hidden from those watching until the session ends', async () => {
    const { tellers, agent, observer, path, keys } = election;
    for (const [index, party] of [UNION, EMPLOYER, EMPLOYER, 'agent'].entries()) {
      const body = { id: randomUUID(), key: keys[index], party, ground: 'supervisor', note: 'private words' };
      raised.push(mustBe(201, await tellers[0].post<ChallengeView>(`${path}/challenges`, body)).body);
    }
    const { id } = raised[0]!;
    expect((await observer.get(`${path}/challenges/${id}/docket`)).status).toBe(404);
    expect((await put(observer, id, 'position', { party: UNION, text: 'early' })).status).toBe(404);
    mustBe(200, await agent.get(`${path}/challenges/${id}/docket`));
    expect(codeOf(await put(agent, id, 'agreement', { party: UNION, ruling: 'eligible' }))).toBe(
      'session-open',
    );
    mustBe(200, await agent.post(`${path}/challenges/sessions/${session}/end`));
    expect((await watch(observer)).status).toBe(404);
    await expect(
      rowsOf(
        application.database.url,
        `INSERT INTO official.call VALUES ($1, $2, 99, (SELECT id FROM official.envelope WHERE election_id = $1 LIMIT 1), NULL, now())`,
        [election.id, session],
      ),
    ).rejects.toThrow(/open session/);
  });

  it('holds both positions, each written by its own side or by the agent, and none in the record', async () => {
    const { agent, observer, path, tellers } = election;
    const { id } = raised[0]!;
    mustBe(200, await put(observer, id, 'position', { party: UNION, text: 'She packs, like everyone.' }));
    mustBe(200, await put(observer, id, 'position', { party: UNION, text: 'She packs boxes.' }));
    expect(codeOf(await put(observer, id, 'position', { party: EMPLOYER, text: 'x' }))).toBe(
      'position-of-another',
    );
    mustBe(200, await put(agent, id, 'position', { party: EMPLOYER, text: 'She directs the line.' }));
    mustBe(200, await put(agent, id, 'position', { party: 'agent', text: 'To be heard.' }));
    expect((await put(tellers[0], id, 'position', { party: UNION, text: 'x' })).status).toBe(404);
    const seen = mustBe(200, await employer.get<DocketView>(`${path}/challenges/${id}/docket`)).body;
    expect(seen.positions.map(({ party, text }) => [party, text])).toEqual([
      [EMPLOYER, 'She directs the line.'],
      [UNION, 'She packs boxes.'],
      ['agent', 'To be heard.'],
    ]);
    expect(seen).toMatchObject({ familyName: null, givenName: null, receipt: null, note: null });
    const lines = JSON.stringify(await recordOf(observer, election));
    expect(lines).not.toMatch(/packs|directs|private words/);
  });

  it('is settled by agreement only when every party says the same', async () => {
    const { agent, observer, path, id: electionId } = election;
    const { id } = raised[1]!;
    const settle = (ruling: string, basis = 'agreement') =>
      agent.post<ChallengeView>(`${path}/challenges/${id}/ruling`, { ruling, basis });
    expect(codeOf(await settle('eligible'))).toBe('not-agreed');
    mustBe(200, await put(observer, id, 'agreement', { party: UNION, ruling: 'eligible' }));
    expect(codeOf(await settle('eligible'))).toBe('not-agreed');
    mustBe(200, await put(employer, id, 'agreement', { party: EMPLOYER, ruling: 'ineligible' }));
    expect(codeOf(await settle('eligible'))).toBe('not-agreed');
    expect(codeOf(await put(employer, id, 'agreement', { party: UNION, ruling: 'ineligible' }))).toBe(
      'position-of-another',
    );
    await expect(
      rowsOf(
        application.database.url,
        `UPDATE official.challenge SET state = 'eligible', settled_in = 'checking', settled_by = 'agreement' WHERE election_id = $1 AND id = $2`,
        [electionId, id],
      ),
    ).rejects.toThrow(/not every party agrees/);
    const agreed = mustBe(
      200,
      await put<DocketView>(employer, id, 'agreement', { party: EMPLOYER, ruling: 'eligible' }),
    ).body;
    expect(agreed.agreed).toBe('eligible');
    expect(codeOf(await settle('ineligible'))).toBe('not-agreed');
    expect(mustBe(200, await settle('eligible')).body).toMatchObject({
      state: 'eligible',
      settledBy: 'agreement',
    });
    expect(codeOf(await put(observer, id, 'agreement', { party: UNION, ruling: 'ineligible' }))).toBe(
      'challenge-settled',
    );
  });

  it('ends withdrawn or ruled upon, or stays open, and the record verifies', async () => {
    const { agent, path, observer, keys, tellers } = election;
    const settle = (index: number, ruling: string) =>
      agent.post<ChallengeView>(`${path}/challenges/${raised[index]!.id}/ruling`, { ruling });
    expect(mustBe(200, await settle(2, 'withdrawn')).body.settledBy).toBe('withdrawal');
    expect(mustBe(200, await settle(3, 'ineligible')).body.settledBy).toBe('ruling');
    await acceptUncalled();
    const sums = mustBe(200, await agent.post(`${path}/reconciliation`)).body;
    expect(sums).toMatchObject({ accepted: 28, challenged: 1, void: { other: 1 }, difference: 0 });
    const after = { id: randomUUID(), key: keys[10], party: UNION, ground: 'guard' };
    expect(codeOf(await tellers[0].post(`${path}/challenges`, after))).toBe('envelopes-reconciled');
    expect(codeOf(await agent.post(`${path}/challenges/sessions`, { id: randomUUID() }))).toBe(
      'envelopes-reconciled',
    );
    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    expect(codeOf(await tellers[0].post(`${path}/challenges`, after))).toBe('wrong-phase');
    expect(codeOf(await call(keys[10]!))).toBe('wrong-phase');
    const { bytes } = await observer.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });
});
