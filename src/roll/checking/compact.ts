/** Numbers that grow with a list: four bytes each, nothing on the heap. */
export class Numbers {
  #values = new Uint32Array(1_024);
  length = 0;

  push(value: number): number {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length] = value;
    return this.length++;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }
}

/** Texts that grow with a list, in one buffer. */
export class Texts {
  #bytes = Buffer.allocUnsafe(16 * 1024);
  #end = 0;
  readonly #starts = new Numbers();

  push(text: string): void {
    const room = text.length * 3;
    if (this.#end + room > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + room));
      this.#bytes.copy(grown, 0, 0, this.#end);
      this.#bytes = grown;
    }
    this.#starts.push(this.#end);
    this.#end += this.#bytes.write(text, this.#end, 'utf8');
  }

  at(index: number): string {
    const end = index + 1 < this.#starts.length ? this.#starts.at(index + 1) : this.#end;
    return this.#bytes.toString('utf8', this.#starts.at(index), end);
  }
}

/** A hash of 32 bits; never 0, which stands for nothing. Another seed, another hash. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
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

/** From a hash to the numbers that were put under it, the newest first: open addressing over chains. */
export class HashIndex {
  #heads = new Uint32Array(4_096);
  readonly #keys = new Numbers();
  readonly #values = new Numbers();
  readonly #next = new Numbers();

  add(key: number, value: number): void {
    if (this.#keys.length * 2 >= this.#heads.length) this.#grow();
    const slot = this.#slotOf(key);
    const entry = this.#keys.push(key);
    this.#values.push(value);
    this.#next.push(this.#heads[slot] ?? 0);
    this.#heads[slot] = entry + 1;
  }

  /** The first of the newest `most` values under a key for which `isIt` holds; -1 for none. */
  find(key: number, most: number, isIt: (value: number) => boolean): number {
    let entry = this.#heads[this.#slotOf(key)] ?? 0;
    for (let seen = 0; entry !== 0 && seen < most; seen += 1) {
      const value = this.#values.at(entry - 1);
      if (isIt(value)) return value;
      entry = this.#next.at(entry - 1);
    }
    return -1;
  }

  /** Where a key's chain begins, or would. Chains hold one key each. */
  #slotOf(key: number): number {
    const mask = this.#heads.length - 1;
    let slot = key & mask;
    for (;;) {
      const head = this.#heads[slot] ?? 0;
      if (head === 0 || this.#keys.at(head - 1) === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#heads;
    this.#heads = new Uint32Array(old.length * 2);
    for (const head of old) {
      if (head !== 0) this.#heads[this.#slotOf(this.#keys.at(head - 1))] = head;
    }
  }
}
