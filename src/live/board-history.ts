import type { RecordEntry } from '../domain/record-entry';

export interface SealedUpdate {
  readonly index: number;
  readonly at: string;
  /** Number of the block in the strip, from 1. */
  readonly block: number;
  readonly votes: readonly number[];
}

export interface Correction extends SealedUpdate {
  readonly reason: string;
}

const MOST_UPDATES = 8;
const MOST_CORRECTIONS = 4;

/** What the board tells of the past, which the state of a record no longer knows: how turnout and totals came about. */
export class BoardHistory {
  size = 0;
  readonly turnout: (readonly [string, number])[] = [];
  readonly updates: SealedUpdate[] = [];
  readonly corrections: Correction[] = [];
  tallyAt: string | null = null;
  readonly #blocks: string[] = [];
  readonly #seals = new Map<string, readonly number[]>();
  #choices: readonly string[] = [];

  /** Entries come in the order of their index, each once. */
  add(entry: RecordEntry): void {
    this.size = entry.index + 1;
    switch (entry.kind) {
      case 'election.opened':
        this.#choices = entry.body.choices.map(({ id }) => id);
        break;
      case 'tray.received':
        this.#receive(entry.at, entry.body.envelopes);
        break;
      case 'polls.closed':
        this.#receive(entry.at, entry.body.ballotsInBoxes + entry.body.challenged);
        break;
      case 'blocks.formed':
        this.#blocks.push(...entry.body.blocks.map(({ id }) => id));
        break;
      case 'block.sealed': {
        const { block, counts } = entry.body;
        this.#seals.set(
          block,
          this.#choices.map((id) => counts[id] ?? 0),
        );
        this.updates.unshift({
          index: entry.index,
          at: entry.at,
          block: this.#number(block),
          votes: this.#totals(),
        });
        this.updates.splice(MOST_UPDATES);
        break;
      }
      case 'block.superseded': {
        const { block, reason } = entry.body;
        this.corrections.unshift({
          index: entry.index,
          at: entry.at,
          block: this.#number(block),
          reason,
          votes: this.#seals.get(block) ?? [],
        });
        this.corrections.splice(MOST_CORRECTIONS);
        this.#seals.delete(block);
        break;
      }
      case 'tally.declared':
        this.tallyAt = entry.at;
        break;
      default:
        break;
    }
  }

  #receive(at: string, envelopes: number): void {
    this.turnout.push([at, (this.turnout.at(-1)?.[1] ?? 0) + envelopes]);
  }

  #totals(): number[] {
    return this.#choices.map((_, position) =>
      [...this.#seals.values()].reduce((sum, votes) => sum + (votes[position] ?? 0), 0),
    );
  }

  #number(block: string): number {
    return this.#blocks.indexOf(block) + 1;
  }
}
