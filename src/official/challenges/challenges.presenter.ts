import type { CalledEnvelope } from '../envelopes/reconciliation.service';
import type { ChallengeState } from './challenge.entity';
import type { CalledView, ChallengeView } from './challenges.contract';

export interface ChallengeRow {
  readonly id: string;
  readonly docket: string;
  readonly number: number;
  readonly family_name: string;
  readonly given_name: string;
  readonly slug: string | null;
  readonly record_party: string | null;
  readonly ground: string;
  readonly note: string;
  readonly state: ChallengeState;
}

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
