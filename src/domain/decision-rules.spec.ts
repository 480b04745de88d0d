import { allocations, isDeterminativeByTrial } from '../../test/unit/allocations';
import { decide, NLRB_MAJORITY, passTests, PROFILES, ruleProblem } from './decision-rules';
import type { Choice, CountedVotes, Rule } from './decision-rules';

const oneOrganization: Choice[] = [
  { id: 'union', label: 'Local 1', kind: 'for' },
  { id: 'none', label: 'No union', kind: 'against' },
];
const organizations = (count: number, withNone = true): Choice[] => [
  ...Array.from({ length: count }, (_, index): Choice => {
    const id = 'abc'.charAt(index);
    return { id, label: `Local ${id}`, kind: 'for' };
  }),
  ...(withNone ? [{ id: 'none', label: 'Neither', kind: 'none' } as const] : []),
];

function counted(
  choices: readonly Choice[],
  votes: readonly number[],
  rest: Partial<CountedVotes> = {},
): CountedVotes {
  return {
    votes: Object.fromEntries(choices.map((choice, index) => [choice.id, votes[index] ?? 0])),
    void: 0,
    challenged: 0,
    eligible: 10_000,
    ...rest,
  };
}
const decideOne = (votes: [number, number], rest: Partial<CountedVotes> = {}, rule: Rule = NLRB_MAJORITY) =>
  decide(rule, oneOrganization, counted(oneOrganization, votes, rest));
const decideAmong = (choices: Choice[], votes: number[], rest: Partial<CountedVotes> = {}) =>
  decide(NLRB_MAJORITY, choices, counted(choices, votes, rest));

describe('one labor organization', () => {
  it.each([
    [[90, 80], 17, 'majority', true],
    [[93, 94], 1, 'no-majority', false],
    [[71, 80], 56, 'no-majority', true],
    [[96, 96], 0, 'tie', false],
    [[20, 18], 3, 'majority', true],
    [[20, 21], 0, 'no-majority', false],
    [[45, 44], 1, 'majority', true],
    [[46, 44], 0, 'majority', false],
    [[26, 25], 1, 'majority', true],
    [[26, 25], 0, 'majority', false],
    [[738, 1798], 505, 'no-majority', false],
    [[875, 993], 416, 'no-majority', true],
    [[5, 5], 1, 'tie', true],
    [[5, 6], 1, 'no-majority', false],
    [[5, 6], 2, 'no-majority', true],
    [[6, 5], 1, 'majority', true],
    [[7, 5], 1, 'majority', false],
    [[0, 0], 0, 'no-votes', false],
    [[0, 0], 1, 'no-votes', true],
  ] as const)(
    '%p with %i challenged is %s, determinative %p',
    ([f, n], challenged, expected, isDeterminative) => {
      const decision = decideOne([f, n], { challenged });
      expect(decision.outcome.class).toBe(expected);
      expect(decision.outcome.choices).toEqual(expected === 'majority' ? ['union'] : []);
      expect(decision.isDeterminative).toBe(isDeterminative);
    },
  );

  it('warns of more ballots than eligible voters and never blocks', () => {
    expect(decideOne([5, 4], { eligible: 9 }).warnings).toEqual([]);
    expect(decideOne([5, 4], { eligible: 9, void: 1 }).warnings).toEqual(['more-ballots-than-eligible']);
    expect(decideOne([5, 4], { eligible: 9, challenged: 1 }).outcome.class).toBe('majority');
  });

  it('is exact at the largest counts that the record can carry', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(decideOne([most, most - 1]).outcome.class).toBe('majority');
    expect(decideOne([most, most]).outcome.class).toBe('tie');
    expect(decideOne([most, most - 1], {}, PROFILES['strike-authorization']).outcome.class).toBe(
      'no-majority',
    );
  });
});

describe('other rules', () => {
  it('asks a deauthorization for more than half of all eligible voters', () => {
    const rule = PROFILES['nlrb-deauthorization'];
    expect(decideOne([50, 0], { eligible: 100 }, rule).outcome.class).toBe('no-majority');
    expect(decideOne([51, 49], { eligible: 100 }, rule).outcome.class).toBe('majority');
    expect(decideOne([51, 0], { eligible: 100, challenged: 40 }, rule).isDeterminative).toBe(false);
    expect(decideOne([50, 0], { eligible: 100, challenged: 1 }, rule).isDeterminative).toBe(true);
    expect(decideOne([40, 40], { eligible: 100 }, rule).outcome.class).toBe('tie');
  });

  it('asks UK recognition for a majority and two fifths of the unit', () => {
    const rule = PROFILES['uk-statutory-recognition'];
    expect(decideOne([39, 10], { eligible: 100 }, rule).outcome.class).toBe('no-majority');
    expect(decideOne([40, 10], { eligible: 100 }, rule).outcome.class).toBe('majority');
    expect(decideOne([45, 46], { eligible: 100 }, rule).outcome.class).toBe('no-majority');
  });

  it('asks a strike for two thirds, which are enough', () => {
    const rule = PROFILES['strike-authorization'];
    expect(decideOne([20, 10], {}, rule).outcome.class).toBe('majority');
    expect(decideOne([19, 10], {}, rule).outcome.class).toBe('no-majority');
    expect(decideOne([10, 10], {}, rule).outcome.class).toBe('tie');
  });

  it('counts valid and void ballots towards a quorum; without it there is no majority, unless tied or empty', () => {
    const rule: Rule = { ...PROFILES['contract-ratification'], quorum: [1, 2] };
    expect(decideOne([40, 9], { eligible: 100 }, rule).outcome.class).toBe('no-majority');
    expect(decideOne([40, 9], { eligible: 100, void: 1 }, rule).outcome.class).toBe('majority');
    expect(decideOne([40, 9], { eligible: 100, challenged: 1 }, rule).isDeterminative).toBe(true);
    expect(decideOne([20, 20], { eligible: 100 }, rule).outcome.class).toBe('tie');
    expect(decideOne([0, 0], { eligible: 100 }, rule).outcome.class).toBe('no-votes');
  });

  it('says which test is missed', () => {
    const rule: Rule = { ...PROFILES['uk-statutory-recognition'], quorum: [1, 2] };
    const now = counted(oneOrganization, [30, 10], { eligible: 100 });
    expect(passTests(rule, oneOrganization[0]!, now)).toEqual({
      threshold: true,
      support: false,
      quorum: false,
    });
  });

  it('calls equal votes a majority only where half is enough', () => {
    const rule: Rule = { ...PROFILES['contract-ratification'], strict: false };
    expect(decideOne([5, 5], {}, rule).outcome.class).toBe('majority');
    expect(decideOne([0, 0], {}, rule).outcome.class).toBe('no-votes');
  });

  it('never passes without a vote for it, even with nobody eligible', () => {
    const rule: Rule = { ...PROFILES['nlrb-deauthorization'], strict: false };
    expect(decideOne([0, 3], { eligible: 0 }, rule).outcome.class).toBe('no-majority');
  });
});

describe('several labor organizations and none', () => {
  const two = organizations(2);
  const three = organizations(3);
  it.each([
    [two, [10, 3, 2], 'majority', ['a']],
    [two, [1, 3, 9], 'majority', ['none']],
    [two, [71, 116, 101], 'runoff', ['b', 'none']],
    [two, [9, 3, 11], 'runoff', ['a', 'none']],
    [two, [9, 8, 5], 'runoff', ['a', 'b']],
    [two, [5, 5, 3], 'runoff', ['a', 'b']],
    [two, [2, 3, 2], 'nullity', []],
    [two, [4, 4, 4], 'nullity', []],
    [two, [1, 1, 0], 'top-two-tied', ['a', 'b']],
    [two, [0, 0, 0], 'top-two-tied', []],
    [three, [0, 7, 7, 0], 'top-two-tied', ['b', 'c']],
    [three, [21, 18, 39, 0], 'runoff', ['a', 'c']],
    [three, [68, 24, 47, 2], 'runoff', ['a', 'c']],
    [three, [5, 4, 4, 1], 'needs-ruling', []],
    [three, [4, 4, 4, 4], 'needs-ruling', []],
    [organizations(2, false), [9, 8], 'majority', ['a']],
    [organizations(2, false), [8, 8], 'needs-ruling', []],
    [organizations(2, false), [0, 0], 'needs-ruling', []],
  ] as const)('%# %p is %p', (choices, votes, expected, named) => {
    const { outcome } = decideAmong([...choices], [...votes]);
    expect(outcome).toEqual({ class: expected, choices: named });
  });

  it('leaves a runoff pair alone that one challenge cannot reach', () => {
    expect(decideAmong(two, [71, 116, 101], { challenged: 1 }).isDeterminative).toBe(false);
  });

  it('warns of a tied pair only while some have not voted', () => {
    expect(decideAmong(two, [1, 1, 0], { eligible: 3 }).warnings).toEqual(['needs-ruling-102.70d']);
    expect(decideAmong(two, [1, 1, 0], { eligible: 2 }).warnings).toEqual([]);
    expect(decideAmong(two, [0, 0, 0], { eligible: 2 }).warnings).toEqual([]);
  });
});

describe('determinative challenges', () => {
  const rules: Rule[] = [
    ...Object.values(PROFILES),
    { ...NLRB_MAJORITY, strict: false },
    { ...NLRB_MAJORITY, quorum: [1, 2] },
    { ...NLRB_MAJORITY, quorum: [1, 1], support: [2, 5], threshold: [3, 5] },
    { ...NLRB_MAJORITY, denominator: 'unit', strict: false, quorum: [2, 3] },
    { ...NLRB_MAJORITY, threshold: [1, 3], strict: false },
  ];

  it('agree with every allocation of small counts, one organization and every rule', () => {
    for (const rule of rules)
      for (const [f, n, spoiled, challenged] of allocations(4, 7))
        for (const eligible of [0, 5, 9]) {
          const now = counted(oneOrganization, [f!, n!], {
            void: spoiled!,
            challenged: challenged!,
            eligible,
          });
          const { isDeterminative } = decide(rule, oneOrganization, now);
          if (isDeterminative !== isDeterminativeByTrial(rule, oneOrganization, now))
            throw new Error(`${rule.id} ${JSON.stringify(now)}`);
        }
  });

  it.each([
    [organizations(2, false), 9],
    [organizations(2), 11],
    [organizations(3), 9],
  ])('agree with every allocation of small counts over %# choices', (choices, ballots) => {
    for (const [challenged, ...votes] of allocations(choices.length + 1, ballots)) {
      const now = counted(choices, votes, { challenged: challenged!, eligible: 4 });
      const { isDeterminative } = decide(NLRB_MAJORITY, choices, now);
      if (isDeterminative !== isDeterminativeByTrial(NLRB_MAJORITY, choices, now))
        throw new Error(JSON.stringify(now));
    }
  });
});

describe('rules that are refused', () => {
  const [union, none] = oneOrganization as [Choice, Choice];
  const two = organizations(2);
  it.each([
    [{}, [], 'no-choice-for'],
    [{}, [none], 'no-choice-for'],
    [{}, [union], 'no-choice-against'],
    [{}, [union, none, { id: 'neither', label: 'Neither', kind: 'none' }], 'several-choices-against'],
    [{}, [union, { ...none, id: 'union' }], 'choice-twice'],
    [{ seats: 2 }, oneOrganization, 'several-seats'],
    [{ threshold: [0, 1] }, oneOrganization, 'threshold-not-a-share'],
    [{ threshold: [3, 2] }, oneOrganization, 'threshold-not-a-share'],
    [{ threshold: [1.5, 2] }, oneOrganization, 'threshold-not-a-share'],
    [{ threshold: [1, Infinity] }, oneOrganization, 'threshold-not-a-share'],
    [{ support: [0, 5] }, oneOrganization, 'support-not-a-share'],
    [{ quorum: [7, 5] }, oneOrganization, 'quorum-not-a-share'],
    [{ runoffs: -1 }, oneOrganization, 'runoffs-not-a-count'],
    [{ version: 0 }, oneOrganization, 'version-not-a-count'],
    [{ version: 1.5 }, oneOrganization, 'version-not-a-count'],
    [{ denominator: 'eligible' }, two, 'several-choices-need-nlrb-majority'],
    [{ quorum: [1, 2] }, two, 'several-choices-need-nlrb-majority'],
    [{ runoffs: 2 }, two, 'several-choices-need-nlrb-majority'],
    [{ strict: false }, two, 'several-choices-need-nlrb-majority'],
    [{ support: [2, 5] }, two, 'several-choices-need-nlrb-majority'],
    [{ threshold: [2, 3] }, two, 'several-choices-need-nlrb-majority'],
    [{ threshold: [1, 3] }, two, 'several-choices-need-nlrb-majority'],
    [{ tie: 'lot' }, two, 'several-choices-need-nlrb-majority'],
    [{ id: 'other-label', version: 2 }, two, null],
    [{}, organizations(3), null],
    [{}, organizations(2, false), null],
    [{ support: [2, 5], quorum: [1, 2] }, oneOrganization, null],
  ] as const)('%# %p', (change, choices, expected) => {
    expect(ruleProblem({ ...NLRB_MAJORITY, ...change }, choices)).toBe(expected);
  });

  it('decides every profile, and says why it decides nothing', () => {
    for (const rule of Object.values(PROFILES)) expect(ruleProblem(rule, oneOrganization)).toBeNull();
    expect(() => decideOne([1, 0], {}, { ...NLRB_MAJORITY, seats: 2 })).toThrow(/several-seats/);
  });

  it('decides on whole counts of exactly the choices', () => {
    const now = counted(oneOrganization, [1, 0]);
    const decideOn = (change: Partial<CountedVotes>) => () =>
      decide(NLRB_MAJORITY, oneOrganization, { ...now, ...change });
    expect(decideOn({ votes: { union: 1 } })).toThrow(RangeError);
    expect(decideOn({ votes: { union: 1, other: 2 } })).toThrow(RangeError);
    expect(decideOn({ votes: { union: 1, none: 2, other: 0 } })).toThrow(RangeError);
    expect(decideOn({ votes: { union: 1, none: -2 } })).toThrow(RangeError);
    expect(decideOn({ void: 0.5 })).toThrow(RangeError);
    expect(decideOn({ eligible: Number.NaN })).toThrow(RangeError);
  });
});
