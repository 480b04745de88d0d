import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, NLRB_MAJORITY } from '../../src/domain/decision-rules';
import type { Choice, CountedVotes, Decision, Outcome, OutcomeClass } from '../../src/domain/decision-rules';
import { revisionWarnings } from '../../src/domain/tally';
import { boardTallies, evidenceText, judgeRows, reasonFor, type Row } from './board-tallies';

describe('the Board’s own tallies, 2009 to 2011', () => {
  const { all, one, several, pooled, deauthorizations, runoffs } = boardTallies();

  it.each([
    [one, 4200, 0.995],
    [several, 300, 0.99],
    [pooled, 4500, 0.993],
    [runoffs, 300, 0.98],
  ])('agree with the rule, %#', ({ rows, share }, fewest, least) => {
    expect(rows).toBeGreaterThan(fewest);
    expect(share).toBeGreaterThanOrEqual(least);
  });

  it('agree of deauthorizations too, which are reported apart', () => {
    expect(deauthorizations.rows).toBeGreaterThan(50);
    expect(deauthorizations.share).toBeGreaterThanOrEqual(0.9);
  });

  it('differ for a reason each, which the written table gives', () => {
    for (const { flag, differing } of [one, several, deauthorizations, runoffs])
      for (const tally of differing) {
        const reason = reasonFor(tally, flag, all);
        expect(reason).toMatch(
          /^(?:blank flag|the flag |this is itself|two are tied|\d+ of \d+ are a majority)/,
        );
        expect(reason).not.toContain('unknown');
      }
    const page = readFileSync(join(__dirname, '../../docs/evidence/tallies.md'), 'utf8');
    expect(page).toBe(evidenceText());
  });
});

describe('labelled boundary cases', () => {
  const tallies = judgeRows('golden-tallies.csv');

  /** The words of the data and ours. With one organization "none" cannot win: there is no majority. */
  const CLASS_OF: Readonly<Record<string, { one: OutcomeClass | null; several: OutcomeClass | null }>> = {
    majority_union_1: { one: 'majority', several: 'majority' },
    majority_union_2: { one: null, several: 'majority' },
    majority_none: { one: 'no-majority', several: 'majority' },
    tie: { one: 'tie', several: null },
    runoff: { one: null, several: 'runoff' },
    nullity: { one: null, several: 'nullity' },
    'tie-two-others-zero': { one: null, several: 'top-two-tied' },
  };
  function winnerOf(word: string, row: Row): string | null {
    if (word === 'majority_none') return 'none';
    const place = /^majority_union_(\d)$/.exec(word)?.[1];
    return place === undefined ? null : row[`labor_org_${place}`]!;
  }

  it('are there', () => {
    expect(tallies).toHaveLength(202);
  });

  it.each(
    tallies.map(
      (tally) =>
        [`${tally.row['case_number']} ${tally.row['tally_date']}, ${tally.row['why']}`, tally] as const,
    ),
  )('%s', (_, tally) => {
    const word = tally.row['calc_outcome']!;
    const { outcome, winner, determinative } = tally.judgement;
    const classes = CLASS_OF[word]!;
    const isOne = tally.choices.filter(({ kind }) => kind === 'for').length === 1;
    // The data has no word for a runoff that is tied, which the rule leaves to a ruling.
    const expected = tally.isRunoff && word === 'tie-two-others-zero' ? 'needs-ruling' : classes.several;
    expect(outcome).toBe(isOne ? classes.one : expected);
    expect(winner).toBe(winnerOf(word, tally.row));
    expect(determinative).toBe(tally.row['calc_determinative'] === '1');
  });
});

describe('chains of tallies', () => {
  const choicesFor = (count: number): Choice[] => [
    ...['a', 'b', 'c'].slice(0, count - 1).map((id): Choice => ({ id, label: id, kind: 'for' })),
    { id: 'none', label: 'None', kind: count > 2 ? 'none' : 'against' },
  ];
  type Step = readonly [
    votes: readonly number[],
    challenged: number,
    outcome: OutcomeClass,
    isDeterminative: boolean,
  ];
  const evaluate = ([votes, challenged]: Step, eligible: number): Decision => {
    const choices = choicesFor(votes.length);
    const named = Object.fromEntries(choices.map(({ id }, index) => [id, votes[index]!]));
    return decide(NLRB_MAJORITY, choices, { votes: named, void: 0, challenged, eligible });
  };

  const chains: readonly (readonly [name: string, eligible: number, steps: readonly Step[]])[] = [
    [
      '17 challenges matter, the last one does not',
      200,
      [
        [[90, 80], 17, 'majority', true],
        [[93, 94], 1, 'no-majority', false],
      ],
    ],
    [
      'a tie is lost',
      250,
      [
        [[71, 80], 56, 'no-majority', true],
        [[96, 96], 0, 'tie', false],
      ],
    ],
    [
      'the winner flips',
      50,
      [
        [[20, 18], 3, 'majority', true],
        [[20, 21], 0, 'no-majority', false],
      ],
    ],
    [
      'one ballot is opened',
      100,
      [
        [[45, 44], 1, 'majority', true],
        [[46, 44], 0, 'majority', false],
      ],
    ],
    [
      'the challenge is sustained',
      60,
      [
        [[26, 25], 1, 'majority', true],
        [[26, 25], 0, 'majority', false],
      ],
    ],
    ['the pair of a runoff is safe', 300, [[[71, 116, 101], 1, 'runoff', false]]],
    ['organization against none', 30, [[[9, 3, 11], 0, 'runoff', false]]],
    ['a nullity', 8, [[[2, 3, 2], 0, 'nullity', false]]],
    ['two tied, the rest zero', 3, [[[1, 1, 0], 0, 'top-two-tied', false]]],
  ];

  it.each(chains)('%s', (_, eligible, steps) => {
    for (const step of steps) {
      const { outcome, isDeterminative } = evaluate(step, eligible);
      expect([outcome.class, isDeterminative]).toEqual(step.slice(2));
    }
  });

  it('warn where the one ballot opened tells how somebody voted', () => {
    const tally = (votesFor: number, challenged: number): CountedVotes => ({
      votes: { a: votesFor, none: 44 },
      void: 0,
      challenged,
      eligible: 100,
    });
    expect(revisionWarnings(tally(45, 1), tally(46, 0))).toEqual(['one-ballot-disclosed']);
    expect(revisionWarnings(tally(45, 1), tally(45, 0))).toEqual([]);
  });

  it('name the pairs', () => {
    const pairOf = (votes: readonly number[], eligible: number): Outcome =>
      evaluate([votes, 0, 'runoff', false], eligible).outcome;
    expect(pairOf([71, 116, 101], 300).choices).toEqual(['b', 'none']);
    expect(pairOf([9, 3, 11], 30).choices).toEqual(['a', 'none']);
    expect(pairOf([1, 1, 0], 3).choices).toEqual(['a', 'b']);
  });

  it('hold for Bessemer, both times', () => {
    const first = evaluate([[738, 1798], 505, 'no-majority', false], 5867);
    const second = evaluate([[875, 993], 416, 'no-majority', true], 6153);
    expect([first, second].map(({ isDeterminative }) => isDeterminative)).toEqual([false, true]);
    expect([first, second].map(({ outcome }) => outcome.class)).toEqual(['no-majority', 'no-majority']);
  });
});
