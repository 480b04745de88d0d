/**
 * Collections whose versions share what did not change. A replay keeps every older state whole, so that an
 * append that is rolled back leaves no trace, and yet does not copy thousands of dockets for each entry.
 */

const BUCKETS = 64;

function bucketOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (hash * 31 + key.charCodeAt(i)) | 0;
  return hash & (BUCKETS - 1);
}

/** A map by string. `set` returns another map and costs O(entries / 64). */
export class PersistentMap<V> {
  private constructor(
    private readonly buckets: readonly (ReadonlyMap<string, V> | undefined)[],
    readonly size: number,
  ) {}

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Array<undefined>(BUCKETS).fill(undefined), 0);
  }

  get(key: string): V | undefined {
    return this.buckets[bucketOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.buckets[bucketOf(key)]?.has(key) === true;
  }

  set(key: string, value: V): PersistentMap<V> {
    const at = bucketOf(key);
    const bucket = new Map(this.buckets[at]);
    const size = this.size + (bucket.has(key) ? 0 : 1);
    bucket.set(key, value);
    return new PersistentMap(this.buckets.with(at, bucket), size);
  }

  /** All values, in no order that means anything. */
  values(): V[] {
    return this.buckets.flatMap((bucket) => [...(bucket?.values() ?? [])]);
  }
}

/** A list that only grows. `push` returns another list; the common line of versions shares one array. */
export class PersistentList<T> {
  private constructor(
    private readonly items: T[],
    readonly length: number,
  ) {}

  static empty<T>(): PersistentList<T> {
    return new PersistentList<T>([], 0);
  }

  push(item: T): PersistentList<T> {
    // An older version that branches off may not write over what a newer one holds.
    const items = this.items.length === this.length ? this.items : this.items.slice(0, this.length);
    items.push(item);
    return new PersistentList(items, this.length + 1);
  }

  at(index: number): T | undefined {
    return index < this.length ? this.items[index] : undefined;
  }

  toArray(): T[] {
    return this.items.slice(0, this.length);
  }
}
