import { randomUUID } from 'node:crypto';
import type { ElectionView } from '../src/elections/elections.contract';
import type { BoardView } from '../src/live/live.contract';
import type {
  ObjectionCounts,
  ObjectionList,
  ObjectionView,
} from '../src/official/objections/objections.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import type { CertificationView } from '../src/official/tally/tally-document.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { electionInput, EMPLOYER, UNION } from './support/elections';
import {
  blocksOf,
  closeDesks,
  counted,
  enterBoth,
  mustBe,
  openCount,
  openVoting,
  recordOf,
  scan,
  type OfficialElection,
} from './support/official';
import type { Session } from './support/session';

jest.setTimeout(120_000);

let application: TestApplication;
let election: OfficialElection;
let employer: Session;

const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;
const objection = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  party: EMPLOYER,
  ground: 'union-conduct',
  text: 'Ms. Nuñez was followed to her car.',
  ...changes,
});

beforeAll(async () => {
  application = await startTestApplication();
  // The Wednesday before Thanksgiving, late in the evening in Chicago: the next day in UTC.
  application.clock.set('2026-11-26T04:30:00Z');
  election = await openVoting(application, 40);
  employer = await application.member(election.id, 'observer', EMPLOYER);
  const [block] = await openCount(application, election, 30);
  await enterBoth(election, block!.id, counted(18, 12));
  mustBe(
    200,
    await election.agent.post(`${election.path}/tally/declaration`, { votes: { for: 18, against: 12 } }),
  );
});
afterAll(() => application.close());

const file = (session: Session, input: unknown) =>
  session.post<ObjectionView>(`${election.path}/objections`, input);
const list = async (session: Session): Promise<ObjectionList> =>
  mustBe(200, await session.get<ObjectionList>(`${election.path}/objections`)).body;

describe('objections', () => {
  let first: ObjectionView;

  it('wait for their phase, and tell their deadline before', async () => {
    expect(codeOf(await file(employer, objection()))).toBe('wrong-phase');
    expect(await list(employer)).toMatchObject({
      total: 0,
      isOpen: false,
      deadline: { revision: 0, day: '2026-12-03', at: '2026-12-04T05:59:59Z', isOver: false },
    });
    expect((await application.visitor().get(`${election.path}/objections/counts`)).status).toBe(401);
    mustBe(200, await election.agent.post(`${election.path}/phase`, { to: 'objections' }));
  });

  it('are filed by a party for itself, once for each id, with a code in the record and no word of it', async () => {
    const input = objection();
    first = mustBe(201, await file(employer, input)).body;
    expect(first).toMatchObject({ party: EMPLOYER, isLate: false, revision: 0, ruling: null });
    expect(mustBe(201, await file(employer, input)).body).toEqual(first);
    expect(codeOf(await file(employer, { ...input, text: 'Something else.' }))).toBe('same-id-other-content');
    expect(codeOf(await file(election.observer, objection()))).toBe('objection-of-another');
    expect(codeOf(await file(election.agent, objection({ party: 'agent' })))).toBe('no-such-party');
    expect(await file(employer, objection({ text: '  ' }))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'text' }] },
    });
    const entries = await recordOf(election.observer, election);
    expect(entries.at(-1)).toMatchObject({
      kind: 'objection.filed',
      body: { objection: first.code, party: 'agent', ground: 'union-conduct' },
    });
    expect(JSON.stringify(entries)).not.toContain('Nuñez');
  });

  it('are read by the parties and the agent; the public learns how many', async () => {
    expect((await list(election.observer)).items).toEqual([first]);
    expect((await list(election.agent)).total).toBe(1);
    expect((await election.tellers[0].get(`${election.path}/objections`)).status).toBe(404);
    expect((await application.visitor().get(`${election.path}/objections`)).status).toBe(401);
    const { body } = mustBe(
      200,
      await application.visitor().get<ObjectionCounts>(`${election.path}/objections/counts`),
    );
    expect(body).toEqual({ filed: 1, late: 0, open: 1 });
    const { slug } = mustBe(200, await election.agent.get<ElectionView>(election.path)).body;
    const board = await application.visitor().get<BoardView>(`/e/${slug}/results.json`);
    expect(mustBe(200, board).body.objections).toEqual({ filed: 1, open: 1 });
  });

  it('are in time to the last second of the day in the zone of the election, and kept as late after it', async () => {
    application.clock.set('2026-12-04T05:59:59.900Z');
    const last = mustBe(201, await file(election.agent, objection({ party: UNION, ground: 'tally' }))).body;
    expect(last).toMatchObject({ isLate: false, dueAt: '2026-12-04T05:59:59.000Z' });
    application.clock.set('2026-12-04T06:00:00Z');
    const late = mustBe(201, await file(election.observer, objection({ party: UNION }))).body;
    expect(late.isLate).toBe(true);
    expect((await list(employer)).deadline?.isOver).toBe(true);
    expect((await list(employer)).items.map(({ isLate }) => isLate)).toEqual([false, false, true]);
  });

  it('keep the election from being closed or certified until each is ruled upon, by the agent, once', async () => {
    const { agent, observer, path } = election;
    expect(await agent.post(`${path}/phase`, { to: 'closed' })).toMatchObject({
      status: 409,
      body: { code: 'objections-unresolved', parameters: { objections: 3 } },
    });
    const certification = async (): Promise<CertificationView> =>
      (await observer.get<CertificationView>(`${path}/tally/certification`)).body;
    expect(await certification()).toMatchObject({
      kind: null,
      obstacles: ['objections-open'],
      openObjections: 3,
    });
    const { items } = await list(agent);
    const ruling = (id: string) => `${path}/objections/${id}/ruling`;
    expect((await observer.post(ruling(first.id), { ruling: 'overruled' })).status).toBe(404);
    expect((await agent.post(ruling(randomUUID()), { ruling: 'overruled' })).status).toBe(404);
    for (const { id } of items)
      mustBe(200, await agent.post(ruling(id), { ruling: 'overruled', note: 'No evidence.' }));
    mustBe(200, await agent.post(ruling(first.id), { ruling: 'overruled', note: 'No evidence.' }));
    expect(codeOf(await agent.post(ruling(first.id), { ruling: 'set-aside' }))).toBe('objection-resolved');
    expect((await recordOf(observer, election)).at(-1)).toMatchObject({
      kind: 'objection.resolved',
      body: { objection: items[2]!.code, ruling: 'overruled' },
    });
    expect(await certification()).toMatchObject({ kind: 'representative', representative: 'Workers Union' });
  });

  it('stand in the database as they were filed', async () => {
    const { url } = application.database;
    const change = (set: string) =>
      rowsOf(url, `UPDATE official.objection SET ${set} WHERE election_id = $1`, [election.id]);
    await expect(change("ruling = 'withdrawn', resolved_at = now()")).rejects.toThrow(/resolved once/);
    await expect(rowsOf(url, 'DELETE FROM official.objection')).rejects.toThrow();
    const asOfficial = `DO $$ BEGIN SET LOCAL ROLE rollcall_official; UPDATE official.objection SET text = 'x'; END $$`;
    await expect(rowsOf(url, asOfficial)).rejects.toThrow(/permission denied/);
  });
});

describe('an election that follows', () => {
  it('names the first in its record, and is fixed to it', async () => {
    const administrator = await application.account({ isAdministrator: true });
    const create = (changes: Record<string, unknown>) =>
      administrator.post<ElectionView>('/api/elections', electionInput({ name: 'Rerun', ...changes }));
    const early = mustBe(201, await create({})).body;
    expect(await create({ follows: early.id })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'follows' }] },
    });
    expect((await create({ follows: randomUUID() })).status).toBe(422);
    const rerun = mustBe(201, await create({ follows: election.id })).body;
    expect(rerun.follows).toBe(election.id);
    const entries = await rowsOf<{ body: { body: { follows: string } } }>(
      application.database.url,
      `SELECT convert_from(body_bytes, 'UTF8')::jsonb AS body FROM core.record_entry WHERE election_id = $1 AND index = 0`,
      [rerun.id],
    );
    expect(entries[0]!.body.body.follows).toBe(election.id);
    await expect(
      rowsOf(application.database.url, 'UPDATE core.election SET follows = NULL WHERE id = $1', [rerun.id]),
    ).rejects.toThrow(/is fixed/);
  });

  it('may be a runoff between two organizations, without “none”', async () => {
    const administrator = await application.account({ isAdministrator: true });
    const create = (changes: Record<string, unknown>) =>
      administrator.post<ElectionView>('/api/elections', electionInput({ name: 'Runoff', ...changes }));
    const pair = { organizations: ['Rival Union'], isBetweenTwo: true };
    const runoff = mustBe(201, await create({ ...pair, follows: election.id })).body;
    expect(runoff.choices.map(({ label, kind }) => [label, kind])).toEqual([
      ['Workers Union', 'for'],
      ['Rival Union', 'for'],
    ]);
    expect((await create(pair)).status).toBe(422);
    expect((await create({ isBetweenTwo: true, follows: election.id })).status).toBe(422);
    expect(await create({ organizations: ['workers union'] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'organizations' }] },
    });
    const three = mustBe(201, await create({ organizations: ['Rival Union'] })).body;
    expect(three.choices.map(({ kind }) => kind)).toEqual(['for', 'for', 'none']);
  });
});

describe('impounded ballots', () => {
  it('wait unopened after their envelopes are reconciled, and are counted when that is ordered', async () => {
    application.clock.set('2026-03-28T16:00:00Z');
    const impounded = await openVoting(application, 60);
    const { agent, observer, tellers, path, keys } = impounded;
    for (const key of keys.slice(0, 32)) mustBe(201, await scan(tellers[0], impounded, key));
    await closeDesks(impounded);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    const session = randomUUID();
    mustBe(201, await agent.post(`${path}/challenges/sessions`, { id: session }));
    const raised: string[] = [];
    for (const key of keys.slice(0, 2)) {
      const body = { id: randomUUID(), key, party: EMPLOYER, ground: 'job-outside-unit', note: '' };
      raised.push(mustBe(201, await tellers[0].post<{ id: string }>(`${path}/challenges`, body)).body.id);
    }
    mustBe(200, await agent.post(`${path}/challenges/sessions/${session}/end`));
    const accept = { expected: 30, reason: 'The parties stipulated to the rest.' };
    mustBe(200, await agent.post(`${path}/envelopes/acceptance`, accept));
    mustBe(200, await agent.post(`${path}/reconciliation`));

    // Nothing is opened, and nothing can be, until the case is decided in the autumn.
    application.clock.set('2026-10-05T15:00:00Z');
    const { slug } = mustBe(200, await agent.get<ElectionView>(path)).body;
    const board = async (): Promise<BoardView> =>
      mustBe(200, await application.visitor().get<BoardView>(`/e/${slug}/results.json`)).body;
    expect(await board()).toMatchObject({ phase: 'checking', count: null, standing: null, tally: null });
    expect(await blocksOf(agent, impounded)).toEqual([]);
    expect(codeOf(await agent.post(`${path}/phase`, { to: 'objections' }))).toBe('illegal-step');

    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    const [block] = await blocksOf(agent, impounded);
    await enterBoth(impounded, block!.id, counted(15, 15));
    const first = { for: 15, against: 15 };
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: first }));
    expect((await board()).tally).toMatchObject({ outcome: 'tie', challenged: 2, isDeterminative: true });
    mustBe(200, await agent.post(`${path}/phase`, { to: 'objections' }));

    // The challenged ones stay impounded still, and are opened together once their dockets are settled.
    for (const id of raised)
      mustBe(200, await agent.post(`${path}/challenges/${id}/ruling`, { ruling: 'eligible' }));
    expect(codeOf(await agent.post(`${path}/tally/opening`))).toBe('opening-unanswered');
    const answer = { ballots: 2, answer: 'acknowledged', party: 'agent' };
    mustBe(200, await agent.post(`${path}/tally/opening/answers`, answer));
    mustBe(200, await agent.post(`${path}/tally/opening`));
    const opened = (await blocksOf(agent, impounded)).find(({ id }) => id !== block!.id);
    await enterBoth(impounded, opened!.id, counted(1, 1));
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: { for: 16, against: 16 } }));
    expect((await board()).tally).toMatchObject({ revision: 1, outcome: 'tie', challenged: 0 });
    mustBe(200, await agent.post(`${path}/phase`, { to: 'closed' }));
    const { bytes } = await observer.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true, isClosed: true });
  });
});

it('leaves a record that verifies', async () => {
  mustBe(200, await election.agent.post(`${election.path}/phase`, { to: 'closed' }));
  expect(codeOf(await file(employer, objection()))).toBe('wrong-phase');
  const { bytes } = await election.observer.download(`${election.path}/record.zip`);
  expect(verifyArchive(bytes)).toMatchObject({ ok: true });
});
