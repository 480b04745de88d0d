import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { NOBODY } from '../src/platform/access';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import type { ExportList, ExportView, PrintList } from '../src/reports/exports/exports.contract';
import { startsFormula } from '../src/reports/exports/formula';
import type { ListReport, ReportRowList } from '../src/reports/list-report/list-report.contract';
import type { ImportRowList, ImportView } from '../src/roll/imports.contract';
import type { RollOverview } from '../src/roll/roll.contract';
import { RollService, type NewEntry } from '../src/roll/roll.service';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection, UNION } from './support/elections';
import type { Session } from './support/session';
import { readWorkbook } from './support/workbook';

const DATA = join(__dirname, 'data');
const truth = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as Record<string, number>;
const workbook = readFileSync(join(DATA, 'employer-list.xlsx'));

interface Refusal {
  readonly code: string;
  readonly errors?: readonly { readonly field: string }[];
}

jest.setTimeout(180_000);

describe('reports on the list', () => {
  let test: TestApplication;
  let owner: Client;
  let administrator: Session;

  beforeAll(async () => {
    test = await startTestApplication();
    owner = new Client({ connectionString: test.database.url });
    await owner.connect();
    administrator = await test.account({ isAdministrator: true, name: 'Zoë Thảo' });
  });

  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  const pathOf = (election: string, rest: string): string => `/api/elections/${election}/${rest}`;

  /** The import once the server's work on it is done. */
  async function settled(election: string, id: string): Promise<ImportView> {
    const last = Date.now() + 90_000;
    for (;;) {
      const { body } = await administrator.get<ImportView>(pathOf(election, `roll/imports/${id}`));
      if (body.state !== 'reading' && body.state !== 'applying') return body;
      if (Date.now() > last) throw new Error(`the import is still ${body.state}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function upload(
    election: string,
    name: string,
    bytes: Uint8Array,
    kind = 'employer',
  ): Promise<ImportView> {
    const query = new URLSearchParams({ id: randomUUID(), name, kind });
    const { status, body } = await administrator.upload<ImportView>(
      pathOf(election, `roll/imports?${query.toString()}`),
      bytes,
    );
    if (status !== 201) throw new Error(`upload of ${name}: ${status} ${JSON.stringify(body)}`);
    return settled(election, body.id);
  }

  async function apply(
    election: string,
    { id, version }: ImportView,
    servedOn: string | null = null,
  ): Promise<ImportView> {
    const { status, body } = await administrator.post(pathOf(election, `roll/imports/${id}/apply`), {
      version,
      servedOn,
    });
    if (status !== 200) throw new Error(`apply: ${status} ${JSON.stringify(body)}`);
    return settled(election, id);
  }

  async function put(election: string, people: readonly NewEntry[]): Promise<string[]> {
    const roll = test.app.get(RollService);
    return test.app
      .get(UnitOfWork)
      .run({ actor: NOBODY, as: 'core', electionId: election }, (tx) =>
        roll.insertEntries(tx, election, people),
      );
  }

  const wanted = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
    id: randomUUID(),
    format: 'csv',
    reason: 'Service on the union',
    filters: {},
    ...change,
  });

  const cellsOf = (bytes: Uint8Array): string[][] =>
    parse(Buffer.from(bytes), { bom: true, relax_column_count: true });

  const report = async (election: string, session = administrator): Promise<ListReport> =>
    (await session.get<ListReport>(pathOf(election, 'roll/report'))).body;

  describe('of the workbook of an employer', () => {
    let election: string;
    let imported: ImportView;

    beforeAll(async () => {
      // Directed on Wednesday 14 January 2026: the list is due on Friday the 16th; Monday the 19th is a holiday.
      election = await createElection(administrator);
      imported = await apply(election, await upload(election, 'employer-list.xlsx', workbook), '2026-01-20');
    });

    /** The people of the file by its own cells, without the rows that the import says it left out. */
    async function recount(): Promise<readonly Readonly<Record<string, string>>[]> {
      const path = pathOf(election, `roll/imports/${imported.id}/rows`);
      const left = new Set<string>();
      for (let offset = 0; ; offset += 200) {
        const query = `show=left-out&limit=200&offset=${offset}`;
        const { items, total } = (await administrator.get<ImportRowList>(`${path}?${query}`)).body;
        for (const { sheet, row } of items) left.add(`${sheet} ${row}`);
        if (offset + 200 >= total) break;
      }
      return readWorkbook(workbook).flatMap(({ rows }, sheet) => {
        const [, heading = []] = [...rows].find(([, cells]) => cells.includes('Last Name')) ?? [];
        return [...rows]
          .filter(([row]) => !left.has(`${sheet} ${row}`))
          .map(([, cells]) =>
            Object.fromEntries(heading.map((name, column) => [name, (cells[column] ?? '').trim()])),
          );
      });
    }

    it('counts what the cells of the file lack', async () => {
      const people = await recount();
      expect(people).toHaveLength(truth['people']! + truth['subject_to_challenge']!);
      const lacking = (...columns: string[]): number =>
        people.filter((person) => columns.every((column) => person[column] === '')).length;
      const made = await report(election);
      expect(made).toMatchObject({
        people: people.length,
        challenge: truth['subject_to_challenge'],
        by: 'Zoë Thảo',
        caseNumber: '10-RC-000001',
        union: null,
      });
      const missing = Object.fromEntries(made.fields.map(({ field, missing: count }) => [field, count]));
      expect(missing).toEqual({
        familyName: lacking('Last Name'),
        givenName: lacking('First Name'),
        location: lacking('Work Location'),
        shift: lacking('Shift'),
        classification: lacking('Job Classification'),
        address: lacking('Home Address', 'City', 'ST', 'Zip Code'),
        email: lacking('Personal Email'),
        homePhone: lacking('Home Phone'),
        cellPhone: lacking('Cell Phone'),
        phone: lacking('Home Phone', 'Cell Phone'),
      });
      // A list without a single gap would prove nothing.
      expect(missing['email']).toBeGreaterThan(100);
      const figure = Object.fromEntries(made.figures.map(({ figure: name, count }) => [name, count]));
      expect(figure['initials']).toBe(
        people.filter((person) => /^\p{L}\.?$/u.test(person['First Name'] ?? '')).length,
      );
      const unusable = Object.fromEntries(made.fields.map(({ field, unusable: count }) => [field, count]));
      const withoutStreet = people.filter((person) => person['City'] !== '' && person['Home Address'] === '');
      expect(unusable['address']).toBeGreaterThanOrEqual(withoutStreet.length);
      expect(figure['no-street']).toBeGreaterThanOrEqual(withoutStreet.length);
    });

    it('opens the rows of every figure', async () => {
      const made = await report(election);
      const counts = [
        ...made.fields.flatMap(({ field, missing, unusable }) => [
          [`${field}-missing`, missing] as const,
          [`${field}-unusable`, unusable] as const,
        ]),
        ...made.figures.map(({ figure, count }) => [figure, count] as const),
      ];
      for (const [figure, count] of counts) {
        const { status, body } = await administrator.get<ReportRowList>(
          pathOf(election, `roll/report/rows?figure=${figure}&limit=1`),
        );
        expect([figure, status, body.total]).toEqual([figure, 200, count]);
        expect(body.items).toHaveLength(Math.min(1, count));
      }
      const page = async (offset: number, limit: number): Promise<ReportRowList> =>
        (
          await administrator.get<ReportRowList>(
            pathOf(election, `roll/report/rows?figure=cellPhone-missing&offset=${offset}&limit=${limit}`),
          )
        ).body;
      const whole = (await page(0, 200)).items;
      expect([...(await page(0, 20)).items, ...(await page(20, 180)).items]).toEqual(whole);
      const cells = readWorkbook(workbook);
      for (const { sourceSheet, sourceRow, value, name } of whole) {
        // The row of their file says the same.
        const row = cells[sourceSheet ?? -1]?.rows.get(sourceRow ?? -1) ?? [];
        expect([row[15] ?? '', value]).toEqual(['', '']);
        expect(name.toLowerCase()).toContain((row[0] ?? '').toLowerCase().slice(0, 3));
      }
    });

    it('pages through many rows without a gap, and follows a correction at once', async () => {
      const other = await createElection(administrator);
      const rows = Array.from(
        { length: 2_150 },
        (_, i) => `Ruiz${String(i).padStart(4, '0')},Ana,${i + 1000},Pick`,
      );
      const list = Buffer.from(['Last Name,First Name,Emp ID,Dept', ...rows].join('\n'));
      await apply(other, await upload(other, 'list.csv', list), null);
      const page = async (offset: number, limit: number): Promise<ReportRowList> =>
        (
          await administrator.get<ReportRowList>(
            pathOf(other, `roll/report/rows?figure=shift-missing&offset=${offset}&limit=${limit}`),
          )
        ).body;
      const numbers: string[] = [];
      for (let offset = 0; offset < rows.length; offset += 150) {
        const { items, total } = await page(offset, 150);
        expect(total).toBe(rows.length);
        numbers.push(...items.map(({ employeeNumber }) => employeeNumber));
      }
      expect(numbers).toEqual(rows.map((_, i) => String(i + 1000)));
      expect((await page(rows.length, 50)).items).toEqual([]);

      const { items } = await page(0, 1);
      const edited = await administrator.send('PATCH', pathOf(other, `roll/entries/${items[0]!.id}`), {
        revision: 1,
        values: { shift: 'FHD' },
        reason: 'asked',
      });
      expect(edited.status).toBe(200);
      expect(await page(0, 1)).toMatchObject({ total: rows.length - 1, items: [{ employeeNumber: '1001' }] });
    });

    it('holds the day of service against the deadline, and names the file', async () => {
      const made = await report(election);
      expect(made.service).toEqual({
        directedOn: '2026-01-14',
        dueOn: '2026-01-16',
        servedOn: '2026-01-20',
        verdict: 'late',
        daysLate: 1,
      });
      expect(made.lists).toMatchObject([
        {
          kind: 'employer',
          servedOn: '2026-01-20',
          people: truth['people']! + truth['subject_to_challenge']!,
          rowsWithoutName: 0,
          files: [
            { name: 'employer-list.xlsx', sha256: createHash('sha256').update(workbook).digest('hex') },
          ],
        },
      ]);
    });

    it('is printed in the language asked for, under the name of its case', async () => {
      const english = await administrator.download(pathOf(election, 'roll/report.pdf'));
      expect(english.status).toBe(200);
      expect(english.headers.get('content-type')).toBe('application/pdf');
      expect(english.headers.get('content-disposition')).toBe(
        'inline; filename="voter-list-report-10-RC-000001-2026-03-02.pdf"',
      );
      const pdf = Buffer.from(english.bytes).toString('latin1');
      expect(pdf).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/);
      expect(pdf).toContain('/Lang (en-US)');
      const spanish = await administrator.download(pathOf(election, 'roll/report.pdf?language=es'));
      expect(Buffer.from(spanish.bytes).toString('latin1')).toContain('/Lang (es-US)');
    });

    it.each(['csv', 'xlsx'] as const)('goes out as %s and comes in again equal', async (format) => {
      const { status, bytes } = await administrator.download(
        pathOf(election, 'roll/exports'),
        wanted({ format }),
      );
      expect(status).toBe(200);
      const again = await upload(election, `again.${format}`, bytes);
      expect(again.state).toBe('review');
      const { people, challenge, same, added, changed, gone } = again.counts ?? {};
      expect({ people, challenge, same, added, changed, gone }).toEqual({
        people: truth['people']! + truth['subject_to_challenge']!,
        challenge: truth['subject_to_challenge'],
        same: truth['people']! + truth['subject_to_challenge']!,
        added: 0,
        changed: 0,
        gone: 0,
      });
    });

    it('asks who is gone and why', async () => {
      test.clock.pass(60);
      const short = 'Last Name,First Name,Emp ID\nAbdul-Karim,Adam,05743567\n';
      const revised = await upload(election, 'revised.csv', Buffer.from(short), 'revised');
      await apply(election, revised);
      const made = await report(election);
      const gone = truth['people']! - 1;
      expect(made.figures).toEqual(
        expect.arrayContaining([
          { figure: 'gone-unexplained', count: gone, of: gone },
          { figure: 'gone-omitted', count: 0, of: gone },
        ]),
      );
      expect(made.lists.map(({ kind }) => kind)).toEqual(['employer', 'revised']);
      expect(made.service.servedOn).toBe('2026-01-20');
      const rows = await administrator.get<ReportRowList>(
        pathOf(election, 'roll/report/rows?figure=gone-unexplained&limit=2'),
      );
      expect(rows.body).toMatchObject({ total: gone, items: [{}, {}] });
    });
  });

  describe('the wall', () => {
    let election: string;
    let lead: Session;
    let organizer: Session;
    let agent: Session;
    const STRANGER = 'Zzyzxova';

    beforeAll(async () => {
      election = await createElection(administrator);
      lead = await test.member(election, 'lead', UNION);
      organizer = await test.member(election, 'organizer', UNION);
      agent = await test.member(election, 'agent');
      const [first] = await put(election, [
        { familyName: 'Adams', givenName: 'J.', department: 'Pack', employeeNumber: '1' },
        { familyName: 'Baker', givenName: 'Ana', department: 'Pack', employeeNumber: '2' },
        {
          familyName: 'Cole',
          givenName: 'Eva',
          department: 'Stow',
          employeeNumber: '3',
          section: 'challenge',
        },
      ]);
      await organizer.post(pathOf(election, 'campaign/contacts'), {
        id: randomUUID(),
        person: first,
        outcome: 'talked',
        occurredAt: test.clock.now().toISOString(),
      });
      const added = await organizer.post(pathOf(election, 'campaign/people'), {
        id: randomUUID(),
        givenName: 'Olga',
        familyName: STRANGER,
      });
      expect(added.status).toBe(201);
    });

    it('shows the union’s figures to its lead', async () => {
      const { status, body } = await lead.get<ListReport>(pathOf(election, 'campaign/list-report'));
      expect(status).toBe(200);
      expect(body.union).toEqual([
        { figure: 'not-listed', count: 1, of: 2 },
        { figure: 'unknown-to-union', count: 2, of: 3 },
      ]);
      expect(body.figures[0]).toEqual({ figure: 'initials', count: 1, of: 3 });
      const rows = async (figure: string): Promise<ReportRowList> =>
        (await lead.get<ReportRowList>(pathOf(election, `campaign/list-report/rows?figure=${figure}`))).body;
      expect(await rows('not-listed')).toMatchObject({ total: 1, items: [{ name: `${STRANGER}, Olga` }] });
      expect((await rows('unknown-to-union')).items.map(({ name }) => name)).toEqual([
        'Baker, Ana',
        'Cole, Eva',
      ]);
      expect((await rows('initials')).items).toMatchObject([{ name: 'Adams, J.', value: 'J.' }]);
      const pdf = await lead.download(pathOf(election, 'campaign/list-report.pdf'));
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    });

    it('tells the hall nothing of them', async () => {
      for (const session of [administrator, agent]) {
        const made = await report(election, session);
        expect(made.union).toBeNull();
        expect(JSON.stringify(made)).not.toMatch(/not-listed|unknown-to-union/);
        for (const figure of ['not-listed', 'unknown-to-union']) {
          const refused = await session.get<Refusal>(pathOf(election, `roll/report/rows?figure=${figure}`));
          expect([refused.status, refused.body.code]).toEqual([422, 'invalid-input']);
        }
      }
      await lead.download(pathOf(election, 'campaign/exports'), wanted({ reason: 'Walk list for Saturday' }));
      const { rows: tables } = await owner.query<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'core' ORDER BY 1",
      );
      expect(tables.length).toBeGreaterThan(10);
      for (const { name } of tables) {
        const found = await owner.query(
          `SELECT 1 FROM core."${name}" AS t WHERE t::text LIKE '%${STRANGER}%' OR t::text LIKE '%Walk list for Saturday%'`,
        );
        expect([name, found.rowCount]).toEqual([name, 0]);
      }
    });

    it('keeps each log from the other wings, and from change', async () => {
      const tables = ['core.roll_export', 'campaign.list_export'] as const;
      await administrator.download(pathOf(election, 'roll/exports'), wanted());
      const rights: Record<string, string[]> = {};
      for (const table of tables) {
        rights[table] = [];
        for (const role of ['core', 'campaign', 'official']) {
          const { rows } = await owner.query<{ may: boolean }>(
            `SELECT has_schema_privilege($1, $2, 'USAGE') AND has_table_privilege($1, $3, 'SELECT') AS may`,
            [`rollcall_${role}`, table.split('.')[0], table],
          );
          if (rows[0]?.may === true) rights[table].push(role);
        }
        for (const sql of [
          `UPDATE ${table} SET reason = 'another'`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ]) {
          await expect(owner.query(sql)).rejects.toThrow('only ever added');
        }
      }
      expect(rights).toEqual({ 'core.roll_export': ['core'], 'campaign.list_export': ['campaign'] });
    });

    it('lets nobody in without the right', async () => {
      const hall = ['roll/report', 'roll/report/rows?figure=initials', 'roll/report.pdf', 'roll/exports'];
      const campaign = [
        'campaign/list-report',
        'campaign/list-report/rows?figure=initials',
        'campaign/list-report.pdf',
        'campaign/exports',
      ];
      const teller = await test.member(election, 'teller', UNION);
      const observer = await test.member(election, 'observer', UNION);
      const statuses = async (session: Session, paths: readonly string[]): Promise<number[]> =>
        Promise.all(paths.map(async (path) => (await session.get(pathOf(election, path))).status));
      for (const session of [administrator, agent]) {
        expect(await statuses(session, hall)).toEqual([200, 200, 200, 200]);
        expect(await statuses(session, campaign)).toEqual([404, 404, 404, 404]);
      }
      expect(await statuses(lead, campaign)).toEqual([200, 200, 200, 200]);
      for (const session of [teller, observer, organizer, lead]) {
        expect(await statuses(session, hall)).toEqual([404, 404, 404, 404]);
      }
      for (const session of [teller, observer, organizer]) {
        expect(await statuses(session, campaign)).toEqual([404, 404, 404, 404]);
        for (const path of ['roll/exports', 'campaign/exports']) {
          expect((await session.post(pathOf(election, path), wanted())).status).toBe(404);
        }
      }
      expect((await test.visitor().get(pathOf(election, 'roll/report'))).status).toBe(401);
    });

    it('gives the lead the union’s people, and logs it in the campaign', async () => {
      const body = wanted({ reason: 'Phone bank on Tuesday', filters: { department: 'Pack' } });
      const { status, bytes } = await lead.download(pathOf(election, 'campaign/exports'), body);
      expect(status).toBe(200);
      const [headings = [], ...rows] = cellsOf(bytes);
      expect(rows.map(([name]) => name)).toEqual(['Adams', 'Baker']);
      expect(rows[0]?.[headings.indexOf('Contacts')]).toBe('1');
      const { body: list } = await lead.get<ExportList>(pathOf(election, 'campaign/exports'));
      expect(list.items.find(({ id }) => id === body['id'])).toMatchObject({
        reason: 'Phone bank on Tuesday',
        filters: { department: 'Pack' },
        rows: 2,
        by: 'lead Test',
      });
      const { rows: events } = await owner.query(
        'SELECT type, data FROM campaign.event WHERE election_id = $1 AND subject = $2',
        [election, body['id']],
      );
      expect(events).toEqual([{ type: 'list.exported', data: { format: 'csv', rows: 2 } }]);
      // Paper lies around: no assessments on it.
      const print = await lead.post<PrintList>(
        pathOf(election, 'campaign/exports'),
        wanted({ format: 'print' }),
      );
      expect(print.body.columns).toEqual(['name', 'department', 'shift', 'phone', 'address']);
    });
  });

  describe('exports of the roll', () => {
    let election: string;
    const HOSTILE: readonly NewEntry[] = [
      { familyName: '=HYPERLINK("http://evil.example")', givenName: '@SUM(A1)', employeeNumber: '00417' },
      { familyName: '-Smith', givenName: '+1', postalCode: '02134', employeeNumber: '2', department: 'Pack' },
      {
        familyName: 'Ñúñez, Jr.',
        givenName: 'O’Neil "Red"',
        employeeNumber: '3',
        department: 'Pack',
        cellPhone: '+12055551234',
        homePhone: '+442071838750',
        section: 'challenge',
      },
    ];

    beforeAll(async () => {
      election = await createElection(administrator);
      await put(election, HOSTILE);
    });

    const path = (): string => pathOf(election, 'roll/exports');
    const logged = async (): Promise<ExportView[]> =>
      (await administrator.get<ExportList>(path())).body.items;

    it('asks for a reason, and logs nothing without one', async () => {
      const before = await logged();
      for (const reason of [undefined, '', '  ', 'ok', 7, 'x'.repeat(501)]) {
        const { status, body } = await administrator.post<Refusal>(path(), wanted({ reason }));
        expect([status, body.errors?.[0]?.field]).toEqual([422, 'reason']);
      }
      expect((await administrator.post(path(), wanted({ format: 'pdf' }))).status).toBe(422);
      expect((await administrator.post(path(), wanted({ filters: { color: 'red' } }))).status).toBe(422);
      expect(await logged()).toEqual(before);
    });

    it('logs who took what, when, why, and the hash of what was sent', async () => {
      const body = wanted({ reason: '  Requested by the region  ', filters: { department: 'Pack', q: '' } });
      const { status, bytes, headers } = await administrator.download(path(), body);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(headers.get('content-disposition')).toBe(
        'attachment; filename="roll-10-RC-000001-2026-03-02.csv"',
      );
      expect(headers.get('cache-control')).toBe('no-store');
      const [newest] = await logged();
      expect(newest).toEqual({
        id: body['id'],
        format: 'csv',
        reason: 'Requested by the region',
        filters: { department: 'Pack', standing: 'current' },
        rows: 2,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        by: 'Zoë Thảo',
        at: test.clock.now().toISOString(),
      });
      const { rows: events } = await owner.query(
        'SELECT type, data FROM core.event WHERE election_id = $1 AND subject = $2',
        [election, body['id']],
      );
      // No reason, no filter: the stream tells codes and numbers only.
      expect(events).toEqual([{ type: 'roll.exported', data: { format: 'csv', rows: 2 } }]);
    });

    it('starts no formula, and keeps zeros and letters', async () => {
      const { bytes } = await administrator.download(path(), wanted());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const rows = cellsOf(bytes);
      for (const cell of rows.flat()) expect([cell, startsFormula(cell)]).toEqual([cell, false]);
      expect(rows.map((row) => row[0])).toEqual([
        'Last Name',
        '\'=HYPERLINK("http://evil.example")',
        "'-Smith",
        'Permitted to vote subject to challenge',
        'Ñúñez, Jr.',
      ]);
      expect(rows[1]?.[4]).toBe('00417');
      expect(rows[2]?.[12]).toBe('02134');
      expect(rows[4]?.slice(14)).toEqual(['011 442071838750', '205-555-1234']);
      const sheets = readWorkbook((await administrator.download(path(), wanted({ format: 'xlsx' }))).bytes);
      expect(sheets.map(({ name, rows: { size } }) => [name, size])).toEqual([
        ['Employees', 3],
        ['Subject to challenge', 2],
      ]);
      expect(sheets[0]?.rows.get(2)?.slice(0, 5)).toEqual([
        '=HYPERLINK("http://evil.example")',
        '@SUM(A1)',
        '',
        '',
        '00417',
      ]);
    });

    it('answers a print with rows, without phones and addresses', async () => {
      const { body } = await administrator.post<PrintList>(path(), wanted({ format: 'print' }));
      expect(body.columns).toEqual(['name', 'employeeNumber', 'classification', 'department', 'shift']);
      expect(body.items.map(({ section, cells }) => [section, cells[0]])).toEqual([
        ['regular', '=HYPERLINK("http://evil.example"), @SUM(A1)'],
        ['regular', '-Smith, +1'],
        ['challenge', 'Ñúñez, Jr., O’Neil "Red"'],
      ]);
    });

    it('gives the same file for the same id, once logged, until the roll has changed', async () => {
      for (const format of ['csv', 'xlsx']) {
        const body = wanted({ format });
        const first = await administrator.download(path(), body);
        test.clock.pass(3600);
        const again = await administrator.download(path(), body);
        expect(again.status).toBe(200);
        expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
        expect((await logged()).filter(({ id }) => id === body['id'])).toHaveLength(1);
        const other = await administrator.post<Refusal>(path(), { ...body, reason: 'Another reason' });
        expect([other.status, other.body.code]).toEqual([422, 'same-id-other-content']);
        await put(election, [{ familyName: 'Late', givenName: 'Comer', employeeNumber: format }]);
        const changed = await administrator.post<Refusal>(path(), body);
        expect([changed.status, changed.body.code]).toEqual([409, 'export-changed-since']);
      }
    });

    it('says when there is nobody to export', async () => {
      const before = await logged();
      const { status, body } = await administrator.post<Refusal>(
        path(),
        wanted({ filters: { q: 'nobody' } }),
      );
      expect([status, body.code]).toEqual([409, 'export-empty']);
      expect(await logged()).toEqual(before);
    });

    it('is the roll as it is filtered on screen', async () => {
      const overview = (await administrator.get<RollOverview>(pathOf(election, 'roll/overview'))).body;
      const rows = async (filters: Record<string, string>): Promise<number> => {
        const { body } = await administrator.post<PrintList>(path(), wanted({ format: 'print', filters }));
        return body.items.length;
      };
      expect(await rows({})).toBe(overview.people);
      expect(await rows({ section: 'challenge' })).toBe(overview.challenge);
      for (const { name, count } of overview.departments.filter((each) => each.name !== '')) {
        expect(await rows({ department: name })).toBe(count);
      }
      expect(await rows({ q: 'comer' })).toBe(2);
      const { status } = await administrator.post(path(), wanted({ filters: { goneReason: 'omitted' } }));
      expect(status).toBe(409);
    });
  });
});
