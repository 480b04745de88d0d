import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { ContactsService } from '../src/campaign/contacts/contacts.service';
import { CONTACT_OUTCOMES, isConversation, ISSUES } from '../src/domain/assessment';
import { foldForSearch, listName, searchText } from '../src/domain/names';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection, EMPLOYER, UNION } from './support/elections';
import type { Session } from './support/session';

interface Listed {
  readonly familyName: string;
  readonly givenName: string;
  readonly department?: string;
  readonly shift?: string;
  readonly employeeNumber?: string;
  readonly cellPhone?: string;
}

interface Found {
  readonly items: readonly Record<string, unknown>[];
  readonly total: number;
}

interface Row {
  readonly id: string;
  readonly assessment: number;
  readonly timeline: readonly Record<string, unknown>[];
}

describe('the campaign', () => {
  let test: TestApplication;
  let owner: Client;
  let election: string;
  let ana: Session;
  let bob: Session;
  let lead: Session;

  beforeAll(async () => {
    test = await startTestApplication();
    owner = new Client({ connectionString: test.database.url });
    await owner.connect();
    const administrator = await test.account({ isAdministrator: true });
    election = await createElection(administrator);
    ana = await test.member(election, 'organizer', UNION);
    bob = await test.member(election, 'organizer', UNION);
    lead = await test.member(election, 'lead', UNION);
  });

  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  /** An entry of the employer's list, as an import leaves it. */
  async function list(person: Listed, inElection = election): Promise<string> {
    const id = randomUUID();
    const {
      familyName,
      givenName,
      department = '',
      shift = '',
      employeeNumber = '',
      cellPhone = '',
    } = person;
    await owner.query(
      `INSERT INTO core.roll_entry (election_id, id, match_key, family_name, given_name, department, shift, employee_number, cell_phone, search_text, sort_text)
       VALUES ($1, $2, 'test:' || ($2::uuid)::text, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        inElection,
        id,
        familyName,
        givenName,
        department,
        shift,
        employeeNumber,
        cellPhone,
        searchText({ names: [givenName, familyName], employeeNumber, phones: [cellPhone] }),
        foldForSearch(listName({ givenName, familyName })),
      ],
    );
    return id;
  }

  const path = (rest: string): string => `/api/elections/${election}/campaign/${rest}`;

  function contact(person: string, change: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      id: randomUUID(),
      person,
      outcome: 'talked',
      occurredAt: test.clock.now().toISOString(),
      ...change,
    };
  }

  async function log(session: Session, body: Record<string, unknown>): Promise<void> {
    expect(await session.post(path('contacts'), body)).toMatchObject({ status: 201 });
  }

  async function read(person: string, session = ana): Promise<Row> {
    const { status, body } = await session.get<Row>(path(`people/${person}`));
    expect(status).toBe(200);
    return body;
  }

  async function count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, [
      ...parameters,
    ]);
    return rows[0]?.n ?? -1;
  }

  it('logs a whole conversation in one command, and the person shows it', async () => {
    const person = await list({
      familyName: 'Peña',
      givenName: 'José',
      department: 'Pack',
      shift: 'Nights',
    });
    const body = contact(person, {
      assessment: 2,
      issues: ['safety', 'pay'],
      note: '  Broke her wrist in May.  ',
      followUpOn: '2026-03-03',
    });

    const { status, body: entry } = await ana.post(path('contacts'), body);

    expect(status).toBe(201);
    expect(entry).toMatchObject({
      id: body['id'],
      outcome: 'talked',
      assessment: 2,
      basis: 'said',
      issues: ['pay', 'safety'],
      note: 'Broke her wrist in May.',
      followUpOn: '2026-03-03',
      withdrawnAt: null,
    });
    expect(await read(person, lead)).toMatchObject({
      givenName: 'José',
      department: 'Pack',
      standing: 'listed',
      assessment: 2,
      attempts: 1,
      lastOutcome: 'talked',
      followUpOn: '2026-03-03',
      timeline: [{ id: body['id'], author: { name: 'organizer Test' }, withdrawableUntil: null }],
    });
  });

  it('logs "not home" with nothing but the outcome', async () => {
    const person = await list({ familyName: 'Nguyen', givenName: 'Lan' });
    await log(bob, contact(person, { outcome: 'not-home' }));
    expect(await read(person)).toMatchObject({
      assessment: 0,
      attempts: 1,
      lastOutcome: 'not-home',
      followUpOn: null,
    });
  });

  it('counts the same command once, however often and at once it is sent', async () => {
    const person = await list({ familyName: 'Okafor', givenName: 'Ada' });
    const body = contact(person, { assessment: 1, issues: ['pace'] });

    const answers = await Promise.all(Array.from({ length: 50 }, () => ana.post(path('contacts'), body)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body: entry }) => JSON.stringify(entry))).size).toBe(1);
    expect(await count('campaign.contact WHERE id = $1', [body['id']])).toBe(1);
    expect(await count('campaign.assessment WHERE contact_id = $1', [body['id']])).toBe(1);
    expect(await count('campaign.contact_issue WHERE contact_id = $1', [body['id']])).toBe(1);
    expect(await count("campaign.event WHERE subject = $1 AND type = 'contact.logged'", [body['id']])).toBe(
      1,
    );
  });

  it('refuses other content under the same id, and the same content from someone else', async () => {
    const person = await list({ familyName: 'Ortiz', givenName: 'Eva' });
    const body = contact(person, { assessment: 3 });
    await log(ana, body);
    for (const change of [
      { assessment: 4 },
      { outcome: 'refused' },
      { note: 'x' },
      { issues: ['pay'] },
      { followUpOn: '2026-03-04' },
    ]) {
      expect(await ana.post(path('contacts'), { ...body, ...change })).toMatchObject({
        status: 422,
        body: { code: 'same-id-other-content' },
      });
    }
    expect(await bob.post(path('contacts'), body)).toMatchObject({
      status: 422,
      body: { code: 'same-id-other-content' },
    });
    expect(await read(person)).toMatchObject({ assessment: 3, attempts: 1 });
  });

  it('bears with a clock ten minutes ahead, and no more', async () => {
    const person = await list({ familyName: 'Early', givenName: 'Bird' });
    const ahead = (minutes: number): string =>
      new Date(test.clock.now().getTime() + minutes * 60_000).toISOString();
    await log(ana, contact(person, { occurredAt: ahead(9) }));
    expect(await ana.post(path('contacts'), contact(person, { occurredAt: ahead(11) }))).toMatchObject({
      status: 422,
      body: { code: 'invalid-input', errors: [{ field: 'occurredAt' }] },
    });
    expect(
      await ana.post(path('contacts'), contact(person, { occurredAt: '2026-03-02T10:00:00' })),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'occurredAt' }] },
    });
  });

  it('keeps every assessment, and shows the latest by when it was made', async () => {
    const person = await list({ familyName: 'Patel', givenName: 'Ravi' });
    await log(ana, contact(person, { assessment: 4, occurredAt: '2026-03-02T12:00:00Z' }));
    // Sent later from a phone that had been offline: it was made before.
    await log(bob, contact(person, { assessment: 1, occurredAt: '2026-03-01T12:00:00Z' }));
    // "Not assessed" leaves what is known as it is.
    await log(bob, contact(person, { outcome: 'left-message', occurredAt: '2026-03-02T13:00:00Z' }));
    const { assessment, timeline } = await read(person);
    expect(assessment).toBe(4);
    expect(timeline.map((entry) => entry['assessment'])).toEqual([0, 4, 1]);
  });

  it('only ever adds rows: the database refuses the rest, even to its owner', async () => {
    const person = await list({ familyName: 'Stone', givenName: 'Set' });
    const body = contact(person, { assessment: 5, issues: ['fear'] });
    await log(ana, body);
    await ana.post(path(`contacts/${String(body['id'])}/withdrawal`));
    for (const table of ['contact', 'contact_issue', 'contact_withdrawal', 'assessment']) {
      await expect(owner.query(`UPDATE campaign.${table} SET election_id = election_id`)).rejects.toThrow(
        'refused',
      );
      await expect(owner.query(`DELETE FROM campaign.${table}`)).rejects.toThrow('refused');
      await expect(owner.query(`TRUNCATE campaign.${table} CASCADE`)).rejects.toThrow('refused');
    }
    await expect(owner.query('DELETE FROM campaign.person')).rejects.toThrow('refused');
  });

  it('takes a contact back in sight of all: its author, within a day', async () => {
    const person = await list({ familyName: 'Undo', givenName: 'Una' });
    await log(bob, contact(person, { assessment: 2, occurredAt: '2026-03-01T09:00:00Z' }));
    const body = contact(person, { assessment: 5, followUpOn: '2026-03-02' });
    await log(ana, body);
    const withdrawal = path(`contacts/${String(body['id'])}/withdrawal`);

    expect(await bob.post(withdrawal)).toMatchObject({ status: 409, body: { code: 'contact-of-another' } });
    expect((await read(person)).timeline[0]).toMatchObject({ withdrawableUntil: '2026-03-03T15:00:00.000Z' });
    expect(await ana.post(withdrawal)).toMatchObject({
      status: 200,
      body: { withdrawnAt: test.clock.now().toISOString() },
    });
    expect(await ana.post(withdrawal)).toMatchObject({ status: 200 });

    expect(
      await count("campaign.event WHERE subject = $1 AND type = 'contact.withdrawn'", [body['id']]),
    ).toBe(1);
    expect(await read(person)).toMatchObject({
      assessment: 2,
      attempts: 1,
      followUpOn: null,
      timeline: [{ assessment: 5 }, { assessment: 2 }],
    });
    // Sent again by a phone that never heard the answer, it stays withdrawn.
    expect(await ana.post(path('contacts'), body)).toMatchObject({
      status: 201,
      body: { withdrawnAt: test.clock.now().toISOString() },
    });
    expect(await ana.post(path(`contacts/${randomUUID()}/withdrawal`))).toMatchObject({ status: 404 });
    expect(await ana.post(path('contacts/no-id/withdrawal'))).toMatchObject({ status: 404 });
  });

  it('refuses a withdrawal after a day, in the service and in the database', async () => {
    const person = await list({ familyName: 'Late', givenName: 'Too' });
    const body = contact(person);
    await log(ana, body);
    const before = test.clock.now();
    test.clock.pass(24 * 3600 + 1);
    expect(await ana.post(path(`contacts/${String(body['id'])}/withdrawal`))).toMatchObject({
      status: 409,
      body: { code: 'contact-too-old-to-withdraw' },
    });
    const insert = 'INSERT INTO campaign.contact_withdrawal VALUES ($1, $2, $3, $4)';
    await expect(
      owner.query(insert, [election, body['id'], ana.accountId, test.clock.now()]),
    ).rejects.toMatchObject({
      constraint: 'contact_withdrawal_in_time',
    });
    await expect(owner.query(insert, [election, body['id'], bob.accountId, before])).rejects.toMatchObject({
      constraint: 'contact_withdrawal_author',
    });
    test.clock.set(before);
  });

  describe('search', () => {
    beforeAll(async () => {
      await list({ familyName: 'Garçía', givenName: 'José', cellPhone: '(205) 555-4412' });
      await list({ familyName: "O'Brien", givenName: 'Kit', employeeNumber: '55447788' });
      await list({ familyName: 'de la Cruz', givenName: 'María', cellPhone: '+1 205 555 0099' });
    });

    it.each([
      ['jose garcia', 'Garçía'],
      ['obrien', "O'Brien"],
      ['O’BRIEN', "O'Brien"],
      ['dela cruz', 'de la Cruz'],
      ['de la cr mar', 'de la Cruz'],
      ['delacruz', 'de la Cruz'],
      ['garcia 4412', 'Garçía'],
      ['7788', "O'Brien"],
      ['0099', 'de la Cruz'],
    ])('finds by "%s"', async (q, familyName) => {
      const { body } = await ana.get<Found>(path(`people?q=${encodeURIComponent(q)}`));
      expect(body.items.map((person) => person['familyName'])).toEqual([familyName]);
    });
  });

  it('takes a search for text, whatever stands in it', async () => {
    for (const q of ['(', '\\', '%', '.*', 'a{2,', '[', ' ', 'o b c d e f g h', '\u0000']) {
      expect(await ana.get(path(`people?q=${encodeURIComponent(q)}`))).toMatchObject({ status: 200 });
    }
  });

  it('charts what a plain count says, and nothing but their number for fewer than five', async () => {
    const session = await test.account({ isAdministrator: true });
    const other = await createElection(session, { name: 'Charted' });
    const organizer = await test.member(other, 'organizer', UNION);
    const places = [
      ['Pack', 'Days', 30],
      ['Pack', 'Nights', 12],
      ['Dock', 'Days', 4],
      ['', 'Nights', 6],
    ] as const;
    let number = 0;
    for (const [department, shift, people] of places) {
      for (let index = 0; index < people; index++) {
        const person = await list(
          { familyName: `P${String(++number)}`, givenName: 'X', department, shift },
          other,
        );
        if (number % 3 === 0) continue;
        const answer = await organizer.post(`/api/elections/${other}/campaign/contacts`, {
          ...contact(person),
          outcome: number % 4 === 0 ? 'left-message' : 'talked',
          assessment: number % 6,
        });
        expect(answer.status).toBe(201);
      }
    }
    const { body } = await organizer.get(`/api/elections/${other}/campaign/wall-chart`);

    const { rows } = await owner.query<Record<string, unknown>>(
      `SELECT e.department, e.shift, count(*)::int AS people,
              count(a.value)::int AS assessed,
              (count(*) FILTER (WHERE a.value IN (1, 2)))::int AS supporters,
              (count(*) FILTER (WHERE EXISTS (SELECT FROM campaign.contact c WHERE c.person_id = e.id AND c.outcome IN ('talked', 'refused'))))::int AS reached
         FROM core.roll_entry e LEFT JOIN campaign.assessment a ON a.person_id = e.id
        WHERE e.election_id = $1 GROUP BY 1, 2`,
      [other],
    );
    const of = (department: string, shift: string): Record<string, unknown> => {
      const { people, assessed, supporters, reached } = rows.find(
        (row) => row['department'] === department && row['shift'] === shift,
      )!;
      return { people, assessed, supporters, reached };
    };
    const empty = { people: 0, assessed: null, supporters: null, reached: null };
    expect(body).toMatchObject({
      departments: ['', 'Dock', 'Pack'],
      shifts: ['Days', 'Nights'],
      cells: [
        [empty, of('', 'Nights')],
        [{ people: 4, assessed: null, supporters: null, reached: null }, empty],
        [of('Pack', 'Days'), of('Pack', 'Nights')],
      ],
      smallestCell: 5,
    });
    const sum = (name: string): number => rows.reduce((total, row) => total + Number(row[name]), 0);
    expect(body['total']).toEqual({
      people: 52,
      assessed: sum('assessed'),
      supporters: sum('supporters'),
      reached: sum('reached'),
    });

    // Every figure opens exactly the people behind it.
    const people = `/api/elections/${other}/campaign/people`;
    const total = async (query: string): Promise<number> =>
      (await organizer.get<Found>(`${people}?${query}`)).body.total;
    expect(await total('assessment=1,2')).toBe(sum('supporters'));
    expect(await total('reached=yes')).toBe(sum('reached'));
    expect(await total('reached=no&assessment=0')).toBe(
      await count(
        `core.roll_entry e WHERE election_id = $1 AND NOT EXISTS (SELECT FROM campaign.assessment a WHERE a.person_id = e.id)
                   AND NOT EXISTS (SELECT FROM campaign.contact c WHERE c.person_id = e.id AND c.outcome = 'talked')`,
        [other],
      ),
    );
    expect(await total('department=Pack&shift=Nights')).toBe(12);
    expect(await total('department=-')).toBe(6);
    expect((await organizer.get<Found>(`${people}?offset=50&limit=10`)).body).toMatchObject({
      total: 52,
      items: { length: 2 },
    });
    expect((await organizer.get<Found>(`${people}?offset=90&limit=10`)).body).toMatchObject({
      total: 52,
      items: [],
    });
    expect(await organizer.get(`${people}?assessment=7`)).toMatchObject({ status: 422 });
  });

  it('says who comes next: follow-ups due, then who nobody tried, and nobody twice a day', async () => {
    const session = await test.account({ isAdministrator: true });
    const other = await createElection(session, { name: 'Next' });
    const [cleo, dan] = [
      await test.member(other, 'organizer', UNION),
      await test.member(other, 'organizer', UNION),
    ];
    const base = `/api/elections/${other}/campaign`;
    const ids: string[] = [];
    for (let index = 0; index < 8; index++)
      ids.push(await list({ familyName: `N${String(index)}`, givenName: 'X' }, other));
    const yesterday = '2026-03-01T18:00:00Z';
    const post = (by: Session, person: string, change: Record<string, unknown>) =>
      by.post(`${base}/contacts`, contact(person, change));
    await post(dan, ids[0]!, { occurredAt: yesterday, followUpOn: '2026-03-01' });
    await post(cleo, ids[1]!, { occurredAt: yesterday, followUpOn: '2026-03-02' });
    await post(cleo, ids[2]!, { occurredAt: yesterday, followUpOn: '2026-03-09' });
    await post(cleo, ids[3]!, { occurredAt: yesterday, outcome: 'not-home' });
    await post(cleo, ids[4]!, { outcome: 'not-home' });

    const home = async () =>
      (
        await cleo.get<{ next: { id: string; reason: string }[]; figures: Record<string, number> }>(
          `${base}/home`,
        )
      ).body;
    const { next, figures } = await home();

    expect(next.map(({ id }) => id).slice(0, 2)).toEqual([ids[1], ids[0]]);
    expect(next.slice(2).map(({ reason }) => reason)).toEqual(['never-tried', 'never-tried', 'never-tried']);
    expect(figures).toEqual({ people: 8, assessed: 0, supporters: 0, reached: 3, followUpsDue: 2 });
    expect(
      (await cleo.get<Found>(`${base}/people?followUp=due`)).body.items.map((person) => person['id']),
    ).toEqual([ids[0], ids[1]]);
    expect((await cleo.get<Found>(`${base}/people?followUp=open`)).body.total).toBe(3);

    // An attempt leaves the follow-up open, for another day; a conversation settles it.
    await post(cleo, ids[1]!, { outcome: 'not-home' });
    await post(dan, ids[0]!, {});
    expect((await home()).figures).toMatchObject({ followUpsDue: 1 });
    expect((await home()).next.map(({ id }) => id)).not.toContain(ids[1]);
    expect((await home()).next.at(-1)).toMatchObject({ id: ids[3], reason: 'never-reached' });
  });

  it('keeps the work on people who leave the list', async () => {
    const person = await list({ familyName: 'Gone', givenName: 'Gus' });
    const untouched = await list({ familyName: 'Gone', givenName: 'Gil' });
    await log(ana, contact(person, { assessment: 1 }));
    await owner.query('UPDATE core.roll_entry SET is_current = false WHERE id = ANY ($1)', [
      [person, untouched],
    ]);

    expect(await read(person)).toMatchObject({ standing: 'left', assessment: 1, timeline: { length: 1 } });
    expect((await ana.get<Found>(path('people?q=gone'))).body.items).toMatchObject([{ id: person }]);
    expect((await ana.get<Found>(path('people?limit=200'))).body.items).not.toContainEqual(
      expect.objectContaining({ id: person }),
    );
    await log(ana, contact(person, { outcome: 'moved-or-quit' }));
    expect(await ana.post(path('contacts'), contact(untouched))).toMatchObject({ status: 404 });
  });

  it('knows people whom the union added, and counts the work on a merged person for the one who stays', async () => {
    const added = randomUUID();
    await owner.query(
      `INSERT INTO campaign.person (election_id, id, given_name, family_name, department, shift, search_text, created_at, created_by)
       VALUES ($1, $2, 'Zoë', 'Added', 'Dock', 'Days', 'added zoe', now(), $3)`,
      [election, added, ana.accountId],
    );
    const listed = await list({ familyName: 'Added', givenName: 'Zoe Ann' });
    await log(ana, contact(added, { assessment: 2 }));
    expect(await read(added)).toMatchObject({ standing: 'added', assessment: 2, department: 'Dock' });
    await log(ana, contact(listed, { outcome: 'not-home', occurredAt: '2026-03-01T12:00:00Z' }));

    await owner.query('UPDATE campaign.person SET merged_into = $2 WHERE id = $1', [added, listed]);

    expect(await read(listed)).toMatchObject({ assessment: 2, attempts: 2, timeline: { length: 2 } });
    // An old link leads to the one who stays.
    expect(await read(added)).toMatchObject({ id: listed, assessment: 2, attempts: 2 });
    await expect(
      owner.query('UPDATE campaign.person SET merged_into = $2 WHERE id = $1', [listed, added]),
    ).rejects.toMatchObject({
      constraint: 'person_merged_once',
    });
  });

  it('has the outcomes and issues of the domain, with the same meaning', async () => {
    const outcomes = await owner.query<{ code: string; reaches: boolean }>(
      'SELECT code, reaches FROM campaign.outcome',
    );
    expect(new Map(outcomes.rows.map(({ code, reaches }) => [code, reaches]))).toEqual(
      new Map(CONTACT_OUTCOMES.map((outcome) => [outcome, isConversation(outcome)])),
    );
    const { body } = await ana.get<Found>(path('issues'));
    expect(body.items.map((issue) => issue['code'])).toEqual([...ISSUES]);
    expect(body.items.find((issue) => issue['code'] === 'pace')).toEqual({
      code: 'pace',
      contacts: 1,
      people: 1,
    });
  });

  it('is not there for anyone else: other organizers, every official role, the administrator', async () => {
    const administrator = await test.account({ isAdministrator: true });
    const other = await createElection(administrator, { name: 'Elsewhere' });
    const person = await list({ familyName: 'Secret', givenName: 'Sam' });
    await log(ana, contact(person, { note: 'secret' }));
    const strangers = [
      administrator,
      await test.member(other, 'organizer', UNION),
      await test.member(other, 'lead', UNION),
      await test.member(election, 'agent'),
      await test.member(election, 'teller'),
      await test.member(election, 'observer', UNION),
      await test.member(election, 'observer', EMPLOYER),
    ];
    const gets = ['home', 'people', `people/${person}`, 'wall-chart', 'issues'];
    for (const stranger of strangers) {
      for (const get of gets)
        expect(await stranger.get(path(get))).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await stranger.post(path('contacts'), contact(person))).toMatchObject({ status: 404 });
      expect(await stranger.post(path(`contacts/${randomUUID()}/withdrawal`))).toMatchObject({ status: 404 });
    }
    for (const get of gets) expect(await test.visitor().get(path(get))).toMatchObject({ status: 401 });
    // Through one's own election there is no way to the people of another.
    const organizer = strangers[1]!;
    expect(await organizer.get(`/api/elections/${other}/campaign/people/${person}`)).toMatchObject({
      status: 404,
    });
    expect(await organizer.post(`/api/elections/${other}/campaign/contacts`, contact(person))).toMatchObject({
      status: 404,
    });
  });

  it('keeps names and notes out of events and notifications', async () => {
    const listener = new Client({ connectionString: test.database.url });
    await listener.connect();
    const heard: string[] = [];
    const hint = new Promise<void>((resolve) => {
      listener.on('notification', ({ payload }) => {
        heard.push(payload ?? '');
        if (heard.length === 2) resolve();
      });
    });
    await listener.query('LISTEN rollcall');
    const person = await list({ familyName: 'Unspoken', givenName: 'Vera', cellPhone: '205 555 1234' });
    const body = contact(person, { assessment: 2, note: 'Subpoena bait', issues: ['fear'] });
    await log(ana, body);
    await hint;
    await listener.end();

    const { rows } = await owner.query<{ text: string }>(
      'SELECT to_jsonb(e)::text AS text FROM campaign.event e WHERE subject = $1',
      [body['id']],
    );
    expect(rows).toHaveLength(2);
    for (const text of [...heard, ...rows.map((row) => row.text)]) {
      expect(text).not.toMatch(/subpoena|unspoken|vera|1234|fear/i);
    }
  });

  describe('on the socket', () => {
    const sockets: Socket[] = [];

    function connect(session: Session): Socket {
      const socket = io(test.url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie: session.cookie, origin: test.url },
      });
      sockets.push(socket);
      return socket;
    }

    afterAll(() => {
      for (const socket of sockets) socket.close();
    });

    const join = (socket: Socket): Promise<boolean> =>
      new Promise((resolve) => socket.emit('join', { room: `campaign:${election}` }, resolve));

    it('tells the campaign, and only the campaign, that something changed', async () => {
      const person = await list({ familyName: 'Live', givenName: 'Liv' });
      const socket = connect(lead);
      expect(await join(socket)).toBe(true);
      for (const role of ['agent', 'teller'] as const) {
        expect(await join(connect(await test.member(election, role)))).toBe(false);
      }
      expect(await join(connect(await test.member(election, 'observer', UNION)))).toBe(false);

      const hint = new Promise<Record<string, unknown>>((resolve) => socket.once('changed', resolve));
      await log(ana, contact(person, { note: 'not for the wire' }));

      expect(await hint).toEqual({ room: `campaign:${election}`, what: 'contact.logged' });
    });
  });

  it('can read nothing of the official wing, and no foreign key leads there', async () => {
    const { rows: tables } = await owner.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'official'",
    );
    expect(tables.length).toBeGreaterThan(0);
    await owner.query('SET ROLE rollcall_campaign');
    try {
      for (const { name } of tables) {
        await expect(owner.query(`SELECT * FROM ${name} LIMIT 1`)).rejects.toMatchObject({ code: '42501' });
      }
      await expect(owner.query('SELECT password_hash FROM core.account')).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await owner.query('RESET ROLE');
    }
    await owner.query('SET ROLE rollcall_official');
    try {
      await expect(owner.query('SELECT * FROM campaign.contact LIMIT 1')).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await owner.query('RESET ROLE');
    }
    const crossing = await count(
      `pg_constraint c
         JOIN pg_class a ON a.oid = c.conrelid JOIN pg_namespace an ON an.oid = a.relnamespace
         JOIN pg_class b ON b.oid = c.confrelid JOIN pg_namespace bn ON bn.oid = b.relnamespace
        WHERE c.contype = 'f' AND (an.nspname, bn.nspname) IN (('campaign', 'official'), ('official', 'campaign'))`,
    );
    expect(crossing).toBe(0);
  });

  it('loads the contacts of a demo at once', async () => {
    const people = [
      await list({ familyName: 'Demo', givenName: 'A' }),
      await list({ familyName: 'Demo', givenName: 'B' }),
    ];
    const contacts = people.map((personId, index) => ({
      id: randomUUID(),
      personId,
      authorId: index === 0 ? ana.accountId : bob.accountId,
      outcome: 'talked' as const,
      occurredAt: new Date('2026-02-01T12:00:00Z'),
      assessment: index + 1,
      issues: ['pay'] as const,
      note: '',
      followUpOn: null,
    }));
    const service = test.app.get(ContactsService, { strict: false });
    await service.logDemo(election, contacts);
    await service.logDemo(election, contacts);
    expect(await count('campaign.contact WHERE id = ANY ($1)', [contacts.map(({ id }) => id)])).toBe(2);
    expect(await read(people[1]!)).toMatchObject({
      assessment: 2,
      lastContactAt: '2026-02-01T12:00:00.000Z',
    });
  });
});
