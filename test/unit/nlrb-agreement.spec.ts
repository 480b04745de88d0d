import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, NLRB_MAJORITY } from '../../src/domain/decision-rules';
import type { Choice, Decision, Outcome, OutcomeClass } from '../../src/domain/decision-rules';
import {
  judgePublished,
  type PublishedJudgement,
  type PublishedTally,
} from '../../src/domain/published-tally';

type Row = Readonly<Record<string, string>>;

function readRows(file: string): Row[] {
  return parse(readFileSync(join(__dirname, '../data/nlrb', file)), { columns: true, bom: true });
}

interface Tally extends PublishedTally {
  readonly row: Row;
  readonly judgement: PublishedJudgement;
}

/** The rows that the product can judge; a blank count is none. */
function judgeRows(file: string): Tally[] {
  return readRows(file).flatMap((row) => {
    const verdict = judgePublished(row);
    return verdict.ok ? [{ row, ...verdict.tally, judgement: verdict.judgement }] : [];
  });
}

function describeRow({ row, ...tally }: Tally, flag: string, own: boolean): string {
  const votes = Object.values(tally.votes).join('–');
  const of = `${votes} C${tally.challenged} void ${tally.void} of ${tally.eligible}`;
  return `  ${row['case_number']} ${row['tally_date']} ${row['tally_type']}: ${of}; ${flag}=${row[flag]}, the rule says ${own ? 'Y' : 'N'}`;
}

interface Agreement {
  readonly rows: number;
  readonly share: number;
}

/** Holds the Board's own flag against the rule and prints every row on which they differ. */
function compare(
  title: string,
  tallies: readonly Tally[],
  flag: string,
  own: (tally: Tally) => boolean,
): Agreement {
  const differing = tallies.filter((tally) => (tally.row[flag] === 'Y') !== own(tally));
  const share = (tallies.length - differing.length) / tallies.length;
  const list = differing.map((tally) => describeRow(tally, flag, own(tally))).join('\n');
  const agreeing = `${tallies.length - differing.length} of ${tallies.length}`;
  process.stdout.write(`${title}: ${agreeing} agree (${(share * 100).toFixed(2)} %); the others:\n${list}\n`);
  return { rows: tallies.length, share };
}

describe('the Board’s own tallies, 2009 to 2011', () => {
  const all = judgeRows('tallies-2009-2011.csv');
  const isDeauthorization = ({ row }: Tally): boolean => row['case_number']!.includes('-UD-');
  const isClean = ({ valid, judgement }: Tally): boolean =>
    valid > 0 && !judgement.warnings.includes('sum-differs');
  const clean = all.filter((tally) => isClean(tally) && !isDeauthorization(tally));
  const organizations = ({ choices }: Tally): number => choices.filter(({ kind }) => kind === 'for').length;
  const single = clean.filter((tally) => organizations(tally) === 1);
  const several = clean.filter((tally) => organizations(tally) > 1);

  it('agree with determinative challenges, one organization', () => {
    const agreement = compare(
      'One organization, determinative challenges',
      single,
      'challenges_determinative',
      ({ judgement }) => judgement.determinative,
    );
    expect(agreement.rows).toBeGreaterThan(4000);
    expect(agreement.share).toBeGreaterThanOrEqual(0.99);
  });

  it('agree with determinative challenges, several organizations', () => {
    const agreement = compare(
      'Several organizations, determinative challenges',
      several,
      'challenges_determinative',
      ({ judgement }) => judgement.determinative,
    );
    expect(agreement.rows).toBeGreaterThan(200);
    expect(agreement.share).toBeGreaterThanOrEqual(0.99);
  });

  it('agree with runoffs, several organizations', () => {
    const agreement = compare(
      'Several organizations, runoff required',
      several,
      'runoff_required',
      ({ judgement }) => judgement.runoffRequired,
    );
    expect(agreement.share).toBeGreaterThanOrEqual(0.975);
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
