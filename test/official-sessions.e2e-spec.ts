import { randomUUID } from 'node:crypto';
import { formatKeyNumber } from '../src/domain/key-number';
import type { DeskSessionView } from '../src/official/envelopes/desks.contract';
import type { DeskView, ScanView } from '../src/official/envelopes/envelopes.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import {
  closeDesks,
  codeOf,
  deskOf,
  mustBe,
  openDesk,
  openVoting,
  recordOf,
  scan,
  type OfficialElection,
} from './support/official';
import type { Answer, Session } from './support/session';

jest.setTimeout(90_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

const desk = async ({ agent, path }: OfficialElection): Promise<DeskView> =>
  mustBe(200, await agent.get<DeskView>(`${path}/envelopes`)).body;

async function begin(voters = 60): Promise<OfficialElection> {
  application.clock.set('2026-03-02T15:00:00Z');
  return openVoting(application, voters);
}

async function expectVerified({ path, agent }: OfficialElection): Promise<void> {
  const { bytes } = await agent.download(`${path}/record.zip`);
  expect(verifyArchive(bytes)).toMatchObject({ ok: true });
}

describe('receipt desks', () => {
  let election: OfficialElection;
  const device = randomUUID();
  const close = (session: Session, id: string, body: object = {}): Promise<Answer<DeskSessionView>> =>
    session.post<DeskSessionView>(`${election.path}/envelopes/desks/${id}/closing`, { held: 0, ...body });

  beforeAll(async () => {
    election = await begin();
  });

  it('are one for each laptop, once for each id, two at once', async () => {
    const { tellers, path } = election;
    const [a, b] = tellers;
    const id = randomUUID();
    const deviceAt = '2026-03-02T18:00:00Z';
    const open = (session: Session, body: object) => session.post(`${path}/envelopes/desks`, body);
    expect(mustBe(201, await open(a, { id, device, deviceAt })).body).toMatchObject({
      teller: 'teller Test',
      isMine: true,
      closedAt: null,
      clockOffset: 3 * 3600,
    });
    mustBe(201, await open(a, { id, device, deviceAt }));
    expect(codeOf(await open(a, { id, device: randomUUID() }))).toBe('same-id-other-content');
    expect(codeOf(await open(b, { id: randomUUID(), device }))).toBe('device-has-desk');
    const other = randomUUID();
    mustBe(201, await open(b, { id: other, device: randomUUID() }));
    expect((await desk(election)).desks.map((each) => each.id).sort()).toEqual([id, other].sort());
    expect((await open(election.observer, { id: randomUUID(), device: randomUUID() })).status).toBe(404);
    await close(a, id);
    await close(b, other);
  });

  it('one laptop opens one desk, however parallel it asks', async () => {
    const { tellers, path } = election;
    const laptop = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, each) =>
        tellers[each % 2]!.post(`${path}/envelopes/desks`, { id: randomUUID(), device: laptop }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    const open = answers.find(({ status }) => status === 201)!.body['id'] as string;
    mustBe(200, await close(election.agent, open, { reason: 'other' }));
  });

  it('are closed by their teller when nothing is held, else only by the agent and with a reason', async () => {
    const { tellers, agent, path } = election;
    const id = await openDesk(tellers[0], path);
    expect(codeOf(await close(tellers[0], id, { held: 3 }))).toBe('desk-holds-scans');
    expect(codeOf(await close(tellers[1], id, { reason: 'lost' }))).toBe('desk-of-another');
    expect(codeOf(await close(agent, id))).toBe('invalid-input');
    expect(mustBe(200, await close(agent, id, { reason: 'lost', note: 'fell' })).body).toMatchObject({
      lostReason: 'lost',
      isMine: false,
    });
    mustBe(200, await close(agent, id, { reason: 'broken' }));
    expect((await close(agent, randomUUID(), { reason: 'lost' })).status).toBe(404);
  });

  it('keep the check from beginning while one is open, in the database too', async () => {
    const { agent, path, tellers, id } = election;
    const open = await openDesk(tellers[2], path);
    expect(codeOf(await agent.post(`${path}/phase`, { to: 'checking' }))).toBe('desks-open');
    await expect(
      rowsOf(application.database.url, `UPDATE core.election SET phase = 'checking' WHERE id = $1`, [id]),
    ).rejects.toThrow(/a receipt desk/);
    await expect(
      rowsOf(
        application.database.url,
        `UPDATE official.desk SET opened_at = opened_at - interval '1 day' WHERE id = $1`,
        [open],
      ),
    ).rejects.toThrow(/closed once/);
    mustBe(200, await close(tellers[2], open));
    await expect(
      rowsOf(application.database.url, `UPDATE official.desk SET closed_at = NULL WHERE id = $1`, [open]),
    ).rejects.toThrow(/closed once/);
  });

  it('take nothing in once closed: the scan is kept, shown and decided', async () => {
    const { tellers, agent, path, keys } = election;
    const [teller] = tellers;
    const lost = await openDesk(teller, path);
    const send = (key: string, id: string = randomUUID()) =>
      teller.post<ScanView>(`${path}/envelopes/scans`, {
        id,
        key,
        desk: lost,
        scannedAt: '2026-03-02T17:00:00Z',
        sentAt: '2026-03-02T18:00:00Z',
      });
    const early = mustBe(201, await send(keys[0]!));
    expect(early.body).toMatchObject({ result: 'received', heldSince: '2026-03-02T14:00:00.000Z' });
    mustBe(200, await close(agent, lost, { reason: 'broken' }));
    expect((await send(keys[0]!, early.body.id)).body).toMatchObject({ result: 'received' });
    const late = mustBe(201, await send(keys[1]!));
    expect(late.body).toMatchObject({ result: 'desk-closed', receipt: null, decision: null });
    const again = mustBe(201, await send(keys[0]!));
    const { received } = await desk(election);
    const decide = (session: Session, scanId: string, decision: string) =>
      session.post<ScanView>(`${path}/envelopes/scans/${scanId}/decision`, { decision });
    expect((await decide(teller, late.body.id, 'take-in')).status).toBe(404);
    expect(codeOf(await decide(agent, late.body.id, 'void'))).toBe('not-for-this-scan');
    expect(codeOf(await decide(agent, early.body.id, 'set-aside'))).toBe('not-for-this-scan');
    const decided = mustBe(200, await decide(agent, late.body.id, 'take-in')).body;
    expect(decided).toMatchObject({
      result: 'desk-closed',
      decision: { decision: 'take-in', result: 'received' },
      canReverse: true,
    });
    mustBe(200, await decide(agent, late.body.id, 'take-in'));
    expect(codeOf(await decide(agent, late.body.id, 'set-aside'))).toBe('scan-decided');
    expect(mustBe(200, await decide(agent, again.body.id, 'take-in')).body.decision).toEqual({
      decision: 'take-in',
      result: 'already-received',
    });
    expect((await desk(election)).received).toBe(received + 1);
    expect(
      mustBe(200, await agent.post<ScanView>(`${path}/envelopes/scans/${late.body.id}/reversal`)).body,
    ).toMatchObject({ isReversed: true, canReverse: false });
    expect((await desk(election)).received).toBe(received);
    await expect(
      rowsOf(
        application.database.url,
        `INSERT INTO official.scan (election_id, id, key, result, desk_id, scanned_at) VALUES ($1, $2, 'x', 'malformed', $3, now())`,
        [election.id, randomUUID(), lost],
      ),
    ).rejects.toThrow(/closed desk/);
    expect(
      codeOf(
        await teller.post(`${path}/envelopes/scans`, { id: randomUUID(), key: keys[9], desk: randomUUID() }),
      ),
    ).toBe('no-such-desk');
  });

  it('make a number of an envelope of nobody on the list, and of one that can’t be read', async () => {
    const { agent, keys, path } = election;
    const code = keys[0]!.slice(0, 3);
    const unused = [1, 2, 3, 4]
      .map((serial) => formatKeyNumber(code, serial))
      .find((key) => !keys.includes(key))!;
    const before = (await desk(election)).reconciliation;
    for (const key of [unused, 'smudged']) {
      const { body } = mustBe(201, await scan(agent, election, key));
      const decided = await agent.post<ScanView>(`${path}/envelopes/scans/${body.id}/decision`, {
        decision: 'void',
        note: 'no such person',
      });
      expect(mustBe(200, decided).body).toMatchObject({
        decision: { decision: 'void' },
        receipt: expect.any(Number),
      });
    }
    const after = (await desk(election)).reconciliation;
    expect([after.received - before.received, after.void.other - before.void.other]).toEqual([2, 2]);
    const foreign = mustBe(
      201,
      await scan(agent, election, formatKeyNumber(code === 'AAA' ? 'BBB' : 'AAA', 5)),
    );
    mustBe(
      200,
      await agent.post(`${path}/envelopes/scans/${foreign.body.id}/decision`, { decision: 'set-aside' }),
    );
    const { exceptions } = await desk(election);
    expect(exceptions.filter(({ decision }) => decision === null)).toEqual([]);
  });

  it('count what they hold even while the laptop’s clock is three hours wrong', async () => {
    const { tellers, path, keys } = election;
    application.clock.set('2026-03-25T21:59:00Z');
    const laptop = await deskOf(tellers[1], election);
    const at = (scannedAt: string, sentAt: string, key: string) =>
      tellers[1].post<ScanView>(`${path}/envelopes/scans`, {
        id: randomUUID(),
        key,
        desk: laptop,
        scannedAt,
        sentAt,
      });
    // The laptop says it is long after the due date; the server knows better.
    expect((await at('2026-03-26T00:58:30Z', '2026-03-26T00:59:00Z', keys[20]!)).body).toMatchObject({
      result: 'received',
      isAfterDue: false,
      heldSince: null,
    });
    expect((await desk(election)).desks.find(({ id }) => id === laptop)).toMatchObject({
      clockOffset: 3 * 3600,
    });
    application.clock.set('2026-03-25T22:00:01Z');
    // And here that it is still before.
    expect((await at('2026-03-25T19:00:00Z', '2026-03-25T19:00:01Z', keys[21]!)).body).toMatchObject({
      result: 'received',
      isAfterDue: true,
    });
  });

  it('leave a record that verifies, with what came late', async () => {
    const { agent, path, keys, tellers } = election;
    const lost = await openDesk(tellers[0], path);
    mustBe(200, await close(agent, lost, { reason: 'left-open' }));
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    const send = async (key: string): Promise<string> => {
      const body = { id: randomUUID(), key, desk: lost };
      expect(mustBe(201, await tellers[0].post<ScanView>(`${path}/envelopes/scans`, body)).body.result).toBe(
        'desk-closed',
      );
      return body.id;
    };
    const found = await send(keys[30]!);
    const tooLate = await send(keys[31]!);
    const takeIn = { decision: 'take-in' };
    expect(
      mustBe(200, await agent.post<ScanView>(`${path}/envelopes/scans/${found}/decision`, takeIn)).body
        .decision,
    ).toEqual({ decision: 'take-in', result: 'received' });
    expect((await scan(agent, election, keys[32]!)).body.result).toBe('late');
    const { outstanding } = (await desk(election)).reconciliation;
    mustBe(
      200,
      await agent.post(`${path}/envelopes/acceptance`, {
        expected: outstanding,
        reason: 'called from paper',
      }),
    );
    mustBe(200, await agent.post(`${path}/reconciliation`));
    expect(
      mustBe(200, await agent.post<ScanView>(`${path}/envelopes/scans/${tooLate}/decision`, takeIn)).body
        .decision,
    ).toEqual({ decision: 'take-in', result: 'late' });
    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    expect((await scan(agent, election, keys[33]!)).body.result).toBe('late');
    expect((await desk(election)).reconciliation).toMatchObject({ kept: 2, void: { late: 1 } });
    const reconciled = (await recordOf(agent, election)).find(({ kind }) => kind === 'envelopes.reconciled')!;
    expect(reconciled.body).toMatchObject({ void: { late: 1, other: 2 }, outstanding: 0 });
    await expectVerified(election);
  });
});

describe('two kits of one voter', () => {
  let election: OfficialElection;
  const voterOf = async (key: string): Promise<string> => {
    const [row] = await rowsOf<{ roll_entry_id: string }>(
      application.database.url,
      'SELECT roll_entry_id FROM official.kit WHERE election_id = $1 AND key = $2',
      [election.id, key],
    );
    return row!.roll_entry_id;
  };
  const second = new Map<string, string>();

  beforeAll(async () => {
    election = await begin(40);
    const { agent, path, keys } = election;
    mustBe(
      201,
      await agent.post(`${path}/envelopes/mailings`, { id: randomUUID(), kind: 'initial', kits: 40 }),
    );
    const asked: string[] = [];
    for (const key of keys.slice(0, 3)) {
      const id = randomUUID();
      mustBe(
        201,
        await agent.post(`${path}/envelopes/replacements`, {
          id,
          voter: await voterOf(key),
          reason: 'not-arrived',
        }),
      );
      asked.push(id);
    }
    const body = { id: randomUUID(), replacements: asked };
    const sent = mustBe(
      200,
      await agent.post<{ id: string; key: string }[]>(`${path}/envelopes/replacements/sending`, body),
    );
    mustBe(200, await agent.post(`${path}/envelopes/replacements/sending`, body));
    for (const [index, id] of asked.entries()) {
      second.set(keys[index]!, sent.body.find((each) => each.id === id)!.key);
    }
  });

  it('go out as one number of the record', async () => {
    const mailings = (await recordOf(election.observer, election)).filter(
      ({ kind }) => kind === 'mailing.recorded',
    );
    expect(mailings.map(({ body }) => body)).toEqual([
      { kits: 40, purpose: 'initial' },
      { kits: 3, purpose: 'replacement' },
    ]);
  });

  it('count once: the first valid one, whichever comes first', async () => {
    const { agent, keys } = election;
    expect((await scan(agent, election, second.get(keys[0]!)!)).body.result).toBe('received');
    expect((await scan(agent, election, keys[0]!)).body.result).toBe('duplicate');
    expect((await scan(agent, election, keys[1]!, 'unsigned')).body.result).toBe('unsigned');
    expect((await scan(agent, election, second.get(keys[1]!)!)).body.result).toBe('received');
  });

  it('let the second count where the first is declared void later, and step back where that is undone', async () => {
    const { agent, path, keys } = election;
    mustBe(201, await scan(agent, election, keys[2]!));
    expect((await scan(agent, election, second.get(keys[2]!)!)).body.result).toBe('duplicate');
    const before = (await desk(election)).reconciliation;
    const declared = mustBe(
      201,
      await agent.post<ScanView>(`${path}/envelopes/voids`, {
        id: randomUUID(),
        key: keys[2],
        condition: 'printed',
      }),
    ).body;
    const declaredSums = (await desk(election)).reconciliation;
    expect(declaredSums).toMatchObject({
      outstanding: before.outstanding,
      void: { unsigned: before.void.unsigned + 1, duplicate: before.void.duplicate - 1 },
    });
    expect(declared.canReverse).toBe(true);
    mustBe(200, await agent.post(`${path}/envelopes/scans/${declared.id}/reversal`));
    expect((await desk(election)).reconciliation).toEqual(before);
    const { scans } = await desk(election);
    expect(scans.find(({ id }) => id === declared.id)).toMatchObject({ isReversed: true, canReverse: false });
    await expectVerified(election);
  });
});
