/** Rules `tally`, `outcome`, `determinative` and `revision`, and what must hold when the count closes. */
import { canonicalJson } from './canonical-json';
import { type Decision, decide } from './decision-rules';
import type { EntryOf, TallyDeclared } from './record-entry';
import { change, isOpened, type OpenedRecord, type RecordState, refuse, type Step } from './record-state';

const LINES = ['eligible', 'void', 'votes', 'valid', 'challenged', 'validPlusChallenged'] as const;

/**
 * The body of the `tally.declared` that these entries make, all lines anew.
 * @throws RangeError for a record without its first entry: it has no choices yet.
 */
export function nextTally(state: RecordState): TallyDeclared {
  if (!isOpened(state)) throw new RangeError('an empty record has no tally');
  const { eligible } = state;
  const { votes } = state.totals;
  const valid = Object.values(votes).reduce((sum, count) => sum + count, 0);
  const challenged = unopenedChallenges(state);
  const { outcome, isDeterminative } = decisionOf(state);
  return {
    revision: state.tally === null ? 0 : state.tally.revision + 1,
    eligible,
    void: state.totals.void,
    votes,
    valid,
    challenged,
    validPlusChallenged: valid + challenged,
    determinative: isDeterminative,
    outcome,
  };
}

/** What the sealed blocks decide so far, by the record's own rule. */
export function decisionOf(state: OpenedRecord): Decision {
  const { rule, choices } = state.opened;
  const { votes, void: spoiled } = state.totals;
  return decide(rule, choices, {
    votes,
    void: spoiled,
    challenged: unopenedChallenges(state),
    eligible: state.eligible,
  });
}

/** Dockets not ruled ineligible and not yet counted in a challenged block. */
export function unopenedChallenges(state: RecordState): number {
  const { ballots, ineligible, opened } = state.challenges;
  return reconciledChallenges(state) + ballots - ineligible - opened;
}

function reconciledChallenges(state: RecordState): number {
  return state.reconciliation === null ? 0 : state.reconciliation.challenged;
}

/** Why no tally may be declared now, or null: the identity does not hold until every ballot is accounted for. */
export function complainOfIdentity(state: RecordState): string | null {
  const { totals, challenges, reconciliation } = state;
  if (reconciliation === null) return 'the envelopes are not reconciled';
  if (totals.challenged !== challenges.ballots) {
    return `the sealed blocks hold ${totals.challenged} challenged ballots, and ${challenges.ballots} dockets are of ballots`;
  }
  const counted = totals.ballots - totals.challenged;
  const sum = counted + unopenedChallenges(state) + challenges.ineligible;
  const received = reconciliation.accepted + reconciliation.challenged;
  return sum === received
    ? null
    : `valid, void, challenged and ruled ineligible make ${sum}, not the ${received} accepted and challenged`;
}

/** Whether the tally last declared is what the entries make now. */
export function isTallyCurrent(state: RecordState): boolean {
  if (state.tally === null || complainOfIdentity(state) !== null) return false;
  return (
    canonicalJson({ ...nextTally(state), revision: 0 }) === canonicalJson({ ...state.tally, revision: 0 })
  );
}

export function declareTally(state: OpenedRecord, { body }: EntryOf<'tally.declared'>): Step {
  const complaint = complainOfIdentity(state);
  if (complaint !== null) return refuse('tally', complaint);
  const due = nextTally(state);
  for (const line of LINES) {
    const [is, should] = [canonicalJson(body[line]), canonicalJson(due[line])];
    if (is !== should) return refuse('tally', `${line} is ${is}; the entries make ${should}`);
  }
  if (canonicalJson(body.outcome) !== canonicalJson(due.outcome)) {
    return refuse('outcome', `the outcome of these counts is ${canonicalJson(due.outcome)}`);
  }
  if (body.determinative !== due.determinative) {
    return refuse('determinative', `determinative must be ${due.determinative}`);
  }
  if (body.revision !== due.revision || (state.phase === 'counting') !== (body.revision === 0)) {
    return refuse(
      'revision',
      'the revision is 0 once while counting, then one more each time during objections',
    );
  }
  return change({ tally: body });
}

export function closeCount(state: OpenedRecord, { body, index }: EntryOf<'count.closed'>): Step {
  if (body.size !== index + 1) return refuse('closed', `size must be ${index + 1}, with this entry`);
  if (state.unsealedBlocks > 0) return refuse('closed', `${state.unsealedBlocks} blocks are not sealed`);
  if (!isTallyCurrent(state)) return refuse('closed', 'the last tally is no longer what the entries make');
  return change({ isClosed: true });
}
