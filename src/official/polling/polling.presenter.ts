import { expectedInBox } from '../../domain/polls';
import type { BoxRow, SessionNumbers } from './polling.queries';
import type { PollingSession } from './polling-session.entity';
import type {
  BoxView,
  ChallengedVoterView,
  CheckOffView,
  PollingSessionView,
  PollsTotalsView,
  ReversalView,
  SessionClosingView,
  VoterView,
} from './polling.contract';
import type { CheckedRow, VoterRow } from './voters.queries';

/** A session with its numbers and its box. */
export interface Sitting {
  readonly session: PollingSession;
  readonly numbers: SessionNumbers | undefined;
  readonly box: BoxRow | undefined;
}

/** `withNumbers` is for those at the table: a place is a group of voters, and its numbers are nobody else's. */
export function presentSession({ session, numbers, box }: Sitting, withNumbers: boolean): PollingSessionView {
  return {
    id: session.id,
    site: session.siteId,
    opensAt: session.opensAt.toISOString(),
    closesAt: session.closesAt.toISOString(),
    state: session.state,
    cancelReason: session.cancelReason,
    opening:
      session.openedAt === null || session.openingSeal === null
        ? null
        : {
            seal: session.openingSeal,
            at: session.openedAt.toISOString(),
            ballotsSupplied: withNumbers ? session.ballotsSupplied : null,
          },
    closing: presentClosing(session, numbers, withNumbers),
    numbers: withNumbers
      ? {
          checkedOff: numbers?.checked_off ?? 0,
          atTable: numbers?.at_table ?? 0,
          challenged: numbers?.challenged ?? 0,
          reversed: numbers?.reversed ?? 0,
        }
      : null,
    box: box === undefined ? null : presentBox(session, numbers, box, withNumbers),
  };
}

function presentClosing(
  session: PollingSession,
  numbers: SessionNumbers | undefined,
  withNumbers: boolean,
): SessionClosingView | null {
  if (session.closedAt === null || session.closingSeal === null) return null;
  const ballotsUnused = session.ballotsUnused ?? 0;
  const ballotsSpoiled = session.ballotsSpoiled ?? 0;
  const challengedEnvelopes = session.challengedEnvelopes ?? 0;
  const { byList, byStock } = expectedInBox({
    ballotsSupplied: session.ballotsSupplied ?? 0,
    ballotsUnused,
    ballotsSpoiled,
    challengedEnvelopes,
    checkedOff: numbers?.checked_off ?? 0,
  });
  return {
    seal: session.closingSeal,
    at: session.closedAt.toISOString(),
    ballotsUnused: withNumbers ? ballotsUnused : null,
    ballotsSpoiled: withNumbers ? ballotsSpoiled : null,
    challengedEnvelopes: withNumbers ? challengedEnvelopes : null,
    expectedByList: withNumbers ? byList : null,
    expectedByStock: withNumbers ? byStock : null,
    note: withNumbers ? session.note : null,
  };
}

/** That a seal was found with another number is for everybody; what is said about it, for the file. */
function presentBox(
  session: PollingSession,
  numbers: SessionNumbers | undefined,
  box: BoxRow,
  withNumbers: boolean,
): BoxView {
  return {
    sealFound: box.seal_found,
    isSealAsClosed: box.seal_found === session.closingSeal,
    finding: withNumbers ? box.finding : null,
    ballots: withNumbers ? box.ballots : null,
    challengedEnvelopes: withNumbers ? box.challenged_envelopes : null,
    difference: withNumbers ? box.ballots - (numbers?.checked_off ?? 0) : null,
    counts: box.counts,
  };
}

/** All places together. */
export function totalsOf(sittings: readonly Sitting[]): PollsTotalsView {
  const sum = (of: (sitting: Sitting) => number | undefined): number =>
    sittings.reduce((total, sitting) => total + (of(sitting) ?? 0), 0);
  const checkedOff = sum(({ numbers }) => numbers?.checked_off);
  const challenged = sum(({ numbers }) => numbers?.challenged);
  const ballotsInBoxes = sum(({ box }) => box?.ballots);
  return {
    checkedOff,
    challenged,
    ballotsInBoxes,
    difference: ballotsInBoxes - checkedOff,
    envelopesDifference: sum(({ box }) => box?.challenged_envelopes) - challenged,
  };
}

export function presentVoter(row: VoterRow, session: string): VoterView {
  return {
    id: row.id,
    familyName: row.family_name,
    givenName: row.given_name,
    employeeNumber: row.employee_number,
    classification: row.classification,
    department: row.department,
    shift: row.shift,
    state: stateOf(row),
    site: row.site,
    checkOff: row.session_id === session ? row.check_off : null,
    votesSubjectToChallenge: row.section === 'challenge',
  };
}

function stateOf(row: VoterRow): VoterView['state'] {
  if (row.check_off === null) return row.by_mail ? 'by-mail' : 'not-voted';
  if (row.is_challenged === true) return 'challenged';
  return row.state === 'cast' ? 'voted' : 'at-table';
}

export function presentCheckOff(row: CheckedRow): CheckOffView {
  return {
    id: row.id,
    session: row.session_id,
    voter: row.entry_id,
    familyName: row.family_name,
    givenName: row.given_name,
    state: row.state,
    isChallenged: row.is_challenged,
    docket: row.docket,
  };
}

export function presentChallenged(row: CheckedRow): ChallengedVoterView {
  return {
    checkOff: row.id,
    docket: row.docket ?? '',
    familyName: row.family_name,
    givenName: row.given_name,
    employeeNumber: row.employee_number,
    isOnList: row.entry_id !== null,
    party: row.slug ?? 'agent',
    ground: row.ground ?? '',
    note: row.note ?? '',
    state: row.state,
  };
}

export function presentReversal(row: CheckedRow): ReversalView {
  return {
    checkOff: row.id,
    familyName: row.family_name,
    givenName: row.given_name,
    reason: row.reversal_reason as ReversalView['reason'],
    note: row.reversal_note,
  };
}
