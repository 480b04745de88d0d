import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { ListLinks } from '../src/campaign/lists/lists.contract';
import type { PairList, PersonMergeList } from '../src/campaign/merges/merges.contract';
import type { PersonDetails, PersonList } from '../src/campaign/contacts/people.contract';
import { ImportRunner } from '../src/roll/import-runner.service';
import type { ImportRowList, ImportView, UndoReport } from '../src/roll/imports.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection, EMPLOYER, UNION } from './support/elections';
import type { Session } from './support/session';

const DATA = join(__dirname, 'data');
const truth = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as {
  readonly people: number;
  readonly subject_to_challenge: number;
  readonly union: { readonly rows: number; readonly not_on_employer_list: number };
};
const union = readFileSync(join(DATA, 'union-working-list.csv'));

const HEADINGS =
  'First,Middle,Last,Address,City,State,Zip,Card,Sdate,Dept,Comm,Rate,Loc,Shift,Cdate,Rep,FT/PT,Hphone,Cphone,Wphone';
const EMPLOYER_HEADINGS =
  'Emp ID,Last Name,First Name,Dept,Shift,Home Address,City,State,Zip Code,Cell Phone';

/** A line of the union's list, by heading. */
const line = (values: Readonly<Record<string, string>>): string =>
  HEADINGS.split(',')
    .map((heading) => values[heading] ?? '')
    .join(',');

const EVA = {
  First: 'Eva',
  Last: 'Reyes',
  Zip: '35020',
  Dept: 'PACK',
  Shift: 'FHD',
  Card: 'Y',
  Sdate: '12/5/2020',
  Comm: 'C',
  Rate: '2',
  Cdate: '1/25/2021',
  Rep: 'RT',
  'FT/PT': 'FT',
  Cphone: '205-555-0101',
  Wphone: '205-555-0900',
};
const TOM = {
  First: 'Tom',
  Last: 'Okafor',
  Zip: '35020',
  Dept: 'Sort',
  Shift: 'FHN',
  Rate: '0',
  Cphone: '205-555-0202',
};
const NEW = {
  First: 'Uma',
  Last: 'Unknown',
  Zip: '35064',
  Dept: 'Dock',
  Shift: 'DA5',
  Rate: '1',
  Cdate: '1/10/2021',
  Cphone: '205-555-0303',
};

const EMPLOYERS = [
  EMPLOYER_HEADINGS,
  '00101,Reyes,Eva,Pack,FHD,4 Oak Rd,Bessemer,AL,35020,(205) 555-0101',
  '00102,Okafor,Thomas,Pack,FHN,9 Elm St,Bessemer,AL,35020,2055550202',
  '00103,Other,Olive,Stow,FHN,11 Elm St,Bessemer,AL,35020,2055550999',
].join('\n');

jest.setTimeout(180_000);

describe('the union’s own working list', () => {
  let test: TestApplication;
  let owner: Client;
  let administrator: Session;

  beforeAll(async () => {
    test = await startTestApplication();
    owner = new Client({ connectionString: test.database.url });
    await owner.connect();
    administrator = await test.account({ isAdministrator: true });
  });

  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  interface Campaign {
    readonly election: string;
    readonly lead: Session;
  }

  async function campaign(employerList: Buffer | string = EMPLOYERS): Promise<Campaign> {
    const election = await createElection(administrator);
    await bring(administrator, `/api/elections/${election}/roll/imports`, 'employer.csv', employerList);
    return { election, lead: await test.member(election, 'lead', UNION) };
  }

  /** Sends a list and waits until it has been read. */
  async function send(
    session: Session,
    base: string,
    name: string,
    bytes: Buffer | string,
  ): Promise<ImportView> {
    const query = new URLSearchParams({ id: randomUUID(), name });
    const { status, body } = await session.upload<ImportView>(
      `${base}?${query.toString()}`,
      Buffer.from(bytes as string),
    );
    if (status !== 201) throw new Error(`upload of ${name}: ${status} ${JSON.stringify(body)}`);
    return settled(session, base, body.id);
  }

  async function settled(session: Session, base: string, id: string): Promise<ImportView> {
    await test.app.get(ImportRunner).finished(id);
    return (await session.get<ImportView>(`${base}/${id}`)).body;
  }

  async function apply(session: Session, base: string, { id, version }: ImportView): Promise<ImportView> {
    const { status, body } = await session.post(`${base}/${id}/apply`, { version });
    if (status !== 200) throw new Error(`apply: ${status} ${JSON.stringify(body)}`);
    const applied = await settled(session, base, id);
    if (applied.state !== 'applied') throw new Error(`apply: ${JSON.stringify(applied)}`);
    return applied;
  }

  async function bring(
    session: Session,
    base: string,
    name: string,
    bytes: Buffer | string,
  ): Promise<ImportView> {
    return apply(session, base, await send(session, base, name, bytes));
  }

  const at = ({ election }: Campaign, rest = ''): string => `/api/elections/${election}/campaign${rest}`;
  const lists = (where: Campaign): string => at(where, '/lists');

  const bringUnion = (where: Campaign, ...lines: Readonly<Record<string, string>>[]): Promise<ImportView> =>
    bring(where.lead, lists(where), 'union.csv', [HEADINGS, ...lines.map(line)].join('\n'));

  async function find(where: Campaign, q: string): Promise<PersonDetails> {
    const { body } = await where.lead.get<PersonList>(at(where, `/people?q=${encodeURIComponent(q)}`));
    expect({ q, found: body.items.map(({ familyName }) => familyName) }).toEqual({
      q,
      found: [expect.any(String)],
    });
    return (await where.lead.get<PersonDetails>(at(where, `/people/${body.items[0]!.id}`))).body;
  }

  const count = async (where: Campaign, q: string): Promise<number> =>
    (await where.lead.get<PersonList>(at(where, `/people?q=${encodeURIComponent(q)}`))).body.total;

  async function contact(
    where: Campaign,
    person: string,
    change: Record<string, unknown> = {},
  ): Promise<void> {
    const occurredAt = test.clock.now().toISOString();
    const body = { id: randomUUID(), person, outcome: 'talked', occurredAt, ...change };
    expect(await where.lead.post(at(where, '/contacts'), body)).toMatchObject({ status: 201 });
  }

  /** Everything that the hall holds of an election, but for who signed in. */
  async function hallOf({ election }: Campaign): Promise<string> {
    const { rows } = await owner.query<{ hash: string }>(
      `SELECT md5(string_agg(e::text, '|' ORDER BY e.id)) AS hash FROM core.roll_entry e WHERE election_id = $1`,
      [election],
    );
    return rows[0]?.hash ?? '';
  }

  it('finds exactly the people whom the employer left out', async () => {
    const where = await campaign(readFileSync(join(DATA, 'employer-list.xlsx')));
    const hall = await hallOf(where);
    const read = await send(where.lead, lists(where), 'union-working-list.csv', union);
    expect(read).toMatchObject({
      state: 'review',
      listKind: 'union',
      counts: { people: truth.union.rows, gone: 0 },
    });
    const columns = new Map(read.sheets[0]!.columns.map(({ heading, field }) => [heading, field]));
    expect(Object.fromEntries(columns)).toMatchObject({
      First: 'givenName',
      Card: 'card',
      Sdate: 'cardSignedOn',
      Comm: 'committee',
      Rate: 'assessment',
      Cdate: 'assessedOn',
      Rep: 'organizer',
      'FT/PT': 'employment',
      Wphone: 'workPhone',
    });

    const links = async (show: string): Promise<ListLinks> =>
      (await where.lead.get<ListLinks>(`${lists(where)}/${read.id}/links?show=${show}&limit=200`)).body;
    const before = await links('added');
    expect(before).toMatchObject({ added: truth.union.not_on_employer_list, known: 0 });
    expect(before.clear + before.likely).toBe(truth.union.rows - truth.union.not_on_employer_list);
    expect(before.likely).toBeLessThan(10);
    expect(before.items).toHaveLength(truth.union.not_on_employer_list);
    const likely = await links('likely');
    for (const { candidates } of likely.items) {
      expect(candidates[0]).toMatchObject({ score: expect.any(Number), reasons: expect.any(Array) });
    }

    await apply(where.lead, lists(where), read);

    const { rows } = await owner.query<{ standing: string; people: number }>(
      `SELECT standing, count(*)::integer AS people FROM campaign.directory WHERE election_id = $1 GROUP BY standing ORDER BY standing`,
      [where.election],
    );
    expect(rows).toEqual([
      { standing: 'added', people: truth.union.not_on_employer_list + before.likely },
      { standing: 'listed', people: truth.people + truth.subject_to_challenge },
    ]);
    const queue = await where.lead.get<PairList>(at(where, '/pairs?limit=200'));
    expect(new Set(queue.body.items.map(({ other }) => other.id)).size).toBe(before.likely);
    const merges = await where.lead.get<PersonMergeList>(at(where, '/merges'));
    expect(merges.body.total).toBe(before.clear);
    expect(await hallOf(where)).toBe(hall);

    // The same list again adds nothing, and says so.
    const again = await send(where.lead, lists(where), 'union-working-list.csv', union);
    expect(again).toMatchObject({ counts: { added: 0, changed: 0, same: truth.union.rows } });
    expect(again.sameFileAppliedAt).not.toBeNull();
    expect(
      await where.lead.post(`${lists(where)}/${again.id}/apply`, { version: again.version }),
    ).toMatchObject({
      status: 409,
      body: { code: 'import-changes-nothing' },
    });
  });

  it('lets a person say before it is applied who somebody is, is not, or decide later', async () => {
    const where = await campaign();
    const alike = (First: string, Last: string) => ({ First, Last, Zip: '35020' });
    const [olive, eva, tom] = [alike('Olive', 'Other'), alike('Eva', 'Reyes'), alike('Thomas', 'Okafor')];
    const text = (...rows: Readonly<Record<string, string>>[]): string =>
      [HEADINGS, ...rows.map(line)].join('\n');
    const read = await send(where.lead, lists(where), 'union.csv', text(olive, eva, tom, NEW));
    const links = async (id: string, show: string): Promise<ListLinks> =>
      (await where.lead.get<ListLinks>(`${lists(where)}/${id}/links?show=${show}`)).body;
    const decide = (id: string, body: object) =>
      where.lead.put<{ code: string }>(`${lists(where)}/${id}/links`, body);

    const likely = await links(read.id, 'likely');
    expect(likely).toMatchObject({ clear: 0, likely: 3, decided: 0, added: 1, known: 0 });
    for (const { candidates } of likely.items)
      expect(candidates).toMatchObject([{ score: 55, reasons: ['same-name'], verdict: null }]);
    const [first, second, third] = likely.items.map(({ sheet, row, candidates }) => ({
      sheet,
      row,
      personId: candidates[0]!.personId,
    }));
    for (const [choice, verdict] of [
      [first, 'apart'],
      [first, 'same'],
      [first, 'same'],
      [second, 'apart'],
    ] as const)
      expect(await decide(read.id, { ...choice, verdict })).toMatchObject({ status: 204 });
    const decided = await links(read.id, 'decided');
    expect(decided).toMatchObject({ clear: 0, likely: 1, decided: 2, added: 1, total: 2 });
    expect(
      decided.items.map(({ name, candidates }) => [name, candidates.map(({ verdict }) => verdict)]),
    ).toEqual([
      ['Other, Olive', ['same']],
      ['Reyes, Eva', ['apart']],
    ]);
    expect(decided.items[1]!.candidates).toMatchObject([{ score: 55, reasons: ['same-name'] }]);

    // Nobody is two rows of a list, and only who stands somewhere can be linked.
    const taken = { ...third, personId: first!.personId, verdict: 'same' };
    expect(await decide(read.id, taken)).toMatchObject({
      status: 409,
      body: { code: 'import-person-taken' },
    });
    const unknown = { ...third, personId: randomUUID(), verdict: 'same' };
    expect(await decide(read.id, unknown)).toMatchObject({ status: 404 });
    expect(await decide(read.id, { ...first, row: 99, verdict: 'same' })).toMatchObject({ status: 404 });
    // Taken back, it waits for a person again; what was refused changed nothing.
    expect(await decide(read.id, { ...first, verdict: null })).toMatchObject({ status: 204 });
    expect(await links(read.id, 'likely')).toMatchObject({ likely: 2, decided: 1 });
    await decide(read.id, { ...first, verdict: 'same' });

    await apply(where.lead, lists(where), read);
    expect(await find(where, 'other olive')).toMatchObject({
      standing: 'listed',
      merged: [{ how: 'by-hand' }],
    });
    expect(await count(where, 'reyes')).toBe(2);
    const pairs = async (): Promise<string[]> =>
      (await where.lead.get<PairList>(at(where, '/pairs'))).body.items.map(({ other }) => other.familyName);
    expect(await pairs()).toEqual(['Okafor']);
    expect(await decide(read.id, { ...third, verdict: 'same' })).toMatchObject({
      status: 409,
      body: { code: 'import-already-applied' },
    });

    // A later list that says nothing new of somebody may still say who they are.
    const later = await send(
      where.lead,
      lists(where),
      'union-2.csv',
      text(tom, eva, NEW, alike('Zed', 'Quill')),
    );
    expect(later.counts).toMatchObject({ added: 1, same: 3 });
    const open = await links(later.id, 'likely');
    expect(open.items.map(({ name }) => name)).toEqual(['Okafor, Thomas']);
    const { sheet, row, candidates } = open.items[0]!;
    await decide(later.id, { sheet, row, personId: candidates[0]!.personId, verdict: 'same' });
    await apply(where.lead, lists(where), later);
    expect(await pairs()).toEqual([]);
    const merges = await where.lead.get<PersonMergeList>(at(where, '/merges'));
    expect(merges.body.items.map(({ mergedName, how }) => [mergedName, how]).sort()).toEqual([
      ['Olive Other', 'by-hand'],
      ['Thomas Okafor', 'by-hand'],
    ]);

    // Links that were said with a list go with it; that two are two stays said.
    await where.lead.post(`${lists(where)}/${later.id}/undo`);
    await where.lead.post(`${lists(where)}/${read.id}/undo`);
    expect(await count(where, 'other olive')).toBe(1);
    expect(await find(where, 'other olive')).toMatchObject({ merged: [] });
    const again = await send(where.lead, lists(where), 'union.csv', text(olive, eva, tom, NEW));
    expect(await links(again.id, 'likely')).toMatchObject({ likely: 2, added: 2 });
  });

  it('stands beside the employer’s values, with its file and its day; its ratings are assessments by hearsay', async () => {
    const where = await campaign();
    await bringUnion(where, EVA, TOM, NEW);

    const eva = await find(where, 'reyes');
    expect(eva).toMatchObject({
      standing: 'listed',
      employeeNumber: '00101',
      // Capitals make no difference: the employer's spelling stays.
      department: 'Pack',
      assessment: 2,
      merged: [{ how: 'name-and-phone' }],
      timeline: [
        {
          outcome: null,
          assessment: 2,
          basis: 'hearsay',
          fileName: 'union.csv',
          occurredAt: '2021-01-25T18:00:00.000Z',
        },
      ],
    });
    const fields = new Map(eva.fields.map((field) => [field.field, field]));
    expect(fields.get('department')).toMatchObject({
      value: 'Pack',
      employer: { value: 'Pack', fileName: 'employer.csv', at: expect.any(String) },
      union: { value: 'PACK', source: 'list', fileName: 'union.csv', by: 'lead Test' },
    });
    expect(fields.get('card')).toMatchObject({
      value: 'Y',
      employer: null,
      union: { fileName: 'union.csv' },
    });
    expect(fields.get('cardSignedOn')).toMatchObject({ value: '2020-12-05' });
    expect(fields.get('committee')).toMatchObject({ value: 'C' });
    expect(fields.get('organizer')).toMatchObject({ value: 'RT' });
    expect(fields.get('employment')).toMatchObject({ value: 'FT' });
    expect(fields.get('workPhone')).toMatchObject({ value: '+12055550900' });
    expect(fields.get('street')).toMatchObject({ employer: { value: '4 Oak Rd' }, union: null });
    expect(eva.phones).toEqual(['+12055550101', '+12055550900']);

    // A zero is nobody's opinion.
    expect(await find(where, 'okafor')).toMatchObject({
      givenName: 'Tom',
      department: 'Sort',
      assessment: 0,
    });
    expect(await find(where, 'unknown')).toMatchObject({
      standing: 'added',
      department: 'Dock',
      assessment: 1,
      merged: [],
    });
    expect(await count(where, 'other olive')).toBe(1);
  });

  it('keeps what organizers know: newer assessments, own values, links by hand', async () => {
    const where = await campaign();
    const eva = await find(where, 'reyes');
    await contact(where, eva.id, { assessment: 4 });
    await where.lead.put(at(where, `/people/${eva.id}/values/cellPhone`), { value: '2055550111' });

    await bringUnion(where, EVA, NEW);
    const after = await find(where, 'reyes');
    expect(after).toMatchObject({ id: eva.id, assessment: 4, phones: ['+12055550111', '+12055550900'] });
    expect(after.fields.find(({ field }) => field === 'cellPhone')).toMatchObject({
      value: '+12055550111',
      employer: { value: '+12055550101' },
      union: { source: 'organizer' },
      history: [{ value: '+12055550101', source: 'list' }],
    });

    // The lead sees that the list meant somebody else: each has the own work again, and the next list leaves it so.
    const [link] = after.merged;
    expect(await where.lead.post(at(where, `/merges/${link!.id}/undo`))).toMatchObject({ status: 200 });
    await bringUnion(where, { ...EVA, Rate: '5', Cdate: '1/28/2021' }, NEW);
    expect(await count(where, 'reyes')).toBe(2);
    const people = await where.lead.get<PersonList>(at(where, '/people?q=reyes'));
    expect(people.body.items.map(({ standing, assessment }) => ({ standing, assessment }))).toEqual(
      expect.arrayContaining([
        { standing: 'listed', assessment: 4 },
        { standing: 'added', assessment: 5 },
      ]),
    );
  });

  it('says what is new in a later list, and keeps what the earlier one said', async () => {
    const where = await campaign();
    await bringUnion(where, EVA, TOM);
    test.clock.pass(60);
    const next = [
      HEADINGS,
      line({ ...EVA, Dept: 'Dock', Rate: '1', Cdate: '2/1/2021' }),
      line(TOM),
      line(NEW),
    ].join('\n');
    const read = await send(where.lead, lists(where), 'union-2.csv', next);
    expect(read.counts).toMatchObject({ added: 1, changed: 1, same: 1 });
    const changed = await where.lead.get<ImportRowList>(`${lists(where)}/${read.id}/rows?show=changed`);
    expect(changed.body.items).toMatchObject([
      { changes: [{ field: 'department', before: 'PACK', after: 'Dock' }] },
    ]);
    await apply(where.lead, lists(where), read);

    const eva = await find(where, 'reyes');
    expect(eva).toMatchObject({ department: 'Dock', assessment: 1, timeline: { length: 2 } });
    expect(eva.fields.find(({ field }) => field === 'department')).toMatchObject({
      value: 'Dock',
      employer: { value: 'Pack' },
      union: { value: 'Dock', fileName: 'union-2.csv' },
      history: [{ value: 'PACK', fileName: 'union.csv' }],
    });
    // Nobody whom a later list does not name is gone.
    await bringUnion(where, { ...NEW, Rate: '3', Cdate: '2/2/2021' });
    expect(await find(where, 'okafor')).toMatchObject({ standing: 'listed', merged: { length: 1 } });
  });

  it('offers those whom the union added when a later list of the employer’s has somebody like them', async () => {
    const where = await campaign();
    await bringUnion(where, EVA, NEW);
    const uma = await find(where, 'unknown');
    await contact(where, uma.id, { assessment: 2 });
    const pairs = async (): Promise<PairList> => (await where.lead.get<PairList>(at(where, '/pairs'))).body;
    expect((await pairs()).items).toEqual([]);

    const revised = `${EMPLOYERS.replace('Pack,FHD,4 Oak', 'Stow,FHD,4 Oak')}\n00104,Unknown,Uma,Dock,DA5,1 Pine St,Fairfield,AL,35064,2055550303`;
    await bring(administrator, `/api/elections/${where.election}/roll/imports`, 'revised.csv', revised);

    expect((await pairs()).items).toMatchObject([
      { kind: 'link', keep: { employeeNumber: '00104' }, other: { id: uma.id }, score: 95 },
    ]);
    const [pair] = (await pairs()).items;
    const merge = { id: randomUUID(), keep: pair!.keep.id, merge: uma.id };
    expect(await where.lead.post(at(where, '/merges'), merge)).toMatchObject({ status: 201 });
    expect(await find(where, 'unknown')).toMatchObject({
      standing: 'listed',
      employeeNumber: '00104',
      assessment: 2,
      attempts: 1,
    });
    // Links outlive a new list; what merely agreed with the employer's old value does not stand against the new one.
    expect(await find(where, 'reyes')).toMatchObject({
      department: 'Stow',
      assessment: 2,
      merged: { length: 1 },
    });
  });

  it('is undone, and keeps those on whom somebody worked since', async () => {
    const where = await campaign();
    const before = await find(where, 'reyes');
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...NEW,
      Last: `Added${String.fromCharCode(65 + (i % 26))}${String(i)}`,
      Cphone: `205-555-${String(1000 + i)}`,
    }));
    const { id } = await bringUnion(where, EVA, TOM, ...many);
    test.clock.pass(60);
    const worked = ['AddedD3', 'AddedE4', 'AddedF5'];
    for (const name of worked) await contact(where, (await find(where, name)).id, { outcome: 'not-home' });
    const tom = await find(where, 'okafor');
    await where.lead.put(at(where, `/people/${tom.id}/values/shift`), { value: 'DA5' });
    // Work on somebody of the employer's list loses nothing with the union's list.
    await contact(where, before.id, { outcome: 'left-message' });

    const weighed = await where.lead.get<UndoReport>(`${lists(where)}/${id}/undo`);
    expect(weighed).toMatchObject({
      status: 200,
      body: { at: null, removed: 28, unmerged: 1, keptCount: 4 },
    });
    expect(await find(where, 'reyes')).toMatchObject({ assessment: 2, merged: { length: 1 } });

    const undone = await where.lead.post<ImportView>(`${lists(where)}/${id}/undo`);
    expect(undone).toMatchObject({
      status: 200,
      body: { undoableUntil: null, undone: { removed: 28, unmerged: 1, keptCount: 4 } },
    });
    const { kept } = undone.body.undone!;
    expect(kept.map(({ why }) => why)).toEqual(['edited', 'edited', 'edited', 'edited']);
    expect(kept.map(({ name }) => name.split(',')[0]).sort()).toEqual([...worked, 'Okafor'].sort());

    expect(await find(where, 'reyes')).toMatchObject({
      assessment: 0,
      merged: [],
      attempts: 1,
      department: 'Pack',
      phones: ['+12055550101'],
    });
    expect(await find(where, 'okafor')).toMatchObject({
      givenName: 'Tom',
      shift: 'DA5',
      merged: { length: 1 },
    });
    expect(await count(where, 'added')).toBe(3);
    expect(await find(where, 'AddedD3')).toMatchObject({
      standing: 'added',
      department: 'Dock',
      assessment: 1,
    });
    expect(await where.lead.post(`${lists(where)}/${id}/undo`)).toMatchObject({ status: 409 });

    // The same list may be applied again, and everyone is there again, once.
    await bringUnion(where, EVA, TOM, ...many);
    expect(await count(where, 'added')).toBe(30);
    expect(await find(where, 'reyes')).toMatchObject({ assessment: 2, merged: { length: 1 }, attempts: 1 });
  });

  it('cannot be undone after thirty days', async () => {
    const where = await campaign();
    const { id, undoableUntil } = await bringUnion(where, EVA);
    const now = test.clock.now();
    expect(undoableUntil).not.toBeNull();
    test.clock.set(new Date(now.getTime() + 31 * 24 * 3600_000));
    expect(await where.lead.post(`${lists(where)}/${id}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'import-undo-too-late' },
    });
    test.clock.set(now);
  });

  it('is the lead’s alone: nobody else reads, sends, applies or undoes it, and no list of one wing is one of the other’s', async () => {
    const where = await campaign();
    const { id } = await bringUnion(where, EVA);
    const strangers = [
      administrator,
      await test.member(where.election, 'organizer', UNION),
      await test.member(where.election, 'agent'),
      await test.member(where.election, 'observer', UNION),
      await test.member(where.election, 'observer', EMPLOYER),
      await test.member((await campaign()).election, 'lead', UNION),
    ];
    for (const stranger of strangers) {
      for (const path of [
        '',
        `/${id}`,
        `/${id}/rows`,
        `/${id}/links`,
        `/${id}/undo`,
        `/${id}/left-out.csv`,
      ]) {
        expect(await stranger.get(lists(where) + path)).toMatchObject({ status: 404 });
      }
      const query = new URLSearchParams({ id: randomUUID(), name: 'x.csv' });
      expect(await stranger.upload(`${lists(where)}?${query.toString()}`, union)).toMatchObject({
        status: 404,
      });
      expect(await stranger.post(`${lists(where)}/${id}/undo`)).toMatchObject({ status: 404 });
      const choice = { sheet: 0, row: 2, personId: randomUUID(), verdict: 'same' };
      expect(await stranger.put(`${lists(where)}/${id}/links`, choice)).toMatchObject({ status: 404 });
    }
    // The hall does not know it, not even by its id, and takes no list of the union's.
    expect(await administrator.get(`/api/elections/${where.election}/roll/imports/${id}`)).toMatchObject({
      status: 404,
    });
    const query = new URLSearchParams({ id: randomUUID(), name: 'union.csv', kind: 'union' });
    const refused = await administrator.upload(
      `/api/elections/${where.election}/roll/imports?${query.toString()}`,
      union,
    );
    expect(refused).toMatchObject({ status: 422 });
    expect(await where.lead.get(`${lists(where)}/${randomUUID()}/links`)).toMatchObject({ status: 404 });
  });

  it('leaves nothing in the hall: no value, no heading, no file, no event', async () => {
    const where = await campaign();
    const marker = `Xylo${randomUUID().slice(0, 8)}`;
    const text = [
      `${HEADINGS},${marker}Heading`,
      `${line({ ...EVA, Address: `${marker} Street`, Dept: `${marker}Dept` })},${marker}Cell`,
      `${line({ ...NEW, Last: `${marker}Name`, Card: `${marker}Card` })},`,
    ].join('\n');
    await bring(where.lead, lists(where), `${marker}.csv`, text);
    expect((await find(where, `${marker}Name`)).standing).toBe('added');
    await bringUnion(where, EVA);
    const { rows: columns } = await owner.query<{ table: string; column: string }>(
      `SELECT format('core.%I', c.table_name) AS table, c.column_name AS column
         FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'core' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'jsonb', 'json', 'ARRAY', 'bytea')`,
    );
    expect(columns.length).toBeGreaterThan(100);
    const found: unknown[] = [];
    for (const { table, column } of columns) {
      const { rowCount } = await owner.query(
        `SELECT FROM ${table} AS t WHERE position(lower($1) in lower(CASE WHEN pg_typeof(t."${column}")::text = 'bytea'
           THEN encode(t."${column}"::text::bytea, 'escape') ELSE t."${column}"::text END)) > 0`,
        [marker],
      );
      if ((rowCount ?? 0) > 0) found.push({ table, column });
    }
    expect(found).toEqual([]);
    // The scan finds what is there: the same words stand in the union's own schema.
    const { rowCount } = await owner.query(
      `SELECT FROM campaign.person_value WHERE value ILIKE '%' || $1 || '%'`,
      [marker],
    );
    expect(rowCount).toBeGreaterThan(2);
    const { rows: events } = await owner.query<{ types: string[] }>(
      `SELECT array_agg(DISTINCT type) AS types FROM core.event WHERE election_id = $1 AND type LIKE 'list.%'`,
      [where.election],
    );
    expect(events[0]?.types).toBeNull();
  });
});
