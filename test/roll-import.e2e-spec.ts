import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Client } from 'pg';
import { ImportRunner } from '../src/roll/import-runner.service';
import { ListTargets } from '../src/roll/list-targets.service';
import type { ImportView } from '../src/roll/imports.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { createElection } from './support/elections';
import { openVoting } from './support/official';
import { leftOut, list, RollDesk } from './support/roll';
import type { Session } from './support/session';

jest.setTimeout(240_000);

const HEAD = 'Last Name,First Name,Emp ID,Dept,Shift,Address,City,State,Zip,Email,Cell Phone';
const ANA = 'Ruiz,Ana,1001,Pick,FHD,12 Oak St,Bessemer,AL,35020,ana@mail.example,2055550101';
const BEN = 'Diaz,Ben,1002,Pack,BHN,9 Elm St,Bessemer,AL,35020,ben@mail.example,2055550102';
const EVA = 'Cruz,Eva,1003,Stow,FHD,4 Fir St,Bessemer,AL,35022,eva@mail.example,2055550103';
const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');

describe('a list on its way onto the roll', () => {
  let application: TestApplication;
  let administrator: Session;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true, name: 'Ada Admin' });
  });

  afterAll(() => application.close());

  const open = async (): Promise<RollDesk> =>
    new RollDesk(administrator, await createElection(administrator));

  describe('the lists that employers sent', () => {
    let desk: RollDesk;
    let first: ImportView;

    beforeAll(async () => {
      desk = await open();
      first = await desk.import('employer-list.xlsx', list('employer-list.xlsx'));
    });

    it('finds the same people in a Word table that has no employee numbers', async () => {
      const read = await desk.upload('voter-list.docx', list('voter-list.docx'));
      expect(read.state).toBe('review');
      const { people, added, changed, same, gone } = read.counts!;
      expect(people).toBe(added + changed + same);
      // The table has no numbers: it leaves those that are known alone, and nearly everybody is found again.
      expect(same + changed).toBeGreaterThan(people * 0.99);
      expect(added).toBeLessThan(30);
      expect(gone).toBeLessThan(60);
      const shown = await desk.rows(read.id, { show: 'changed' });
      expect(shown.total).toBe(changed);
      for (const { changes } of shown.items)
        expect(changes.map(({ field }) => field)).not.toContain('employeeNumber');
    });

    it('tells the moved from the changed in the revised list, and asks why people are gone', async () => {
      const read = await desk.upload('revised.xlsx', list('employer-list-revised.xlsx'), 'revised');
      expect(read.counts).toMatchObject({ added: 40, changed: 90, moved: 60, gone: 25, goneUnexplained: 25 });
      const moved = await desk.rows(read.id, { show: 'moved' });
      expect(moved.total).toBe(60);
      for (const { changes } of moved.items)
        expect(changes.some(({ field }) => field === 'department' || field === 'shift')).toBe(true);
      const gone = await desk.rows(read.id, { show: 'gone' });
      expect(gone.total).toBe(25);
      const named = gone.items[0]!.entryId!;
      const explained = await desk.choosePeople(read.id, {
        version: read.version,
        gone: [{ entryId: named, reason: 'omitted' }],
        goneOthers: 'quit',
      });
      expect(explained.body).toMatchObject({
        counts: { gone: 25, goneUnexplained: 0 },
        version: read.version + 1,
      });
      const again = await desk.rows(read.id, { show: 'gone' });
      expect(again.items.map(({ goneReason }) => goneReason).sort()).toEqual([
        'omitted',
        ...Array<string>(24).fill('quit'),
      ]);
      const applied = await desk.apply(explained.body, '2026-02-27');
      expect(applied).toMatchObject({ state: 'applied', servedOn: '2026-02-27' });
      expect((await desk.details(named)).goneReason).toBe('omitted');
      expect(await desk.overview()).toMatchObject({
        gone: 25,
        goneUnexplained: 0,
        goneReasons: [
          { reason: 'quit', count: 24 },
          { reason: 'omitted', count: 1 },
        ],
      });
      expect(await desk.find({ goneReason: 'omitted' })).toMatchObject({
        total: 1,
        items: [{ id: named, isCurrent: false, goneReason: 'omitted' }],
      });
      expect((await desk.find({ standing: 'gone', goneReason: 'quit', limit: '1' })).total).toBe(24);
      expect(await desk.find({ standing: 'gone', goneReason: 'unexplained' })).toEqual({
        items: [],
        total: 0,
      });
      const undone = await desk.undo(read.id);
      expect(undone.body.undone).toMatchObject({ removed: 40, restored: 90, returned: 25, keptCount: 0 });
    });

    it('says that the same list again changes nothing', async () => {
      const again = await desk.upload('again.xlsx', list('employer-list.xlsx'));
      expect(again).toMatchObject({
        sameFileAppliedAt: first.finishedAt,
        counts: { added: 0, changed: 0, gone: 0 },
      });
      expect(await desk.tryApply(again.id, again.version)).toMatchObject({
        status: 409,
        body: { code: 'import-changes-nothing' },
      });
    });

    it('lists the rows left out with their place in the sender’s file, safe for a spreadsheet', async () => {
      const text = await desk.text(`/imports/${first.id}/left-out.csv`);
      expect(text.startsWith('\uFEFFFile,Sheet,Row,Reason,')).toBe(true);
      const lines = text.trimEnd().split('\r\n');
      const { blank = 0, ...reasons } = leftOut(first);
      expect(blank).toBeGreaterThan(0);
      expect(lines).toHaveLength(1 + Object.values(reasons).reduce((a, b) => a + b, 0));
      expect(lines.filter((line) => line.includes('same person and number'))).toHaveLength(14);
      expect(lines[1]).toMatch(/^employer-list\.xlsx,/);
    });
  });

  it('leaves alone what a list has no column for, and keeps the number', async () => {
    const desk = await open();
    await desk.import('list.csv', csv(ANA, BEN));
    const short =
      'Name,Address,City,State,Zip,Dept\n"Ruiz, Ana",12 Oak St,Bessemer,AL,35020,Stow\n"Diaz, Ben",9 Elm St,Bessemer,AL,35020,Pack\n';
    const read = await desk.upload('short.csv', short);
    expect(read.counts).toMatchObject({ added: 0, changed: 1, moved: 1, same: 1, gone: 0 });
    await desk.apply(read);
    const ana = await desk.one('1001');
    expect(ana).toMatchObject({
      employeeNumber: '1001',
      department: 'Stow',
      shift: 'FHD',
      cellPhone: '+12055550101',
    });
    // Found as before by what the list did not tell.
    expect((await desk.one('ruiz 0101')).id).toBe(ana.id);
    const back = await desk.upload('list.csv', csv(ANA, BEN));
    expect(back.counts).toMatchObject({ added: 0, changed: 1, same: 1, gone: 0 });
  });

  it('asks about a row that looks like someone gone, and keeps the id through a new name or number', async () => {
    const desk = await open();
    await desk.import('list.csv', csv(ANA, BEN, EVA));
    const { id } = await desk.one('ana');
    const married = ANA.replace('Ruiz', 'Ruiz-Vega').replace('1001', '7001');
    const other = BEN.replace('1002', '7002');
    const read = await desk.upload('second.csv', csv(married, other, EVA));
    expect(read.counts).toMatchObject({ added: 2, gone: 2, likely: 2, same: 1 });
    const likely = await desk.rows(read.id, { show: 'likely' });
    expect(
      likely.items.map(({ likely: people }) => people.map(({ employeeNumber }) => employeeNumber)),
    ).toEqual([['1001'], ['1002']]);
    expect(likely.items[0]!.likely[0]).toMatchObject({
      entryId: id,
      reasons: expect.arrayContaining(['same-cell-phone', 'same-email', 'same-address']),
    });
    const [first, second] = likely.items as { sheet: number; row: number }[];
    const place = { sheet: first!.sheet, row: first!.row };
    const taken = await desk.choosePeople(read.id, {
      version: read.version,
      people: [
        { ...place, entryId: id },
        { sheet: second!.sheet, row: second!.row, entryId: id },
      ],
    });
    expect(taken).toMatchObject({ status: 409, body: { code: 'import-person-taken' } });
    const decided = await desk.choosePeople(read.id, {
      version: read.version,
      people: [
        { ...place, entryId: id },
        { sheet: second!.sheet, row: second!.row, entryId: null },
      ],
    });
    expect(decided.body.counts).toMatchObject({ added: 1, changed: 1, gone: 1, likely: 0 });
    await desk.apply(decided.body);
    expect(await desk.one('ruiz vega')).toMatchObject({
      id,
      employeeNumber: '7001',
      familyName: 'Ruiz-Vega',
    });
    const history = (await desk.details(id)).history;
    expect(history.map(({ kind }) => kind)).toEqual(['changed', 'imported']);
    expect(history[0]!.changes).toEqual([
      { field: 'employeeNumber', before: '1001', after: '7001' },
      { field: 'familyName', before: 'Ruiz', after: 'Ruiz-Vega' },
    ]);
    // The next list finds her by the new number.
    expect((await desk.upload('third.csv', csv(married, other, EVA))).counts).toMatchObject({
      same: 3,
      gone: 0,
    });
  });

  it('touches only those who vote subject to challenge with a list of them', async () => {
    const desk = await open();
    await desk.import('list.csv', csv(ANA, BEN));
    const challenged = await desk.upload('challenge.csv', csv(EVA), 'challenge');
    expect(challenged.counts).toMatchObject({ added: 1, challenge: 1, gone: 0 });
    await desk.apply(challenged);
    expect(await desk.overview()).toMatchObject({ people: 3, challenge: 1 });
    const again = await desk.upload(
      'challenge.csv',
      csv(
        EVA.replace('1003', '1009')
          .replace('Cruz,Eva', 'Soto,Leo')
          .replaceAll('eva', 'leo')
          .replace('0103', '0109')
          .replace('4 Fir', '40 Fir'),
      ),
      'challenge',
    );
    expect(again.counts).toMatchObject({ added: 1, gone: 1 });
    await desk.apply(again);
    expect((await desk.find({ section: 'challenge' })).items.map(({ familyName }) => familyName)).toEqual([
      'Soto',
    ]);
    expect((await desk.find({ section: 'regular' })).total).toBe(2);
    // The employer's list says nothing about them.
    expect((await desk.upload('list.csv', csv(ANA, BEN))).counts).toMatchObject({ same: 2, gone: 0 });
    expect((await desk.send('union.csv', csv(ANA), 'union')).body.code).toBe('import-kind-elsewhere');
  });

  it('remembers how this employer’s headings were mapped', async () => {
    const desk = await open();
    const odd = 'Last Name,First Name,Zona,Clave\nReyes,Leo,Almacén,17\nSoto,Mía,Muelle,18\n';
    const read = await desk.upload('uno.csv', odd);
    const choice = {
      sheet: 0,
      isUsed: true,
      kind: 'regular',
      headerRow: 1,
      fields: ['familyName', 'givenName', 'department', 'employeeNumber'],
    };
    await desk.choose(read.id, { version: read.version, sheets: [choice] });
    await desk.apply(await desk.settled(read.id));
    // In another election of the same employer too.
    const next = await (await open()).upload('dos.csv', odd.replace('Soto', 'Sotelo'));
    expect(next.sheets[0]!.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['familyName', 'remembered'],
      ['givenName', 'remembered'],
      ['department', 'remembered'],
      ['employeeNumber', 'remembered'],
    ]);
    expect(next.counts).toMatchObject({ people: 2 });
  });

  it('reads several files as one list, and each of them once', async () => {
    const desk = await open();
    const read = await desk.upload('one.csv', csv(ANA));
    const added = await desk.addFile(read.id, 1, 'two.csv', csv(BEN));
    expect(added.status).toBe(201);
    const both = await desk.settled(read.id);
    expect(both.files.map(({ name }) => name)).toEqual(['one.csv', 'two.csv']);
    expect(both.counts).toMatchObject({ people: 2 });
    expect((await desk.addFile(read.id, 1, 'two.csv', csv(BEN))).body.version).toBe(both.version);
    expect((await desk.addFile(read.id, 1, 'two.csv', csv(EVA))).body.code).toBe('same-id-other-content');
    await desk.apply(both);
    const ben = await desk.one('ben');
    expect((await desk.details(ben.id)).source).toMatchObject({ fileName: 'two.csv', row: 2 });
  });

  it('joins linked files by row and name, and says where they part', async () => {
    const desk = await open();
    const names =
      'Last Name,First Name,Emp ID,Dept\nRuiz,Ana,1001,Pick\nSoto,José,1002,Stow\nCruz,Eva,1003,Pack\n';
    const phones = (...rows: string[]): string => ['Name,Cell Phone', ...rows, ''].join('\n');
    const linked = async (...rows: string[]): Promise<ImportView> => {
      const first = await desk.upload('names.csv', names);
      await desk.addFile(first.id, 1, 'phones.csv', phones(...rows));
      const both = await desk.settled(first.id);
      await desk.choose(both.id, { version: both.version, files: 'linked' });
      return desk.settled(both.id);
    };
    const [ana, jose, eva] = ['"RUIZ, ANA",205-555-0101', '"Soto, Jose",', '"Cruz, Eva",205-555-0103'];

    // The same people, the second two of them turned round.
    const turned = await linked(ana, eva, jose);
    expect(turned).toMatchObject({ state: 'refused', counts: expect.anything() });
    expect(turned.refusal).toMatchObject({
      code: 'list-files-part',
      detail:
        'Row 3 of the first file is José Soto, row 3 of the other is Eva Cruz. Linked files have the same people in the same order: send them again, or read them one after the other.',
    });
    expect((await linked(ana, jose)).refusal).toMatchObject({
      code: 'list-files-end',
      detail: expect.stringContaining('Row 4 of one file is Eva Cruz, and the other file has nobody left.'),
    });
    expect(await desk.tryApply(turned.id, turned.version)).toMatchObject({
      status: 422,
      body: { code: 'list-files-part' },
    });
    // What the person chose can be chosen otherwise: nothing has to be sent again.
    await desk.choose(turned.id, { version: turned.version, files: 'apart' });
    expect(await desk.settled(turned.id)).toMatchObject({ state: 'review', filesAre: 'apart' });

    const joined = await linked(ana, jose, eva);
    expect(joined).toMatchObject({
      state: 'review',
      filesAre: 'linked',
      counts: { people: 3, rowsInFile: 4 },
      sheets: [{ linkedTo: null }, { linkedTo: 0, file: 1 }],
    });
    await desk.apply(joined);
    expect(await desk.one('1001')).toMatchObject({ familyName: 'Ruiz', cellPhone: '+12055550101' });
    expect(await desk.one('1002')).toMatchObject({ givenName: 'José', cellPhone: '' });
    expect(await desk.one('1003')).toMatchObject({ department: 'Pack', cellPhone: '+12055550103' });
  });

  it('is closed to lists, and to undoing them, once the envelopes are checked', async () => {
    const election = await openVoting(application, 4, { countAt: null, dueAt: null });
    const desk = new RollDesk(administrator, election.id);
    const applied = await desk.import('challenge.csv', csv(EVA), 'challenge');
    const waiting = await desk.upload('more.csv', csv(ANA, EVA), 'challenge');
    const people = (await desk.overview()).people;
    expect(await desk.weigh(applied.id)).toMatchObject({ removed: 1 });
    const moved = await election.agent.post(`${election.path}/phase`, { to: 'checking' });
    expect(moved.status).toBe(200);

    const runner = application.app.get(ImportRunner);
    const hall = application.app.get(ListTargets).get('hall');
    for (const refused of [
      await desk.send('late.csv', csv(BEN), 'challenge'),
      await desk.addFile(waiting.id, 1, 'two.csv', csv(BEN)),
      await desk.tryApply(waiting.id, waiting.version),
      await desk.undo(applied.id),
    ])
      expect(refused).toMatchObject({ status: 409, body: { code: 'roll-fixed' } });
    // Asked for in time and still waiting for the server when the check began: given back, and nothing has happened.
    const owner = new Client({ connectionString: application.database.url });
    await owner.connect();
    try {
      for (const [id, state, given] of [
        [waiting.id, 'applying', 'review'],
        [applied.id, 'undoing', 'applied'],
      ] as const) {
        await owner.query(`UPDATE core.roll_import SET state = $2, undo_asked_at = now() WHERE id = $1`, [
          id,
          state,
        ]);
        runner.start(hall, election.id, id);
        await runner.finished(id);
        expect(await desk.settled(id)).toMatchObject({ state: given, undone: null });
      }
    } finally {
      await owner.end();
    }
    expect((await desk.overview()).people).toBe(people);
    // It can still be put away.
    const cancelled = await administrator.post(`${desk.path}/imports/${waiting.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  });

  it('seals a revised roll with the list that revises it, in the same step', async () => {
    const desk = await open();
    await desk.import('list.csv', csv(ANA, BEN));
    await administrator.post(`${desk.path}/seal`);
    const read = await desk.upload('revised.csv', csv(ANA, BEN, EVA), 'revised');
    expect(read.reseals).toBe(true);
    await desk.apply(read);
    expect(await desk.overview()).toMatchObject({
      seal: { number: 2, voters: 3 },
      hasChangedSinceSeal: false,
    });
    await desk.undo(read.id);
    expect(await desk.overview()).toMatchObject({
      seal: { number: 3, voters: 2 },
      hasChangedSinceSeal: false,
    });
    const entries = await rowsOf<{ body: string }>(
      application.database.url,
      `SELECT convert_from(body_bytes, 'UTF8') AS body FROM core.record_entry WHERE election_id = $1 AND kind = 'roll.sealed' ORDER BY index`,
      [desk.election],
    );
    expect(
      entries.map(
        ({ body }) => (JSON.parse(body) as { body: { supersedes: number | null } }).body.supersedes,
      ),
    ).toEqual([null, 1, 2]);
  });

  it('keeps nothing of an upload that is cut off half-way, and takes it whole the next time', async () => {
    const desk = await open();
    const id = randomUUID();
    const query = new URLSearchParams({ id, name: 'list.csv', kind: 'employer' });
    await new Promise<void>((resolve) => {
      const upload = httpRequest(`${application.url}${desk.path}/imports?${query.toString()}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': 1_000_000,
          cookie: administrator.cookie,
          origin: application.url,
        },
      });
      upload.on('error', () => resolve());
      upload.write(Buffer.alloc(400_000, 'a'), () => upload.destroy());
    });
    expect((await administrator.get(`${desk.path}/imports/${id}`)).status).toBe(404);
    const [kept] = await rowsOf<{ count: number }>(
      application.database.url,
      'SELECT count(*)::int AS count FROM core.roll_import_file_part WHERE import_id = $1',
      [id],
    );
    expect(kept!.count).toBe(0);
    expect((await desk.upload('list.csv', csv(ANA), 'employer', id)).counts).toMatchObject({ people: 1 });
  });

  it('answers others while a list of 200,000 repeated rows is read, and keeps one of them', async () => {
    const desk = await open();
    const rows = Array.from({ length: 200_000 }, () => ANA).join('\n');
    const sent = await desk.send('many.csv', `${HEAD}\n${rows}\n`);
    expect(sent.status).toBe(201);
    // Other requests are answered while it is read.
    expect((await desk.overview()).people).toBe(0);
    const read = await desk.settled(sent.body.id);
    expect(read.counts).toMatchObject({ people: 1, added: 1, rowsInFile: 200_001 });
    expect(leftOut(read)).toMatchObject({ 'exact-duplicate': 199_999 });
  });

  it('counts 20,000 namesakes on both sides without multiplying them', async () => {
    const desk = await open();
    const namesakes = (base: number): string =>
      Array.from({ length: 20_000 }, (_, i) => `Ruiz,Ana,${base + i},Pick,FHD,,,,,,`).join('\n');
    await desk.import('one.csv', `${HEAD}\n${namesakes(100_000)}\n`);
    const read = await desk.upload('two.csv', `${HEAD}\n${namesakes(200_000)}\n`);
    expect(read.counts).toMatchObject({ added: 20_000, gone: 20_000, likely: 0 });
  });

  it('goes back to its person when something fails that is not the list’s fault', async () => {
    const desk = await open();
    const read = await desk.upload('list.csv', csv(ANA, BEN));
    const owner = new Client({ connectionString: application.database.url });
    await owner.connect();
    try {
      await owner.query(
        `ALTER TABLE core.roll_entry ADD CONSTRAINT roll_entry_broken CHECK (department <> 'Pack') NOT VALID`,
      );
      const failed = await desk.apply(read);
      expect(failed.state).toBe('review');
      expect((await desk.overview()).people).toBe(0);
    } finally {
      await owner.query('ALTER TABLE core.roll_entry DROP CONSTRAINT roll_entry_broken');
      await owner.end();
    }
    expect((await desk.apply(await desk.settled(read.id))).state).toBe('applied');
  });

  it('takes up after a start what was being read, several at once, each once', async () => {
    const desk = await open();
    const read = await desk.upload('list.csv', csv(ANA, BEN));
    const owner = new Client({ connectionString: application.database.url });
    await owner.connect();
    await owner.query(`UPDATE core.roll_import SET state = 'reading', version = version + 1 WHERE id = $1`, [
      read.id,
    ]);
    await owner.end();
    const runner = application.app.get(ImportRunner);
    const hall = application.app.get(ListTargets).get('hall');
    // Two servers that start together.
    await Promise.all([runner.run(hall, desk.election, read.id), runner.run(hall, desk.election, read.id)]);
    expect(await desk.settled(read.id)).toMatchObject({ state: 'review', counts: { people: 2 } });
  });
});
