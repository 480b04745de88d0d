import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, NLRB_MAJORITY } from '../../src/domain/decision-rules';
import type { Choice, CountedVotes, Decision, Outcome, OutcomeClass } from '../../src/domain/decision-rules';

type Row = Readonly<Record<string, string>>;

function readRows(file: string): Row[] {
  return parse(readFileSync(join(__dirname, '../data/nlrb', file)), { columns: true, bom: true });
}

const numberIn = (row: Row, column: string): number => Number(row[column]);

interface Tally {
  readonly row: Row;
  readonly choices: readonly Choice[];
  readonly counted: CountedVotes;
  readonly valid: number;
}

/** The organizations are named in `labor_org_1` to `_4`; the last choice is "none". */
function readTally(
  row: Row,
  columns: { votes: string; valid: string; void: string; challenged: string; eligible: string },
): Tally {
  const places = [1, 2, 3, 4].filter((place) => row[`labor_org_${place}`] !== '');
  const choices: Choice[] = [
    ...places.map((place): Choice => ({
      id: `union-${place}`,
      label: row[`labor_org_${place}`]!,
      kind: 'for',
    })),
    { id: 'none', label: 'None', kind: places.length > 1 ? 'none' : 'against' },
  ];
  const votes = Object.fromEntries(
    choices.map(({ id }, index) => {
      const place = places[index];
      return [id, numberIn(row, place === undefined ? 'votes_against' : `${columns.votes}_${place}`)];
    }),
  );
  return {
    row,
    choices,
    counted: {
      votes,
      void: numberIn(row, columns.void),
      challenged: numberIn(row, columns.challenged),
      eligible: numberIn(row, columns.eligible),
    },
    valid: numberIn(row, columns.valid),
  };
}

const decided = ({ choices, counted }: Tally): Decision => decide(NLRB_MAJORITY, choices, counted);

function describeRow({ row, counted }: Tally, flag: string, own: boolean): string {
  const votes = Object.values(counted.votes).join('–');
  const of = `${votes} C${counted.challenged} void ${counted.void} of ${counted.eligible}`;
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
  const columns = {
    votes: 'votes_for',
    valid: 'valid_votes',
    void: 'void',
    challenged: 'challenged',
    eligible: 'eligible',
  };
  const clean = readRows('tallies-2009-2011.csv')
    .filter((row) => !row['case_number']!.includes('-UD-') && row['labor_org_1'] !== '')
    .map((row) => readTally(row, columns))
    .filter(({ counted, valid }) => {
      const sum = Object.values(counted.votes).reduce((total, votes) => total + votes, 0);
      return sum === valid && valid > 0;
    });
  const single = clean.filter(({ choices }) => choices.length === 2);
  const several = clean.filter(({ choices }) => choices.length > 2);

  it('agree with determinative challenges, one organization', () => {
    const agreement = compare(
      'One organization, determinative challenges',
      single,
      'challenges_determinative',
      (tally) => decided(tally).isDeterminative,
    );
    expect(agreement.rows).toBeGreaterThan(4000);
    expect(agreement.share).toBeGreaterThanOrEqual(0.99);
  });

  it('agree with determinative challenges, several organizations', () => {
    const agreement = compare(
      'Several organizations, determinative challenges',
      several,
      'challenges_determinative',
      (tally) => decided(tally).isDeterminative,
    );
    expect(agreement.rows).toBeGreaterThan(200);
    expect(agreement.share).toBeGreaterThanOrEqual(0.99);
  });

  it('agree with runoffs, several organizations', () => {
    const needsRunoff = (tally: Tally): boolean => {
      const { outcome, isDeterminative } = decided(tally);
      if (isDeterminative) return false;
      const haveAllVoted = tally.valid + tally.counted.void >= tally.counted.eligible;
      return outcome.class === 'runoff' || (outcome.class === 'top-two-tied' && !haveAllVoted);
    };
    const agreement = compare(
      'Several organizations, runoff required',
      several,
      'runoff_required',
      needsRunoff,
    );
    expect(agreement.share).toBeGreaterThanOrEqual(0.975);
  });
});

describe('labelled boundary cases', () => {
  const columns = {
    votes: 'votes',
    valid: 'valid_votes',
    void: 'void_ballots',
    challenged: 'challenged_ballots',
    eligible: 'eligible_voters',
  };
  const tallies = readRows('golden-tallies.csv').map((row) => readTally(row, columns));

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
  const WINNER_OF: Readonly<Record<string, string>> = {
    majority_union_1: 'union-1',
    majority_union_2: 'union-2',
    majority_none: 'none',
  };

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
    const { outcome, isDeterminative } = decided(tally);
    const classes = CLASS_OF[word]!;
    expect(outcome.class).toBe(tally.choices.length === 2 ? classes.one : classes.several);
    if (outcome.class === 'majority') expect(outcome.choices).toEqual([WINNER_OF[word]]);
    expect(isDeterminative).toBe(tally.row['calc_determinative'] === '1');
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
