/** Random numbers that a seed repeats: for simulations only, never for keys, salts or dockets of a real count. */
export class Random {
  #state: number;

  /** @param seed a whole number; near seeds, and the streams of one seed, give unrelated sequences. */
  constructor(seed: number, stream = 0) {
    const low = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    this.#state = low ^ Math.floor(seed / 2 ** 32) ^ Math.imul(stream, 0xc2b2ae35);
    for (let turn = 0; turn < 8; turn += 1) this.#next();
  }

  /** The mulberry32 generator: 32 bits. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** From 0 to below 1. */
  share(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** @throws RangeError where there is nothing to pick from. */
  pick<T>(items: readonly T[]): T {
    const [item] = items.slice(this.integer(0, items.length - 1)) as readonly (T | undefined)[];
    if (item === undefined) throw new RangeError('there is nothing to pick from');
    return item;
  }

  shuffle<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, order: this.#next() }))
      .sort((left, right) => left.order - right.order)
      .map(({ item }) => item);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.integer(0, 255));
  }
}
