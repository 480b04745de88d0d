import type { CalledEnvelope } from '../envelopes/reconciliation.service';
import type { CalledView, ChallengeView, WatchedView } from './challenges.contract';
import type { ChallengeRow } from './challenges.queries';

export function presentChallenge(row: ChallengeRow, withNames: boolean): ChallengeView {
  return {
    id: row.id,
    docket: row.docket,
    receipt: withNames ? row.number : null,
    familyName: withNames ? row.family_name : null,
    givenName: withNames ? row.given_name : null,
    party: row.slug ?? 'agent',
    recordParty: row.record_party,
    ground: row.ground,
    note: withNames ? row.note : null,
    state: row.state,
    settledBy: row.settled_by,
  };
}

export function presentCalled(envelope: CalledEnvelope): CalledView {
  return {
    receipt: envelope.number,
    state: envelope.state,
    isAfterDue: envelope.is_after_due,
    familyName: envelope.family_name,
    givenName: envelope.given_name,
    classification: envelope.classification,
    department: envelope.department,
    shift: envelope.shift,
    votesSubjectToChallenge: envelope.section === 'challenge',
  };
}

/** Without the receipt number: in what order envelopes came is nobody's business in the room. */
export function presentWatched(envelope: CalledEnvelope, number: number): WatchedView {
  return {
    number,
    state: envelope.state,
    isAfterDue: envelope.is_after_due,
    familyName: envelope.family_name,
    givenName: envelope.given_name,
    classification: envelope.classification,
    department: envelope.department,
    shift: envelope.shift,
    votesSubjectToChallenge: envelope.section === 'challenge',
  };
}
