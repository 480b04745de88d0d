/** Where a queue of decisions stands. Nothing leaves it: what was decided can be gone back to. */
export interface Queue {
  readonly at: number;
  /** Ids put off for later, in this session only. */
  readonly skipped: ReadonlySet<string>;
}

export const QUEUE_START: Queue = { at: 0, skipped: new Set() };

/** Keeps the place inside a list that may have become shorter. */
export function placeIn(queue: Queue, count: number): number {
  return Math.max(0, Math.min(queue.at, count - 1));
}

export function moveBy(queue: Queue, steps: number, count: number): Queue {
  return { ...queue, at: placeIn({ ...queue, at: placeIn(queue, count) + steps }, count) };
}

/** To the next that is neither decided nor put off: forward first, then from the beginning; else stays. */
export function moveOn(queue: Queue, ids: readonly string[], isDecided: (id: string) => boolean): Queue {
  const at = placeIn(queue, ids.length);
  const order = [...ids.keys()].map((step) => (at + 1 + step) % ids.length);
  const next = order.find((index) => {
    const id = ids[index];
    return id !== undefined && index !== at && !isDecided(id) && !queue.skipped.has(id);
  });
  return { ...queue, at: next ?? at };
}

export function skip(queue: Queue, ids: readonly string[], isDecided: (id: string) => boolean): Queue {
  const id = ids[placeIn(queue, ids.length)];
  if (id === undefined) return queue;
  return moveOn({ ...queue, skipped: new Set(queue.skipped).add(id) }, ids, isDecided);
}
