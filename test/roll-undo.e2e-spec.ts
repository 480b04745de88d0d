import { randomUUID } from 'node:crypto';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { createElection } from './support/elections';
import { list, RollDesk } from './support/roll';
import type { Session } from './support/session';

jest.setTimeout(240_000);

const DAY = 86_400;
const HEAD = 'Last Name,First Name,Emp ID,Dept,Shift,Address,City,State,Zip,Email,Cell Phone';
const ANA = 'Ruiz,Ana,1001,Pick,FHD,12 Oak St,Bessemer,AL,35020,ana@mail.example,2055550101';
const BEN = 'Diaz,Ben,1002,Pack,BHN,9 Elm St,Bessemer,AL,35020,ben@mail.example,2055550102';
const EVA = 'Cruz,Eva,1003,Stow,FHD,4 Fir St,Bessemer,AL,35022,eva@mail.example,2055550103';
const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');

describe('undoing an import', () => {
  let application: TestApplication;
  let administrator: Session;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true });
  });

  afterAll(() => application.close());

  const open = async (): Promise<RollDesk> =>
    new RollDesk(administrator, await createElection(administrator));

  /** Every column of everyone known, the bookkeeping of revisions and sources too; but for those whom an undone list brought. */
  async function hashes(election: string): Promise<Map<string, string>> {
    const rows = await rowsOf<{ id: string; hash: string }>(
      application.database.url,
      'SELECT id, md5(e::text) AS hash FROM core.roll_entry e WHERE election_id = $1 AND withdrawn_by IS NULL',
      [election],
    );
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  it('reverses everything but 200 hand edits, and lists those 200', async () => {
    const desk = await open();
    await desk.import('employer-list.xlsx', list('employer-list.xlsx'));
    const before = await hashes(desk.election);
    // Everyone moves to another shift, some leave, some are new.
    const revised = await desk.upload('revised.xlsx', list('employer-list-revised.xlsx'), 'revised');
    await desk.apply(revised);
    const moved = await desk.rows(revised.id, { show: 'same' });
    expect(moved.total).toBeGreaterThan(5_000);

    const touched = await rowsOf<{ id: string }>(
      application.database.url,
      `SELECT entry_id AS id FROM core.roll_change WHERE election_id = $1 AND kind = 'changed'
       UNION ALL SELECT id FROM core.roll_entry WHERE election_id = $1 AND added_by = $2`,
      [desk.election, revised.id],
    );
    expect(touched).toHaveLength(90 + 40);
    const others = (await desk.find({ limit: '200' })).items
      .map(({ id }) => id)
      .filter((id) => !touched.some((each) => each.id === id));
    const edited = [...touched.map(({ id }) => id), ...others].slice(0, 200);
    for (const [i, id] of edited.entries()) {
      const { revision } = await desk.details(id);
      const { status } = await desk.edit(id, revision, { classification: `Edited ${i}` }, 'asked by phone');
      expect(status).toBe(200);
    }
    const editedSince = await hashes(desk.election);

    const weighed = await desk.weigh(revised.id);
    expect(weighed).toMatchObject({ at: null, removed: 0, restored: 0, returned: 25, keptCount: 130 });
    const undone = await desk.undo(revised.id);
    expect(undone.status).toBe(200);
    expect(undone.body.undone).toEqual(Object.assign({}, weighed, { at: expect.any(String) as string }));
    expect(undone.body.undoableUntil).toBeNull();

    const after = await hashes(desk.election);
    const isEdited = new Set(edited);
    for (const [id, hash] of before) if (!isEdited.has(id)) expect([id, after.get(id)]).toEqual([id, hash]);
    for (const id of edited) expect(after.get(id)).toBe(editedSince.get(id));
    const kept = undone.body.undone!.kept;
    expect(new Set(kept.map(({ entryId }) => entryId))).toEqual(new Set(touched.map(({ id }) => id)));
    expect(new Set(kept.map(({ why }) => why))).toEqual(new Set(['edited']));
    expect((await desk.text(`/imports/${revised.id}/kept.csv`)).trimEnd().split('\r\n')).toHaveLength(131);
  });

  it('reverses a first list but for the 200 people who were edited since', async () => {
    const desk = await open();
    const applied = await desk.import('employer-list.csv', list('employer-list.csv'));
    const { people } = await desk.overview();
    const { items } = await desk.find({ limit: '200' });
    const edited = new Map<string, string>();
    for (const { id } of items) {
      const { body } = await desk.edit(id, 1, { cellPhone: '(205) 555-0199' });
      edited.set(id, String(body.revision));
    }
    const undone = await desk.undo(applied.id);
    expect(undone.body.undone).toMatchObject({
      removed: people - 200,
      restored: 0,
      returned: 0,
      keptCount: 200,
    });
    expect(await desk.overview()).toMatchObject({ people: 200, gone: 0 });
    expect(new Set((await desk.find({ limit: '200' })).items.map(({ id }) => id))).toEqual(
      new Set(edited.keys()),
    );
    // The same list brings them back, under the same ids.
    const again = await desk.upload('employer-list.csv', list('employer-list.csv'));
    expect(again.sameFileAppliedAt).toBeNull();
    expect(again.counts).toMatchObject({ added: people - 200, changed: 200, gone: 0 });
    await desk.apply(again);
    expect((await desk.overview()).people).toBe(people);
    const [row] = await rowsOf<{ count: number }>(
      application.database.url,
      'SELECT count(*)::int AS count FROM core.roll_entry WHERE election_id = $1',
      [desk.election],
    );
    expect(row!.count).toBe(people);
  });

  it('keeps what a later list said, and can undo that one first', async () => {
    const desk = await open();
    await desk.import('one.csv', csv(ANA, BEN, EVA));
    const original = await hashes(desk.election);
    const second = await desk.import(
      'two.csv',
      csv(ANA.replace('Pick', 'Stow'), BEN.replace('Pack', 'Dock')),
      'revised',
    );
    const between = await hashes(desk.election);
    const third = await desk.import(
      'three.csv',
      csv(ANA.replace('Pick', 'Sort'), BEN.replace('Pack', 'Dock')),
      'revised',
    );
    expect(await desk.weigh(second.id)).toMatchObject({
      restored: 1,
      returned: 1,
      keptCount: 1,
      kept: [{ name: 'Ruiz, Ana', why: 'later-list' }],
    });
    await desk.undo(third.id);
    expect(await hashes(desk.election)).toEqual(between);
    expect((await desk.undo(second.id)).body.undone).toMatchObject({
      restored: 2,
      returned: 1,
      keptCount: 0,
    });
    expect(await hashes(desk.election)).toEqual(original);
    const history = (await desk.details((await desk.one('ana')).id)).history;
    expect(history.map(({ kind }) => kind)).toEqual(['undone', 'undone', 'changed', 'changed', 'imported']);
    expect((await desk.undo(second.id)).body.code).toBe('import-already-undone');
  });

  it('takes apart the merges made since on its people', async () => {
    const desk = await open();
    await desk.import('one.csv', csv(ANA, BEN));
    const before = await hashes(desk.election);
    const twin = 'Ruiz,Ana,2001,Stow,BHN,12 Oak St,Bessemer,AL,35020,,';
    const second = await desk.import('two.csv', csv(ANA, BEN, twin), 'revised');
    const [keep, merge] = [await desk.one('1001'), await desk.one('2001')];
    const merged = await administrator.post(`${desk.path}/merges`, {
      id: randomUUID(),
      keep: keep.id,
      merge: merge.id,
    });
    expect(merged.status).toBe(201);
    expect(await desk.weigh(second.id)).toMatchObject({ removed: 1, unmerged: 1, keptCount: 0 });
    // Weighing changed nothing.
    expect(await desk.overview()).toMatchObject({ people: 2 });
    expect((await desk.undo(second.id)).body.undone).toMatchObject({ removed: 1, unmerged: 1 });
    expect(await hashes(desk.election)).toEqual(before);
  });

  it('keeps a merge of which somebody edited a side since', async () => {
    const desk = await open();
    await desk.import('one.csv', csv(ANA));
    const twin = 'Ruiz,Ana,2001,Stow,BHN,12 Oak St,Bessemer,AL,35020,,';
    const second = await desk.import('two.csv', csv(ANA, twin), 'revised');
    const [keep, merge] = [await desk.one('1001'), await desk.one('2001')];
    await administrator.post(`${desk.path}/merges`, { id: randomUUID(), keep: keep.id, merge: merge.id });
    await desk.edit(keep.id, 2, { department: 'Dock' });
    expect((await desk.undo(second.id)).body.undone).toMatchObject({
      removed: 0,
      unmerged: 0,
      kept: [{ entryId: merge.id, why: 'merged' }],
    });
  });

  it('is possible for 30 days, once, by one of two browsers, and not before it was applied', async () => {
    const desk = await open();
    const read = await desk.upload('one.csv', csv(ANA));
    expect((await desk.undo(read.id)).body.code).toBe('import-not-applied');
    const applied = await desk.apply(read);
    expect(applied.undoableUntil).toBe('2026-04-01T15:00:00.000Z');
    const late = await desk.import('two.csv', csv(ANA, BEN), 'revised');
    application.clock.pass(30 * DAY + 1);
    try {
      expect((await desk.undo(late.id)).body.code).toBe('import-undo-too-late');
      expect((await desk.settled(late.id)).undoableUntil).toBeNull();
    } finally {
      application.clock.pass(-30 * DAY - 1);
    }
    const answers = await Promise.all([desk.undo(late.id), desk.undo(late.id), desk.undo(late.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await desk.overview()).toMatchObject({ people: 1 });
  });

  it('of a long list is work of its own, asked for once, that says how far it is and what it kept', async () => {
    const desk = await open();
    const many = (department: string): string =>
      csv(
        ...Array.from(
          { length: 10_400 },
          (_, i) => `Ruiz${i},Ana,${100_000 + i},${department},FHD,${i} Oak St,Bessemer,AL,35020,,`,
        ),
      );
    await desk.import('one.csv', many('Pick'));
    const before = await hashes(desk.election);
    const second = await desk.import('two.csv', many('Pack'), 'revised');
    expect(second.counts).toMatchObject({ changed: 10_400 });
    const edited = await desk.one('100077');
    await desk.edit(edited.id, 2, { department: 'Dock' });

    const weighed = await desk.weigh(second.id);
    expect(weighed).toMatchObject({ restored: 10_399, keptCount: 1, kept: [{ why: 'edited' }] });
    const answers = await Promise.all([desk.undo(second.id), desk.undo(second.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 200)!.body).toMatchObject({
      state: 'undoing',
      undone: null,
      undoableUntil: null,
      progress: { stage: 'undoing', done: 0, total: 10_400 },
    });
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('import-already-undone');
    const undone = await desk.settled(second.id);
    expect(undone).toMatchObject({ state: 'applied', undoableUntil: null });
    expect(undone.undone).toEqual(Object.assign({}, weighed, { at: expect.any(String) as string }));
    const after = await hashes(desk.election);
    before.delete(edited.id);
    after.delete(edited.id);
    expect(after).toEqual(before);
    expect((await desk.undo(second.id)).body.code).toBe('import-already-undone');
  });

  it.each([
    ['UPDATE core.roll_change SET revision = 9', 'roll_change_append_only'],
    ['DELETE FROM core.roll_edit', 'roll_edit_append_only'],
    ['DELETE FROM core.roll_undo_kept', 'roll_undo_kept_append_only'],
    ['DELETE FROM core.roll_merge', 'roll_merge_append_only'],
    ['UPDATE core.roll_entry SET withdrawn_by = imported_by WHERE is_current', 'roll_entry_standing'],
    [`UPDATE core.roll_entry SET gone_reason = 'quit' WHERE is_current`, 'roll_entry_standing'],
    [`UPDATE core.roll_import SET kind = 'union'`, 'roll_import_kind'],
    [
      `UPDATE core.roll_import SET state = 'undoing', undo_asked_at = NULL WHERE state = 'applied'`,
      'roll_import_undoing',
    ],
    [
      `UPDATE core.roll_import SET undone_at = undoable_until + interval '1 day', undone = '{}' WHERE state = 'applied'`,
      'roll_import_undone',
    ],
  ])('is guarded by the database: %s', async (sql, constraint) => {
    await expect(rowsOf(application.database.url, sql)).rejects.toMatchObject({ constraint });
  });
});
