import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { BOARD_INTERVAL_MS } from '../src/live/live.gateway';
import type { BoardView } from '../src/live/live.contract';
import { NOBODY } from '../src/platform/access';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection } from './support/elections';
import { closed, connect, join, nextBoard, nextHint, type LiveClient } from './support/live';
import type { Session } from './support/session';

describe('live', () => {
  let application: TestApplication;
  let administrator: Session;
  let electionId: string;
  let slug: string;
  const sockets: LiveClient[] = [];

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true });
    electionId = await createElection(administrator);
    slug = (await administrator.get(`/api/elections/${electionId}`)).body['slug'] as string;
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });
  afterAll(() => application.close());

  const open = async (session: Session): Promise<LiveClient> => {
    const socket = await connect(session);
    sockets.push(socket);
    return socket;
  };
  let parties = 0;
  const append = (election = electionId): Promise<void> =>
    application.app.get(UnitOfWork).run({ actor: NOBODY, as: 'official', electionId: election }, (tx) => {
      tx.append('party.registered', {
        party: `party-${parties++}`,
        publicKey: randomBytes(32).toString('base64'),
      });
      return Promise.resolve();
    });

  it('opens to each role the rooms that it may read by HTTP, and no others', async () => {
    const rooms = ['election', 'roll', 'campaign', 'desk', 'count', 'record'] as const;
    const expected = {
      administrator: ['election', 'roll'],
      agent: ['election', 'roll', 'desk', 'count', 'record'],
      teller: ['election', 'desk', 'count'],
      observer: ['election', 'count', 'record'],
      lead: ['election', 'campaign'],
      organizer: ['election', 'campaign'],
      stranger: [],
      visitor: [],
    };
    const sessions: Record<keyof typeof expected, Session> = {
      administrator,
      agent: await application.member(electionId, 'agent'),
      teller: await application.member(electionId, 'teller', 'acme'),
      observer: await application.member(electionId, 'observer', 'acme'),
      lead: await application.member(electionId, 'lead', 'workers-union'),
      organizer: await application.member(electionId, 'organizer', 'workers-union'),
      stranger: await application.account(),
      visitor: application.visitor(),
    };
    for (const [role, session] of Object.entries(sessions)) {
      const socket = await open(session);
      const opened = [];
      for (const room of rooms) if (await join(socket, `${room}:${electionId}`)) opened.push(room);
      expect([role, opened]).toEqual([role, expected[role as keyof typeof expected]]);
      expect(await join(socket, 'account:anything')).toBe(false);
      expect(await join(socket, `record:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)).toBe(false);
    }
  });

  it('shakes hands only with pages of this server', async () => {
    await expect(connect(administrator, { origin: 'https://elsewhere.example' })).rejects.toThrow();
    await expect(connect(administrator, { 'sec-fetch-site': 'cross-site' })).rejects.toThrow();
  });

  it('ignores what is no request, and takes no commands', async () => {
    const socket = await open(administrator);
    for (const nonsense of [
      null,
      7,
      {},
      { room: 3 },
      { room: 'board:' },
      { room: `board:${'x'.repeat(100)}` },
    ]) {
      const answer = await new Promise((resolve) => {
        socket.emit('join', nonsense as never, resolve);
      });
      expect(answer).toBe(false);
    }
    expect(socket.connected).toBe(true);
  });

  it('closes a revoked account’s sockets at once', async () => {
    const observer = await application.member(electionId, 'observer', 'workers-union');
    const socket = await open(observer);
    expect(await join(socket, `record:${electionId}`)).toBe(true);
    const ended = closed(socket);
    const { status } = await administrator.delete(`/api/accounts/${observer.accountId}`);
    expect(status).toBeLessThan(300);
    expect(await ended).toBe('io server disconnect');
    expect((await observer.get(`/api/elections/${electionId}`)).status).toBe(401);
  });

  it('brings a reader of the record up to date by index after the connection was cut', async () => {
    const election = await createElection(administrator);
    const observer = await application.member(election, 'observer', 'acme');
    const seen: number[] = [];
    const catchUp = async (): Promise<void> => {
      const { body } = await observer.get<{ lines: string[] }>(
        `/api/elections/${election}/record?from=${seen.length}`,
      );
      for (const line of body.lines) seen.push((JSON.parse(line) as { index: number }).index);
    };
    const first = await open(observer);
    await join(first, `record:${election}`);
    await catchUp();
    const hint = nextHint(first, 'party.registered');
    await append(election);
    expect(await hint).toEqual({ room: `record:${election}`, what: 'party.registered', index: 1 });
    await catchUp();
    first.io.engine.close();
    for (let each = 0; each < 5; each++) await append(election);
    const second = await open(observer);
    expect(await join(second, `record:${election}`)).toBe(true);
    await catchUp();
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('tells everyone to read again after the feed’s own connection was lost', async () => {
    const socket = await open(administrator);
    await join(socket, `election:${electionId}`);
    const hint = nextHint(socket, 'resynchronise');
    const owner = new Client({ connectionString: application.database.url });
    await owner.connect();
    await owner.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rollcall-feed' AND datname = current_database()",
    );
    await owner.end();
    await hint;
    const again = nextHint(socket, 'election.');
    await administrator.put(
      `/api/elections/${electionId}`,
      settingsOf((await administrator.get(`/api/elections/${electionId}`)).body),
    );
    await again;
  });

  describe('the public board', () => {
    it('pushes the whole snapshot on joining, at once on a change, then coalesced', async () => {
      const socket = await open(application.visitor());
      const first = nextBoard(socket);
      expect(await join(socket, `board:${slug}`)).toBe(true);
      const { recordSize } = await first;
      const arrivals: { at: number; size: number }[] = [];
      socket.on('board', (board) => arrivals.push({ at: performance.now(), size: board.recordSize }));
      const last = nextBoard(socket, (board) => board.recordSize === recordSize + 30);
      for (let each = 0; each < 30; each++) await append();
      await last;
      // Thirty changes, few snapshots: none sooner than the interval after the one before (timers may fire 1 ms early).
      expect(arrivals.length).toBeLessThan(30);
      const gaps = arrivals.slice(1).map(({ at }, position) => at - arrivals[position]!.at);
      expect(gaps.filter((gap) => gap < BOARD_INTERVAL_MS / 2)).toEqual([]);
    });

    it('says nothing of people, and stays within 4 KB', async () => {
      const response = await fetch(`${application.url}/e/${slug}/results.json`);
      const text = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(text.length).toBeLessThan(4096);
      const board = JSON.parse(text) as BoardView;
      expect(board).toMatchObject({
        election: { id: electionId, slug },
        phase: 'setup',
        eligible: null,
        count: null,
        tally: null,
      });
      expect(text).not.toMatch(/@|organizer|assessment/);
    });

    it('answers 404 for a board that is not there', async () => {
      expect((await fetch(`${application.url}/e/no-such-board/results.json`)).status).toBe(404);
    });

    it('is readable without JavaScript, in both languages, and may be framed', async () => {
      const response = await fetch(`${application.url}/e/${slug}`, {
        headers: { 'accept-language': 'es' },
      });
      const html = await response.text();
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('x-frame-options')).toBeNull();
      expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(html).toContain('<html lang="es"');
      expect(html).toContain('Acme Fulfilment, Bessemer');
      expect(html).toMatch(/<noscript><meta http-equiv="refresh"/);
      expect(html).not.toMatch(/ style="/);
    });
  });
});

function settingsOf(view: Record<string, unknown>): Record<string, unknown> {
  const names = [
    'name',
    'employer',
    'caseNumber',
    'timeZone',
    'observerSeats',
    'hidesTurnout',
    'petitionFiledOn',
    'directedOn',
    'eligibilityOn',
    'mailingOn',
    'dueAt',
    'countAt',
  ];
  return Object.fromEntries(names.map((name) => [name, view[name]]));
}
