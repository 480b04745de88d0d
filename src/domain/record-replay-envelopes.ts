/** Rules `roll`, `docket` and `reconciliation`: everything up to the secrecy line, and the objections. */
import type { EntryOf, RecordKind } from './record-entry';
import {
  change,
  type ChallengeCounts,
  type Docket,
  isPartyOrAgent,
  type OpenedRecord,
  type RecordState,
  refuse,
  type Step,
} from './record-state';

type Rule<K extends RecordKind> = (state: OpenedRecord, entry: EntryOf<K>) => Step;

export const sealRoll: Rule<'roll.sealed'> = (state, { body, index }) => {
  const inForce = state.seal?.index ?? null;
  if (body.supersedes !== inForce) {
    return refuse(
      'roll',
      inForce === null
        ? 'the first seal supersedes nothing: supersedes must be null'
        : `supersedes must be the index of the seal in force, ${inForce}`,
    );
  }
  return change({
    eligible: body.voters,
    seal: { index, voters: body.voters, commitmentRoot: body.commitmentRoot },
  });
};

export const recordMailing: Rule<'mailing.recorded'> = (state, { body }) =>
  change({ mailed: { ...state.mailed, [body.purpose]: state.mailed[body.purpose] + body.kits } });

export const recordUndelivered: Rule<'undelivered.recorded'> = (state, { body }) =>
  change({ undelivered: state.undelivered + body.kits });

export const receiveTray: Rule<'tray.received'> = (state, { body }) => {
  const isSmall = body.envelopes < state.opened.minimumBlock;
  if (state.trays.has(body.tray))
    return refuse('reconciliation', `tray ${body.tray} has been received already`);
  if (state.isLastTrayReceived) {
    return refuse(
      'reconciliation',
      'a tray below minimumBlock was received: it was the last, and none may follow',
    );
  }
  if (isSmall && state.phase !== 'checking') {
    return refuse(
      'reconciliation',
      `a tray of ${body.envelopes} is below minimumBlock: it is kept back until the reconciliation`,
    );
  }
  return change({
    trays: new Set(state.trays).add(body.tray),
    trayEnvelopes: state.trayEnvelopes + body.envelopes,
    isLastTrayReceived: isSmall,
  });
};

export const closePolls: Rule<'polls.closed'> = (state, { body }) =>
  state.polls === null
    ? change({ polls: body })
    : refuse('reconciliation', 'the polls are closed once, all sites together');

export const receiveLate: Rule<'late.received'> = (state, { body }) =>
  change({ late: state.late + body.envelopes });

export const raiseChallenge: Rule<'challenge.raised'> = (state, { at, body }) => {
  const { docket, party, block } = body;
  const before = state.dockets.get(docket);
  const last = state.lastRaised;
  const formed = block === null ? undefined : state.blocks.get(block);
  if (before !== undefined && before.status !== 'cancelled')
    return refuse('docket', `docket ${docket} is in use`);
  if (!isPartyOrAgent(state, party)) return refuse('docket', `${party} is no registered party`);
  if (state.phase === 'checking' && block !== null) {
    return refuse('docket', 'while checking, a challenge is of an envelope: block must be null');
  }
  if (state.phase !== 'checking' && formed === undefined) {
    return refuse('docket', 'after checking, a challenge is of a ballot: block must be one that is formed');
  }
  if (last?.at === at && last.docket >= docket) {
    return refuse('docket', 'challenges of one session are sorted by docket');
  }
  return change({
    dockets: state.dockets.set(docket, { ...body, status: 'open' }),
    challenges: add(state, { open: 1, ballots: formed === undefined ? 0 : 1 }),
    lastRaised: { at, docket },
    blocks:
      formed === undefined
        ? state.blocks
        : state.blocks.set(formed.id, { ...formed, dockets: [...formed.dockets, docket] }),
  });
};

export const withdrawChallenge: Rule<'challenge.withdrawn'> = (state, { body }) =>
  settle(state, body.docket, 'withdrawn');

export const resolveChallenge: Rule<'challenge.resolved'> = (state, { body }) =>
  settle(state, body.docket, body.ruling);

function settle(state: OpenedRecord, code: string, status: 'withdrawn' | 'eligible' | 'ineligible'): Step {
  const docket = state.dockets.get(code);
  if (docket?.status !== 'open') {
    return refuse(
      'docket',
      `docket ${code} is not open${docket === undefined ? '' : `: it is ${docket.status}`}`,
    );
  }
  const isReconciled = state.reconciliation !== null;
  return change({
    dockets: state.dockets.set(code, { ...docket, status }),
    challenges: add(state, {
      open: -1,
      released: isReconciled && status !== 'ineligible' ? 1 : 0,
      ineligible: isReconciled && status === 'ineligible' ? 1 : 0,
      ineligibleBeforeReconciliation: !isReconciled && status === 'ineligible' ? 1 : 0,
    }),
  });
}

/** The counts with these differences. */
export function add(state: RecordState, differences: Partial<ChallengeCounts>): ChallengeCounts {
  const { challenges } = state;
  const names = Object.keys(challenges) as (keyof ChallengeCounts)[];
  const sums = names.map((name) => [name, challenges[name] + (differences[name] ?? 0)] as const);
  return Object.fromEntries(sums) as unknown as ChallengeCounts;
}

/** The dockets with those of one block cancelled. */
export function cancelDockets(state: RecordState, dockets: readonly Docket[]): RecordState['dockets'] {
  return dockets.reduce(
    (all, docket) => all.set(docket.docket, { ...docket, status: 'cancelled' }),
    state.dockets,
  );
}

/** Envelopes that must be accounted for: those of all trays, ballots in boxes, and challenged at the polls. */
export function receivedOf(state: RecordState): number {
  const polls = state.polls ?? { ballotsInBoxes: 0, challenged: 0 };
  return state.trayEnvelopes + polls.ballotsInBoxes + polls.challenged;
}

export const reconcileEnvelopes: Rule<'envelopes.reconciled'> = (state, { body }) => {
  const received = receivedOf(state);
  const { unsigned, late, duplicate, other } = body.void;
  const disposed = body.accepted + unsigned + late + duplicate + other + body.challenged;
  const { open, ineligibleBeforeReconciliation } = state.challenges;
  if (body.received !== received) {
    return refuse(
      'reconciliation',
      `received is ${body.received}; trays, boxes and challenges at the polls hold ${received}`,
    );
  }
  if (body.challenged !== open) {
    return refuse('reconciliation', `challenged is ${body.challenged}; ${open} dockets are open`);
  }
  if (other < ineligibleBeforeReconciliation) {
    return refuse(
      'reconciliation',
      `void.other is ${other}; ${ineligibleBeforeReconciliation} dockets have been ruled ineligible`,
    );
  }
  if (body.outstanding !== 0)
    return refuse('reconciliation', 'outstanding must be 0: every envelope is disposed of');
  if (disposed !== received) {
    return refuse('reconciliation', `accepted, void and challenged make ${disposed} of ${received} received`);
  }
  return change({ reconciliation: body });
};

export const fileObjection: Rule<'objection.filed'> = (state, { body }) => {
  if (state.objections.has(body.objection))
    return refuse('docket', `objection ${body.objection} is filed already`);
  if (!isPartyOrAgent(state, body.party)) return refuse('docket', `${body.party} is no registered party`);
  return change({ objections: new Map(state.objections).set(body.objection, false) });
};

export const resolveObjection: Rule<'objection.resolved'> = (state, { body }) => {
  const isResolved = state.objections.get(body.objection);
  if (isResolved === undefined) return refuse('docket', `objection ${body.objection} has not been filed`);
  if (isResolved) return refuse('docket', `objection ${body.objection} is resolved already`);
  return change({ objections: new Map(state.objections).set(body.objection, true) });
};
