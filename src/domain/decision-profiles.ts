import { type DecisionRule, type Fraction, PROFILES } from './decision-rules';

/** What an election, a constitution or a statute fixes within a profile. */
export interface ProfileParameters {
  /** Canada and others: share of the eligible that must have voted at all. */
  readonly quorum?: Fraction;
  /** Ratification: what is enough below the quorum, of the votes cast. */
  readonly belowQuorum?: { readonly threshold: Fraction; readonly strict: boolean };
  /** Strike authorization: two thirds unless the constitution says otherwise. */
  readonly threshold?: Fraction;
  /** LMRDA: the constitution asks for a majority, not only for the most votes. */
  readonly majority?: boolean;
  readonly tie?: DecisionRule['tie'];
}

type Maker = (parameters: ProfileParameters) => DecisionRule;

/** One seat (29 CFR 452.117): the most votes elect, unless the constitution says a majority. */
const officer: Maker = ({ majority = false, tie = 'runoff' }) => ({
  ...PROFILES['nlrb-majority'],
  id: 'lmrda-officer',
  tie,
  several: { elects: majority ? 'majority' : 'plurality', runoffNeeds: 3, level: 'needs-ruling' },
});

/** Every row of the table of rules. Parameters that a profile does not know are left alone. */
const MAKERS = {
  'nlrb-majority': () => ({ ...PROFILES['nlrb-majority'], reruns: 1 }),
  'nlrb-deauthorization': () => PROFILES['nlrb-deauthorization'],
  'uk-statutory-recognition': () => PROFILES['uk-statutory-recognition'],
  'canada-majority': ({ quorum = null }) => ({ ...PROFILES['canada-majority'], quorum }),
  /** 29 CFR 1206.1: a runoff of the first two where three or more have votes. */
  'nmb-majority': () => ({
    ...PROFILES['nmb-majority'],
    several: { elects: 'majority', runoffNeeds: 3, level: 'needs-ruling' },
  }),
  /** 5 CFR 2422: one runoff; inconclusive: one rerun; still inconclusive: certification of results. */
  'flra-majority': () => ({
    ...PROFILES['flra-majority'],
    several: { elects: 'majority', runoffNeeds: 2, level: 'nullity' },
    reruns: 1,
    afterReruns: 'results-certified',
  }),
  'lmrda-officer': officer,
  'strike-authorization': ({ threshold = [2, 3] }) => ({ ...PROFILES['strike-authorization'], threshold }),
  'contract-ratification': ({ quorum = null, belowQuorum }) => ({
    ...PROFILES['contract-ratification'],
    quorum,
    ...(belowQuorum === undefined ? {} : { belowQuorum }),
  }),
} as const satisfies Readonly<Record<string, Maker>>;

export type DecisionProfileId = keyof typeof MAKERS;
export const DECISION_PROFILES = Object.keys(MAKERS) as readonly DecisionProfileId[];

/** The rule of a profile with these parameters. */
export function ruleOf(profile: DecisionProfileId, parameters: ProfileParameters = {}): DecisionRule {
  const make: Maker = MAKERS[profile];
  return make(parameters);
}

/**
 * A final offer as the Teamsters' constitution had it until 2021: where fewer than half voted, rejection needs two
 * thirds, so that more than a third in favour is enough.
 */
export const TWO_THIRDS_TO_REJECT: ProfileParameters = {
  quorum: [1, 2],
  belowQuorum: { threshold: [1, 3], strict: true },
};
