/** Numbers that grow with a list: four bytes each, in one piece if it is known how many there will be. */
export class Numbers {
  #values: Uint32Array;
  length = 0;

  constructor(expected = LEAST) {
    this.#values = new Uint32Array(Math.max(LEAST, expected));
  }

  /** Its index. */
  push(value: number): number {
    const index = this.length;
    if (index === this.#values.length) {
      const grown = new Uint32Array(index + (index >>> 1));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[index] = value;
    this.length = index + 1;
    return index;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}

const LEAST = 256;
const TEXT_PAGE = 1024 * 1024;

/** Texts that grow with a list, as UTF-8 in pages. */
export class Texts {
  readonly #pages: Buffer[] = [];
  readonly #starts: Numbers;
  readonly #ends: Numbers;
  #end = TEXT_PAGE;

  constructor(expected: number) {
    this.#starts = new Numbers(expected);
    this.#ends = new Numbers(expected);
  }

  /** Of at most a page. */
  push(text: string): void {
    let page = this.#pages.at(-1);
    if (page === undefined || this.#end + text.length * 3 > TEXT_PAGE) {
      page = Buffer.allocUnsafeSlow(TEXT_PAGE);
      this.#pages.push(page);
      this.#end = 0;
    }
    this.#starts.push((this.#pages.length - 1) * TEXT_PAGE + this.#end);
    this.#end += page.write(text, this.#end, 'utf8');
    this.#ends.push(this.#end);
  }

  at(index: number): string {
    const start = this.#starts.at(index);
    const page = this.#pages[Math.floor(start / TEXT_PAGE)];
    return page?.toString('utf8', start % TEXT_PAGE, this.#ends.at(index)) ?? '';
  }
}

/** A hash of 32 bits, the same for small and capital letters; never 0, which stands for nothing. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193);
  }
  return mix(hash) || 1;
}

/** Two hashes as one. */
export function joinHashes(one: number, other: number): number {
  return mix(Math.imul(one, 0x9e3779b1) ^ other) || 1;
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * From a hash to the numbers that were put under it, the newest first. Made for a number of entries; with more it works
 * as well, but slower.
 */
export class HashIndex {
  readonly #heads: Uint32Array;
  readonly #keys: Numbers;
  readonly #values: Numbers;
  readonly #next: Numbers;

  constructor(expected: number) {
    const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(expected + 1))));
    this.#heads = new Uint32Array(1 << bits);
    this.#keys = new Numbers(expected);
    this.#values = new Numbers(expected);
    this.#next = new Numbers(expected);
  }

  add(key: number, value: number): void {
    const slot = key & (this.#heads.length - 1);
    const entry = this.#values.push(value);
    this.#keys.push(key);
    this.#next.push(this.#heads[slot] ?? 0);
    this.#heads[slot] = entry + 1;
  }

  /** The first of the newest `most` values under a key for which `isIt` holds; -1 for none. */
  find(key: number, most: number, isIt: (value: number) => boolean): number {
    let entry = this.#heads[key & (this.#heads.length - 1)] ?? 0;
    for (let seen = 0, passed = 0; entry !== 0 && seen < most && passed < LONGEST_CHAIN; passed += 1) {
      if (this.#keys.at(entry - 1) === key) {
        const value = this.#values.at(entry - 1);
        if (isIt(value)) return value;
        seen += 1;
      }
      entry = this.#next.at(entry - 1);
    }
    return -1;
  }
}

const LEAST_BITS = 10;
const MOST_BITS = 22;
/** Only a list made to do so has more hashes that end alike. */
const LONGEST_CHAIN = 1_000;
