import { ruleOf, TWO_THIRDS_TO_REJECT } from './decision-profiles';
import type { Choice, CountedVotes, DecisionRule } from './decision-rules';
import { explainDecision } from './explanation-words';

const ONE: readonly Choice[] = [
  { id: 'yes', label: 'Local 1', kind: 'for' },
  { id: 'no', label: 'No union', kind: 'against' },
];
const TWO: readonly Choice[] = [
  { id: 'a', label: 'Local A', kind: 'for' },
  { id: 'b', label: 'Local B', kind: 'for' },
  { id: 'none', label: 'Neither', kind: 'none' },
];

const said = (
  rule: DecisionRule,
  votes: readonly number[],
  rest: Partial<CountedVotes> = {},
  locale: 'en' | 'es' = 'en',
): string => {
  const choices = votes.length === 2 ? ONE : TWO;
  return explainDecision(
    rule,
    choices,
    {
      votes: Object.fromEntries(choices.map(({ id }, index) => [id, votes[index]!])),
      void: 0,
      challenged: 0,
      eligible: 100,
      ...rest,
    },
    locale,
  );
};

const NLRB = ruleOf('nlrb-majority');
const UD = ruleOf('nlrb-deauthorization');
const UK = ruleOf('uk-statutory-recognition');
const STRIKE = ruleOf('strike-authorization');
const CANADA = ruleOf('canada-majority', { quorum: [7, 20] });
const OFFER = ruleOf('contract-ratification', TWO_THIRDS_TO_REJECT);
const officer = ruleOf('lmrda-officer');

describe('a decision in one sentence', () => {
  it('says of Bessemer 2022 that the challenges can change the result', () => {
    const bessemer = { challenged: 416, eligible: 6153, void: 59 };
    expect(said(NLRB, [875, 993], bessemer)).toBe(
      '875 for, 993 against, 416 challenged: the challenges can change the result (as counted: no majority)',
    );
    expect(said(NLRB, [875, 993], bessemer, 'es')).toBe(
      '875 a favor, 993 en contra, 416 impugnadas: las impugnaciones pueden cambiar el resultado (según lo contado: sin mayoría)',
    );
  });

  it.each([
    [NLRB, [26, 25], {}, '26 for, 25 against: a majority for Local 1'],
    [
      NLRB,
      [1738, 738],
      { challenged: 505, eligible: 5867 },
      '1,738 for, 738 against, 505 challenged: a majority for Local 1; the challenges cannot change the result',
    ],
    [NLRB, [5, 5], {}, 'a tie, which is no majority'],
    [NLRB, [0, 0], {}, 'no valid votes'],
    [UD, [51, 3], {}, 'Local 1 has more than half of the 100 eligible'],
    [UD, [50, 3], {}, 'Local 1 needs more than half of the 100 eligible'],
    [UK, [40, 3], {}, 'has more than half of the votes cast and at least 40 % of the 100 eligible'],
    [UK, [39, 3], {}, 'needs more than half of the votes cast and at least 40 % of the 100 eligible'],
    [STRIKE, [20, 10], {}, 'has at least two thirds of the votes cast'],
    [ruleOf('strike-authorization', { threshold: [5, 7] }), [20, 10], {}, 'at least 5/7 of the votes cast'],
    [CANADA, [30, 4], {}, 'too few voted: 34 of 100, and the rule asks for 35'],
    [CANADA, [30, 4], { void: 1 }, 'a majority for Local 1'],
    [
      OFFER,
      [17, 32],
      {},
      'with only 49 of 100 voting, more than a third of the votes cast are enough for Local 1',
    ],
    [OFFER, [16, 33], {}, 'with only 49 of 100 voting, Local 1 needs more than a third of the votes cast'],
    [OFFER, [20, 33], {}, 'no majority'],
    [{ ...NLRB, tie: 'lot' }, [5, 5], {}, 'settles by lot'],
    [NLRB, [10, 3, 2], {}, '10 Local A, 3 Local B, 2 none: a majority for Local A'],
    [NLRB, [1, 3, 9], {}, 'a majority for none'],
    [NLRB, [9, 3, 11], { challenged: 1 }, 'a runoff between Local A and none; the challenges cannot'],
    [NLRB, [2, 3, 2], {}, 'held once more'],
    [NLRB, [5, 5, 0], {}, 'Local A and Local B are tied and the rest have no vote'],
    [NLRB, [50, 50, 0], {}, 'after everyone has voted'],
    [NLRB, [0, 0, 0], {}, 'no valid votes'],
    [ruleOf('nmb-majority'), [2, 3, 2], {}, 'needs a ruling'],
    [officer, [9, 8, 7], {}, 'Local A has the most votes, which this rule asks for'],
    [officer, [9, 9, 7], {}, 'a tie, so a runoff between Local A and Local B'],
    [{ ...ruleOf('flra-majority'), runoffs: 0 }, [9, 8, 7], {}, '7 none: no majority'],
  ] as const)('%# %p %p %p', (rule, votes, rest, sentence) => {
    const english = said(rule, votes, rest);
    const spanish = said(rule, votes, rest, 'es');
    expect(english).toContain(sentence);
    expect(spanish).not.toBe(english);
    expect(`${english}${spanish}`).not.toMatch(/[{}]|undefined/);
  });
});
