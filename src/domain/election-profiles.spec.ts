import { ruleProblem } from './decision-rules';
import {
  type BallotTerms,
  choicesOfElection,
  ELECTION_PROFILE_IDS,
  ELECTION_PROFILES,
  ruleOfElection,
  type RuleTerms,
} from './election-profiles';
import { ruleInWords } from './rule-words';

const NO_TERMS: RuleTerms = { threshold: null, quorum: null };
const ballot = (changes: Partial<BallotTerms>): BallotTerms => ({
  profile: 'nlrb-mail',
  organizations: ['Local 1'],
  proposal: '',
  isBetweenTwo: false,
  follows: null,
  ...changes,
});
const NAMES = { 'one-organization': 1, organizations: 1, proposal: 1, 'two-candidates': 2 };
const complete = (profile: BallotTerms['profile']): BallotTerms =>
  ballot({
    profile,
    organizations: ['Ana Ruiz', 'Ben Cole'].slice(0, NAMES[ELECTION_PROFILES[profile].ballot]),
    proposal: 'A strike',
  });
const labelsOf = (terms: BallotTerms): string[] => {
  const verdict = choicesOfElection(terms);
  return verdict.ok ? verdict.value.map(({ label }) => label) : [verdict.reason];
};

describe('a profile of an election', () => {
  it.each(ELECTION_PROFILE_IDS)(
    '%s opens a record of version 1, with one sentence in each language',
    (profile) => {
      const rule = ruleOfElection(profile, NO_TERMS);
      const choices = choicesOfElection(complete(profile));
      if (!rule.ok || !choices.ok) throw new Error(profile);
      expect(ruleProblem(rule.value, choices.value)).toBeNull();
      const sentences = (['en', 'es'] as const).map((locale) =>
        ruleInWords(rule.value, choices.value, locale),
      );
      expect(sentences[0]).toMatch(/^[A-Z].* .*\.$/);
      expect(sentences[1]).not.toBe(sentences[0]);
    },
  );

  it('lets terms be set where the rule has them, and refuses them elsewhere', () => {
    const strike = ruleOfElection('strike-authorization', { threshold: [3, 4], quorum: null });
    expect(strike).toMatchObject({ ok: true, value: { threshold: [3, 4], strict: false } });
    const canada = ruleOfElection('canada-majority', { threshold: null, quorum: [7, 20] });
    expect(canada).toMatchObject({ ok: true, value: { quorum: [7, 20], threshold: [1, 2] } });
    expect(ruleOfElection('nlrb-mail', { threshold: [2, 3], quorum: null })).toEqual({
      ok: false,
      reason: 'rule-term-not-of-profile',
      field: 'threshold',
    });
    expect(ruleOfElection('strike-authorization', { threshold: null, quorum: [1, 2] })).toMatchObject({
      field: 'quorum',
    });
  });

  it('puts on the ballot what its rule can decide', () => {
    expect(labelsOf(ballot({}))).toEqual(['Local 1', 'Against']);
    expect(labelsOf(ballot({ organizations: ['A', 'B'] }))).toEqual(['A', 'B', 'None']);
    const pair = { organizations: ['A', 'B'], isBetweenTwo: true };
    expect(labelsOf(ballot({ ...pair, follows: 'first' }))).toEqual(['A', 'B']);
    expect(labelsOf(ballot(pair))).toEqual(['runoff-of-two']);
    expect(labelsOf(ballot({ isBetweenTwo: true, follows: 'first' }))).toEqual(['runoff-of-two']);
    expect(labelsOf(ballot({ organizations: ['A', ' a'] }))).toEqual(['organization-twice']);
    expect(labelsOf(ballot({ profile: 'nmb-majority', organizations: ['A', 'B'] }))).toEqual([
      'one-organization-only',
    ]);
    const strike = { profile: 'strike-authorization', proposal: ' A strike ' } as const;
    expect(labelsOf(ballot(strike))).toEqual(['A strike', 'Against']);
    expect(labelsOf(ballot({ ...strike, proposal: ' ' }))).toEqual(['proposal-missing']);
    const seat = { profile: 'lmrda-officer', organizations: ['Ana Ruiz', 'Ben Cole'] } as const;
    expect(labelsOf(ballot(seat))).toEqual(['Ana Ruiz', 'Ben Cole']);
    expect(labelsOf(ballot({ ...seat, organizations: ['Ana Ruiz'] }))).toEqual(['two-candidates-only']);
  });
});

describe('a rule in one sentence', () => {
  const said = (profile: BallotTerms['profile'], terms = NO_TERMS, locale: 'en' | 'es' = 'en'): string => {
    const rule = ruleOfElection(profile, terms);
    const choices = choicesOfElection(complete(profile));
    return rule.ok && choices.ok ? ruleInWords(rule.value, choices.value, locale) : '';
  };

  it.each([
    ['nlrb-mail', NO_TERMS, 'Ana Ruiz needs more than half of the votes cast.'],
    ['nlrb-deauthorization', NO_TERMS, 'A strike needs more than half of those eligible.'],
    [
      'uk-statutory-recognition',
      NO_TERMS,
      'Ana Ruiz needs more than half of the votes cast and at least 40 % of those eligible.',
    ],
    ['strike-authorization', NO_TERMS, 'A strike needs at least two thirds of the votes cast.'],
    [
      'canada-majority',
      { threshold: null, quorum: [7, 20] as const },
      'Ana Ruiz needs more than half of the votes cast, and at least 35 % of those eligible must have voted.',
    ],
    [
      'lmrda-officer',
      NO_TERMS,
      'The choice with more votes has the majority; what follows a tie needs a ruling.',
    ],
  ] as const)('%s', (profile, terms, sentence) => expect(said(profile, terms)).toBe(sentence));

  it('says what happens among several', () => {
    const choices = choicesOfElection(ballot({ organizations: ['A', 'B'] }));
    const rule = ruleOfElection('nlrb-mail', NO_TERMS);
    if (!rule.ok || !choices.ok) throw new Error('no ballot');
    expect(ruleInWords(rule.value, choices.value, 'en')).toMatch(/^A choice needs more than half .* runoff/);
    expect(ruleInWords(rule.value, choices.value, 'es')).toMatch(/segunda vuelta/);
    expect(said('canada-majority', { threshold: null, quorum: [7, 20] }, 'es')).toMatch(
      /, y que haya votado al menos 35 % de quienes tienen derecho a voto\.$/,
    );
  });
});
