/** A scanner types like a keyboard, but faster than anyone: these are the limits that tell them apart. */
export const LONGEST_GAP_MS = 35;
export const SHORTEST_CODE = 6;

/**
 * Tells a scanner's burst from typing by the time between keys. `press` takes one key with its time in milliseconds
 * and answers the code when the key was the Enter that ends a burst, else null.
 */
export class ScannerBurst {
  #text = '';
  #last = Number.NEGATIVE_INFINITY;

  /** Characters of the burst so far; empty when the next key begins a new one. */
  get text(): string {
    return this.#text;
  }

  press(key: string, at: number): string | null {
    const isInTime = at - this.#last <= LONGEST_GAP_MS;
    this.#last = at;
    if (key === 'Enter') {
      const code = isInTime && this.#text.length >= SHORTEST_CODE ? this.#text : null;
      this.#text = '';
      return code;
    }
    if (key.length !== 1) return null;
    this.#text = isInTime ? this.#text + key : key;
    return null;
  }
}
