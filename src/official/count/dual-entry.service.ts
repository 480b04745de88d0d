import { Injectable } from '@nestjs/common';
import { entryCommitment, type CountedBlock, type Slot } from '../../domain/commitment';
import { fromHex } from '../../domain/encoding';
import { areEqualCounts, ballotsOf, differingFields } from '../../domain/record-replay-count';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { BallotDocket } from './ballot-docket.entity';
import { Block } from './block.entity';
import type { BlockView, CommitEntry, OpenSheet, ReleaseSeat, RevealEntry } from './count.contract';
import { CountService } from './count.service';
import { Entry } from './entry.entity';
import { Reveal } from './reveal.entity';
import { Seat } from './seat.entity';
import { SealedBlock } from './sealed-block.entity';
import { checkSheet, readSheet } from './sheet.judgement';

/**
 * Two people enter a block blind: both commit, then both reveal (election-record.md §3). Each step is a request and
 * a transaction of its own, so that a commitment stands in the record before anybody can answer it.
 */
@Injectable()
export class DualEntryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly count: CountService,
  ) {}

  /** Takes the next free slot of the present round, or shows the one already held. */
  takeSeat(actor: Actor, electionId: string, blockId: string): Promise<BlockView> {
    return this.#onBlock(actor, electionId, blockId, async (tx, block, accountId) => {
      if (block.state === 'sealed') throw new Problem('block-sealed');
      await this.#seat(tx, block, accountId);
    });
  }

  /** The block under a header sheet that was scanned, with a seat for a teller; the agent only looks. */
  openSheet(actor: Actor, electionId: string, { sheet }: OpenSheet): Promise<BlockView> {
    return this.#inCount(actor, electionId, async (tx, { code }, accountId) => {
      const { block: id, issue } = readSheet(sheet, code);
      const block = await tx.manager.findOne(Block, {
        where: { electionId, id },
        lock: { mode: 'pessimistic_write' },
      });
      checkSheet(block, issue);
      if (actor.role === 'teller' && block.state !== 'sealed') await this.#seat(tx, block, accountId);
      return id;
    });
  }

  /** Gives a slot back while nothing is committed in it: one's own, or anyone's by the agent. */
  releaseSeat(actor: Actor, electionId: string, blockId: string, input: ReleaseSeat): Promise<BlockView> {
    return this.#onBlock(actor, electionId, blockId, async (tx, block, accountId) => {
      const key = { electionId, blockId, round: block.round, slot: input.slot };
      const seat = await tx.manager.findOneBy(Seat, key);
      if (seat === null) return;
      if (seat.accountId !== accountId && actor.role !== 'agent') throw new Problem('seat-of-another');
      if (await tx.manager.existsBy(Entry, key)) throw new Problem('already-committed');
      await tx.manager.delete(Seat, key);
      tx.record({ stream: 'desk', type: 'block.seated', subject: blockId, data: { round: block.round } });
    });
  }

  commit(actor: Actor, electionId: string, blockId: string, input: CommitEntry): Promise<BlockView> {
    return this.#onBlock(actor, electionId, blockId, async (tx, block, accountId) => {
      const { round, slot, commitment } = input;
      const key = { electionId, blockId, round, slot };
      const standing = await tx.manager.findOneBy(Entry, key);
      if (standing !== null) {
        if (standing.accountId === accountId && standing.commitment === commitment) return;
        throw new Problem('already-committed');
      }
      if (block.state === 'sealed') throw new Problem('block-sealed');
      if (round !== block.round) throw new Problem('round-over', { round: block.round });
      const seat = await tx.manager.findOneBy(Seat, key);
      if (seat?.accountId !== accountId) throw new Problem('seat-of-another');
      if ((slot === 'C') !== (block.state === 'third')) throw new Problem('not-in-turn');
      await tx.manager.insert(Entry, { ...key, accountId, commitment });
      tx.append('entry.committed', { block: blockId, round, slot, commitment });
      tx.record({ stream: 'desk', type: 'entry.committed', subject: blockId, data: { slot, round } });
    });
  }

  /** Holds what a browser reveals until the others of the round are there; then seals, asks a third, or begins anew. */
  reveal(actor: Actor, electionId: string, blockId: string, input: RevealEntry): Promise<BlockView> {
    return this.#onBlock(actor, electionId, blockId, async (tx, block, accountId) => {
      const { round, slot, counts, void: spoiled, challenged, salt } = input;
      const key = { electionId, blockId, round, slot };
      await this.#checkCounts(tx, electionId, counts);
      const entry = await tx.manager.findOneBy(Entry, key);
      if (entry?.accountId !== accountId) throw new Problem('not-committed');
      const opened = { block: blockId, round, slot, counts, void: spoiled, challenged };
      if (entryCommitment(fromHex(salt) ?? new Uint8Array(), opened) !== entry.commitment) {
        throw new Problem('reveal-does-not-match');
      }
      if (await tx.manager.existsBy(Reveal, key)) return;
      if (round !== block.round) throw new Problem('round-over', { round: block.round });
      const committed = await tx.manager.findBy(Entry, { electionId, blockId, round });
      if (committed.length < 2) throw new Problem('reveal-too-early');
      await tx.manager.insert(Reveal, { ...key, counts, void: spoiled, challenged, salt });
      tx.record({ stream: 'desk', type: 'entry.revealed', subject: blockId, data: { slot, round } });
      await this.settle(tx, block);
    });
  }

  /** What follows once every commitment of the round is revealed. Call with the block locked. */
  async settle(tx: Transaction, block: Block): Promise<void> {
    const { electionId, id: blockId, round } = block;
    const reveals = await tx.manager.find(Reveal, {
      where: { electionId, blockId, round },
      order: { slot: 'ASC' },
    });
    const committed = await tx.manager.countBy(Entry, { electionId, blockId, round });
    const [a, b] = reveals;
    if (a === undefined || b === undefined || reveals.length < committed) return;
    const isThird = reveals.length === 3;
    if (!isThird && !areEqualCounts(a, b)) {
      await this.#setStep(tx, block, { state: 'third', differing: differingFields(a, b) });
      tx.record({ stream: 'desk', type: 'block.differs', subject: blockId, data: { round } });
      return;
    }
    const agreed = agreeingPair(reveals, block.ballots);
    if (agreed === null) {
      appendReveals(tx, reveals);
      await this.#setStep(tx, block, { state: 'open', differing: [], round: round + 1 });
      tx.record({ stream: 'desk', type: 'block.differs', subject: blockId, data: { round } });
      return;
    }
    const [first, second] = agreed;
    const dockets = await tx.manager.countBy(BallotDocket, { electionId, blockId, state: 'open' });
    if (dockets !== first.challenged) {
      await this.#setStep(tx, block, { state: 'held', differing: [] });
      tx.record({ stream: 'desk', type: 'block.held', subject: blockId, data: { round } });
      return;
    }
    appendReveals(tx, reveals);
    await tx.manager.insert(SealedBlock, {
      electionId,
      blockId,
      round,
      ballots: block.ballots,
      counts: first.counts,
      void: first.void,
      challenged: first.challenged,
      agreedFirst: first.slot,
      agreedSecond: second.slot,
    });
    await this.#setStep(tx, block, { state: 'sealed', differing: [] });
    const { counts, void: spoiled, challenged } = first;
    const body = {
      block: blockId,
      round,
      counts,
      void: spoiled,
      challenged,
      agreed: [first.slot, second.slot],
    };
    tx.append('block.sealed', body);
    tx.record({ stream: 'desk', type: 'block.sealed', subject: blockId, data: { round } });
  }

  async #seat(
    tx: Transaction,
    { electionId, id: blockId, round, state }: Block,
    accountId: string,
  ): Promise<void> {
    const taken = await tx.manager.findBy(Seat, { electionId, blockId, round });
    if (taken.some((seat) => seat.accountId === accountId)) return;
    const slots: readonly Slot[] = state === 'third' ? ['C'] : ['A', 'B'];
    const slot = slots.find((each) => !taken.some((seat) => seat.slot === each));
    if (slot === undefined) throw new Problem('seats-of-block-taken');
    await tx.manager.insert(Seat, { electionId, blockId, round, slot, accountId });
    tx.record({ stream: 'desk', type: 'block.seated', subject: blockId, data: { slot, round } });
  }

  #onBlock(
    actor: Actor,
    electionId: string,
    blockId: string,
    work: (tx: Transaction, block: Block, accountId: string) => Promise<void>,
  ): Promise<BlockView> {
    return this.#inCount(actor, electionId, async (tx, _, accountId) => {
      await work(tx, await lockBlock(tx, electionId, blockId), accountId);
      return blockId;
    });
  }

  /** `work` says which block it was about. */
  async #inCount(
    actor: Actor,
    electionId: string,
    work: (tx: Transaction, election: { readonly code: string }, accountId: string) => Promise<string>,
  ): Promise<BlockView> {
    const { accountId } = actor;
    if (accountId === null) throw new Problem('not-signed-in');
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      const { phase } = election;
      if (phase !== 'counting' && phase !== 'objections') throw new Problem('wrong-phase', { phase });
      return this.count.viewIn(tx, electionId, await work(tx, election, accountId));
    });
  }

  async #setStep(
    tx: Transaction,
    block: Block,
    step: Partial<Pick<Block, 'state' | 'differing' | 'round'>>,
  ): Promise<void> {
    await tx.manager.update(Block, { electionId: block.electionId, id: block.id }, step);
  }

  async #checkCounts(
    tx: Transaction,
    electionId: string,
    counts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const choices = await tx.query<{ id: string }>('SELECT id FROM core.choice WHERE election_id = $1', [
      electionId,
    ]);
    const isComplete =
      Object.keys(counts).length === choices.length &&
      choices.every(({ id }) => Object.hasOwn(counts, id) && isCount(counts[id]));
    if (!isComplete)
      throw new Problem('invalid-input', {}, [{ field: 'counts', code: 'counts-of-every-choice' }]);
  }
}

/** The block, held against everyone else who enters, corrects or challenges in it. */
export async function lockBlock(tx: Transaction, electionId: string, blockId: string): Promise<Block> {
  const block = await tx.manager.findOne(Block, {
    where: { electionId, id: blockId },
    lock: { mode: 'pessimistic_write' },
  });
  if (block === null) throw new Problem('not-found');
  return block;
}

function appendReveals(tx: Transaction, reveals: readonly Reveal[]): void {
  for (const { blockId: block, round, slot, counts, void: spoiled, challenged, salt } of reveals) {
    tx.append('entry.revealed', { block, round, slot, counts, void: spoiled, challenged, salt });
  }
}

/** The first two entries that agree and account for every ballot of the block. */
function agreeingPair(reveals: readonly Reveal[], ballots: number): readonly [Reveal, Reveal] | null {
  for (const [index, first] of reveals.entries()) {
    const second = reveals.slice(index + 1).find((other) => areEqualCounts(first, other));
    if (second !== undefined && sumOf(first) === ballots) return [first, second];
  }
  return null;
}

function sumOf({ counts, void: spoiled, challenged }: CountedBlock): number {
  return ballotsOf({ counts, void: spoiled, challenged });
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 100_000;
}
