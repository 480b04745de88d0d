/**
 * Pieces that the reading thread may have sent ahead of whoever takes them: memory does not grow with the list, however
 * slowly the database takes its rows.
 */
const MOST_IN_FLIGHT = 4;
const TAKEN = 0;
const STOPPED = 1;

/** Shared by both threads; created by the one that takes the pieces and sent along with the task. */
export type FlowMemory = SharedArrayBuffer;

/** The taking side. Every piece is acknowledged once it has been used, or the thread waits for ever. */
export class PieceFlow {
  readonly memory: FlowMemory = new SharedArrayBuffer(8);
  readonly #state = new Int32Array(this.memory);

  /** One more piece has been used. */
  acknowledge(): void {
    Atomics.add(this.#state, TAKEN, 1);
    Atomics.notify(this.#state, TAKEN);
  }

  /** No more pieces are wanted: the thread gives up at its next one, with `FlowStopped`. */
  stop(): void {
    Atomics.store(this.#state, STOPPED, 1);
    Atomics.add(this.#state, TAKEN, 1);
    Atomics.notify(this.#state, TAKEN);
  }
}

export class FlowStopped extends Error {
  constructor() {
    super('nobody takes the rows any more');
    this.name = 'FlowStopped';
  }
}

/** The sending side: blocks its thread before a piece while too many are on their way. */
export class PieceGate {
  readonly #state: Int32Array;
  #sent = 0;

  constructor(memory: FlowMemory) {
    this.#state = new Int32Array(memory);
  }

  /** Throws `FlowStopped`. */
  pass(): void {
    for (;;) {
      const taken = Atomics.load(this.#state, TAKEN);
      if (Atomics.load(this.#state, STOPPED) === 1) throw new FlowStopped();
      if (this.#sent - taken < MOST_IN_FLIGHT) break;
      Atomics.wait(this.#state, TAKEN, taken);
    }
    this.#sent += 1;
  }
}
