import fc from 'fast-check';
import { allocations, opened, verdictOf } from '../../test/unit/allocations';
import { type Choice, type CountedVotes, decide, NLRB_MAJORITY } from './decision-rules';
import {
  decideSelfDetermination,
  type InclusionVotes,
  type SelfDeterminationVotes,
} from './self-determination';

const ONE: readonly Choice[] = [
  { id: 'union', label: 'Union', kind: 'for' },
  { id: 'none', label: 'No union', kind: 'against' },
];
const TWO: readonly Choice[] = [
  { id: 'a', label: 'Local A', kind: 'for' },
  { id: 'b', label: 'Local B', kind: 'for' },
  { id: 'none', label: 'Neither', kind: 'none' },
];

const counts = (choices: readonly Choice[], votes: readonly number[], challenged = 0): CountedVotes => ({
  votes: Object.fromEntries(choices.map(({ id }, index) => [id, votes[index]!])),
  void: 0,
  challenged,
  eligible: 60,
});
const inclusion = (yes: number, no: number, spoiled = 0): InclusionVotes => ({ yes, no, void: spoiled });

/** The verdict in words, from the definition alone: who is pooled, and what each group decided. */
function verdict(choices: readonly Choice[], votes: SelfDeterminationVotes): string {
  const { inclusion: first, professionals, others } = votes;
  const of = (...groups: CountedVotes[]): string => {
    const sum = Object.fromEntries(
      choices.map(({ id }) => [id, groups.reduce((total, group) => total + group.votes[id]!, 0)]),
    );
    const { outcome } = decide(NLRB_MAJORITY, choices, { ...professionals, votes: sum, challenged: 0 });
    return verdictOf(choices, outcome);
  };
  return first.yes > first.no ? `pooled ${of(professionals, others)}` : `${of(professionals)}, ${of(others)}`;
}

/** Every way to answer both questions on the challenged ballots of the professionals, and the second on the others'. */
function isDeterminativeByTrial(choices: readonly Choice[], votes: SelfDeterminationVotes): boolean {
  const before = verdict(choices, votes);
  const { inclusion: first, professionals, others } = votes;
  for (const answered of allocations(3, professionals.challenged))
    for (const second of allocations(choices.length + 1, professionals.challenged))
      for (const third of allocations(choices.length + 1, others.challenged)) {
        const after = verdict(choices, {
          inclusion: inclusion(first.yes + answered[0]!, first.no + answered[1]!, first.void + answered[2]!),
          professionals: opened(choices, professionals, second),
          others: opened(choices, others, third),
        });
        if (after !== before) return true;
      }
  return false;
}

describe('two questions to the professionals', () => {
  // 04-RC-308901: professionals 0–4, the others 41–7 with two challenged.
  const others = counts(ONE, [41, 7], 2);

  it('count their votes with the larger group where most of those voting said yes', () => {
    const decided = decideSelfDetermination(ONE, {
      inclusion: inclusion(3, 1),
      professionals: counts(ONE, [1, 3]),
      others,
    });
    expect(decided).toMatchObject({ isIncluded: true, apart: null, isDeterminative: false });
    expect(decided.pooled).toMatchObject({
      counted: { votes: { union: 42, none: 10 }, challenged: 2, eligible: 120 },
      decision: { outcome: { class: 'majority' }, isDeterminative: false },
    });
  });

  it('count them apart where not, and a tie is not a majority', () => {
    for (const [yes, no] of [
      [1, 3],
      [5, 5],
      [0, 0],
    ] as const) {
      const decided = decideSelfDetermination(ONE, {
        inclusion: inclusion(yes, no),
        professionals: counts(ONE, [0, 4]),
        others,
      });
      expect(decided).toMatchObject({
        isIncluded: false,
        pooled: null,
        apart: {
          professionals: { decision: { outcome: { class: 'no-majority' } } },
          others: { decision: { outcome: { class: 'majority' } } },
        },
        isDeterminative: false,
      });
    }
  });

  it('let one challenged ballot change the second question through the first', () => {
    const votes = {
      inclusion: inclusion(5, 5),
      professionals: counts(ONE, [9, 1], 1),
      others: counts(ONE, [9, 30]),
    };
    expect(decideSelfDetermination(ONE, votes)).toMatchObject({
      isInclusionDeterminative: true,
      isDeterminative: true,
      apart: { professionals: { decision: { isDeterminative: false } } },
    });
  });

  it.each([
    [ONE, 2, 3],
    [TWO, 2, 3],
  ])('are determinative as the definition says, %#', (choices, most, ballots) => {
    for (const [yes, no] of allocations(2, most))
      for (const [mine, ...first] of allocations(choices.length + 1, ballots))
        for (const [theirs, ...second] of allocations(choices.length + 1, ballots)) {
          if (mine! + theirs! > 3) continue;
          const votes = {
            inclusion: inclusion(yes!, no!),
            professionals: counts(choices, first, mine),
            others: counts(choices, second, theirs),
          };
          if (
            decideSelfDetermination(choices, votes).isDeterminative !== isDeterminativeByTrial(choices, votes)
          )
            throw new Error(JSON.stringify(votes));
        }
  });

  it('are determinative as the definition says in larger counts too', () => {
    const few = fc.integer({ min: 0, max: 2 });
    const some = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(some, some, some, some, some, some, few, few, (yes, no, a, b, c, d, mine, theirs) => {
        const votes = {
          inclusion: inclusion(yes, no),
          professionals: counts(ONE, [a, b], mine),
          others: counts(ONE, [c, d], theirs),
        };
        return decideSelfDetermination(ONE, votes).isDeterminative === isDeterminativeByTrial(ONE, votes);
      }),
      { numRuns: 400 },
    );
  });
});
