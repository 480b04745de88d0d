import type { BlockView } from '../src/official/count/count.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { EMPLOYER, UNION } from './support/elections';
import {
  codeOf,
  counted,
  enterBoth,
  kindsOf,
  mustBe,
  openCount,
  openVoting,
  type OfficialElection,
} from './support/official';
import type { Session } from './support/session';

jest.setTimeout(90_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

describe('what observers say to a sealed block', () => {
  let election: OfficialElection;
  let union: Session;
  let employer: Session;
  let block: string;

  beforeAll(async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    election = await openVoting(application, 30);
    union = election.observer;
    employer = await application.member(election.id, 'observer', EMPLOYER);
    const blocks = await openCount(application, election, 25);
    block = blocks[0]!.id;
  });

  const answer = (who: Session, body: Record<string, unknown>) =>
    who.post<BlockView>(`${election.path}/blocks/${block}/answers`, { round: 1, ...body });
  const seen = (who: Session) => who.get<BlockView>(`${election.path}/blocks/${block}`);

  it('waits for the seal', async () => {
    expect(codeOf(await answer(union, { answer: 'seen' }))).toBe('seal-not-in-force');
    await enterBoth(election, block, counted(14, 10, 1));
    expect((await seen(union)).body.answers).toEqual([]);
  });

  it('is given once for each party, with its time, and read by everyone in the room', async () => {
    application.clock.pass(60);
    mustBe(201, await answer(union, { answer: 'seen' }));
    const colleague = await application.member(election.id, 'observer', UNION);
    application.clock.pass(60);
    const again = await Promise.all([
      answer(union, { answer: 'seen' }),
      answer(colleague, { answer: 'seen' }),
    ]);
    for (const { status } of again) expect(status).toBe(201);
    for (const who of [union, employer, election.agent, election.tellers[0]]) {
      expect((await seen(who)).body.answers).toEqual([
        { round: 1, party: UNION, answer: 'seen', reason: null, note: '', at: '2026-03-02T15:01:00.000Z' },
      ]);
    }
  });

  it('is an objection with a reason; its words are for the own party and the desks', async () => {
    const note = 'Two ballots were held up together.';
    application.clock.pass(60);
    mustBe(201, await answer(employer, { answer: 'objected', reason: 'miscounted', note }));
    const notesTo = async (who: Session) =>
      (await seen(who)).body.answers.filter(({ party }) => party === EMPLOYER).map((each) => each.note);
    expect(await notesTo(employer)).toEqual([note]);
    expect(await notesTo(election.agent)).toEqual([note]);
    expect(await notesTo(election.tellers[1])).toEqual([note]);
    expect(await notesTo(union)).toEqual(['']);
    expect((await answer(union, { answer: 'objected', reason: 'because' })).status).toBe(422);
    expect(codeOf(await answer(employer, { answer: 'seen' }))).toBe('objection-to-block-stays');
  });

  it('may come after "seen", stops nothing, and is nobody else’s to give', async () => {
    application.clock.pass(60);
    mustBe(201, await answer(union, { answer: 'objected', reason: 'misread' }));
    const { answers } = (await seen(union)).body;
    expect(answers.map(({ party, answer: given }) => [party, given])).toEqual([
      [UNION, 'seen'],
      [EMPLOYER, 'objected'],
      [UNION, 'objected'],
    ]);
    for (const who of [election.agent, election.tellers[0]]) {
      expect((await answer(who, { answer: 'seen' })).status).toBe(404);
    }
  });

  it('is of one seal: what is counted again is answered anew, and the old answers stay', async () => {
    const { agent, tellers, path } = election;
    const id = '6d0c9c1e-2f4b-4f1a-9d55-0a1b2c3d4e5f';
    mustBe(
      201,
      await agent.post(`${path}/blocks/${block}/corrections`, {
        id,
        kind: 'supersede',
        reason: 'miscounted',
      }),
    );
    mustBe(200, await tellers[0].post(`${path}/corrections/${id}/signature`));
    expect(codeOf(await answer(union, { answer: 'seen' }))).toBe('seal-not-in-force');
    await enterBoth(election, block, counted(13, 11, 1));
    expect(codeOf(await answer(union, { answer: 'seen' }))).toBe('seal-not-in-force');
    mustBe(201, await answer(employer, { answer: 'seen', round: 2 }));
    expect((await seen(agent)).body.answers.map(({ round }) => round)).toEqual([1, 1, 1, 2]);
  });

  it('stays in the database as it was given, and out of the record', async () => {
    const { url } = application.database;
    const write = (sql: string) => rowsOf(url, sql, [election.id]);
    await expect(write('DELETE FROM official.block_answer WHERE election_id = $1')).rejects.toThrow();
    await expect(
      write("UPDATE official.block_answer SET note = 'never mind' WHERE election_id = $1"),
    ).rejects.toThrow();
    const insert = (round: number, given: string) =>
      write(
        `INSERT INTO official.block_answer (election_id, block_id, round, party_id, answer, reason, answered_at)
         SELECT $1, block_id, ${round}, party_id, '${given}', NULL, now() FROM official.block_answer
         WHERE election_id = $1 AND answer = 'objected' LIMIT 1`,
      );
    await expect(insert(1, 'seen')).rejects.toThrow('a seal in force is answered');
    await expect(insert(2, 'objected')).rejects.toThrow('block_answer_objected');
    expect(await kindsOf(union, election)).not.toContain('block.answered');
    const { bytes } = await union.download(`${election.path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });
});
