import { type CountedBlock, entryCommitment, type Slot } from '../../domain/commitment';
import { toHex } from '../../domain/encoding';
import type { BlockSource } from '../../domain/record-entry';
import type { Ledger } from './ledger';
import type { Random } from './random';
import { Discrepancy, type RecordKeeper } from './record-keeper';

/** What happened to people while they counted. */
export interface Mishaps {
  differed: number;
  thirdPersons: number;
  roundsWithoutSeal: number;
  abandoned: number;
  superseded: number;
}

export interface BlockOnTable {
  readonly id: string;
  readonly source: BlockSource;
  readonly ballots: number;
  /** As it truly is. */
  readonly truth: CountedBlock;
  /** Raises the dockets of its challenged ballots; again after each supersession. */
  readonly raise: () => void;
  /** Cancels them in the books. */
  readonly cancel: () => void;
}

const SLOTS: readonly Slot[] = ['A', 'B', 'C'];

/** Two tellers, a third person when they differ, and the mistakes that people make. */
export class CountRoom {
  readonly mishaps: Mishaps = {
    differed: 0,
    thirdPersons: 0,
    roundsWithoutSeal: 0,
    abandoned: 0,
    superseded: 0,
  };
  /** Slots that have committed something for a block. */
  readonly #hands = new Map<string, Set<Slot>>();

  constructor(
    private readonly random: Random,
    private readonly keeper: RecordKeeper,
    private readonly ledger: Ledger,
    private readonly parties: readonly string[],
    /** How often a person errs, from 0 to 1. */
    private readonly clumsiness: number,
  ) {}

  /** Counts a block to its right figures; perhaps after rounds that came to nothing, or a seal that had to be struck out. */
  count(block: BlockOnTable): void {
    this.#countWithoutSeal(block);
    if (this.#errs() && block.ballots > 0) {
      this.#seal(block, this.#misread(block.truth, 0));
      this.supersede(block);
      this.#countWithoutSeal(block);
    }
    this.#seal(block, block.truth);
  }

  /** Strikes out a sealed block; it has to be counted again. */
  supersede(block: BlockOnTable): void {
    const signers = this.#signersFor(block.id);
    const reason = this.random.pick(['misread', 'miscounted', 'wrong-ballots']);
    // The books first: they are held against the record as soon as its entry is there.
    this.ledger.sealed.delete(block.id);
    block.cancel();
    this.keeper.append('block.superseded', { block: block.id, reason, signers });
    this.mishaps.superseded += 1;
  }

  #errs(): boolean {
    return this.random.chance(this.clumsiness);
  }

  #countWithoutSeal(block: BlockOnTable): void {
    if (this.#errs()) this.#abandon(block);
    if (this.#errs()) {
      // Both make the same mistake, and the block does not come out even.
      const wrong = this.#misread(block.truth, this.random.pick([1, 2]));
      this.#round(block, [wrong, wrong]);
      this.mishaps.roundsWithoutSeal += 1;
    }
    if (this.#errs()) {
      const wrong = [
        this.#misread(block.truth, 1),
        this.#misread(block.truth, 2),
        this.#misread(block.truth, 3),
      ];
      this.#round(block, wrong);
      this.mishaps.differed += 1;
      this.mishaps.thirdPersons += 1;
      this.mishaps.roundsWithoutSeal += 1;
    }
  }

  #abandon(block: BlockOnTable): void {
    const round = this.#nextRound(block.id);
    const hands = this.random.pick([['A'], ['B'], ['A', 'B']] as const);
    for (const slot of hands) this.#commit(block.id, round, slot, block.truth);
    const reason = this.random.pick(['salt-lost', 'teller-left']);
    this.keeper.append('round.abandoned', {
      block: block.id,
      round,
      reason,
      signers: this.#signersFor(block.id),
    });
    this.mishaps.abandoned += 1;
  }

  #seal(block: BlockOnTable, figures: CountedBlock): void {
    const isDiffering = this.#errs();
    const agreed = isDiffering
      ? this.random.pick([
          ['A', 'C'],
          ['B', 'C'],
        ] as const)
      : (['A', 'B'] as const);
    const wrong = this.#misread(figures, this.random.pick([0, 1]));
    const round = this.#round(
      block,
      isDiffering
        ? SLOTS.map((slot) => ((agreed as readonly Slot[]).includes(slot) ? figures : wrong))
        : [figures, figures],
    );
    if (isDiffering) {
      this.mishaps.differed += 1;
      this.mishaps.thirdPersons += 1;
    }
    block.raise();
    const isOfChallenged = block.source === 'challenged';
    this.ledger.sealed.set(block.id, { ...figures, ballots: block.ballots, isOfChallenged });
    this.keeper.append('block.sealed', { block: block.id, round, ...figures, agreed });
  }

  /** All commit, then all reveal, in any order. */
  #round(block: BlockOnTable, entries: readonly CountedBlock[]): number {
    const round = this.#nextRound(block.id);
    const reveals = entries.map((entry, place) => this.#commit(block.id, round, SLOTS[place] ?? 'C', entry));
    for (const reveal of this.random.shuffle(reveals)) reveal();
    return round;
  }

  #nextRound(block: string): number {
    return (this.keeper.state.blocks.get(block)?.round ?? 0) + 1;
  }

  #commit(block: string, round: number, slot: Slot, counted: CountedBlock): () => void {
    const salt = this.random.bytes(16);
    const entry = { block, round, slot, ...counted };
    const hands = this.#hands.get(block) ?? new Set();
    this.#hands.set(block, hands.add(slot));
    this.keeper.append('entry.committed', { block, round, slot, commitment: entryCommitment(salt, entry) });
    return () => {
      this.keeper.append('entry.revealed', { ...entry, salt: toHex(salt) });
    };
  }

  /** Two different people, one of whom had no hand in the block. */
  #signersFor(block: string): string[] {
    const hands = this.#hands.get(block) ?? new Set();
    const outside = [
      'agent',
      ...this.parties.map((party) => `party/${party}`),
      ...SLOTS.filter((slot) => !hands.has(slot)),
    ];
    const first = this.random.pick(outside);
    const others = [...new Set([...outside, ...SLOTS])].filter((signer) => signer !== first);
    return this.random.shuffle([first, this.random.pick(others)]);
  }

  /** Other figures: `off` ballots too many, or for 0 one ballot under another heading. */
  #misread(figures: CountedBlock, off: number): CountedBlock {
    const fields = [...Object.keys(figures.counts), ' void', ' challenged'];
    const add = (from: CountedBlock, field: string, ballots: number): CountedBlock => {
      if (field === ' void') return { ...from, void: from.void + ballots };
      if (field === ' challenged') return { ...from, challenged: from.challenged + ballots };
      return { ...from, counts: { ...from.counts, [field]: Number(from.counts[field]) + ballots } };
    };
    const valueOf = (field: string): number => {
      if (field === ' void') return figures.void;
      return field === ' challenged' ? figures.challenged : Number(figures.counts[field]);
    };
    const to = this.random.pick(fields);
    if (off > 0) return add(figures, to, off);
    const from = fields.filter((field) => field !== to && valueOf(field) > 0);
    if (from.length > 0) return add(add(figures, this.random.pick(from), -1), to, 1);
    // Everything is under the heading picked: it goes from there to another.
    const other = fields.find((field) => field !== to);
    if (other === undefined) throw new Discrepancy('a block has one heading only');
    return add(add(figures, to, -1), other, 1);
  }
}
