import type { Slot } from '../../domain/commitment';
import type { Actor } from '../../platform/access';
import type { BlockAnswer } from './block-answer.entity';
import type { BallotDocket } from './ballot-docket.entity';
import type { Block } from './block.entity';
import type { Correction } from './correction.entity';
import {
  OBJECTION_REASONS,
  type BlockAnswerView,
  type BlockView,
  type CountedView,
  type SlotView,
} from './count.contract';
import type { Entry } from './entry.entity';
import type { Seat } from './seat.entity';
import type { SealedBlock } from './sealed-block.entity';

/** What belongs to one block; reveals only by their slot, for their values are nobody's business before the seal. */
export interface BlockRows {
  readonly block: Block;
  readonly seats: readonly Seat[];
  readonly entries: readonly Entry[];
  readonly revealed: readonly Slot[];
  readonly seals: readonly SealedBlock[];
  readonly dockets: readonly BallotDocket[];
  readonly correction: Correction | null;
  readonly answers: readonly BlockAnswer[];
}

const SLOTS: readonly Slot[] = ['A', 'B', 'C'];

export function presentBlock(
  rows: BlockRows,
  { accountId, role, partyId }: Pick<Actor, 'accountId' | 'role' | 'partyId'>,
  slugs: ReadonlyMap<string, string>,
): BlockView {
  const { block, seals, correction } = rows;
  const isAtDesk = role !== 'observer';
  const sealed = seals.find(({ isSuperseded }) => !isSuperseded);
  return {
    id: block.id,
    position: block.position,
    source: block.source,
    ballots: block.ballots,
    round: block.round,
    state: stateOf(rows),
    slots: SLOTS.map((slot) => presentSlot(slot, rows, accountId)),
    differing: isAtDesk ? block.differing : [],
    dockets: [...rows.dockets]
      .sort((a, b) => (a.docket < b.docket ? -1 : 1))
      .map(({ id, docket, recordParty, onBehalfOf, ground, state }) => ({
        id,
        docket,
        party: recordParty,
        onBehalfOf: onBehalfOf === null ? null : (slugs.get(onBehalfOf) ?? null),
        ground,
        state,
      })),
    sealed: sealed === undefined ? null : presentSeal(sealed),
    superseded: seals
      .filter(({ isSuperseded }) => isSuperseded)
      .sort((a, b) => a.round - b.round)
      .map(presentSeal),
    correction:
      correction === null
        ? null
        : {
            id: correction.id,
            kind: correction.kind,
            reason: correction.reason,
            note: isAtDesk ? correction.note : '',
            isMine: correction.proposedBy === accountId,
          },
    answers: [...rows.answers]
      .sort((a, b) => a.round - b.round || a.answeredAt.getTime() - b.answeredAt.getTime())
      .map((answer) => ({
        round: answer.round,
        party: slugs.get(answer.partyId) ?? '',
        answer: answer.answer,
        reason: reasonOf(answer),
        note: isAtDesk || answer.partyId === partyId ? answer.note : '',
        at: answer.answeredAt.toISOString(),
      })),
  };
}

function reasonOf({ reason }: BlockAnswer): BlockAnswerView['reason'] {
  return OBJECTION_REASONS.find((each) => each === reason) ?? null;
}

function stateOf({ block, entries, seals }: BlockRows): BlockView['state'] {
  if (block.state !== 'open') return block.state;
  if (entries.length >= 2) return 'revealing';
  if (entries.length === 1) return 'entering';
  return seals.length > 0 || block.round > 1 ? 'again' : 'open';
}

function presentSlot(slot: Slot, rows: BlockRows, accountId: string | null): SlotView {
  const seat = rows.seats.find((each) => each.slot === slot);
  const isMine = seat !== undefined && seat.accountId === accountId;
  if (rows.revealed.includes(slot)) return { slot, state: 'revealed', isMine };
  if (rows.entries.some((each) => each.slot === slot)) return { slot, state: 'committed', isMine };
  if (seat !== undefined) return { slot, state: 'seated', isMine };
  return { slot, state: slot !== 'C' || rows.block.state === 'third' ? 'free' : 'none', isMine };
}

function presentSeal({ round, counts, void: spoiled, challenged }: SealedBlock): CountedView {
  return { round, counts, void: spoiled, challenged };
}
