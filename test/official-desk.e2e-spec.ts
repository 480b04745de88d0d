import { randomUUID } from 'node:crypto';
import { formatKeyNumber } from '../src/domain/key-number';
import type { DeskView, ScanView } from '../src/official/envelopes/envelopes.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { UNION } from './support/elections';
import {
  closeDesks,
  codeOf,
  kindsOf,
  mustBe,
  openVoting,
  recordOf,
  scan,
  type OfficialElection,
} from './support/official';

jest.setTimeout(90_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

const desk = async ({ agent, path }: OfficialElection): Promise<DeskView> =>
  mustBe(200, await agent.get<DeskView>(`${path}/envelopes`)).body;

describe('kits and the receipt desk', () => {
  let election: OfficialElection;

  beforeAll(async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    election = await openVoting(application, 60);
  });

  it('gives each voter a key of this election, later additions too, and follows neither list nor order', async () => {
    const { agent, path, id, keys } = election;
    const { body } = await agent.get<{ code: string }>(path);
    expect(keys).toHaveLength(60);
    expect(keys.every((key) => key.startsWith(`${body.code}-`))).toBe(true);
    const inRollOrder = await rowsOf<{ key: string }>(
      application.database.url,
      'SELECT k.key FROM official.kit k JOIN core.roll_entry r ON r.id = k.roll_entry_id WHERE k.election_id = $1 ORDER BY r.employee_number::int',
      [id],
    );
    expect(inRollOrder.map(({ key }) => key)).not.toEqual(keys);
    expect((await agent.post<{ assigned: number }>(`${path}/envelopes/keys`)).body.assigned).toBe(0);

    const other = await openVoting(application, 20);
    await rowsOf(
      application.database.url,
      `INSERT INTO core.roll_entry (election_id, match_key, family_name, search_text, sort_text) VALUES ($1, 'number:x', 'Later', 'later', 'later')`,
      [other.id],
    );
    await rowsOf(
      application.database.url,
      'UPDATE core.roll SET version = version + 1 WHERE election_id = $1',
      [other.id],
    );
    mustBe(201, await other.agent.post(`${other.path}/roll/seal`, {}), [200]);
    expect((await other.agent.post(`${other.path}/envelopes/keys`)).body).toEqual({ assigned: 1, total: 21 });
  });

  it('records mailings and what came back undelivered, once for each id', async () => {
    const { agent, path, observer, tellers } = election;
    const mailing = { id: randomUUID(), kind: 'initial', kits: 60 };
    mustBe(201, await agent.post(`${path}/envelopes/mailings`, mailing));
    mustBe(201, await agent.post(`${path}/envelopes/mailings`, mailing));
    expect(codeOf(await agent.post(`${path}/envelopes/mailings`, { ...mailing, kits: 61 }))).toBe(
      'same-id-other-content',
    );
    mustBe(
      201,
      await agent.post(`${path}/envelopes/mailings`, { id: randomUUID(), kind: 'undelivered', kits: 2 }),
    );
    const entries = await recordOf(observer, election);
    expect(entries.slice(-2).map(({ kind, body }) => [kind, body])).toEqual([
      ['mailing.recorded', { kits: 60, purpose: 'initial' }],
      ['undelivered.recorded', { kits: 2 }],
    ]);
    expect((await tellers[0].post(`${path}/envelopes/mailings`, mailing)).status).toBe(404);
  });

  it('tells each kind of scan apart', async () => {
    const { agent, tellers, keys, path } = election;
    const [teller] = tellers;
    const code = keys[0]!.slice(0, 3);
    const received = mustBe(201, await scan(teller, election, keys[0]!)).body;
    expect(received).toMatchObject({ result: 'received', receipt: 1, isAfterDue: false, canReverse: true });
    const spoken = keys[1]!.toLowerCase().replace('-', ' ');
    expect((await scan(teller, election, spoken)).body).toMatchObject({
      result: 'received',
      receipt: 2,
      key: keys[1],
    });
    expect((await scan(agent, election, keys[0]!)).body).toMatchObject({
      result: 'already-received',
      receipt: 1,
      canReverse: false,
    });
    expect((await scan(teller, election, keys[2]!, 'unsigned')).body).toMatchObject({
      result: 'unsigned',
      receipt: 3,
    });
    expect((await scan(teller, election, keys[3]!, 'printed')).body).toMatchObject({
      result: 'unsigned',
      receipt: 4,
    });
    expect((await scan(teller, election, keys[4]!, 'torn')).body).toMatchObject({
      result: 'damaged',
      receipt: 5,
    });
    const foreign = formatKeyNumber(code === 'AAA' ? 'BBB' : 'AAA', 123);
    expect((await scan(teller, election, foreign)).body).toMatchObject({
      result: 'other-election',
      receipt: null,
      otherCode: foreign.slice(0, 3),
    });
    expect((await scan(teller, election, 'hello')).body).toMatchObject({
      result: 'malformed',
      receipt: null,
    });
    const unused = [1, 2, 3]
      .map((serial) => formatKeyNumber(code, serial))
      .find((key) => !keys.includes(key))!;
    expect((await scan(teller, election, unused)).body).toMatchObject({
      result: 'not-on-list',
      receipt: null,
    });
    expect((await desk(election)).exceptions.map(({ result }) => result).sort()).toEqual([
      'already-received',
      'malformed',
      'not-on-list',
      'other-election',
    ]);
    expect((await teller.post(`${path}/envelopes/scans`, { id: 'x', key: keys[5] })).status).toBe(422);
  });

  it('voids the second of two kits of one voter', async () => {
    const { agent, keys, id } = election;
    const rows = await rowsOf<{ roll_entry_id: string }>(
      application.database.url,
      'SELECT roll_entry_id FROM official.kit WHERE election_id = $1 AND key = $2',
      [id, keys[0]],
    );
    const replacement = [11, 12, 13]
      .map((serial) => formatKeyNumber(keys[0]!.slice(0, 3), serial))
      .find((key) => !keys.includes(key))!;
    await rowsOf(
      application.database.url,
      `INSERT INTO official.kit VALUES ($1, $2, $3, $4, 'replacement')`,
      [id, randomUUID(), replacement, rows[0]!.roll_entry_id],
    );
    expect((await scan(agent, election, replacement)).body).toMatchObject({
      result: 'duplicate',
      receipt: 6,
    });
  });

  it('counts one id once, however often and however parallel it comes', async () => {
    const { tellers, keys } = election;
    const id = randomUUID();
    const before = await desk(election);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, each) => scan(tellers[each % 3]!, election, keys[6]!, null, id)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await desk(election)).received).toBe(before.received + 1);
    expect(codeOf(await scan(tellers[0], election, keys[7]!, null, id))).toBe('same-id-other-content');
  });

  it('accepts after the due date and says so', async () => {
    application.clock.set('2026-03-26T12:00:00Z');
    const { body } = await scan(election.agent, election, election.keys[8]!);
    expect(body).toMatchObject({ result: 'received', isAfterDue: true });
    expect((await desk(election)).afterDue).toBe(1);
  });

  it('reverses a scan visibly, and receives the envelope again', async () => {
    const { agent, keys, path } = election;
    const { body } = await scan(agent, election, keys[9]!);
    const { received } = await desk(election);
    expect((await agent.post<ScanView>(`${path}/envelopes/scans/${body.id}/reversal`)).body).toMatchObject({
      isReversed: true,
    });
    mustBe(200, await agent.post(`${path}/envelopes/scans/${body.id}/reversal`));
    const after = await desk(election);
    expect(after.received).toBe(received - 1);
    expect(after.scans.find(({ id }) => id === body.id)).toMatchObject({
      isReversed: true,
      canReverse: false,
    });
    const again = await scan(agent, election, keys[9]!);
    expect(again.body.result).toBe('received');
    expect(again.body.receipt).toBeGreaterThan(body.receipt!);
  });

  it('keeps a small tray back, adds it to the next, and lets a recorded number stand', async () => {
    const { agent, keys, path, observer } = election;
    const inTray = (await desk(election)).reconciliation.keptBack;
    expect(inTray).toBeLessThan(20);
    expect((await agent.post(`${path}/envelopes/trays/closing`)).body).toMatchObject({
      state: 'kept-back',
      envelopes: inTray,
    });
    expect(await kindsOf(observer, election)).not.toContain('tray.received');
    expect(codeOf(await agent.post(`${path}/envelopes/trays/closing`))).toBe('tray-empty');
    const early = (await desk(election)).scans.find(({ canReverse }) => canReverse)!;
    for (const key of keys.slice(20, 35)) mustBe(201, await scan(agent, election, key));
    expect((await agent.post(`${path}/envelopes/trays/closing`)).body).toMatchObject({
      state: 'recorded',
      envelopes: 15,
    });
    const { code } = (await desk(election)).trays.find(({ state }) => state === 'recorded')!;
    mustBe(200, await agent.post(`${path}/envelopes/trays/closing`, { tray: code }));
    expect((await agent.post(`${path}/envelopes/trays/closing`, { tray: 'ZZZZZZ' })).status).toBe(404);
    const entry = (await recordOf(observer, election)).find(({ kind }) => kind === 'tray.received');
    expect(entry?.body['envelopes']).toBe(inTray + 15);
    expect(codeOf(await agent.post(`${path}/envelopes/scans/${early.id}/reversal`))).toBe('scan-stands');
  });

  it('shows nobody outside the desk who returned an envelope, and puts no key in an address, event or hint', async () => {
    const { observer, path, agent, id, keys } = election;
    expect((await observer.get(`${path}/envelopes`)).status).toBe(404);
    expect((await observer.get(`${path}/reconciliation`)).status).toBe(409);
    const organizer = await application.member(id, 'organizer', UNION);
    expect((await organizer.get(`${path}/envelopes`)).status).toBe(404);
    expect(JSON.stringify((await agent.get(`${path}/envelopes`)).body)).not.toMatch(/Family|Given/);
    const events = await rowsOf<{ event: string }>(
      application.database.url,
      'SELECT row_to_json(e)::text AS event FROM official.desk_event e WHERE election_id = $1',
      [id],
    );
    expect(events.length).toBeGreaterThan(20);
    expect(events.some(({ event }) => keys.some((key) => event.includes(key)))).toBe(false);
    const lines = JSON.stringify(await recordOf(observer, election));
    expect(keys.some((key) => lines.includes(key))).toBe(false);
  });
});

describe('hidden turnout', () => {
  it('holds all trays until the check, and then records them together', async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    const election = await openVoting(application, 70, { hidesTurnout: true });
    const { agent, path, observer, keys } = election;
    for (const key of keys.slice(0, 45)) mustBe(201, await scan(agent, election, key));
    expect((await agent.post(`${path}/envelopes/trays/closing`)).body).toMatchObject({
      state: 'kept-back',
      envelopes: 45,
    });
    for (const key of keys.slice(45, 50)) mustBe(201, await scan(agent, election, key));
    expect(await kindsOf(observer, election)).not.toContain('tray.received');
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    const entries = (await recordOf(observer, election)).filter(({ kind }) => kind === 'tray.received');
    expect(entries.map(({ body }) => body['envelopes'])).toEqual([50]);
  });
});
