import type { BlockView } from '../src/official/count/count.contract';
import { startTestApplication, type TestApplication } from './support/application';
import {
  blocksOf,
  codeOf,
  commit,
  counted,
  kindsOf,
  mustBe,
  openCount,
  openVoting,
  reveal,
  scan,
  sitDown,
  type HeldEntry,
  type OfficialElection,
} from './support/official';

jest.setTimeout(90_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

/** Each is refused by the field it is in, and nothing of it stays. */
describe('numbers that cannot be', () => {
  let election: OfficialElection;
  let block: string;
  let heldA: HeldEntry;
  let heldB: HeldEntry;

  beforeAll(async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    election = await openVoting(application, 30);
    const [first] = await openCount(application, election, 25);
    block = first!.id;
    const [a, b] = election.tellers;
    heldA = await sitDown(a, election, block, counted(14, 10, 1));
    heldB = await sitDown(b, election, block, counted(13, 11, 1));
    mustBe(201, await commit(a, election, heldA));
    mustBe(201, await commit(b, election, heldB));
  });

  it.each([
    ['negative votes', { counts: { for: -1, against: 25 } }, 'counts'],
    ['huge votes', { counts: { for: 1e15, against: 10 } }, 'counts'],
    ['a fraction', { counts: { for: 13.5, against: 10.5 } }, 'counts'],
    ['words', { counts: { for: '14', against: 10 } }, 'counts'],
    ['a choice left out', { counts: { for: 24 } }, 'counts'],
    ['a choice that is not on the ballot', { counts: { for: 14, against: 10, other: 0 } }, 'counts'],
    ['negative void ballots', { void: -1 }, 'void'],
    ['huge challenged ballots', { challenged: 100_001 }, 'challenged'],
  ])('are refused in an entry: %s', async (_, change, field) => {
    const [a] = election.tellers;
    const answer = await reveal(a, election, {
      ...heldA,
      reveal: { ...heldA.reveal, ...(change as object) },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ field }] } });
    expect((await kindsOf(election.observer, election)).at(-1)).toBe('entry.committed');
  });

  it('are not the numbers that were committed to', async () => {
    const [a] = election.tellers;
    const other = { ...heldA, reveal: { ...heldA.reveal, ...counted(15, 9, 1) } };
    expect(codeOf(await reveal(a, election, other))).toBe('reveal-does-not-match');
    mustBe(201, await reveal(a, election, heldA));
  });

  it('one person is not two: whoever entered first is no third person', async () => {
    const [a, b, c] = election.tellers;
    expect(mustBe(201, await reveal(b, election, heldB)).body.state).toBe('third');
    for (const who of [a, b]) {
      const { body } = mustBe(200, await who.post<BlockView>(`${election.path}/blocks/${block}/seat`));
      expect(body.slots.find(({ slot }) => slot === 'C')).toMatchObject({ state: 'free', isMine: false });
      const asThird = { ...heldA.commit, slot: 'C', commitment: 'c'.repeat(64) };
      expect(codeOf(await who.post(`${election.path}/blocks/${block}/commitments`, asThird))).toBe(
        'seat-of-another',
      );
    }
    const third = await sitDown(c, election, block, counted(14, 10, 1));
    mustBe(201, await commit(c, election, third));
    expect(mustBe(201, await reveal(c, election, third)).body.state).toBe('sealed');
  });

  it('the same entry sent again counts once', async () => {
    const [a] = election.tellers;
    mustBe(201, await reveal(a, election, heldA), [409]);
    const kinds = await kindsOf(election.observer, election);
    expect(kinds.filter((kind) => kind === 'block.sealed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'entry.revealed')).toHaveLength(3);
    expect((await blocksOf(a, election))[0]).toMatchObject({ sealed: { counts: { for: 14, against: 10 } } });
  });

  it('an envelope after the count began is late, and kept', async () => {
    expect((await scan(election.agent, election, election.keys[27]!)).body.result).toBe('late');
    expect((await blocksOf(election.agent, election)).map(({ ballots }) => ballots)).toEqual([25]);
  });

  it.each([
    ['negative', { for: -14, against: 10 }],
    ['huge', { for: 1e15, against: 10 }],
    ['a fraction', { for: 13.999, against: 10 }],
    ['words', { for: '14', against: 10 }],
    ['a choice left out', { for: 14 }],
    ['exchanged', { for: 10, against: 14 }],
  ])('are refused in a declaration: %s', async (_, votes) => {
    const answer = await election.agent.post(`${election.path}/tally/declaration`, { votes });
    expect(answer.status).toBe(422);
    expect(await kindsOf(election.observer, election)).not.toContain('tally.declared');
  });
});
