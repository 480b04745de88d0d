import fc from 'fast-check';
import { allocations, isDeterminativeByTrial, opened, verdictOf } from '../../test/unit/allocations';
import { DECISION_PROFILES, type ProfileParameters, ruleOf, TWO_THIRDS_TO_REJECT } from './decision-profiles';
import {
  type Choice,
  type CountedVotes,
  decide,
  decisionProblem,
  type DecisionRule,
  type OutcomeClass,
  PROFILES,
  ruleProblem,
} from './decision-rules';
import { type Held, nextStep } from './next-step';
import { sealedBox } from './sealed-box';

const ONE: readonly Choice[] = [
  { id: 'yes', label: 'Yes', kind: 'for' },
  { id: 'no', label: 'No', kind: 'against' },
];
const candidates = (count: number): Choice[] =>
  Array.from({ length: count }, (_, index) => {
    const id = 'abcd'.charAt(index);
    return { id, label: id.toUpperCase(), kind: 'for' };
  });
const withNone = (count: number): Choice[] => [
  ...candidates(count),
  { id: 'none', label: 'None', kind: 'none' },
];

const counts = (
  choices: readonly Choice[],
  votes: readonly number[],
  rest: Partial<CountedVotes> = {},
): CountedVotes => ({
  votes: Object.fromEntries(choices.map(({ id }, index) => [id, votes[index]!])),
  void: 0,
  challenged: 0,
  eligible: 1000,
  ...rest,
});

const RATIFICATION = ruleOf('contract-ratification', TWO_THIRDS_TO_REJECT);
const NMB = ruleOf('nmb-majority');
const FLRA = ruleOf('flra-majority');
const officer = (parameters: ProfileParameters = {}): DecisionRule => ruleOf('lmrda-officer', parameters);

const TIES = ['status-quo', 'runoff', 'lot', 'ruling'] as const;
const SEVERAL_RULES: readonly DecisionRule[] = [
  ruleOf('nlrb-majority'),
  NMB,
  FLRA,
  { ...FLRA, runoffs: 0 },
  ...TIES.flatMap((tie) => [officer({ tie }), officer({ tie, majority: true })]),
  { ...officer({ majority: true, tie: 'lot' }), runoffs: 0 },
];
const ONE_RULES: readonly DecisionRule[] = [
  ...DECISION_PROFILES.map((profile) => ruleOf(profile)),
  ruleOf('canada-majority', { quorum: [7, 20] }),
  RATIFICATION,
  ruleOf('contract-ratification', { quorum: [1, 2] }),
  ruleOf('contract-ratification', { quorum: [2, 5], belowQuorum: { threshold: [2, 3], strict: false } }),
  { ...RATIFICATION, denominator: 'eligible', support: [1, 4] },
  ruleOf('strike-authorization', { threshold: [3, 4] }),
];

function differences(
  rules: readonly DecisionRule[],
  choices: readonly Choice[],
  all: Iterable<CountedVotes>,
) {
  const found: string[] = [];
  for (const now of all)
    for (const rule of rules)
      if (decide(rule, choices, now).isDeterminative !== isDeterminativeByTrial(rule, choices, now))
        found.push(`${rule.id} ${rule.tie} ${JSON.stringify(now)}`);
  return found;
}

function* smallCounts(
  choices: readonly Choice[],
  ballots: number,
  sizes: readonly number[],
): Generator<CountedVotes> {
  for (const [challenged, spoiled, ...votes] of allocations(choices.length + 2, ballots))
    for (const eligible of sizes)
      yield counts(choices, votes, { challenged: challenged!, void: spoiled!, eligible });
}

describe('determinative challenges are what the definition says', () => {
  it('for one organization or proposal, under every profile', () => {
    expect(differences(ONE_RULES, ONE, smallCounts(ONE, 7, [0, 4, 9]))).toEqual([]);
  });

  it.each([
    [candidates(2), 8],
    [candidates(3), 7],
    [withNone(2), 7],
    [withNone(3), 6],
  ])('for several choices, under every profile, %#', (choices, ballots) => {
    expect(differences(SEVERAL_RULES, choices, smallCounts(choices, ballots, [4]))).toEqual([]);
  });

  const count = fc.integer({ min: 0, max: 60 });
  const challenged = fc.integer({ min: 0, max: 7 });

  it('for one proposal in larger counts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ONE_RULES),
        fc.tuple(count, count, count, challenged, fc.integer({ min: 0, max: 160 })),
        (rule, [votesFor, against, spoiled, open, eligible]) => {
          const now = counts(ONE, [votesFor, against], { void: spoiled, challenged: open, eligible });
          return decide(rule, ONE, now).isDeterminative === isDeterminativeByTrial(rule, ONE, now);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('for several choices in larger counts, near a tie', () => {
    const near = fc.tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...SEVERAL_RULES),
        fc.constantFrom(candidates(2), candidates(3), withNone(2), withNone(3)),
        near,
        fc.integer({ min: 0, max: 5 }),
        (rule, choices, [base, above], open) => {
          const now = counts(
            choices,
            choices.map((_, index) => base + above[index]!),
            { challenged: open },
          );
          return decide(rule, choices, now).isDeterminative === isDeterminativeByTrial(rule, choices, now);
        },
      ),
      { numRuns: 800 },
    );
  });

  it('and no allocation of challenges that are not determinative changes the verdict, however many there are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ONE_RULES),
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 5, maxLength: 5 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (rule, [votesFor = 0, against = 0, spoiled = 0, open = 0, rest = 0], shares) => {
          const now = counts(ONE, [votesFor, against], {
            void: spoiled,
            challenged: open,
            eligible: votesFor + against + rest,
          });
          const decision = decide(rule, ONE, now);
          const total = Math.max(
            1,
            shares.reduce((sum, share) => sum + share, 0),
          );
          const after = opened(
            ONE,
            now,
            shares.map((share) => Math.floor((share / total) * open)),
          );
          const changed =
            verdictOf(ONE, decide(rule, ONE, after).outcome) !== verdictOf(ONE, decision.outcome);
          return decision.isDeterminative || !changed;
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('the profiles', () => {
  it('all decide one proposal, and those of version 1 of the record are the record’s own', () => {
    for (const profile of DECISION_PROFILES) expect(decisionProblem(ruleOf(profile), ONE)).toBeNull();
    for (const [id, rule] of Object.entries(PROFILES))
      expect(ruleOf(id as keyof typeof PROFILES)).toMatchObject(rule);
  });

  it('are refused by the record where it cannot carry them, and by the engine where they make no sense', () => {
    for (const rule of [NMB, FLRA, officer()]) {
      expect(decisionProblem(rule, withNone(2))).toBeNull();
      expect(decisionProblem({ ...rule, support: [2, 5] }, withNone(2))).toBe(
        'several-choices-need-votes-cast',
      );
      expect(ruleProblem({ ...rule, tie: 'lot' }, withNone(2))).toBe('several-choices-need-nlrb-majority');
    }
    expect(decisionProblem({ ...RATIFICATION, belowQuorum: { threshold: [4, 3], strict: true } }, ONE)).toBe(
      'threshold-not-a-share',
    );
  });

  it('let a proposal below its quorum stand by the alternative', () => {
    const at = (votes: readonly [number, number], spoiled = 0): OutcomeClass =>
      decide(RATIFICATION, ONE, counts(ONE, votes, { void: spoiled, eligible: 100 })).outcome.class;
    expect(at([17, 32])).toBe('majority');
    expect(at([16, 32])).toBe('no-majority');
    expect(at([17, 33])).toBe('no-majority');
    expect(at([17, 32], 1)).toBe('no-majority');
    expect(at([0, 0])).toBe('no-votes');
  });

  it('see that one more vote for may break what stands below the quorum', () => {
    const now = counts(ONE, [20, 29], { challenged: 1, eligible: 100 });
    expect(decide(RATIFICATION, ONE, now)).toMatchObject({
      outcome: { class: 'majority' },
      isDeterminative: true,
    });
  });

  it('decide a sealed box as ballots that may all still become anything', () => {
    const floor = ruleOf('canada-majority', { quorum: [7, 20] });
    expect(decide(floor, ONE, sealedBox(ONE, 350, 1000))).toMatchObject({
      outcome: { class: 'no-votes' },
      isDeterminative: true,
    });
    expect(decide(floor, ONE, sealedBox(ONE, 349, 1000)).isDeterminative).toBe(false);
  });
});

describe('several choices under other rules', () => {
  it.each([
    [NMB, [40, 30, 20], 'runoff', ['a', 'b'], 'runoff'],
    [NMB, [40, 30, 0], 'majority', ['a'], 'winner-certified'],
    [NMB, [10, 20, 40], 'majority', ['none'], 'results-certified'],
    [NMB, [30, 30, 0], 'tie', [], 'results-certified'],
    [NMB, [30, 30, 1], 'runoff', ['a', 'b'], 'runoff'],
    [NMB, [20, 30, 20], 'needs-ruling', [], 'ruling'],
    [NMB, [0, 0, 0], 'no-votes', [], 'results-certified'],
    // 5 CFR 2422: 125, 240 and 135 are a runoff of the two highest.
    [FLRA, [125, 240, 135], 'runoff', ['b', 'none'], 'runoff'],
    [FLRA, [30, 30, 0], 'runoff', ['a', 'b'], 'runoff'],
    [FLRA, [20, 30, 20], 'nullity', [], 'rerun'],
    [FLRA, [20, 20, 20], 'nullity', [], 'rerun'],
    [{ ...FLRA, runoffs: 0 }, [40, 30, 20], 'no-majority', [], 'results-certified'],
    [officer(), [40, 30, 35], 'majority', ['a'], 'winner-certified'],
    [officer(), [40, 40, 35], 'runoff', ['a', 'b'], 'runoff'],
    [officer(), [40, 40, 40], 'needs-ruling', [], 'ruling'],
    [officer({ tie: 'lot' }), [40, 40, 1], 'tie', [], 'lot'],
    [officer({ tie: 'ruling' }), [40, 40, 1], 'needs-ruling', [], 'ruling'],
    [officer({ tie: 'status-quo' }), [40, 40, 1], 'tie', [], 'results-certified'],
    [officer({ majority: true }), [40, 30, 35], 'runoff', ['a', 'none'], 'runoff'],
    [officer({ majority: true, tie: 'lot' }), [40, 40, 0], 'tie', [], 'lot'],
    [officer(), [0, 0, 0], 'no-votes', [], 'results-certified'],
    [ruleOf('nlrb-majority'), [2, 3, 2], 'nullity', [], 'rerun'],
    [ruleOf('nlrb-majority'), [5, 5, 0], 'top-two-tied', ['a', 'b'], 'runoff'],
    [ruleOf('nlrb-majority'), [500, 500, 0], 'top-two-tied', ['a', 'b'], 'results-certified'],
    [ruleOf('nlrb-majority'), [0, 0, 0], 'top-two-tied', [], 'ruling'],
  ] as const)('%# %p', (rule, votes, outcome, chosen, next) => {
    const choices = withNone(2);
    const now = counts(choices, votes);
    const decision = decide(rule, choices, now);
    expect(decision.outcome).toEqual({ class: outcome, choices: chosen });
    expect(nextStep(rule, choices, now, decision)).toBe(next);
  });

  it('settle the tie of a runoff each in its way, and an inconclusive election once more, not twice', () => {
    const pair = candidates(2);
    const now = counts(pair, [7, 7]);
    const after = (rule: DecisionRule, held: Held): string => {
      const decision = decide(rule, pair, now);
      return `${decision.outcome.class} ${nextStep(rule, pair, now, decision, held)}`;
    };
    expect(after(FLRA, { runoffs: 1, reruns: 0 })).toBe('nullity rerun');
    expect(after(FLRA, { runoffs: 1, reruns: 1 })).toBe('nullity results-certified');
    expect(after(NMB, { runoffs: 1, reruns: 0 })).toBe('tie results-certified');
    expect(after(officer(), { runoffs: 1, reruns: 0 })).toBe('runoff ruling');
    expect(after(ruleOf('nlrb-majority'), { runoffs: 1, reruns: 0 })).toBe('needs-ruling ruling');

    const three = withNone(2);
    const level = counts(three, [2, 3, 2]);
    const nlrb = ruleOf('nlrb-majority');
    const held = { runoffs: 0, reruns: 1 };
    expect(nextStep(nlrb, three, level, decide(nlrb, three, level), held)).toBe('ruling');
    const plain = PROFILES['nlrb-majority'];
    expect(nextStep(plain, three, level, decide(plain, three, level))).toBe('ruling');
  });

  it('follow the policy for a tie of one proposal', () => {
    const now = counts(ONE, [5, 5]);
    const after = (tie: DecisionRule['tie']): string => {
      const rule = { ...ruleOf('contract-ratification'), tie };
      return nextStep(rule, ONE, now, decide(rule, ONE, now));
    };
    expect(TIES.map(after)).toEqual(['results-certified', 'ruling', 'lot', 'ruling']);
  });

  it('wait for the challenges', () => {
    const now = counts(ONE, [875, 993], { challenged: 416 });
    const rule = ruleOf('nlrb-majority');
    expect(nextStep(rule, ONE, now, decide(rule, ONE, now))).toBe('challenges');
  });
});
