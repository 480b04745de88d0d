import { type Choice, type Fraction, NLRB_MAJORITY, PROFILES, type Rule } from './decision-rules';

/** What stands on the ballot. */
export type BallotForm =
  /** One labor organization and “against”, or several and “none”. */
  | 'organizations'
  /** One labor organization and “against”: with several, these statutes decide in ways that a record does not carry. */
  | 'one-organization'
  /** Something put to the vote, for or against. */
  | 'proposal'
  /** Two candidates for one seat. */
  | 'two-candidates';

/** What an election's own terms may set within a profile. */
export type RuleParameter = 'threshold' | 'quorum';

interface ElectionProfile {
  readonly rule: Rule;
  readonly ballot: BallotForm;
  readonly parameters: readonly RuleParameter[];
}

/**
 * The kinds of elections that can be opened: what stands on the ballot, and the rule that decides. A record of version
 * 1 knows no plurality among three candidates, no second threshold below a quorum, and with several organizations only
 * 29 CFR 102.70; `rollcall evaluate` judges counts by those too.
 */
export const ELECTION_PROFILES = {
  'nlrb-mail': { rule: NLRB_MAJORITY, ballot: 'organizations', parameters: [] },
  'nlrb-deauthorization': { rule: PROFILES['nlrb-deauthorization'], ballot: 'proposal', parameters: [] },
  /** The professionals' first question; each group's second question is an election, and a record, of its own. */
  'nlrb-self-determination': {
    rule: { ...NLRB_MAJORITY, id: 'nlrb-self-determination' },
    ballot: 'proposal',
    parameters: [],
  },
  'uk-statutory-recognition': {
    rule: PROFILES['uk-statutory-recognition'],
    ballot: 'one-organization',
    parameters: [],
  },
  'canada-majority': {
    rule: PROFILES['canada-majority'],
    ballot: 'one-organization',
    parameters: ['quorum'],
  },
  'nmb-majority': { rule: PROFILES['nmb-majority'], ballot: 'one-organization', parameters: [] },
  'flra-majority': { rule: PROFILES['flra-majority'], ballot: 'one-organization', parameters: [] },
  /** Of two candidates the one with more votes has the plurality (29 CFR 452.117), and a majority too. */
  'lmrda-officer': {
    rule: { ...NLRB_MAJORITY, id: 'lmrda-officer' },
    ballot: 'two-candidates',
    parameters: [],
  },
  'strike-authorization': {
    rule: PROFILES['strike-authorization'],
    ballot: 'proposal',
    parameters: ['threshold'],
  },
  'contract-ratification': {
    rule: PROFILES['contract-ratification'],
    ballot: 'proposal',
    parameters: ['quorum'],
  },
} as const satisfies Readonly<Record<string, ElectionProfile>>;

export type ElectionProfileId = keyof typeof ELECTION_PROFILES;
export const ELECTION_PROFILE_IDS = Object.keys(ELECTION_PROFILES) as readonly ElectionProfileId[];

export type RuleTerms = Readonly<Record<RuleParameter, Fraction | null>>;

export interface BallotTerms {
  readonly profile: ElectionProfileId;
  /** The organizations, or the candidates, in the order of the ballot; of a proposal, the organization that puts it. */
  readonly organizations: readonly string[];
  /** What is put to the vote, in a few words. */
  readonly proposal: string;
  /** A runoff between two, with which “none” is left off the ballot; only what follows an election is one. */
  readonly isBetweenTwo: boolean;
  readonly follows: string | null;
}

export type ProfileProblem =
  | 'organization-twice'
  | 'runoff-of-two'
  | 'one-organization-only'
  | 'two-candidates-only'
  | 'proposal-missing'
  | 'rule-term-not-of-profile';

export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ProfileProblem; readonly field: string };

/** The rule that an election of this profile is opened with. Terms that the profile does not know are refused. */
export function ruleOfElection(profile: ElectionProfileId, terms: RuleTerms): Verdict<Rule> {
  const { rule, parameters }: ElectionProfile = ELECTION_PROFILES[profile];
  const given = (['threshold', 'quorum'] as const).filter((term) => terms[term] !== null);
  const [stranger] = given.filter((term) => !parameters.includes(term));
  if (stranger !== undefined) return { ok: false, reason: 'rule-term-not-of-profile', field: stranger };
  return {
    ok: true,
    value: { ...rule, threshold: terms.threshold ?? rule.threshold, quorum: terms.quorum ?? rule.quorum },
  };
}

/** The choices on the ballot of an election of this profile. */
export function choicesOfElection(terms: BallotTerms): Verdict<readonly Choice[]> {
  const { ballot }: ElectionProfile = ELECTION_PROFILES[terms.profile];
  const names = terms.organizations.map((name) => name.trim());
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    return { ok: false, reason: 'organization-twice', field: 'organizations' };
  if (ballot === 'two-candidates') {
    return names.length === 2
      ? { ok: true, value: rivals(names) }
      : { ok: false, reason: 'two-candidates-only', field: 'organizations' };
  }
  if (ballot !== 'organizations' && names.length > 1)
    return { ok: false, reason: 'one-organization-only', field: 'organizations' };
  if (terms.isBetweenTwo && (names.length !== 2 || terms.follows === null))
    return { ok: false, reason: 'runoff-of-two', field: 'isBetweenTwo' };
  if (ballot === 'proposal' && terms.proposal.trim() === '')
    return { ok: false, reason: 'proposal-missing', field: 'proposal' };
  if (names.length === 1)
    return { ok: true, value: forAndAgainst(ballot === 'proposal' ? terms.proposal.trim() : names.join()) };
  return {
    ok: true,
    value: terms.isBetweenTwo
      ? rivals(names)
      : [...rivals(names), { id: 'none', label: 'None', kind: 'none' }],
  };
}

function forAndAgainst(label: string): Choice[] {
  return [
    { id: 'for', label, kind: 'for' },
    { id: 'against', label: 'Against', kind: 'against' },
  ];
}

function rivals(names: readonly string[]): Choice[] {
  return names.map((label, place) => ({ id: `for-${place + 1}`, label, kind: 'for' }));
}
