/**
 * The replay of an election record: one pure fold that carries every rule of election-record §3 and §6.4.
 * A verifier runs it over an export; the server runs the very same before each append.
 */
import { type JsonValue, canonicalBytes } from './canonical-json';
import { checkpointText, verifyText } from './checkpoint';
import { equalBytes, fromBase64 } from './encoding';
import { canMove, type Phase, PHASES } from './lifecycle';
import { appendLeaf, frontierRoot, leafHash } from './merkle';
import type { EntryOf, RecordEntry, RecordKind } from './record-entry';
import { checkEntry } from './record-form';
import {
  abandonRound,
  acknowledgeOpening,
  commitEntry,
  formBlocks,
  revealEntry,
  sealBlock,
  supersedeBlock,
} from './record-replay-count';
import {
  closePolls,
  fileObjection,
  raiseChallenge,
  receiveLate,
  receiveTray,
  reconcileEnvelopes,
  recordMailing,
  recordUndelivered,
  resolveChallenge,
  resolveObjection,
  sealRoll,
  withdrawChallenge,
} from './record-replay-envelopes';
import { closeCount, declareTally } from './record-replay-tally';
import {
  change,
  emptyRecord,
  isOpened,
  type OpenedRecord,
  type RecordState,
  refuse,
  type ReplayRule,
  type Step,
} from './record-state';

export { emptyRecord, type RecordState };

/** An entry whose form is still to be checked. */
export interface CandidateEntry {
  readonly at: string;
  readonly body: object;
  readonly index: number;
  readonly kind: string;
}

export type Applied =
  | { readonly ok: true; readonly state: RecordState }
  | { readonly ok: false; readonly rule: 'index' | 'kind' | 'schema' | ReplayRule; readonly message: string };

/**
 * The record with one entry more, or the rule that refuses it. The state given stays as it was.
 * @param bytes the entry's stored bytes; without them its canonical JSON is written anew.
 */
export function applyEntry(state: RecordState, candidate: CandidateEntry, bytes?: Uint8Array): Applied {
  const { size, at, choiceIds } = state;
  const checked = checkEntry(candidate as unknown as JsonValue, { index: size, at, choices: choiceIds });
  if (!checked.ok) return checked;
  return applyCheckedEntry(state, checked.entry, leafHash(bytes ?? canonicalBytes(candidate)));
}

/** {@link applyEntry} for an entry whose form has been checked and whose leaf is known. */
export function applyCheckedEntry(state: RecordState, entry: RecordEntry, leaf: Uint8Array): Applied {
  const step = judge(state, entry);
  if (!step.ok) return step;
  const frontier = appendLeaf(state.frontier, leaf);
  const root = frontierRoot(frontier);
  return {
    ok: true,
    state: {
      ...state,
      lastRaised: null,
      ...step.change,
      size: frontier.size,
      at: entry.at,
      frontier,
      root,
      leaves: state.leaves.push(leaf),
      roots: state.roots.push(root),
    },
  };
}

const BEFORE_CLOSED: readonly Phase[] = PHASES.filter((phase) => phase !== 'closed');

/** The phases that the row of each kind lists; the first entry stands before all of them. */
export const PHASES_OF_KIND: Readonly<Record<Exclude<RecordKind, 'election.opened'>, readonly Phase[]>> = {
  'phase.changed': BEFORE_CLOSED,
  'party.registered': BEFORE_CLOSED,
  'party.cosigned': BEFORE_CLOSED,
  'roll.sealed': ['setup', 'voting'],
  'mailing.recorded': ['voting'],
  'undelivered.recorded': ['voting'],
  'tray.received': ['voting', 'checking'],
  'polls.closed': ['voting'],
  'late.received': ['counting', 'objections'],
  'challenge.raised': ['checking', 'counting', 'objections'],
  'challenge.withdrawn': ['checking', 'objections'],
  'challenge.resolved': ['checking', 'objections'],
  'envelopes.reconciled': ['checking'],
  'blocks.formed': ['counting', 'objections'],
  'opening.acknowledged': ['objections'],
  'entry.committed': ['counting', 'objections'],
  'entry.revealed': ['counting', 'objections'],
  'round.abandoned': ['counting', 'objections'],
  'block.sealed': ['counting', 'objections'],
  'block.superseded': ['counting', 'objections'],
  'tally.declared': ['counting', 'objections'],
  'objection.filed': ['objections'],
  'objection.resolved': ['objections'],
  'count.closed': ['closed'],
};

function judge(state: RecordState, entry: RecordEntry): Step {
  if (state.isClosed) return refuse('closed', 'the count is closed: nothing follows');
  if (!isOpened(state)) {
    return entry.kind === 'election.opened'
      ? openElection(entry)
      : refuse('lifecycle', 'the first entry must be election.opened');
  }
  if (entry.kind === 'election.opened') return refuse('lifecycle', 'election.opened is the first entry only');
  if (!PHASES_OF_KIND[entry.kind].includes(state.phase)) {
    return refuse('lifecycle', `${entry.kind} does not belong in the phase ${state.phase}`);
  }
  const isAside = entry.kind === 'party.cosigned' || entry.kind === 'phase.changed';
  if (state.phase === 'checking' && state.reconciliation !== null && !isAside) {
    return refuse(
      'reconciliation',
      'the envelopes are reconciled: only cosignatures and the next phase follow',
    );
  }
  if (state.phase === 'counting' && state.tally !== null && !isAside && entry.kind !== 'tally.declared') {
    return refuse('tally', 'the tally is declared: only cosignatures and the next phase follow');
  }
  return follow(state, entry);
}

function follow(state: OpenedRecord, entry: Exclude<RecordEntry, EntryOf<'election.opened'>>): Step {
  switch (entry.kind) {
    case 'phase.changed':
      return changePhase(state, entry);
    case 'party.registered':
      return registerParty(state, entry);
    case 'party.cosigned':
      return cosign(state, entry);
    case 'roll.sealed':
      return sealRoll(state, entry);
    case 'mailing.recorded':
      return recordMailing(state, entry);
    case 'undelivered.recorded':
      return recordUndelivered(state, entry);
    case 'tray.received':
      return receiveTray(state, entry);
    case 'polls.closed':
      return closePolls(state, entry);
    case 'late.received':
      return receiveLate(state, entry);
    case 'challenge.raised':
      return raiseChallenge(state, entry);
    case 'challenge.withdrawn':
      return withdrawChallenge(state, entry);
    case 'challenge.resolved':
      return resolveChallenge(state, entry);
    case 'envelopes.reconciled':
      return reconcileEnvelopes(state, entry);
    case 'blocks.formed':
      return formBlocks(state, entry);
    case 'opening.acknowledged':
      return acknowledgeOpening(state, entry);
    case 'entry.committed':
      return commitEntry(state, entry);
    case 'entry.revealed':
      return revealEntry(state, entry);
    case 'round.abandoned':
      return abandonRound(state, entry);
    case 'block.sealed':
      return sealBlock(state, entry);
    case 'block.superseded':
      return supersedeBlock(state, entry);
    case 'tally.declared':
      return declareTally(state, entry);
    case 'objection.filed':
      return fileObjection(state, entry);
    case 'objection.resolved':
      return resolveObjection(state, entry);
    case 'count.closed':
      return closeCount(state, entry);
  }
}

function openElection({ body }: EntryOf<'election.opened'>): Step {
  const choiceIds = body.choices.map(({ id }) => id);
  return change({
    opened: body,
    choiceIds,
    totals: { ...emptyRecord().totals, votes: Object.fromEntries(choiceIds.map((id) => [id, 0])) },
  });
}

function changePhase(state: OpenedRecord, { body }: EntryOf<'phase.changed'>): Step {
  const { from, to } = body;
  if (from !== state.phase || !canMove(from, to).ok) {
    return refuse('lifecycle', `from ${state.phase} the count does not go from ${from} to ${to}`);
  }
  if (to === 'voting' && state.seal === null) return refuse('roll', 'a roll is sealed before voting begins');
  if (to === 'counting' && state.reconciliation === null) {
    return refuse('reconciliation', 'the envelopes are reconciled before the count begins');
  }
  if (to === 'objections' && state.tally === null) {
    return refuse('tally', 'a tally is declared before objections begin');
  }
  return change({ phase: to });
}

function registerParty(state: OpenedRecord, { body }: EntryOf<'party.registered'>): Step {
  const cosigned = state.parties.get(body.party)?.cosigned ?? 0;
  return change({ parties: new Map(state.parties).set(body.party, { publicKey: body.publicKey, cosigned }) });
}

function cosign(state: OpenedRecord, { body }: EntryOf<'party.cosigned'>): Step {
  const { party: slug, size } = body;
  const party = state.parties.get(slug);
  if (party === undefined) return refuse('cosigned', `${slug} is no registered party`);
  const root = state.roots.at(size - 1);
  if (root === undefined || size <= party.cosigned) {
    return refuse('cosigned', `size must be above ${party.cosigned} and at most ${state.size}`);
  }
  if (!equalBytes(fromBase64(body.root) as Uint8Array, root)) {
    return refuse('cosigned', `the root cosigned is not that of the first ${size} entries`);
  }
  const key = fromBase64(party.publicKey) as Uint8Array;
  const signature = fromBase64(body.signature) as Uint8Array;
  if (!verifyText(key, checkpointText(state.opened.election, size, root), signature)) {
    return refuse('cosigned', `the signature is not that of ${slug} over the checkpoint of size ${size}`);
  }
  return change({ parties: new Map(state.parties).set(slug, { ...party, cosigned: size }) });
}

/**
 * The time for the first challenge of a session: one second on where the last entry is a challenge of another
 * session in the same second, because those of one `at` must be sorted together.
 */
export function timeForSession(state: RecordState, at: string): string {
  const last = state.lastRaised;
  if (last === null || at > last.at) return at;
  return `${new Date(new Date(last.at).getTime() + 1000).toISOString().slice(0, 19)}Z`;
}

/** Whether the server signs a checkpoint after this kind: phase changes, sealed blocks, declared tallies. */
export function callsForCheckpoint(kind: string): boolean {
  return kind === 'phase.changed' || kind === 'block.sealed' || kind === 'tally.declared';
}
