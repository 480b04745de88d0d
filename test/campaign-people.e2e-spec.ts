import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { RollFollower } from '../src/campaign/values/roll-follower.service';
import { foldForSearch, listName, searchText } from '../src/domain/names';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection, EMPLOYER, UNION } from './support/elections';
import type { Session } from './support/session';

interface Given {
  readonly value: string | null;
  readonly source: string;
  readonly by: string;
}

interface Field {
  readonly field: string;
  readonly value: string;
  readonly employer: { readonly value: string } | null;
  readonly union: Given | null;
  readonly history: readonly Given[];
}

interface Details {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly standing: string;
  readonly assessment: number;
  readonly attempts: number;
  readonly phones: readonly string[];
  readonly fields: readonly Field[];
  readonly merged: readonly { readonly id: string; readonly personId: string; readonly how: string }[];
  readonly timeline: readonly unknown[];
}

describe('a person as two sources side by side', () => {
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
    election = await createElection(await test.account({ isAdministrator: true }));
    ana = await test.member(election, 'organizer', UNION);
    bob = await test.member(election, 'organizer', UNION);
    lead = await test.member(election, 'lead', UNION);
  });

  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  /** An entry of the employer's list, as an import leaves it. */
  async function list(values: Readonly<Record<string, string>>): Promise<string> {
    const id = randomUUID();
    const names = { familyName: values['family_name'] ?? '', givenName: values['given_name'] ?? '' };
    const columns = Object.keys(values);
    await owner.query(
      `INSERT INTO core.roll_entry (election_id, id, match_key, search_text, sort_text, ${columns.join(', ')})
       VALUES ($1, $2, 'test:' || ($2::uuid)::text, $3, $4, ${columns.map((_, i) => `$${i + 5}`).join(', ')})`,
      [
        election,
        id,
        searchText({ names: [names.givenName, names.familyName], phones: [values['cell_phone'] ?? ''] }),
        foldForSearch(listName(names)),
        ...Object.values(values),
      ],
    );
    return id;
  }

  const path = (rest: string): string => `/api/elections/${election}/campaign/${rest}`;

  async function read(person: string, session = ana): Promise<Details> {
    const { status, body } = await session.get<Details>(path(`people/${person}`));
    expect(status).toBe(200);
    return body;
  }

  const fieldOf = (person: Details, name: string): Field | undefined =>
    person.fields.find(({ field }) => field === name);

  async function give(person: string, field: string, value: string | null, session = ana): Promise<Details> {
    const { status, body } = await session.put<Details>(path(`people/${person}/values/${field}`), { value });
    expect(status).toBe(200);
    return body;
  }

  async function add(values: Record<string, unknown>, session = ana): Promise<string> {
    const id = randomUUID();
    expect(await session.post(path('people'), { id, ...values })).toMatchObject({ status: 201 });
    return id;
  }

  async function contact(person: string, change: Record<string, unknown> = {}): Promise<void> {
    const occurredAt = test.clock.now().toISOString();
    const body = { id: randomUUID(), person, outcome: 'talked', occurredAt, ...change };
    expect(await ana.post(path('contacts'), body)).toMatchObject({ status: 201 });
  }

  const search = async (q: string): Promise<string[]> =>
    (await ana.get<{ items: { id: string }[] }>(path(`people?q=${encodeURIComponent(q)}`))).body.items.map(
      ({ id }) => id,
    );

  const merge = (keep: string, other: string, session = lead) =>
    session.post<{ id: string }>(path('merges'), { id: randomUUID(), keep, merge: other });

  it('shows the employer’s value and the organizer’s own, with who and when, neither overwriting the other', async () => {
    const person = await list({
      family_name: 'Peña',
      given_name: 'José',
      department: 'Pack',
      cell_phone: '+12055550100',
    });

    await give(person, 'cellPhone', ' (205) 555-0177 ');
    test.clock.pass(60);
    const after = await give(person, 'department', 'Dock', bob);

    expect(after).toMatchObject({ department: 'Dock', phones: ['+12055550177'] });
    expect(fieldOf(after, 'cellPhone')).toMatchObject({
      value: '+12055550177',
      employer: { value: '+12055550100' },
      union: { value: '+12055550177', source: 'organizer', fileName: null, by: 'organizer Test' },
      history: [],
    });
    expect(fieldOf(after, 'familyName')).toMatchObject({
      value: 'Peña',
      employer: { value: 'Peña' },
      union: null,
    });
    const { rows } = await owner.query<{ department: string; cell_phone: string }>(
      'SELECT department, cell_phone FROM core.roll_entry WHERE id = $1',
      [person],
    );
    expect(rows).toEqual([{ department: 'Pack', cell_phone: '+12055550100' }]);
    expect(await search('0177')).toEqual([person]);
    expect(await search('0100')).toEqual([person]);
  });

  it('keeps what was said before, and takes a value back', async () => {
    const person = await list({ family_name: 'Reyes', given_name: 'Eva', cell_phone: '+12055550101' });
    await give(person, 'cellPhone', '+12055550102');
    test.clock.pass(60);
    // A wrong number: there is none to call.
    expect(await give(person, 'cellPhone', '')).toMatchObject({ phones: [] });
    test.clock.pass(60);
    const after = await give(person, 'cellPhone', null);

    expect(after.phones).toEqual(['+12055550101']);
    expect(fieldOf(after, 'cellPhone')).toMatchObject({
      union: null,
      history: [{ value: null }, { value: '' }, { value: '+12055550102' }],
    });
    const count = async (): Promise<number> =>
      (await owner.query('SELECT FROM campaign.person_value WHERE person_id = $1', [person])).rowCount ?? 0;
    expect(await count()).toBe(3);
    await give(person, 'cellPhone', null);
    expect(await count()).toBe(3);
    await expect(owner.query(`UPDATE campaign.person_value SET value = 'x'`)).rejects.toThrow('refused');
    await expect(owner.query('DELETE FROM campaign.person_value')).rejects.toThrow('refused');
  });

  it('refuses a field that is none, a name taken away, and a value that is too long', async () => {
    const person = await list({ family_name: 'Ortiz', given_name: 'Leo' });
    const put = (field: string, value: unknown) =>
      ana.put(path(`people/${person}/values/${field}`), { value });
    expect(await put('salary', '1')).toMatchObject({ status: 404 });
    expect(await put('familyName', ' ')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'value' }] },
    });
    expect(await put('street', 'x'.repeat(301))).toMatchObject({ status: 422 });
    // Longer than a state can be.
    expect(await put('state', 'x'.repeat(61))).toMatchObject({
      status: 422,
      body: { code: 'invalid-input' },
    });
    expect(await ana.put(path(`people/${randomUUID()}/values/state`), { value: 'AL' })).toMatchObject({
      status: 404,
    });
  });

  it('adds somebody who is on no list, once, however often it is sent', async () => {
    const body = {
      id: randomUUID(),
      givenName: 'Zoë',
      familyName: 'Nakamura',
      department: 'Dock',
      cellPhone: '205-555-0188',
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ana.post<Details>(path('people'), body)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));

    const person = await read(body.id);
    expect(person).toMatchObject({
      standing: 'added',
      givenName: 'Zoë',
      familyName: 'Nakamura',
      department: 'Dock',
      phones: ['+12055550188'],
    });
    expect(fieldOf(person, 'department')).toMatchObject({
      value: 'Dock',
      employer: null,
      union: { value: 'Dock', source: 'organizer' },
    });
    expect(await search('naka zoe')).toEqual([body.id]);
    expect(await ana.post(path('people'), { ...body, department: 'Sort' })).toMatchObject({
      status: 422,
      body: { code: 'same-id-other-content' },
    });
    expect(await bob.post(path('people'), body)).toMatchObject({ status: 422 });
    expect(await ana.post(path('people'), { id: randomUUID(), givenName: 'Only' })).toMatchObject({
      status: 422,
    });
    expect(await ana.post(path('people'), { id: randomUUID(), familyName: '\u00a0' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'familyName' }] },
    });
    await contact(body.id, { assessment: 2 });
    expect(await read(body.id)).toMatchObject({ assessment: 2, attempts: 1 });
  });

  it('offers the lead who may be one, and counts the work of both for the one who stays, until it is undone', async () => {
    const listed = await list({
      family_name: 'Quintero',
      given_name: 'Michael',
      department: 'Pack',
      shift: 'FHD',
      cell_phone: '+12055550301',
    });
    const added = await add({
      givenName: 'Mike',
      familyName: 'Quintero',
      cellPhone: '205 555 0301',
      department: 'Sort',
    });
    await contact(added, { assessment: 1 });
    await contact(listed, { outcome: 'not-home', occurredAt: '2026-03-01T12:00:00Z' });

    const pairs = await lead.get<{ items: Record<string, unknown>[] }>(path('pairs'));
    expect(pairs.body.items).toContainEqual(
      expect.objectContaining({
        kind: 'link',
        keep: expect.objectContaining({ id: listed, standing: 'listed' }),
        other: expect.objectContaining({ id: added, standing: 'added' }),
        reasons: ['nickname', 'same-cell-phone'],
        score: 72,
      }),
    );

    // Whoever is named first: who is on the employer's list stays.
    const merged = await merge(added, listed);
    expect(merged).toMatchObject({
      status: 201,
      body: { keepId: listed, mergedId: added, how: 'by-hand', score: 72, undoneAt: null },
    });
    const whole = await read(listed);
    expect(whole).toMatchObject({
      givenName: 'Mike',
      department: 'Sort',
      assessment: 1,
      attempts: 2,
      merged: [{ personId: added, how: 'by-hand', name: 'Mike Quintero' }],
      timeline: { length: 2 },
    });
    expect(fieldOf(whole, 'department')).toMatchObject({
      employer: { value: 'Pack' },
      union: { value: 'Sort' },
    });
    // An old link leads to the person who stays, and so does work that a device sends late.
    expect(await read(added)).toMatchObject({ id: listed });
    await contact(added, { outcome: 'left-message' });
    expect(await read(listed)).toMatchObject({ attempts: 3 });
    expect(await search('quintero')).toEqual([listed]);

    const undone = await lead.post(path(`merges/${merged.body.id}/undo`));
    expect(undone).toMatchObject({ status: 200, body: { undoneAt: expect.any(String) } });
    expect(await read(listed)).toMatchObject({
      givenName: 'Michael',
      department: 'Pack',
      assessment: 0,
      attempts: 1,
      merged: [],
    });
    expect(await read(added)).toMatchObject({ id: added, standing: 'added', assessment: 1, attempts: 2 });
    expect((await search('quintero')).sort()).toEqual([listed, added].sort());
    expect(await lead.post(path(`merges/${merged.body.id}/undo`))).toMatchObject({
      status: 200,
      body: undone.body,
    });
    // What a person took apart is not proposed again.
    const again = await lead.get<{ items: { other: { id: string } }[] }>(path('pairs'));
    expect(again.body.items.filter(({ other }) => other.id === added)).toEqual([]);
  });

  it('keeps chains of merges flat, and gives each back what was merged into it', async () => {
    const listed = await list({ family_name: 'Chain', given_name: 'Lee' });
    const first = await add({ givenName: 'Lee', familyName: 'Chain' });
    const second = await add({ givenName: 'Lea', familyName: 'Chain' });
    await contact(second);
    expect(await merge(first, second)).toMatchObject({ status: 201 });
    const link = await merge(listed, first);
    expect(link).toMatchObject({ status: 201 });
    expect(await read(second)).toMatchObject({ id: listed, attempts: 1, merged: { length: 2 } });
    expect(await merge(first, second)).toMatchObject({
      status: 409,
      body: { code: 'people-merged-already' },
    });

    await lead.post(path(`merges/${link.body.id}/undo`));
    expect(await read(second)).toMatchObject({ id: first, attempts: 1 });
    expect(await read(listed)).toMatchObject({ attempts: 0 });
    await expect(owner.query('DELETE FROM campaign.person_merge')).rejects.toThrow('refused');
    await expect(
      owner.query('UPDATE campaign.person_merge SET keep_id = $1 WHERE merged_id = $2', [listed, second]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('does not merge two of the employer’s list, the same person, or somebody unknown', async () => {
    const one = await list({ family_name: 'Twin', given_name: 'Ann' });
    const other = await list({ family_name: 'Twin', given_name: 'Ann' });
    expect(await merge(one, other)).toMatchObject({ status: 409, body: { code: 'people-not-mergeable' } });
    expect(await merge(one, one)).toMatchObject({ status: 422 });
    expect(await merge(one, randomUUID())).toMatchObject({ status: 404 });
    expect(await lead.post(path(`merges/${randomUUID()}/undo`))).toMatchObject({ status: 404 });
  });

  it('does not offer again whom the lead has told apart', async () => {
    const listed = await list({ family_name: 'Apart', given_name: 'Sam', cell_phone: '+12055550401' });
    const added = await add({ givenName: 'Sam', familyName: 'Apart', cellPhone: '2055550401' });
    const offered = async (): Promise<boolean> =>
      (await lead.get<{ items: { other: { id: string } }[] }>(path('pairs?limit=200'))).body.items.some(
        ({ other }) => other.id === added,
      );
    expect(await offered()).toBe(true);
    expect(await lead.post(path('pairs/apart'), { one: added, other: listed })).toMatchObject({
      status: 204,
    });
    expect(await lead.post(path('pairs/apart'), { one: listed, other: added })).toMatchObject({
      status: 204,
    });
    expect(await offered()).toBe(false);
  });

  it('follows what the hall merges, and what it takes apart again', async () => {
    const keep = await list({ family_name: 'Follow', given_name: 'Max', department: 'Pack' });
    const merged = await list({ family_name: 'Follow', given_name: 'Maxine', department: 'Pack' });
    const added = await add({ givenName: 'Maxi', familyName: 'Follow', department: 'Dock' });
    await contact(merged, { assessment: 3 });
    expect(await merge(merged, added)).toMatchObject({ status: 201 });
    const follower = test.app.get(RollFollower);

    await owner.query('UPDATE core.roll_entry SET merged_into = $2, is_current = false WHERE id = $1', [
      merged,
      keep,
    ]);
    expect(await read(merged)).toMatchObject({
      id: keep,
      assessment: 3,
      attempts: 1,
      merged: [{ personId: added }],
    });
    await follower.follow(election);
    expect(await search('follow')).toEqual([keep]);
    expect(await read(keep)).toMatchObject({ givenName: 'Maxi', department: 'Dock' });
    // A device that does not know it yet loses nothing.
    await contact(merged, { outcome: 'not-home' });
    expect(await read(keep)).toMatchObject({ attempts: 2 });

    await owner.query('UPDATE core.roll_entry SET merged_into = NULL, is_current = true WHERE id = $1', [
      merged,
    ]);
    await follower.follow(election);
    expect(await read(keep)).toMatchObject({ givenName: 'Max', department: 'Pack', attempts: 0 });
    expect(await read(merged)).toMatchObject({ id: merged, givenName: 'Maxi', attempts: 2, assessment: 3 });
  });

  it('lets organizers correct, the lead decide who is who, and nobody else know', async () => {
    const administrator = await test.account({ isAdministrator: true });
    const person = await list({ family_name: 'Secret', given_name: 'Sam' });
    const strangers = [
      administrator,
      await test.member(election, 'agent'),
      await test.member(election, 'observer', UNION),
      await test.member(election, 'observer', EMPLOYER),
      await test.member(await createElection(administrator), 'lead', UNION),
    ];
    for (const stranger of strangers) {
      expect(await stranger.put(path(`people/${person}/values/state`), { value: 'AL' })).toMatchObject({
        status: 404,
      });
      expect(await stranger.post(path('people'), { id: randomUUID(), familyName: 'X' })).toMatchObject({
        status: 404,
      });
      expect(await stranger.get(path('pairs'))).toMatchObject({ status: 404 });
      expect(await stranger.get(path('merges'))).toMatchObject({ status: 404 });
    }
    expect(await ana.get(path('pairs'))).toMatchObject({ status: 404 });
    expect(await merge(person, randomUUID(), ana)).toMatchObject({ status: 404 });
  });

  it('leaves nothing of the union’s in the hall', async () => {
    const marker = `Xylo${randomUUID().slice(0, 8)}`;
    const person = await list({ family_name: 'Wall', given_name: 'Wes' });
    await give(person, 'street', `${marker} Street`);
    await add({ givenName: marker, familyName: marker });
    const { rows: columns } = await owner.query<{ table: string; column: string }>(
      `SELECT format('core.%I', table_name) AS table, column_name AS column FROM information_schema.columns
        WHERE table_schema = 'core' AND data_type IN ('text', 'jsonb', 'json', 'ARRAY')`,
    );
    expect(columns.length).toBeGreaterThan(100);
    for (const { table, column } of columns) {
      const { rowCount } = await owner.query(
        `SELECT FROM ${table} WHERE "${column}"::text ILIKE '%' || $1 || '%'`,
        [marker],
      );
      expect({ table, column, found: rowCount }).toEqual({ table, column, found: 0 });
    }
  });
});
