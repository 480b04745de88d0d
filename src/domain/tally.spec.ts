import fc from 'fast-check';
import { NLRB_MAJORITY, PROFILES } from './decision-rules';
import type { Choice, Rule } from './decision-rules';
import { revisionWarnings, standing, sumBlocks, tallyForm } from './tally';
import type { BlockCount, ChoiceStanding, Standing } from './tally';

const choice = (id: string, kind: Choice['kind']): Choice => ({ id, label: id, kind });
const one = [choice('union', 'for'), choice('none', 'against')];
const two = [choice('a', 'for'), choice('b', 'for'), choice('none', 'none')];

const votesOf = (choices: Choice[], counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(choices.map(({ id }, index) => [id, counts[index] ?? 0]));

describe('blocks', () => {
  const count = fc.nat(60);
  const block: fc.Arbitrary<BlockCount> = fc.record({
    counts: fc.record({ a: count, b: count, none: count }),
    void: count,
    challenged: count,
  });

  it('sum part by part, in any order', () => {
    const property = fc.property(fc.array(block, { maxLength: 70 }), fc.nat(), (blocks, turn) => {
      const sum = sumBlocks(two, blocks);
      for (const id of ['a', 'b', 'none'])
        expect(sum.counts[id]).toBe(blocks.reduce((total, { counts }) => total + counts[id]!, 0));
      const all = (part: BlockCount): number =>
        Object.values(part.counts).reduce((total, votes) => total + votes, part.void + part.challenged);
      expect(all(sum)).toBe(blocks.reduce((total, part) => total + all(part), 0));
      const turned = [
        ...blocks.slice(turn % (blocks.length + 1)),
        ...blocks.slice(0, turn % (blocks.length + 1)),
      ];
      expect(sumBlocks(two, turned)).toEqual(sum);
      expect(sumBlocks(two, [...blocks].reverse())).toEqual(sum);
      const half = Math.floor(blocks.length / 2);
      const halves = [sumBlocks(two, blocks.slice(0, half)), sumBlocks(two, blocks.slice(half))];
      expect(sumBlocks(two, halves)).toEqual(sum);
    });
    fc.assert(property, { seed: 102_69, numRuns: 300 });
  });

  it('have to name every choice', () => {
    expect(() => sumBlocks(two, [{ counts: { a: 1, b: 2 }, void: 0, challenged: 0 }])).toThrow(/none/);
  });
});

describe('tally form', () => {
  it('has the lines of Bessemer 2022', () => {
    const form = tallyForm(NLRB_MAJORITY, one, {
      votes: { union: 875, none: 993 },
      void: 59,
      challenged: 416,
      eligible: 6153,
    });
    expect(form).toEqual({
      eligible: 6153,
      void: 59,
      votesFor: [{ choice: one[0], votes: 875 }],
      votesAgainst: 993,
      valid: 1868,
      challenged: 416,
      validPlusChallenged: 2284,
      challengesAreSufficient: true,
      majority: null,
      outcome: { class: 'no-majority', choices: [] },
      warnings: [],
    });
  });

  it('has the lines of Bessemer 2021', () => {
    const votes = { union: 738, none: 1798 };
    const form = tallyForm(NLRB_MAJORITY, one, { votes, void: 76, challenged: 505, eligible: 5867 });
    expect([form.valid, form.validPlusChallenged, form.challengesAreSufficient]).toEqual([2536, 3041, false]);
    expect(form.majority).toEqual(one[1]);
    // 3,215 envelopes were received: 98 are off the tally.
    expect(3215 - form.void - form.validPlusChallenged).toBe(98);
  });

  it('lists several organizations in the order of the ballot', () => {
    const form = tallyForm(NLRB_MAJORITY, two, {
      votes: { a: 71, b: 116, none: 101 },
      void: 0,
      challenged: 1,
      eligible: 9,
    });
    expect(form.votesFor.map(({ votes }) => votes)).toEqual([71, 116]);
    expect([form.votesAgainst, form.valid, form.majority]).toEqual([101, 288, null]);
    expect(form.outcome).toEqual({ class: 'runoff', choices: ['b', 'none'] });
    expect(form.warnings).toEqual(['more-ballots-than-eligible']);
  });

  it('adds up for any numbers', () => {
    const counts = fc.record({
      a: fc.nat(),
      b: fc.nat(),
      none: fc.nat(),
      spoiled: fc.nat(),
      challenged: fc.nat(),
    });
    const property = fc.property(counts, ({ a, b, none, spoiled, challenged }) => {
      const form = tallyForm(NLRB_MAJORITY, two, {
        votes: { a, b, none },
        void: spoiled,
        challenged,
        eligible: 1,
      });
      expect(form.valid).toBe(a + b + none);
      expect(form.votesFor.reduce((sum, { votes }) => sum + votes, form.votesAgainst)).toBe(form.valid);
      expect(form.validPlusChallenged).toBe(form.valid + challenged);
      // Line 11 can only say "has been cast" where line 10 says "not sufficient", and the other way round.
      const isMajorityCast = form.outcome.class === 'majority' && !form.challengesAreSufficient;
      expect(form.majority?.id ?? null).toBe(isMajorityCast ? form.outcome.choices[0] : null);
    });
    fc.assert(property, { seed: 102_70, numRuns: 500 });
  });
});

describe('a revised tally', () => {
  const tally = (union: number, none: number, spoiled = 0) => ({
    votes: { union, none },
    void: spoiled,
    challenged: 0,
    eligible: 100,
  });
  it.each([
    [tally(45, 44), tally(46, 44), ['one-ballot-disclosed']],
    [tally(45, 44), tally(45, 44, 1), ['one-ballot-disclosed']],
    [tally(20, 18), tally(20, 21), ['same-mark-disclosed']],
    [tally(90, 80), tally(93, 94), []],
    [tally(26, 25), tally(26, 25), []],
    [tally(26, 25), tally(25, 25), []],
  ])('%# warns where it tells how somebody voted', (before, after, expected) => {
    expect(revisionWarnings(before, after)).toEqual(expected);
  });

  it('has to name the same choices', () => {
    const other = { ...tally(1, 1), votes: { union: 1 } };
    expect(() => revisionWarnings(other, tally(2, 1))).toThrow(RangeError);
  });
});

interface Left {
  void?: number;
  uncounted?: number;
  challenged?: number;
  eligible?: number;
}

describe('while counting', () => {
  const standingOf = (
    choices: Choice[],
    counts: readonly number[],
    left: Left,
    rule: Rule = NLRB_MAJORITY,
  ): Standing =>
    standing(rule, choices, {
      votes: votesOf(choices, counts),
      void: 0,
      uncounted: 0,
      challenged: 0,
      eligible: 1000,
      ...left,
    });
  const sides = ({ choices }: Standing): [ChoiceStanding, ChoiceStanding] => [choices[0]!, choices[1]!];

  it('follows the closed forms for one organization in all small cases', () => {
    for (let f = 0; f <= 9; f += 1)
      for (let n = 0; n <= 9; n += 1)
        for (let r = 0; r <= 9; r += 1)
          for (let c = 0; c <= 5; c += 1) {
            const [union, none] = sides(standingOf(one, [f, n], { uncounted: r, challenged: c }));
            const seen = [
              union.isClinched,
              none.isClinched,
              union.isClinchedChallengesAside,
              none.isClinchedChallengesAside,
            ];
            expect(seen).toEqual([f > n + r + c, n >= f + r + c, f > n + r, n >= f + r]);
            expect(union.need).toEqual(needed(Math.floor((n + r - f) / 2) + 1, r));
            expect(none.need).toEqual(needed(Math.ceil((f + r - n) / 2), r));
          }
  });

  const needed = (votes: number, of: number): ChoiceStanding['need'] => {
    if (votes <= 0) return { code: 'clinched' };
    return votes > of ? { code: 'out-of-reach' } : { code: 'needs', votes, of };
  };

  it('follows the closed form for several organizations', () => {
    const counts = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
    const property = fc.property(counts, fc.nat(40), fc.nat(10), (votes, uncounted, challenged) => {
      const valid = votes.reduce((sum, count) => sum + count, 0);
      standingOf(two, votes, { uncounted, challenged }).choices.forEach((side, index) => {
        expect(side.isClinched).toBe(2 * votes[index]! > valid + uncounted + challenged);
        expect(side.need).toEqual(needed(Math.floor((valid + uncounted) / 2) + 1 - votes[index]!, uncounted));
      });
    });
    fc.assert(property, { seed: 1, numRuns: 500 });
  });

  it('says in one word whether it can still change', () => {
    const prospects = [
      standingOf(one, [0, 0], { uncounted: 50, challenged: 3 }),
      standingOf(one, [30, 20], { uncounted: 50, challenged: 3 }),
      standingOf(one, [60, 20], { uncounted: 38, challenged: 3 }),
      standingOf(one, [60, 20], { uncounted: 36, challenged: 3 }),
      standingOf(one, [60, 62], { challenged: 3 }),
      standingOf(one, [60, 62], { challenged: 2 }),
      standingOf(one, [0, 0], { challenged: 2 }),
      standingOf(one, [0, 0], {}),
      standingOf(two, [71, 116, 101], { challenged: 1 }),
      standingOf(two, [71, 116, 101], { uncounted: 29, challenged: 1 }),
    ].map(({ prospect }) => prospect);
    expect(prospects).toEqual([
      'nothing-counted',
      'open',
      'challenges-could-change',
      'settled',
      'challenges-could-change',
      'settled',
      'challenges-could-change',
      'settled',
      'settled',
      'challenges-could-change',
    ]);
  });

  it('names who leads, and by how much, and never a winner by plurality', () => {
    const plurality = standingOf(two, [9, 8, 5], {});
    expect([plurality.leading?.id, plurality.margin, plurality.outcome.class]).toEqual(['a', 1, 'runoff']);
    expect(plurality.choices.some(({ isClinched }) => isClinched)).toBe(false);
    const level = standingOf(two, [8, 8, 5], { void: 2, uncounted: 4, challenged: 1 });
    expect([level.leading, level.margin]).toEqual([null, 0]);
    expect([level.valid, level.void, level.uncounted, level.challenged]).toEqual([21, 2, 4, 1]);
  });

  it('counts a quorum as reached by the ballots that are still to be opened, once they are', () => {
    const rule: Rule = { ...PROFILES['contract-ratification'], quorum: [1, 2] };
    const [union] = sides(standingOf(one, [30, 5], { uncounted: 15, eligible: 100 }, rule));
    expect([union.isClinched, union.isClinchedChallengesAside]).toEqual([false, true]);
  });

  it('needs two thirds where the rule does', () => {
    const [yes, no] = sides(standingOf(one, [40, 10], { uncounted: 10 }, PROFILES['strike-authorization']));
    expect([yes.need, no.need]).toEqual([{ code: 'clinched' }, { code: 'out-of-reach' }]);
    const [more, less] = sides(
      standingOf(one, [38, 12], { uncounted: 10 }, PROFILES['strike-authorization']),
    );
    expect([more.need, less.need]).toEqual([
      { code: 'needs', votes: 2, of: 10 },
      { code: 'needs', votes: 9, of: 10 },
    ]);
  });
});
