import { randomUUID } from 'node:crypto';
import type { DuplicateList, EntryDetails, MergeList, MergeView } from '../src/roll/roll.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { createElection } from './support/elections';
import { list, RollDesk, type ProblemBody } from './support/roll';
import type { Session } from './support/session';

jest.setTimeout(240_000);

const HEAD = 'Last Name,First Name,Emp ID,Dept,Shift,Job Title,Address,City,State,Zip,Email,Cell Phone';
const ANA = 'Ruiz,Ana,1001,Pick,FHD,Packer,12 Oak St,Bessemer,AL,35020,,2055550101';
const TWIN = 'Ruiz,Ana,1002,Stow,FHD,Packer,12 Oak St,Bessemer,AL,35020,ana@mail.example,2055550101';
const BEN = 'Diaz,Ben,1003,Pack,BHN,Packer,9 Elm St,Bessemer,AL,35020,ben@mail.example,2055550102';
const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');

describe('people of the roll by hand', () => {
  let application: TestApplication;
  let administrator: Session;
  let desk: RollDesk;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true, name: 'Ada Admin' });
  });

  beforeEach(async () => {
    desk = new RollDesk(administrator, await createElection(administrator));
    await desk.import('list.csv', csv(ANA, TWIN, BEN));
  });

  afterAll(() => application.close());

  const duplicates = async (at = desk): Promise<DuplicateList> =>
    (await administrator.get<DuplicateList>(`${at.path}/duplicates`)).body;
  const merge = (keep: string, other: string, id = randomUUID() as string) =>
    administrator.post<MergeView & ProblemBody>(`${desk.path}/merges`, { id, keep, merge: other });

  describe('edits', () => {
    it('corrects values as cells are checked, with their history', async () => {
      const ben = await desk.one('ben');
      const { body, status } = await desk.edit(
        ben.id,
        1,
        { familyName: ' Díaz ', cellPhone: '(205) 555-0188', postalCode: '1002' },
        'called in',
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({
        revision: 2,
        familyName: 'Díaz',
        cellPhone: '+12055550188',
        postalCode: '01002',
      });
      expect(body.history[0]).toMatchObject({
        kind: 'edited',
        by: 'Ada Admin',
        reason: 'called in',
        changes: [
          { field: 'familyName', before: 'Diaz', after: 'Díaz' },
          { field: 'postalCode', before: '35020', after: '01002' },
          { field: 'cellPhone', before: '+12055550102', after: '+12055550188' },
        ],
      });
      expect(body.history.at(-1)).toMatchObject({ kind: 'imported', fileName: 'list.csv' });
      expect(body.source).toMatchObject({
        fileName: 'list.csv',
        row: 4,
        headings: HEAD.split(','),
        cells: BEN.split(','),
      });
      expect((await desk.one('diaz 0188')).id).toBe(ben.id);
      // The next list says otherwise, and shows it.
      const next = await desk.upload('list.csv', csv(ANA, TWIN, BEN));
      expect(next.counts).toMatchObject({ changed: 1, same: 2 });
    });

    it('changes nothing where nothing differs, and refuses what was changed meanwhile', async () => {
      const ben = await desk.one('ben');
      expect((await desk.edit(ben.id, 1, { shift: 'BHN' })).body.revision).toBe(1);
      await desk.edit(ben.id, 1, { shift: 'FHN' });
      expect(await desk.edit(ben.id, 1, { shift: 'DA5' })).toMatchObject({
        status: 409,
        body: { code: 'changed-meanwhile' },
      });
      const answers = await Promise.all(['A', 'B', 'C'].map((shift) => desk.edit(ben.id, 2, { shift })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    });

    it.each([
      [{ familyName: '' }, 'values.familyName'],
      [{ cellPhone: '555-12' }, 'values.cellPhone'],
      [{ email: 'ben at mail' }, 'values.email'],
      [{ employeeNumber: '5.55E+09' }, 'values.employeeNumber'],
      [{ shift: 'x'.repeat(101) }, 'values.shift'],
    ])('refuses %j', async (values, field) => {
      const ben = await desk.one('ben');
      const { status, body } = await desk.edit(ben.id, 1, values);
      expect([status, body.code]).toEqual([422, 'invalid-input']);
      expect(body.errors.map((error) => error.field)).toEqual([field]);
      expect((await desk.details(ben.id)).revision).toBe(1);
    });

    it('refuses a number that someone else has', async () => {
      const ben = await desk.one('ben');
      expect((await desk.edit(ben.id, 1, { employeeNumber: '1001' })).body.code).toBe('entry-number-taken');
    });

    it('is for administrators', async () => {
      const ben = await desk.one('ben');
      const agent = await application.member(desk.election, 'agent');
      expect((await agent.get(`${desk.path}/entries/${ben.id}`)).status).toBe(200);
      expect((await agent.get(`${desk.path}/duplicates`)).status).toBe(200);
      const values = { revision: 1, values: { shift: 'X' } };
      expect((await agent.send('PATCH', `${desk.path}/entries/${ben.id}`, values)).status).toBe(404);
      expect((await agent.post(`${desk.path}/merges`, {})).status).toBe(404);
      expect((await agent.put(`${desk.path}/gone`, {})).status).toBe(404);
    });

    it('says why somebody is gone, and takes it back', async () => {
      const ben = await desk.one('ben');
      const explain = (reason: string | null, id = ben.id) =>
        administrator.put<ProblemBody>(`${desk.path}/gone`, { entryIds: [id], reason });
      expect((await explain('quit')).body.code).toBe('gone-not-gone');
      await desk.import('two.csv', csv(ANA, TWIN), 'revised');
      expect(await desk.overview()).toMatchObject({ gone: 1, goneUnexplained: 1 });
      expect((await explain('omitted')).status).toBe(204);
      expect(await desk.details(ben.id)).toMatchObject({ goneReason: 'omitted', isCurrent: false });
      expect(await desk.overview()).toMatchObject({ gone: 1, goneUnexplained: 0 });
      expect((await explain(null)).status).toBe(204);
      expect((await desk.details(ben.id)).goneReason).toBeNull();
      expect((await explain('quit', randomUUID())).status).toBe(409);
    });
  });

  describe('duplicates', () => {
    it('are found with a score that explains itself, and merged in one step', async () => {
      const { items, total } = await duplicates();
      expect(total).toBe(1);
      expect(items[0]).toMatchObject({
        isSealed: false,
        reasons: expect.arrayContaining(['same-cell-phone']),
      });
      const [keep, other] = [await desk.one('1001'), await desk.one('1002')];
      const id = randomUUID();
      const merged = await merge(keep.id, other.id, id);
      expect(merged).toMatchObject({ status: 201, body: { by: 'Ada Admin', undoneAt: null } });
      // What only the other had is hers now.
      expect(await desk.one('1001')).toMatchObject({
        id: keep.id,
        email: 'ana@mail.example',
        givenName: 'Ana',
      });
      expect((await desk.find({ q: '1002' })).total).toBe(0);
      expect((await desk.find({ standing: 'gone' })).total).toBe(0);
      expect(await desk.details(other.id)).toMatchObject({ mergedInto: keep.id, isMergeable: false });
      expect(await duplicates()).toEqual({ items: [], total: 0 });
      // A retry merges nothing twice.
      expect((await merge(keep.id, other.id, id)).body.id).toBe(id);
      expect((await merge(other.id, keep.id, id)).body.code).toBe('same-id-other-content');
      expect((await merge(keep.id, other.id)).body.code).toBe('merge-not-possible');
      // The employer's list still has both rows; the merged one changes nothing.
      const next = await desk.upload('list.csv', csv(ANA, TWIN, BEN));
      expect(next.counts).toMatchObject({ added: 0, merged: 1, gone: 0 });
      const only = await desk.upload('list.csv', csv(TWIN, BEN));
      expect(only.counts).toMatchObject({ merged: 1, gone: 0 });
    });

    it('are taken apart again, unless somebody changed one of them since', async () => {
      const [keep, other] = [await desk.one('1001'), await desk.one('1002')];
      const before = [await desk.details(keep.id), await desk.details(other.id)];
      const { id } = (await merge(keep.id, other.id)).body;
      const undo = (merged: string) =>
        administrator.post<MergeView & ProblemBody>(`${desk.path}/merges/${merged}/undo`);
      expect((await undo(id)).body.undoneAt).not.toBeNull();
      expect((await undo(id)).status).toBe(200);
      const after = [await desk.details(keep.id), await desk.details(other.id)];
      const withoutHistory = (each: EntryDetails): object => Object.assign({}, each, { history: [] });
      expect(after.map(withoutHistory)).toEqual(before.map(withoutHistory));
      expect(after[0]!.history.map(({ kind }) => kind)).toEqual(['unmerged', 'merged', 'imported']);
      const again = (await merge(keep.id, other.id)).body.id;
      await desk.edit(keep.id, 2, { department: 'Dock' });
      expect((await undo(again)).body.code).toBe('merge-changed-since');
      expect((await administrator.get<MergeList>(`${desk.path}/merges`)).body.total).toBe(2);
    });

    it('are not asked about again once they were told apart', async () => {
      const [one, other] = [await desk.one('1001'), await desk.one('1002')];
      const apart = () =>
        administrator.post(`${desk.path}/duplicates/apart`, { one: one.id, other: other.id });
      expect((await apart()).status).toBe(204);
      expect((await apart()).status).toBe(204);
      expect(await duplicates()).toEqual({ items: [], total: 0 });
    });

    it('are never merged once they are sealed, whatever is tried', async () => {
      const [keep, other] = [await desk.one('1001'), await desk.one('1002')];
      await administrator.post(`${desk.path}/seal`);
      expect((await duplicates()).items[0]).toMatchObject({ isSealed: true });
      expect((await desk.details(keep.id)).isMergeable).toBe(false);
      expect((await merge(keep.id, other.id)).body.code).toBe('entry-sealed');
      const force = (sql: string) =>
        rowsOf(application.database.url, sql, [desk.election, keep.id, other.id]);
      await expect(
        force(
          'UPDATE core.roll_entry SET is_current = false, merged_into = $2 WHERE election_id = $1 AND id = $3',
        ),
      ).rejects.toMatchObject({ constraint: 'roll_entry_merged_unsealed' });
    });

    it('lead one step to the one who stays', async () => {
      const [keep, other, ben] = [await desk.one('1001'), await desk.one('1002'), await desk.one('ben')];
      await merge(keep.id, other.id);
      expect((await merge(ben.id, keep.id)).status).toBe(409);
      expect((await merge(other.id, ben.id)).body.code).toBe('merge-not-possible');
      expect((await merge(keep.id, keep.id)).body.code).toBe('merge-not-possible');
      await expect(
        rowsOf(
          application.database.url,
          'UPDATE core.roll_entry SET is_current = false, merged_into = $2 WHERE election_id = $1 AND id = $3',
          [desk.election, ben.id, keep.id],
        ),
      ).rejects.toMatchObject({ constraint: 'roll_entry_merged_once' });
    });

    it('are few on a list whose repeated rows were left out, the surest first', async () => {
      const large = new RollDesk(administrator, await createElection(administrator));
      await large.import('employer-list.xlsx', list('employer-list.xlsx'));
      const { items } = await duplicates(large);
      const scores = items.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });
  });
});
