import { randomUUID } from 'node:crypto';
import { verifyArchive } from '../src/official/record/record-archive';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { UNION } from './support/elections';
import {
  commit,
  counted,
  mustBe,
  openCount,
  openVoting,
  recordOf,
  reveal,
  scan,
  sitDown,
  type OfficialElection,
} from './support/official';
import type { Answer } from './support/session';

jest.setTimeout(120_000);

const TIMES = 50;

/** Retries of phones and bounces of scanners arrive together, not one after the other. */
describe('at once', () => {
  let application: TestApplication;

  beforeAll(async () => {
    application = await startTestApplication();
  });
  afterAll(() => application.close());

  const numberOf = async (sql: string, parameters: readonly unknown[]): Promise<number> => {
    const rows = await rowsOf<{ n: number }>(
      application.database.url,
      `SELECT count(*)::int AS n FROM ${sql}`,
      parameters,
    );
    return rows[0]!.n;
  };

  const allAtOnce = <T>(send: (index: number) => Promise<Answer<T>>): Promise<Answer<T>[]> =>
    Promise.all(Array.from({ length: TIMES }, (_, index) => send(index)));

  it('counts a scan sent fifty times once, and answers every sender', async () => {
    const election = await openVoting(application, 30);
    const [first = '', second = ''] = election.keys;
    const id = randomUUID();
    const answers = await allAtOnce(() => scan(election.agent, election, first, null, id));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.body.result).toBe('received');
    expect(await numberOf('official.scan WHERE election_id = $1', [election.id])).toBe(1);
    expect(await numberOf('official.envelope WHERE election_id = $1', [election.id])).toBe(1);

    const others = await allAtOnce(() => scan(election.agent, election, second, null, id));
    expect(
      new Set(others.map(({ status, body }) => `${status} ${String(Reflect.get(body, 'code'))}`)),
    ).toEqual(new Set(['422 same-id-other-content']));
    expect(await numberOf('official.scan WHERE election_id = $1', [election.id])).toBe(1);
  });

  it('takes an envelope in once, whoever of two desks scans it first', async () => {
    const election = await openVoting(application, 30);
    const [key = ''] = election.keys;
    const desks = [election.agent, ...election.tellers];
    const answers = await allAtOnce((index) => scan(desks[index % desks.length]!, election, key));
    expect(answers.map(({ body }) => body.result).filter((result) => result === 'received')).toHaveLength(1);
    expect(
      await numberOf("official.envelope WHERE election_id = $1 AND state = 'received'", [election.id]),
    ).toBe(1);
  });

  it('counts a contact sent fifty times once, with its assessment', async () => {
    const election = await openVoting(application, 20);
    const organizer = await application.member(election.id, 'organizer', UNION);
    const [person] = await rowsOf<{ id: string }>(
      application.database.url,
      'SELECT id FROM core.roll_entry WHERE election_id = $1 LIMIT 1',
      [election.id],
    );
    const body = {
      id: randomUUID(),
      person: person!.id,
      outcome: 'talked',
      occurredAt: application.clock.now().toISOString(),
      assessment: 2,
      issues: ['pay'],
    };
    const path = `/api/elections/${election.id}/campaign/contacts`;
    const answers = await allAtOnce(() => organizer.post(path, body));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    for (const table of ['contact', 'assessment', 'contact_issue']) {
      expect([table, await numberOf(`campaign.${table} WHERE election_id = $1`, [election.id])]).toEqual([
        table,
        1,
      ]);
    }
    const others = await allAtOnce(() => organizer.post(path, { ...body, outcome: 'refused' }));
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set([422]));
  });

  it('counts a commitment sent fifty times once, in the tables and in the record', async () => {
    const election = await openVoting(application, 60);
    const [block] = await openCount(application, election, 40);
    const [teller] = election.tellers;
    const held = await sitDown(teller, election, block!.id, counted(25, 15));
    const answers = await allAtOnce(() => commit(teller, election, held));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await numberOf('official.entry WHERE election_id = $1', [election.id])).toBe(1);
    expect(await kinds(election, 'entry.committed')).toBe(1);
  });

  it('seals a block once when both tellers reveal at the same moment', async () => {
    const election = await openVoting(application, 300);
    const blocks = await openCount(application, election, 250);
    const [a, b] = election.tellers;
    const held = [];
    for (const { id, ballots } of blocks) {
      const entry = counted(ballots - 20, 20);
      const pair = [await sitDown(a, election, id, entry), await sitDown(b, election, id, entry)] as const;
      mustBe(201, await commit(a, election, pair[0]));
      mustBe(201, await commit(b, election, pair[1]));
      held.push(pair);
    }
    // Every block at the same moment, and every reveal twice.
    const answers = await Promise.all(
      held.flatMap(([ofA, ofB]) => [
        reveal(a, election, ofA),
        reveal(b, election, ofB),
        reveal(a, election, ofA),
        reveal(b, election, ofB),
      ]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const sealed = (await recordOf(election.observer, election)).filter(
      ({ kind }) => kind === 'block.sealed',
    );
    expect(sealed.map(({ body }) => body['block']).sort()).toEqual(blocks.map(({ id }) => id).sort());
    expect(await kinds(election, 'entry.revealed')).toBe(2 * blocks.length);
    const { bytes } = await election.observer.download(`${election.path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });

  async function kinds(election: OfficialElection, wanted: string): Promise<number> {
    return (await recordOf(election.observer, election)).filter(({ kind }) => kind === wanted).length;
  }
});
