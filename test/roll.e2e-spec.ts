import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { NOBODY } from '../src/platform/access';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { RecordWriter } from '../src/platform/events/record-writer';
import { ImportRunner } from '../src/roll/import-runner.service';
import type { ImportRowList, ImportView } from '../src/roll/imports.contract';
import type { RollEntryList, RollOverview, SealView } from '../src/roll/roll.contract';
import { RollService } from '../src/roll/roll.service';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection } from './support/elections';
import type { Session } from './support/session';

const DATA = join(__dirname, 'data');
const truth = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as Record<string, number> & {
  revised: Record<'rows' | 'added' | 'removed' | 'moved' | 'phones', number>;
};
const workbook = readFileSync(join(DATA, 'employer-list.xlsx'));
const csv = readFileSync(join(DATA, 'employer-list.csv'));

const SMALL = [
  'Last Name,First Name,Emp ID,Dept,Shift,Cell Phone',
  'García López,José,00417,Pick,FHD,2055551234',
  'O’Neal,Ana,00052,Stow,BHN,205 555 9876',
].join('\n');
const SECOND =
  SMALL.replace('Stow,BHN', 'Pack,BHN').replace('García López,José,00417,Pick,FHD,2055551234\n', '') +
  '\nde la Cruz,Eva,00099,Pick,FHD,';

interface Problem {
  code: string;
  title: string;
  detail: string;
}

jest.setTimeout(240_000);

describe('the roll', () => {
  let application: TestApplication;
  let administrator: Session;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true });
  });

  afterAll(() => application.close());

  const pathOf = (election: string): string => `/api/elections/${election}/roll`;

  async function upload(
    election: string,
    name: string,
    bytes: Buffer | string,
    session = administrator,
  ): Promise<ImportView> {
    const query = new URLSearchParams({ id: randomUUID(), name, kind: 'employer' });
    const { status, body } = await session.upload<ImportView>(
      `${pathOf(election)}/imports?${query.toString()}`,
      Buffer.from(bytes as string),
    );
    if (status !== 201) throw new Error(`upload of ${name}: ${status} ${JSON.stringify(body)}`);
    return settled(election, body.id);
  }

  /** The import once the server's work on it is done. */
  async function settled(election: string, id: string): Promise<ImportView> {
    const last = Date.now() + 60_000;
    for (;;) {
      const { body } = await administrator.get<ImportView>(`${pathOf(election)}/imports/${id}`);
      if (body.state !== 'reading' && body.state !== 'applying') return body;
      if (Date.now() > last) throw new Error(`the import is still ${body.state}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function apply(election: string, { id, version }: ImportView): Promise<ImportView> {
    const { status, body } = await administrator.post(`${pathOf(election)}/imports/${id}/apply`, { version });
    if (status !== 200) throw new Error(`apply: ${status} ${JSON.stringify(body)}`);
    return settled(election, id);
  }

  const find = async (election: string, query: Record<string, string> = {}): Promise<RollEntryList> =>
    (await administrator.get<RollEntryList>(`${pathOf(election)}?${new URLSearchParams(query).toString()}`))
      .body;

  const overview = async (election: string): Promise<RollOverview> =>
    (await administrator.get<RollOverview>(`${pathOf(election)}/overview`)).body;

  const leftOut = ({ counts }: ImportView): Record<string, number> =>
    Object.fromEntries((counts?.leftOut ?? []).map(({ reason, count }) => [reason, count]));

  it('takes the workbook and the text file as one list, and says that the second changes nothing', async () => {
    const election = await createElection(administrator);
    const read = await upload(election, 'employer-list.xlsx', workbook);
    expect(read).toMatchObject({ state: 'review', files: [{ kind: 'workbook' }], sameFileAppliedAt: null });
    expect(read.counts).toMatchObject({
      people: truth['people']! + truth['subject_to_challenge']!,
      added: truth['people']! + truth['subject_to_challenge']!,
      changed: 0,
      same: 0,
      gone: 0,
    });
    expect(leftOut(read)).toEqual({
      blank: 5,
      title: 3,
      header: 2,
      total: 1,
      'exact-duplicate': truth['exact_duplicates'],
      'near-duplicate': truth['near_duplicates'],
    });
    const sum = Object.values(leftOut(read)).reduce((a, b) => a + b, 0);
    expect(read.counts!.people + sum).toBe(read.counts!.rowsInFile);
    expect(
      read.problems.find(({ code, field }) => code === 'lost-zeros' && field === 'employeeNumber'),
    ).toMatchObject({
      isMended: true,
      examples: expect.arrayContaining([
        expect.objectContaining({ row: 5, before: '5743567', after: '05743567' }),
      ]),
    });
    expect((await overview(election)).people).toBe(0);

    const applied = await apply(election, read);
    expect(applied.state).toBe('applied');
    expect(await overview(election)).toMatchObject({
      people: truth['people']! + truth['subject_to_challenge']!,
      challenge: truth['subject_to_challenge'],
      gone: 0,
      seal: null,
      isOpen: true,
    });

    const again = await upload(election, 'employer-list.csv', csv);
    expect(again).toMatchObject({
      state: 'review',
      files: [{ kind: 'delimited', encoding: 'windows-1252', delimiter: ',' }],
    });
    // The text file has no section for those who vote subject to challenge, and says nothing about them.
    expect(again.counts).toMatchObject({ people: truth['people'], added: 0, gone: 0 });
    // Windows-1252 has no ả: Thảo came as Th?o. Nothing else differs.
    const changed = await administrator.get<ImportRowList>(
      `${pathOf(election)}/imports/${again.id}/rows?show=changed&limit=200`,
    );
    expect(changed.body.total).toBe(again.counts!.changed);
    for (const { changes } of changed.body.items) {
      expect(changes.map(({ after }) => after)).toEqual(changes.map(() => expect.stringContaining('?')));
    }
    const lost = again.problems.find(({ code, field }) => code === 'lost-letter' && field === 'givenName');
    const givenNames = changed.body.items.flatMap(({ changes }) =>
      changes.filter(({ field }) => field === 'givenName'),
    );
    expect(lost?.count).toBe(givenNames.length);

    const revised = await upload(
      election,
      'revised.xlsx',
      readFileSync(join(DATA, 'employer-list-revised.xlsx')),
    );
    const { rows, added, removed, moved, phones } = truth.revised;
    expect(revised.counts).toMatchObject({ people: rows, added, changed: moved + phones, gone: removed });

    const same = await upload(election, 'again.xlsx', workbook);
    expect(same.sameFileAppliedAt).toBe(applied.finishedAt);
    expect(same.counts).toMatchObject({ added: 0, changed: 0, gone: 0 });
    const refused = await administrator.post<Problem>(`${pathOf(election)}/imports/${same.id}/apply`, {
      version: 1,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'import-changes-nothing' } });
  });

  it('finds people by folded names, numbers and the end of a phone, and filters', async () => {
    const election = await createElection(administrator);
    await apply(election, await upload(election, 'list.csv', SMALL));
    const names = async (query: Record<string, string>): Promise<string[]> =>
      (await find(election, query)).items.map(({ familyName }) => familyName);
    expect(await names({ q: 'jose garcia lop' })).toEqual(['García López']);
    expect(await names({ q: 'GARCIALOPEZ' })).toEqual(['García López']);
    expect(await names({ q: 'oneal' })).toEqual(['O’Neal']);
    expect(await names({ q: "o'neal 9876" })).toEqual(['O’Neal']);
    expect(await names({ q: '00417' })).toEqual(['García López']);
    expect(await names({ q: 'opez' })).toEqual([]);
    expect(await names({ q: '.*(' })).toEqual([]);
    expect(await names({ department: 'Stow' })).toEqual(['O’Neal']);
    expect(await names({ shift: 'FHD', q: 'ana' })).toEqual([]);
    expect(await names({})).toEqual(['García López', 'O’Neal']);
    expect(await overview(election)).toMatchObject({
      departments: [
        { name: 'Pick', count: 1 },
        { name: 'Stow', count: 1 },
      ],
    });
    expect((await administrator.get(`${pathOf(election)}?limit=0`)).status).toBe(422);
  });

  it('compares a revised list: new, changed, gone; and who comes back keeps the id', async () => {
    const election = await createElection(administrator);
    await apply(election, await upload(election, 'list.csv', SMALL));
    const [jose] = (await find(election, { q: 'jose' })).items;
    const second = await upload(election, 'second.csv', SECOND);
    expect(second.counts).toMatchObject({ people: 2, added: 1, changed: 1, same: 0, gone: 1 });
    const shown = async (show: string): Promise<ImportRowList> =>
      (await administrator.get<ImportRowList>(`${pathOf(election)}/imports/${second.id}/rows?show=${show}`))
        .body;
    expect(await shown('changed')).toMatchObject({
      total: 1,
      items: [
        { name: 'O’Neal, Ana', row: 2, changes: [{ field: 'department', before: 'Stow', after: 'Pack' }] },
      ],
    });
    expect(await shown('gone')).toMatchObject({
      total: 1,
      items: [{ name: 'García López, José', verdict: 'gone' }],
    });
    expect(await shown('new')).toMatchObject({ total: 1, items: [{ name: 'de la Cruz, Eva' }] });
    await apply(election, second);
    expect((await find(election)).items.map(({ familyName }) => familyName)).toEqual([
      'de la Cruz',
      'O’Neal',
    ]);
    expect((await find(election, { standing: 'gone' })).items.map(({ id }) => id)).toEqual([jose!.id]);
    const third = await upload(election, 'third.csv', SMALL);
    expect(third.counts).toMatchObject({ added: 1, changed: 1, gone: 1 });
    await apply(election, third);
    expect((await find(election, { q: 'jose' })).items[0]!.id).toBe(jose!.id);
  });

  it('lets a person correct the mapping, the heading and the sheets', async () => {
    const election = await createElection(administrator);
    const list = ['Quien,Zona,Clave', 'Reyes,Almacén,17', 'Soto,Muelle,18'].join('\n');
    const read = await upload(election, 'lista.csv', list);
    expect(read.sheets[0]).toMatchObject({ isUsed: false, headerRow: null });
    expect(leftOut(read)).toEqual({ 'not-used': 3 });
    const put = (input: unknown) =>
      administrator.put<Problem & ImportView>(`${pathOf(election)}/imports/${read.id}/mapping`, input);
    const choice = {
      sheet: 0,
      isUsed: true,
      kind: 'challenge',
      headerRow: 1,
      fields: ['familyName', 'department', 'employeeNumber'],
    };
    expect(
      (await put({ version: 1, kept: [], sheets: [{ ...choice, fields: ['department'] }] })).body.code,
    ).toBe('import-needs-name-column');
    expect(
      (await put({ version: 1, kept: [], sheets: [{ ...choice, fields: ['familyName', 'familyName'] }] }))
        .body.code,
    ).toBe('import-field-twice');
    expect((await put({ version: 1, kept: [], sheets: [{ ...choice, headerRow: 9 }] })).body.code).toBe(
      'import-no-such-column',
    );
    expect((await put({ version: 2, kept: [], sheets: [choice] })).body.code).toBe('changed-meanwhile');
    expect((await put({ version: 1, kept: [], sheets: [choice] })).status).toBe(200);
    const mapped = await settled(election, read.id);
    expect(mapped).toMatchObject({ state: 'review', version: 2 });
    expect(mapped.sheets[0]!.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['familyName', 'chosen'],
      ['department', 'chosen'],
      ['employeeNumber', 'chosen'],
    ]);
    await apply(election, mapped);
    expect((await find(election)).items).toMatchObject([
      { familyName: 'Reyes', department: 'Almacén', employeeNumber: '17', section: 'challenge' },
      { familyName: 'Soto', section: 'challenge' },
    ]);
  });

  it('keeps a near duplicate that is another person after all', async () => {
    const election = await createElection(administrator);
    const list =
      'Name,Emp ID,Dept,Shift,Job,Email\n"Ruiz, Ana",1001,Pick,A,Packer,ana@mail.example\n"Ruiz, Ana",1002,Pick,A,Packer,ana@mail.example\n';
    const read = await upload(election, 'list.csv', list);
    expect(leftOut(read)).toEqual({ header: 1, 'near-duplicate': 1 });
    await administrator.put(`${pathOf(election)}/imports/${read.id}/mapping`, {
      version: 1,
      sheets: [],
      kept: [{ sheet: 0, row: 3 }],
    });
    const kept = await settled(election, read.id);
    expect(kept.counts).toMatchObject({ people: 2 });
    // Said to be another person: nobody asks again.
    expect(kept.problems).toEqual([]);
  });

  it('changes nothing when it is cancelled', async () => {
    const election = await createElection(administrator);
    const read = await upload(election, 'list.csv', SMALL);
    const cancel = () => administrator.post<ImportView>(`${pathOf(election)}/imports/${read.id}/cancel`);
    expect((await cancel()).body.state).toBe('cancelled');
    expect((await cancel()).body.state).toBe('cancelled');
    const applied = await administrator.post<Problem>(`${pathOf(election)}/imports/${read.id}/apply`, {
      version: 1,
    });
    expect(applied).toMatchObject({ status: 409, body: { code: 'import-cancelled' } });
    expect((await overview(election)).people).toBe(0);
  });

  it('is applied once by two browsers at once', async () => {
    const election = await createElection(administrator);
    const { id, version } = await upload(election, 'list.csv', csv);
    const other = await application.account({ isAdministrator: true });
    const answers = await Promise.all(
      [administrator, other, administrator, other].map((each) =>
        each.post<Problem>(`${pathOf(election)}/imports/${id}/apply`, { version }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
      Array(3).fill('import-already-applied'),
    );
    expect((await settled(election, id)).state).toBe('applied');
    expect((await overview(election)).people).toBe(truth['people']);
  });

  it('compares again when another import was applied meanwhile', async () => {
    const election = await createElection(administrator);
    const first = await upload(election, 'list.csv', SMALL);
    const second = await upload(election, 'second.csv', SECOND);
    await apply(election, first);
    const late = await administrator.post<Problem>(`${pathOf(election)}/imports/${second.id}/apply`, {
      version: 1,
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'roll-changed-meanwhile' } });
    const compared = await settled(election, second.id);
    expect(compared.counts).toMatchObject({ added: 1, changed: 1, gone: 1 });
    expect((await apply(election, compared)).state).toBe('applied');
  });

  it('takes up after a restart what was being read or applied', async () => {
    const election = await createElection(administrator);
    const read = await upload(election, 'list.csv', SMALL);
    const owner = new Client({ connectionString: application.database.url });
    await owner.connect();
    await owner.query(`UPDATE core.roll_import SET state = 'applying' WHERE id = $1`, [read.id]);
    await owner.end();
    await application.app.get(ImportRunner).onApplicationBootstrap();
    expect((await settled(election, read.id)).state).toBe('applied');
    expect((await overview(election)).people).toBe(2);
  });

  it('refuses what is no list, in the reader’s language, and the same id with other bytes', async () => {
    const election = await createElection(administrator);
    const refused = async (name: string, bytes: Buffer | string): Promise<ImportView> =>
      upload(election, name, bytes);
    expect(
      await refused('list.xls', '<html><table><tr><td>Last Name</td></tr></table></html>'),
    ).toMatchObject({
      state: 'refused',
      refusal: { code: 'file-web-page' },
    });
    expect((await refused('list.xlsx', workbook.subarray(0, 40_000))).refusal?.code).toBe('file-damaged');
    expect((await refused('list.csv', 'Last Name,First Name,Emp ID\n')).refusal?.code).toBe(
      'list-without-people',
    );
    const id = randomUUID();
    const path = `${pathOf(election)}/imports?${new URLSearchParams({ id, name: 'list.csv' }).toString()}`;
    expect(await administrator.upload(path, Buffer.alloc(0))).toMatchObject({
      status: 422,
      body: { code: 'file-empty' },
    });
    expect((await administrator.upload(path, Buffer.from(SMALL))).status).toBe(201);
    expect(await administrator.upload(path, Buffer.from(SMALL))).toMatchObject({ status: 201, body: { id } });
    expect(await administrator.upload(path, Buffer.from(SECOND))).toMatchObject({
      status: 422,
      body: { code: 'same-id-other-content' },
    });
    const large = await administrator.upload(path, Buffer.alloc(200 * 1024 * 1024 + 1, 'a'));
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } });
    await settled(election, id);
  });

  it('seals the roll: count and root in the record, superseded by the seal of a revised roll', async () => {
    const election = await createElection(administrator);
    const seal = () => administrator.post<SealView & Problem>(`${pathOf(election)}/seal`);
    expect((await seal()).body.code).toBe('roll-empty');
    await apply(election, await upload(election, 'list.csv', SMALL));
    const first = await seal();
    expect(first).toMatchObject({ status: 200, body: { number: 1, voters: 2, challengeVoters: 0 } });
    expect((await seal()).body.code).toBe('roll-unchanged-since-seal');
    expect(await overview(election)).toMatchObject({ hasChangedSinceSeal: false, seal: first.body });

    const revised = await upload(election, 'second.csv', SECOND);
    expect(revised.reseals).toBe(true);
    await apply(election, revised);
    const after = await overview(election);
    expect(after).toMatchObject({ hasChangedSinceSeal: false, seal: { number: 2, voters: 2 } });
    const second = after.seal!;
    expect(second.commitmentRoot).not.toBe(first.body.commitmentRoot);
    expect((await seal()).body.code).toBe('roll-unchanged-since-seal');

    const unitOfWork = application.app.get(UnitOfWork);
    const roll = application.app.get(RollService);
    await unitOfWork.read({ actor: NOBODY, as: 'official', electionId: election }, async (tx) => {
      const { seal: inForce } = await application.app.get(RecordWriter).stateOf(tx, election);
      expect(inForce).toEqual({ index: 2, voters: 2, commitmentRoot: second.commitmentRoot });
      expect(await roll.sealInForce(tx, election)).toEqual(second);
      const voters = await roll.current(tx, election);
      expect(voters.map(({ familyName }) => familyName)).toEqual(['de la Cruz', 'O’Neal']);
      expect((await roll.sealedVoters(tx, election)).sort()).toEqual(voters.map(({ id }) => id).sort());
      const bodies = await tx.query<{ body: string }>(
        `SELECT convert_from(body_bytes, 'UTF8') AS body FROM core.record_entry WHERE election_id = $1 AND kind = 'roll.sealed' ORDER BY index`,
        [election],
      );
      expect(bodies.map(({ body }) => (JSON.parse(body) as { body: unknown }).body)).toEqual([
        { voters: 2, commitmentRoot: first.body.commitmentRoot, supersedes: null },
        { voters: 2, commitmentRoot: second.commitmentRoot, supersedes: 1 },
      ]);
    });
  });

  it('is closed to organizers, tellers and observers', async () => {
    const election = await createElection(administrator);
    for (const [role, party] of [
      ['organizer', 'workers-union'],
      ['teller', null],
      ['observer', 'acme'],
    ] as const) {
      const session = await application.member(election, role, party);
      expect((await session.get(pathOf(election))).status).toBe(404);
      expect((await session.get(`${pathOf(election)}/imports`)).status).toBe(404);
    }
    const agent = await application.member(election, 'agent');
    expect((await agent.get(pathOf(election))).status).toBe(200);
    expect((await agent.get(`${pathOf(election)}/imports`)).status).toBe(404);
  });

  describe('in the database', () => {
    let owner: Client;
    let election: string;

    beforeAll(async () => {
      election = await createElection(administrator);
      await apply(election, await upload(election, 'list.csv', SMALL));
      await administrator.post(`${pathOf(election)}/seal`);
      owner = new Client({ connectionString: application.database.url });
      await owner.connect();
    });

    afterAll(() => owner.end());

    const as = async (role: string, sql: string): Promise<unknown> => {
      await owner.query('BEGIN');
      try {
        await owner.query(`SET LOCAL ROLE rollcall_${role}`);
        return await owner.query(sql);
      } finally {
        await owner.query('ROLLBACK');
      }
    };

    it.each([
      ['DELETE FROM core.roll_entry', 'roll_entry_append_only'],
      ['UPDATE core.roll_seal SET voters = 1', 'roll_seal_append_only'],
      ['DELETE FROM core.roll_seal_voter', 'roll_seal_voter_append_only'],
      ['UPDATE core.roll_seal_voter SET salt = salt', 'roll_seal_voter_append_only'],
      [`UPDATE core.roll_import_file SET name = ''`, 'roll_import_file_append_only'],
      [`UPDATE core.roll_import_file_part SET bytes = ''`, 'roll_import_file_part_append_only'],
      [`UPDATE core.roll_entry SET family_name = ''`, 'roll_entry_family_name_given'],
      [`UPDATE core.roll_entry SET match_key = 'n:1'`, 'roll_entry_match_key_unique'],
      [`UPDATE core.roll_entry SET imported_by = gen_random_uuid()`, 'roll_entry_import'],
      [`UPDATE core.roll_entry SET source_row = NULL`, 'roll_entry_source'],
      [`UPDATE core.roll_entry SET section = 'other'`, 'roll_entry_section'],
      [`UPDATE core.roll_import SET people = people + 1`, 'roll_import_people_compared'],
      [`UPDATE core.roll_import SET state = 'review' WHERE state = 'applied'`, 'roll_import_finished'],
    ])('refuses %s', async (sql, constraint) => {
      await expect(owner.query(sql)).rejects.toMatchObject({ constraint });
    });

    it('shows each wing only its columns', async () => {
      await expect(as('official', 'SELECT email FROM core.roll_entry')).rejects.toThrow(/permission denied/);
      await expect(as('official', 'SELECT cell_phone FROM core.roll_entry')).rejects.toThrow(
        /permission denied/,
      );
      await expect(as('official', 'SELECT salt FROM core.roll_seal_voter')).rejects.toThrow(
        /permission denied/,
      );
      await expect(as('campaign', 'SELECT commitment_root FROM core.roll_seal')).rejects.toThrow(
        /permission denied/,
      );
      await expect(as('campaign', 'SELECT cells FROM core.roll_import_row')).rejects.toThrow(
        /permission denied/,
      );
      await expect(as('campaign', `UPDATE core.roll_entry SET shift = ''`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(as('official', 'SELECT street, sort_text FROM core.roll_entry')).resolves.toBeDefined();
      await expect(
        as('campaign', 'SELECT cell_phone, search_text FROM core.roll_entry'),
      ).resolves.toBeDefined();
    });
  });
});
