import { ruleOf } from './decision-profiles';
import type { Choice, CountedVotes } from './decision-rules';
import { explainSealedBox, explainSelfDetermination } from './special-words';

const ONE: readonly Choice[] = [
  { id: 'union', label: 'Local 1', kind: 'for' },
  { id: 'none', label: 'No union', kind: 'against' },
];
const counts = (union: number, none: number, challenged = 0): CountedVotes => ({
  votes: { union, none },
  void: 0,
  challenged,
  eligible: 1000,
});

describe('special tallies in one sentence', () => {
  it('say who is counted with whom', () => {
    const votes = {
      inclusion: { yes: 3, no: 1, void: 0 },
      professionals: counts(1, 3),
      others: counts(41, 7, 2),
    };
    expect(explainSelfDetermination(ONE, votes, 'en')).toBe(
      '3 yes, 1 no on inclusion, so the professionals are counted with the others; together 42 for, 10 against, 2 challenged: a majority for Local 1; the challenges cannot change the result',
    );
    expect(explainSelfDetermination(ONE, votes, 'es')).toContain(
      'se cuenta con los demás; en conjunto 42 a favor',
    );
    const apart = { ...votes, inclusion: { yes: 2, no: 2, void: 0 }, professionals: counts(1, 3, 1) };
    expect(explainSelfDetermination(ONE, apart, 'en')).toContain(
      '2 yes, 2 no on inclusion, so the professionals are counted apart (the challenges can change this); professionals 1 for',
    );
    expect(explainSelfDetermination(ONE, apart, 'es')).toContain(
      'aparte (las impugnaciones pueden cambiarlo)',
    );
  });

  it('say whether a sealed box can matter', () => {
    const rule = ruleOf('canada-majority', { quorum: [7, 20] });
    expect(explainSealedBox(rule, ONE, 350, 1000, 'en')).toContain(
      '350 ballots in a sealed box: nothing is counted, and they can',
    );
    expect(explainSealedBox(rule, ONE, 349, 1000, 'en')).toContain('there is no majority');
    expect(explainSealedBox(rule, ONE, 349, 1000, 'es')).toContain('no hay mayoría');
  });
});
