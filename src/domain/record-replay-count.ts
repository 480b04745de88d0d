/** Rules `ballots`, `block-size`, `commit-reveal`, `seal`, `block-sum` and `supersede`: the blind count in blocks. */
import { blockSizes } from './blocks';
import { type CountedBlock, entryCommitment, type Slot } from './commitment';
import { fromHex } from './encoding';
import type { EntryOf, RecordKind, Signer } from './record-entry';
import { add, cancelDockets } from './record-replay-envelopes';
import {
  type BlockState,
  change,
  type Docket,
  isPartyOrAgent,
  type LiveTotals,
  type OpenedRecord,
  refuse,
  type Step,
} from './record-state';

type Rule<K extends RecordKind> = (state: OpenedRecord, entry: EntryOf<K>) => Step;

const SLOTS: readonly Slot[] = ['A', 'B', 'C'];

export function ballotsOf(counted: CountedBlock): number {
  return Object.values(counted.counts).reduce((sum, votes) => sum + votes, counted.void + counted.challenged);
}

export function areEqualCounts(left: CountedBlock, right: CountedBlock): boolean {
  return differingFields(left, right).length === 0;
}

/** Which fields differ, never a value: `void`, `challenged` and the ids of choices. */
export function differingFields(left: CountedBlock, right: CountedBlock): string[] {
  const fields = Object.keys(left.counts).filter((choice) => left.counts[choice] !== right.counts[choice]);
  if (left.void !== right.void) fields.push('void');
  if (left.challenged !== right.challenged) fields.push('challenged');
  return fields;
}

export const formBlocks: Rule<'blocks.formed'> = (state, { body }) => {
  const ballots = body.blocks.reduce((sum, block) => sum + block.ballots, 0);
  const complaint =
    body.source === 'accepted' ? complainOfAccepted(state, ballots) : complainOfChallenged(state, ballots);
  if (complaint !== null) return refuse('ballots', complaint);
  const ids = body.blocks.map(({ id }) => id);
  if (new Set(ids).size < ids.length || ids.some((id) => state.blocks.has(id))) {
    return refuse('ballots', 'a block’s id is used twice');
  }
  const { blockSize, minimumBlock } = state.opened;
  const sizes = blockSizes(ballots, blockSize, minimumBlock);
  if (sizes.join() !== body.blocks.map((block) => block.ballots).join()) {
    return refuse('block-size', `${ballots} ballots are divided into blocks of ${sizes.join(', ')}`);
  }
  if (body.source === 'challenged' && ballots < minimumBlock) {
    const missing = ['agent', ...state.parties.keys()].find(
      (party) => state.acknowledgements.get(party)?.ballots !== ballots,
    );
    if (missing !== undefined) {
      return refuse(
        'block-size',
        `fewer than ${minimumBlock} ballots: ${missing} has not answered the warning for ${ballots}`,
      );
    }
  }
  return change({
    blocks: body.blocks.reduce(
      (all, { id, ballots: size }) => all.set(id, newBlock(id, body.source, size)),
      state.blocks,
    ),
    blockIds: [...state.blockIds, ...ids],
    unsealedBlocks: state.unsealedBlocks + ids.length,
    areAcceptedBlocksFormed: true,
    acknowledgements: new Map(),
    challenges: body.source === 'challenged' ? add(state, { formed: ballots }) : state.challenges,
  });
};

function complainOfAccepted(state: OpenedRecord, ballots: number): string | null {
  if (state.phase !== 'counting') return 'blocks of accepted envelopes are formed while counting';
  if (state.areAcceptedBlocksFormed) return 'blocks of accepted envelopes are formed once';
  const accepted = Number(state.reconciliation?.accepted);
  return ballots === accepted
    ? null
    : `the blocks hold ${ballots} ballots; ${accepted} envelopes were accepted`;
}

function complainOfChallenged(state: OpenedRecord, ballots: number): string | null {
  if (state.phase !== 'objections') return 'blocks of challenged ballots are formed during objections';
  const left = state.challenges.released - state.challenges.formed;
  return ballots <= left
    ? null
    : `the blocks hold ${ballots} ballots; ${left} challenges are settled and unopened`;
}

function newBlock(id: string, source: BlockState['source'], ballots: number): BlockState {
  return {
    id,
    source,
    ballots,
    status: 'formed',
    round: 0,
    isRoundOver: false,
    entries: {},
    committed: [],
    sealed: null,
    dockets: [],
  };
}

export const acknowledgeOpening: Rule<'opening.acknowledged'> = (state, { body }) => {
  const { party, answer, ballots } = body;
  if (!isPartyOrAgent(state, party)) return refuse('block-size', `${party} is no registered party`);
  if (party === 'agent' && answer === 'absent') return refuse('block-size', 'the agent is never absent');
  return change({
    acknowledgements: new Map(state.acknowledgements).set(party, { answer, ballots }),
    unacknowledged:
      answer === 'acknowledged' ? state.unacknowledged : [...state.unacknowledged, { party, answer }],
  });
};

/** Whether a new round may begin: none yet, the last is over, or it is revealed and no seal can come of it. */
export function canBeginRound(block: BlockState): boolean {
  if (block.status === 'sealed') return false;
  if (block.round === 0 || block.isRoundOver) return true;
  const entries = SLOTS.flatMap((slot) => block.entries[slot] ?? []);
  const revealed = entries.flatMap((entry) => entry.revealed ?? []);
  return (
    revealed.length >= 2 &&
    revealed.length === entries.length &&
    !revealed.some((left, i) =>
      revealed.slice(i + 1).some((right) => areEqualCounts(left, right) && ballotsOf(left) === block.ballots),
    )
  );
}

function complainOfCommitment(block: BlockState, round: number, slot: Slot): string | null {
  if (block.status === 'sealed') return `block ${block.id} is sealed`;
  if (round === block.round + 1) {
    if (!canBeginRound(block)) return `round ${block.round} of block ${block.id} is not over`;
    return slot === 'C' ? 'C commits only after A and B' : null;
  }
  if (round === 0 || round !== block.round || block.isRoundOver)
    return `${round} is not the round of block ${block.id}`;
  if (block.entries[slot] !== undefined) return `${slot} has committed in this round already`;
  if (SLOTS.some((other) => block.entries[other]?.revealed))
    return 'all commitments of a round precede any reveal';
  const haveBoth = block.entries.A !== undefined && block.entries.B !== undefined;
  return slot === 'C' && !haveBoth ? 'C commits only after A and B' : null;
}

export const commitEntry: Rule<'entry.committed'> = (state, { body }) => {
  const { round, slot, commitment } = body;
  const block = state.blocks.get(body.block);
  if (block === undefined) return refuse('commit-reveal', `block ${body.block} is not formed`);
  const complaint = complainOfCommitment(block, round, slot);
  if (complaint !== null) return refuse('commit-reveal', complaint);
  const earlier = round === block.round ? block.entries : {};
  return replaceBlock(state, {
    ...block,
    status: 'counting',
    round,
    isRoundOver: false,
    entries: { ...earlier, [slot]: { commitment, revealed: null } },
    committed: [...new Set([...block.committed, slot])],
  });
};

export const revealEntry: Rule<'entry.revealed'> = (state, { body }) => {
  const { round, slot, counts, challenged } = body;
  const block = state.blocks.get(body.block);
  const mine = block?.entries[slot];
  if (block === undefined || mine === undefined || round !== block.round || block.isRoundOver) {
    return refuse('commit-reveal', `${slot} has made no commitment in round ${round} of block ${body.block}`);
  }
  if (mine.revealed !== null) return refuse('commit-reveal', `${slot} has revealed already`);
  if (block.entries.A === undefined || block.entries.B === undefined) {
    return refuse('commit-reveal', 'both commitments of A and B come before either reveal');
  }
  if (entryCommitment(fromHex(body.salt) as Uint8Array, body) !== mine.commitment) {
    return refuse('commit-reveal', `what ${slot} reveals is not what ${slot} committed to`);
  }
  const revealed: CountedBlock = { counts, void: body.void, challenged };
  const entries = { ...block.entries, [slot]: { ...mine, revealed } };
  const [a, b] = [entries.A?.revealed, entries.B?.revealed];
  if (a && b && areEqualCounts(a, b) !== (entries.C === undefined)) {
    return refuse(
      'commit-reveal',
      entries.C === undefined
        ? 'A and B differ, and no third person had committed before the reveals'
        : 'A and B are equal, so C had no turn',
    );
  }
  return replaceBlock(state, { ...block, entries });
};

function complainOfSigners(
  state: OpenedRecord,
  block: BlockState,
  signers: readonly Signer[],
): string | null {
  const [first, second] = signers;
  if (first === second) return 'the two signers must be different';
  const stranger = signers.find(
    (signer) => signer.startsWith('party/') && !state.parties.has(signer.slice(6)),
  );
  if (stranger !== undefined) return `${stranger} is no registered party`;
  const isOutside = (signer: Signer): boolean => !(block.committed as readonly string[]).includes(signer);
  return signers.some(isOutside)
    ? null
    : 'one signer must be the agent, a party, or someone who committed nothing for this block';
}

export const abandonRound: Rule<'round.abandoned'> = (state, { body }) => {
  const block = state.blocks.get(body.block);
  if (block === undefined) return refuse('commit-reveal', `block ${body.block} is not formed`);
  const isUnrevealed = SLOTS.some((slot) => block.entries[slot]?.revealed === null);
  if (block.status !== 'counting' || block.isRoundOver || body.round !== block.round || !isUnrevealed) {
    return refuse(
      'commit-reveal',
      'only the last round can be abandoned, while a commitment of it is unrevealed',
    );
  }
  const complaint = complainOfSigners(state, block, body.signers);
  return complaint === null
    ? replaceBlock(state, { ...block, isRoundOver: true })
    : refuse('commit-reveal', complaint);
};

export const sealBlock: Rule<'block.sealed'> = (state, { body, index }) => {
  const { round, counts, challenged, agreed } = body;
  const block = state.blocks.get(body.block);
  if (block === undefined) return refuse('seal', `block ${body.block} is not formed`);
  if (block.status !== 'counting' || block.isRoundOver || round !== block.round) {
    return refuse('seal', `block ${body.block} is not in round ${round}, or is sealed`);
  }
  const entries = agreed.flatMap((slot) => block.entries[slot]?.revealed ?? []);
  if (
    new Set(agreed).size < 2 ||
    entries.length < 2 ||
    !entries.every((entry) => areEqualCounts(entry, body))
  ) {
    return refuse('seal', 'a seal needs two slots of its round that have revealed exactly these counts');
  }
  const ballots = ballotsOf(body);
  if (ballots !== block.ballots) {
    return refuse('block-sum', `block ${body.block} holds ${block.ballots} ballots, not ${ballots}`);
  }
  const counted: CountedBlock = { counts, void: body.void, challenged };
  return change({
    blocks: state.blocks.set(block.id, {
      ...block,
      status: 'sealed',
      sealed: { ...counted, round, agreed, index },
    }),
    unsealedBlocks: state.unsealedBlocks - 1,
    totals: addToTotals(state.totals, counted, 1),
    challenges: add(state, { opened: openedBy(block) }),
  });
};

export const supersedeBlock: Rule<'block.superseded'> = (state, { body }) => {
  const block = state.blocks.get(body.block);
  if (block?.sealed == null) return refuse('supersede', `block ${body.block} is not sealed`);
  const dockets = block.dockets.map((docket) => state.dockets.get(docket) as Docket);
  const settled = dockets.find((docket) => docket.status !== 'open');
  if (settled !== undefined) {
    return refuse(
      'supersede',
      `docket ${settled.docket} of block ${body.block} is settled: the block stands`,
    );
  }
  const complaint = complainOfSigners(state, block, body.signers);
  if (complaint !== null) return refuse('supersede', complaint);
  return change({
    blocks: state.blocks.set(block.id, {
      ...block,
      status: 'superseded',
      isRoundOver: true,
      sealed: null,
      dockets: [],
    }),
    unsealedBlocks: state.unsealedBlocks + 1,
    totals: addToTotals(state.totals, block.sealed, -1),
    dockets: cancelDockets(state, dockets),
    challenges: add(state, { open: -dockets.length, ballots: -dockets.length, opened: -openedBy(block) }),
  });
};

function openedBy(block: BlockState): number {
  return block.source === 'challenged' ? block.ballots : 0;
}

function addToTotals(totals: LiveTotals, counted: CountedBlock, sign: 1 | -1): LiveTotals {
  return {
    votes: Object.fromEntries(
      Object.entries(totals.votes).map(([choice, votes]) => [
        choice,
        votes + sign * Number(counted.counts[choice]),
      ]),
    ),
    void: totals.void + sign * counted.void,
    challenged: totals.challenged + sign * counted.challenged,
    ballots: totals.ballots + sign * ballotsOf(counted),
    blocks: totals.blocks + sign,
  };
}

function replaceBlock(state: OpenedRecord, block: BlockState): Step {
  return change({ blocks: state.blocks.set(block.id, block) });
}
