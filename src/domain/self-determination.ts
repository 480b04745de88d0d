import {
  type Choice,
  type CountedVotes,
  type Decision,
  decide,
  type DecisionRule,
  NLRB_MAJORITY,
} from './decision-rules';

/** The professionals' first question: whether they wish to be included in the larger unit. */
export interface InclusionVotes {
  readonly yes: number;
  readonly no: number;
  readonly void: number;
}

/**
 * A vote on two questions (Sonotone, 29 U.S.C. 159(b)(1)). The professionals' ballot holds both questions, so that
 * one challenged ballot of theirs may change either answer; `challenged` of their `second` question counts it.
 */
export interface SelfDeterminationVotes {
  readonly inclusion: InclusionVotes;
  /** The second question, as the professionals answered it and as the larger group did. */
  readonly professionals: CountedVotes;
  readonly others: CountedVotes;
}

export interface SelfDetermination {
  /** More professionals voted for inclusion than against it; a tie is not a majority. */
  readonly isIncluded: boolean;
  /** Some allocation of the professionals' challenged ballots changes the answer to the first question. */
  readonly isInclusionDeterminative: boolean;
  /** Their votes on the second question counted together with the larger group's; null where they are counted apart. */
  readonly pooled: GroupDecision | null;
  /** Each group by itself; null where they are pooled. */
  readonly apart: { readonly professionals: GroupDecision; readonly others: GroupDecision } | null;
  /** Some allocation of the challenged ballots of both groups changes the verdict: who is pooled, or what a group decided. */
  readonly isDeterminative: boolean;
}

export interface GroupDecision {
  readonly counted: CountedVotes;
  readonly decision: Decision;
}

const INCLUSION: readonly Choice[] = [
  { id: 'yes', label: 'Yes', kind: 'for' },
  { id: 'no', label: 'No', kind: 'against' },
];

/** Throws RangeError as `decide` does; both groups vote on the same choices. */
export function decideSelfDetermination(
  choices: readonly Choice[],
  votes: SelfDeterminationVotes,
  rule: DecisionRule = NLRB_MAJORITY,
): SelfDetermination {
  const { inclusion, professionals, others } = votes;
  const first = decide(NLRB_MAJORITY, INCLUSION, {
    votes: { yes: inclusion.yes, no: inclusion.no },
    void: inclusion.void,
    challenged: professionals.challenged,
    eligible: professionals.eligible,
  });
  const isIncluded = first.outcome.class === 'majority';
  const isInclusionDeterminative = first.isDeterminative;
  const decided = (counted: CountedVotes): GroupDecision => ({
    counted,
    decision: decide(rule, choices, counted),
  });
  const apart = { professionals: decided(professionals), others: decided(others) };
  const pooled = decided(pool(professionals, others));
  const open = isIncluded ? [pooled] : [apart.professionals, apart.others];
  return {
    isIncluded,
    isInclusionDeterminative,
    pooled: isIncluded ? pooled : null,
    apart: isIncluded ? null : apart,
    isDeterminative: isInclusionDeterminative || open.some(({ decision }) => decision.isDeterminative),
  };
}

function pool(left: CountedVotes, right: CountedVotes): CountedVotes {
  return {
    votes: Object.fromEntries(
      // Both name every choice: deciding each group apart has made sure of it.
      Object.entries(left.votes).map(([id, votes]) => [id, votes + Number(right.votes[id])]),
    ),
    void: left.void + right.void,
    challenged: left.challenged + right.challenged,
    eligible: left.eligible + right.eligible,
  };
}
