import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { parseKeyNumber } from '../src/domain/key-number';
import type { KitsView, ReplacementView } from '../src/official/envelopes/kits.contract';
import type { NoticeView } from '../src/official/envelopes/notice.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import {
  closeDesks,
  codeOf,
  mustBe,
  openVoting,
  recordOf,
  scan,
  type OfficialElection,
} from './support/official';

jest.setTimeout(90_000);

let application: TestApplication;
let election: OfficialElection;
const voters: string[] = [];

beforeAll(async () => {
  application = await startTestApplication();
  application.clock.set('2026-03-02T15:00:00Z');
  election = await openVoting(application, 40);
  const rows = await rowsOf<{ id: string }>(
    application.database.url,
    'SELECT id FROM core.roll_entry WHERE election_id = $1 ORDER BY employee_number::int',
    [election.id],
  );
  voters.push(...rows.map(({ id }) => id));
  await rowsOf(
    application.database.url,
    `UPDATE core.roll_entry SET family_name = '=HYPERLINK("x")', street = '1 Main St, Apt 2', city = 'Bessemer', postal_code = '02134' WHERE id = $1`,
    [voters[0]],
  );
});
afterAll(() => application.close());

const kits = async (): Promise<KitsView> =>
  mustBe(200, await election.agent.get<KitsView>(`${election.path}/envelopes/kits`)).body;

describe("the printer's file", () => {
  const ask = (body: object) => election.agent.post<string>(`${election.path}/envelopes/printer-files`, body);

  it('has names, addresses and keys, nothing that a spreadsheet calculates, and is logged first', async () => {
    const body = { id: randomUUID(), kind: 'initial', reason: 'Print shop Meyer, first mailing' };
    const answer = mustBe(200, await ask(body));
    mustBe(200, await ask(body));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const rows: Record<string, string>[] = parse(answer.body, { bom: true, columns: true });
    expect(rows.map((row) => row['key'])).toEqual(election.keys);
    expect(rows.find((row) => row['postal_code'] === '02134')).toMatchObject({
      family_name: `'=HYPERLINK("x")`,
      street: '1 Main St, Apt 2',
    });
    expect((await kits()).exports).toEqual([
      { ...body, kits: 40, exportedBy: 'agent Test', exportedAt: '2026-03-02T15:00:00.000Z' },
    ]);
    const events = await rowsOf<{ data: object; actor_id: string }>(
      application.database.url,
      `SELECT data, actor_id FROM official.desk_event WHERE election_id = $1 AND type = 'kits.exported'`,
      [election.id],
    );
    expect(events).toEqual([{ data: { kits: 40 }, actor_id: election.agent.accountId }]);
  });

  it('is for the agent, says why, and is never changed afterwards', async () => {
    const { tellers, observer, path, id } = election;
    const body = { id: randomUUID(), kind: 'initial', reason: 'x' };
    expect((await tellers[0].post(`${path}/envelopes/printer-files`, body)).status).toBe(404);
    expect((await observer.get(`${path}/envelopes/kits`)).status).toBe(404);
    expect((await ask({ ...body, reason: '' })).status).toBe(422);
    expect(codeOf(await ask({ ...body, kind: 'replacement' }))).toBe('no-kits-to-print');
    await expect(
      rowsOf(application.database.url, `UPDATE official.kit_export SET reason = 'y' WHERE election_id = $1`, [
        id,
      ]),
    ).rejects.toThrow();
  });
});

describe('replacements', () => {
  const request = (body: object) =>
    election.agent.post<ReplacementView>(`${election.path}/envelopes/replacements`, {
      id: randomUUID(),
      reason: 'not-arrived',
      ...body,
    });
  const send = (body: object) =>
    election.agent.post<ReplacementView[]>(`${election.path}/envelopes/replacements/sending`, {
      id: randomUUID(),
      ...body,
    });

  it('are asked for once at a time, cancelled visibly, and go to the address that the voter gave', async () => {
    const moved = { street: '9 New Rd', city: 'Hueytown', state: 'AL', postalCode: '35023' };
    const id = randomUUID();
    const asked = mustBe(201, await request({ id, voter: voters[0], reason: 'moved', ...moved })).body;
    expect(asked).toMatchObject({ state: 'requested', key: null });
    mustBe(201, await request({ id, voter: voters[0], reason: 'moved', ...moved }));
    expect(codeOf(await request({ id, voter: voters[1], reason: 'moved' }))).toBe('same-id-other-content');
    expect(codeOf(await request({ voter: voters[0] }))).toBe('replacement-pending');
    expect(codeOf(await request({ voter: randomUUID() }))).toBe('not-a-voter');
    const slip = mustBe(201, await request({ voter: voters[1] })).body;
    const cancel = `${election.path}/envelopes/replacements/${slip.id}/cancellation`;
    expect(mustBe(200, await election.agent.post<ReplacementView>(cancel)).body.state).toBe('cancelled');
    mustBe(200, await election.agent.post(cancel));
    expect(codeOf(await send({ replacements: [slip.id] }))).toBe('replacement-sent');
    const [sent] = mustBe(200, await send({ replacements: [id] })).body;
    expect(sent?.state).toBe('sent');
    expect(parseKeyNumber(sent!.key!, election.keys[0]!.slice(0, 3))).toMatchObject({ ok: true });
    expect(election.keys).not.toContain(sent!.key);
    expect(
      codeOf(await election.agent.post(`${election.path}/envelopes/replacements/${id}/cancellation`)),
    ).toBe('replacement-sent');
    mustBe(201, await request({ voter: voters[0], reason: 'lost' }));
    const file = await election.agent.post<string>(`${election.path}/envelopes/printer-files`, {
      id: randomUUID(),
      kind: 'replacement',
      reason: 'by hand',
    });
    const rows: Record<string, string>[] = parse(file.body, { bom: true, columns: true });
    expect(rows).toEqual([
      expect.objectContaining({
        key: sent!.key,
        street: '9 New Rd',
        postal_code: '35023',
        purpose: 'replacement',
      }),
    ]);
    expect((await kits()).replacements.map(({ state }) => state).sort()).toEqual([
      'cancelled',
      'requested',
      'sent',
    ]);
  });
});

describe('kits that come back', () => {
  it('are scanned, counted once, and go into the record as one number', async () => {
    const { agent, tellers, keys, path, observer } = election;
    expect(codeOf(await agent.post(`${path}/envelopes/returns`, { id: randomUUID() }))).toBe('no-returns');
    for (const key of [keys[5]!, keys[6]!, keys[5]!]) {
      expect((await scan(tellers[0], election, key, 'undeliverable')).body).toMatchObject({
        result: 'undelivered',
        receipt: null,
      });
    }
    expect((await kits()).returnsToRecord).toBe(2);
    const body = { id: randomUUID() };
    mustBe(201, await agent.post(`${path}/envelopes/returns`, body));
    mustBe(201, await agent.post(`${path}/envelopes/returns`, body));
    expect(await kits()).toMatchObject({ returnsToRecord: 0, undelivered: 2 });
    mustBe(201, await scan(tellers[0], election, keys[7]!, 'undeliverable'));
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    const recorded = (await recordOf(observer, election)).filter(
      ({ kind }) => kind === 'undelivered.recorded',
    );
    expect(recorded.map((entry) => entry.body)).toEqual([{ kits: 2 }, { kits: 1 }]);
    expect(
      codeOf(
        await agent.post(`${path}/envelopes/replacements`, {
          id: randomUUID(),
          voter: voters[3],
          reason: 'lost',
        }),
      ),
    ).toBe('wrong-phase');
    const { bytes } = await agent.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });
});

describe('the notice and the ballot', () => {
  it('says what verify says about the key, and is in the languages of the ballot until the mailing', async () => {
    const other = await openVoting(application, 20);
    const { path } = other;
    const notice = mustBe(200, await other.observer.get<NoticeView>(`${path}/notice`)).body;
    const { bytes } = await other.agent.download(`${path}/record.zip`);
    const verified = verifyArchive(bytes);
    expect(JSON.stringify(verified)).toContain(notice.keyFingerprint);
    expect(notice).toMatchObject({ languages: [], canChangeLanguages: true, countPlace: '' });
    const words = { countPlace: 'Federal building, room 4', contact: '205-555-0100', unit: 'All packers' };
    expect(mustBe(200, await other.agent.put<NoticeView>(`${path}/notice`, words)).body).toMatchObject(words);
    expect((await other.tellers[0].put(`${path}/notice`, words)).status).toBe(404);
    const spanish = {
      language: 'es',
      question: '¿Desea ser representado?',
      labels: { for: 'Sí', against: 'No' },
      instructions: 'Marque con una X.',
    };
    const put = (languages: object[]) =>
      other.agent.put<NoticeView>(`${path}/notice/languages`, { languages });
    expect(mustBe(200, await put([spanish])).body.languages).toEqual([spanish]);
    expect(codeOf(await put([spanish, spanish]))).toBe('invalid-input');
    expect(codeOf(await put([{ ...spanish, labels: { for: 'Sí' } }]))).toBe('invalid-input');
    expect(codeOf(await put([{ ...spanish, language: 'Spanish!' }]))).toBe('invalid-input');
    mustBe(200, await put([{ ...spanish, language: 'ht' }, spanish]));
    mustBe(
      201,
      await other.agent.post(`${path}/envelopes/mailings`, { id: randomUUID(), kind: 'initial', kits: 20 }),
    );
    expect(codeOf(await put([]))).toBe('ballot-mailed');
    expect(
      mustBe(200, await other.tellers[0].get<NoticeView>(`${path}/notice`)).body.languages.map(
        ({ language }) => language,
      ),
    ).toEqual(['ht', 'es']);
  });
});
