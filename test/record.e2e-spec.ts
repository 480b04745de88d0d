import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { verifyArchive } from '../src/official/record/record-archive';
import { NOBODY } from '../src/platform/access';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { createElection } from './support/elections';
import type { Session } from './support/session';

describe('the election record', () => {
  let application: TestApplication;
  let administrator: Session;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true });
    unitOfWork = application.app.get(UnitOfWork);
  });
  afterAll(() => application.close());

  const register = (electionId: string, party: string) =>
    unitOfWork.run({ actor: NOBODY, as: 'official', electionId }, (tx) => {
      tx.append('party.registered', { party, publicKey: randomBytes(32).toString('base64') });
      return Promise.resolve();
    });

  const indices = async (electionId: string): Promise<number[]> =>
    (
      await rowsOf<{ index: number }>(
        application.database.url,
        'SELECT index FROM core.record_entry WHERE election_id = $1 ORDER BY index',
        [electionId],
      )
    ).map(({ index }) => index);

  it('stays gapless under twenty parallel appends', async () => {
    const id = await createElection(administrator);
    await Promise.all(Array.from({ length: 20 }, (_, each) => register(id, `party-${each}`)));
    expect(await indices(id)).toEqual(Array.from({ length: 21 }, (_, index) => index));
  });

  it('refuses UPDATE, DELETE and TRUNCATE, even to the owner, and entries that do not follow', async () => {
    const id = await createElection(administrator);
    const { url } = application.database;
    for (const statement of [
      `UPDATE core.record_entry SET kind = 'x' WHERE election_id = '${id}'`,
      `DELETE FROM core.record_entry WHERE election_id = '${id}'`,
      'TRUNCATE core.record_entry CASCADE',
      'DELETE FROM core.checkpoint',
      'DELETE FROM core.signing_key',
    ]) {
      await expect(rowsOf(url, statement)).rejects.toThrow(/only ever added/);
    }
    const insert = (
      index: number,
      body: string,
      leaf = `sha256('\\x00'::bytea || convert_to('${body}', 'UTF8'))`,
    ) =>
      rowsOf(
        url,
        `INSERT INTO core.record_entry VALUES ('${id}', ${index}, 'x.y', convert_to('${body}', 'UTF8'), ${leaf})`,
      );
    const body = (index: number) => `{"at":"2026-03-02T15:00:00Z","body":{},"index":${index},"kind":"x.y"}`;
    await expect(insert(5, body(5))).rejects.toThrow(/is at 0, not at 5/);
    await expect(insert(1, body(2))).rejects.toThrow(/do not say what its row says/);
    await expect(insert(1, body(1), "sha256('x')")).rejects.toThrow(/record_entry_leaf/);
  });

  it('gives the wings’ roles no more than to read and to add', async () => {
    for (const role of ['rollcall_core', 'rollcall_official']) {
      await expect(
        rowsOf(application.database.url, `SET ROLE ${role}; DELETE FROM core.record_entry`),
      ).rejects.toThrow(/permission denied/);
    }
    await expect(
      rowsOf(application.database.url, 'SET ROLE rollcall_campaign; SELECT * FROM core.record_entry'),
    ).rejects.toThrow(/permission denied/);
  });

  it('leaves no entry and sends no notification when the use case is rolled back', async () => {
    const id = await createElection(administrator);
    const listener = new Client({ connectionString: application.database.url });
    await listener.connect();
    const heard: string[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query('LISTEN rollcall');
    // Two entries, of which the replay refuses the second: the first goes with it.
    await expect(
      unitOfWork.run({ actor: NOBODY, as: 'official', electionId: id }, (tx) => {
        tx.append('party.registered', { party: 'one', publicKey: randomBytes(32).toString('base64') });
        tx.append('mailing.recorded', { kits: 5, purpose: 'initial' });
        return Promise.resolve();
      }),
    ).rejects.toMatchObject({ code: 'record-refuses', parameters: { rule: 'lifecycle' } });
    await expect(
      unitOfWork.run({ actor: NOBODY, as: 'official', electionId: id }, (tx) => {
        tx.append('party.registered', { party: 'one', publicKey: randomBytes(32).toString('base64') });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await indices(id)).toEqual([0]);
    // The next commit is heard, and it is the first: notifications come in the order of commits.
    await register(id, 'two');
    await until(() => heard.length > 0);
    expect(heard.map((payload) => JSON.parse(payload) as unknown)).toEqual([
      { stream: 'record', election: id, size: 2, kinds: ['party.registered'] },
    ]);
    await listener.end();
  });

  it('exports an open record that verifies, and signs one size once', async () => {
    const id = await createElection(administrator);
    const agent = await application.member(id, 'agent');
    await register(id, 'workers-union');
    const [first, second] = [
      await agent.download(`/api/elections/${id}/record.zip`),
      await agent.download(`/api/elections/${id}/record.zip`),
    ];
    expect(first.status).toBe(200);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    const verdict = verifyArchive(first.bytes);
    expect(verdict).toMatchObject({ ok: true, exit: 0 });
    const checkpoints = await rowsOf(
      application.database.url,
      'SELECT size FROM core.checkpoint WHERE election_id = $1',
      [id],
    );
    expect(checkpoints).toEqual([{ size: 2 }]);
  });

  it('is for the agent and observers until objections, page by page', async () => {
    const id = await createElection(administrator);
    for (let each = 0; each < 4; each++) await register(id, `party-${each}`);
    const observer = await application.member(id, 'observer', 'acme');
    const { status, body } = await observer.get<{ size: number; lines: string[] }>(
      `/api/elections/${id}/record?from=3&limit=1`,
    );
    expect(status).toBe(200);
    expect(body.size).toBe(5);
    expect(body.lines.map((line) => (JSON.parse(line) as { index: number }).index)).toEqual([3]);
    const teller = await application.member(id, 'teller', 'acme');
    expect((await teller.get(`/api/elections/${id}/record`)).status).toBe(404);
    expect((await application.visitor().get(`/api/elections/${id}/record.zip`)).status).toBe(401);
    expect((await application.visitor().get(`/api/elections/${id}/record/checkpoint`)).body['code']).toBe(
      'no-checkpoint-yet',
    );
    expect((await application.visitor().get(`/api/elections/${randomUUID()}/record/checkpoint`)).status).toBe(
      404,
    );
    expect((await application.visitor().get('/api/elections/nonsense/record/checkpoint')).status).toBe(404);
  });
});

/** Looks again with every turn of the event loop until it holds; the runner's time limit ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
