import { randomUUID } from 'node:crypto';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection, electionInput } from './support/elections';
import { rowsOf } from './support/database';
import type { Session } from './support/session';

describe('elections', () => {
  let application: TestApplication;
  let administrator: Session;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true });
  });
  afterAll(() => application.close());

  it('creates an election with entry 0 of its record, once however often it is sent', async () => {
    const input = electionInput();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => administrator.post('/api/elections', input)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(answers.map(({ body }) => body['code'])).size).toBe(1);
    const rows = await rowsOf<{ index: number; kind: string; body: string }>(
      application.database.url,
      `SELECT index, kind, convert_from(body_bytes, 'UTF8') AS body FROM core.record_entry WHERE election_id = '${input['id'] as string}'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ index: 0, kind: 'election.opened' });
    expect(JSON.parse(rows[0]!.body)).toMatchObject({
      index: 0,
      kind: 'election.opened',
      at: '2026-03-02T15:00:00Z',
      body: {
        election: input['id'],
        follows: null,
        blockSize: 50,
        minimumBlock: 20,
        choices: [{ id: 'for' }, { id: 'against' }],
      },
    });
  });

  it('refuses the same id with another content', async () => {
    const input = electionInput();
    await administrator.post('/api/elections', input);
    const { status, body } = await administrator.post('/api/elections', {
      ...input,
      question: 'Another question?',
    });
    expect(status).toBe(422);
    expect(body['code']).toBe('same-id-other-content');
  });

  it('names every field at fault, in the reader’s language, and saves nothing', async () => {
    const input = electionInput({ name: '', timeZone: 'Mars/Olympus', blockSize: 10, surplus: 1 });
    const { status, body, headers } = await administrator.post('/api/elections', input);
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    const errors = body['errors'] as { field: string; message: string }[];
    expect(errors.map(({ field }) => field).sort()).toEqual(['blockSize', 'name', 'surplus', 'timeZone']);
    expect(errors.find(({ field }) => field === 'blockSize')?.message).toBe('Enter 20 or more.');
    expect((await administrator.get(`/api/elections/${input['id'] as string}`)).status).toBe(404);
  });

  it('refuses dates that can’t be', async () => {
    const { status, body } = await administrator.post(
      '/api/elections',
      electionInput({ countAt: '2026-03-01T00:00:00.000Z' }),
    );
    expect(status).toBe(422);
    expect(body['errors']).toEqual([
      { field: 'countAt', message: expect.stringContaining('can’t begin before') },
    ]);
  });

  it('derives the words of the trade from the phase and the dates', async () => {
    const id = await createElection(administrator, {
      petitionFiledOn: '2026-01-05',
      directedOn: '2026-01-16',
    });
    const { body } = await administrator.get(`/api/elections/${id}`);
    // 19 January 2026 is Martin Luther King’s day: two business days after Friday the 16th is Wednesday the 21st.
    expect(body).toMatchObject({
      phase: 'setup',
      stage: 'list-due',
      listDueOn: '2026-01-21',
      nextPhase: 'voting',
    });
  });

  it('refuses an illegal step in the API and in the database', async () => {
    const id = await createElection(administrator);
    const agent = await application.member(id, 'agent');
    const skipped = await agent.post(`/api/elections/${id}/phase`, { to: 'counting' });
    expect(skipped.status).toBe(409);
    expect(skipped.body['code']).toBe('illegal-step');
    const tooEarly = await agent.post(`/api/elections/${id}/phase`, { to: 'voting' });
    expect(tooEarly.status).toBe(409);
    await expect(
      rowsOf(application.database.url, `UPDATE core.election SET phase = 'closed' WHERE id = '${id}'`),
    ).rejects.toThrow(/no step leads/);
    await expect(
      rowsOf(application.database.url, `UPDATE core.election SET question = 'x' WHERE id = '${id}'`),
    ).rejects.toThrow(/published at its opening/);
    expect((await administrator.get(`/api/elections/${id}`)).body['phase']).toBe('setup');
  });

  it('changes what may change, and keeps the rest', async () => {
    const id = await createElection(administrator);
    const { body: before } = await administrator.get(`/api/elections/${id}`);
    const settings = {
      name: 'Acme, second shift',
      employer: before['employer'],
      caseNumber: '10-RC-000002',
      timeZone: 'America/New_York',
      observerSeats: 3,
      hidesTurnout: true,
      petitionFiledOn: null,
      directedOn: null,
      eligibilityOn: null,
      mailingOn: null,
      dueAt: null,
      countAt: null,
    };
    const { status, body } = await administrator.put(`/api/elections/${id}`, settings);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...settings, question: before['question'], blockSize: 50 });
    const { status: refused } = await administrator.put(`/api/elections/${id}`, {
      ...settings,
      question: 'Another?',
    });
    expect(refused).toBe(422);
  });

  it('lists to each account what is its own', async () => {
    const id = await createElection(administrator, { name: 'Only for one' });
    const organizer = await application.member(id, 'organizer', 'workers-union');
    const { body } = await organizer.get<{ total: number; items: { id: string }[] }>('/api/elections');
    expect(body.items.map((each) => each.id)).toEqual([id]);
    const stranger = await application.account();
    expect((await stranger.get('/api/elections')).body['total']).toBe(0);
    const [mine, absent] = await Promise.all([
      stranger.get(`/api/elections/${id}`),
      stranger.get(`/api/elections/${randomUUID()}`),
    ]);
    expect([mine.status, mine.body]).toEqual([absent.status, absent.body]);
  });
});
