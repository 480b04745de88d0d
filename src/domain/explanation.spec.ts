import { NLRB_MAJORITY, PROFILES } from './decision-rules';
import type { Choice, Rule } from './decision-rules';
import { explain } from './explanation';

const choice = (id: string, kind: Choice['kind']): Choice => ({ id, label: id, kind });
const one = [choice('union', 'for'), choice('none', 'against')];
const two = [choice('a', 'for'), choice('b', 'for'), choice('none', 'none')];
const three = [...two, choice('c', 'for')];
const runoff = two.slice(0, 2);

const explained = (rule: Rule, choices: Choice[], votes: number[], challenged = 0, eligible = 100) =>
  explain(rule, choices, {
    votes: Object.fromEntries(choices.map(({ id }, index) => [id, votes[index]!])),
    void: 0,
    challenged,
    eligible,
  });

describe('the sentence', () => {
  const quorum: Rule = { ...NLRB_MAJORITY, quorum: [1, 2] };
  it.each([
    [NLRB_MAJORITY, one, [6, 5], 'majority'],
    [NLRB_MAJORITY, one, [5, 6], 'no-majority'],
    [NLRB_MAJORITY, one, [5, 5], 'tie'],
    [NLRB_MAJORITY, one, [0, 0], 'no-votes'],
    [PROFILES['strike-authorization'], one, [6, 5], 'threshold-missed'],
    [PROFILES['strike-authorization'], one, [5, 6], 'no-majority'],
    [PROFILES['uk-statutory-recognition'], one, [39, 5], 'support-missed'],
    [quorum, one, [39, 5], 'quorum-missed'],
    [NLRB_MAJORITY, two, [9, 3, 1], 'majority'],
    [NLRB_MAJORITY, two, [1, 3, 9], 'majority-for-none'],
    [NLRB_MAJORITY, two, [9, 3, 11], 'runoff'],
    [NLRB_MAJORITY, two, [2, 3, 2], 'nullity'],
    [NLRB_MAJORITY, two, [5, 5, 0], 'top-two-tied'],
    [NLRB_MAJORITY, two, [50, 50, 0], 'top-two-tied-all-voted'],
    [NLRB_MAJORITY, runoff, [5, 5], 'runoff-tied'],
    [NLRB_MAJORITY, three, [5, 4, 4, 4], 'needs-ruling'],
  ] as const)('%# is %s', (rule, choices, votes, code) => {
    expect(explained(rule, [...choices], [...votes]).code).toBe(code);
  });

  it('carries its numbers: with one organization for and against, else the first two', () => {
    expect(explained(NLRB_MAJORITY, one, [875, 993], 416, 6153)).toEqual({
      code: 'no-majority',
      choices: [],
      challenges: 'sufficient',
      numbers: {
        first: 875,
        second: 993,
        valid: 1868,
        challenged: 416,
        eligible: 6153,
        challengesThatMatter: 119,
      },
    });
    expect(explained(NLRB_MAJORITY, two, [71, 116, 101], 1, 300)).toEqual({
      code: 'runoff',
      choices: ['b', 'none'],
      challenges: 'not-sufficient',
      numbers: {
        first: 116,
        second: 101,
        valid: 288,
        challenged: 1,
        eligible: 300,
        challengesThatMatter: 30,
      },
    });
    expect(explained(NLRB_MAJORITY, one, [6, 5]).challenges).toBe('none');
  });

  it('says where no number of challenges would matter', () => {
    const { numbers } = explained(PROFILES['nlrb-deauthorization'], one, [51, 0]);
    expect(numbers.challengesThatMatter).toBeNull();
  });
});
