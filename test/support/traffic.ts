import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { entryCommitment, type Slot } from '../../src/domain/commitment';
import { toHex } from '../../src/domain/encoding';
import type { Session } from './session';

export type WriteKind = 'scan' | 'contact' | 'commitment' | 'reveal';

/** One command of a client, with all it needs to be sent again unchanged. */
export interface Write {
  readonly kind: WriteKind;
  /** What it is known by in the database: its own id, the commitment, or the salt. */
  readonly id: string;
  readonly session: Session;
  readonly path: string;
  readonly body: Record<string, unknown>;
  /** What can be sent once this and its twin, the other teller's, are answered. */
  readonly reveal: Write | null;
  twin: Write | null;
  state: 'waiting' | 'in flight' | 'unanswered' | 'acknowledged';
}

export interface Actors {
  readonly agent: Session;
  readonly tellers: readonly [Session, Session];
  readonly organizer: Session;
}

const SLOTS: readonly Slot[] = ['A', 'B'];

/**
 * What a count room and its organizers send at the same time: late envelopes, contacts, commitments and reveals of
 * two tellers, each from several clients that send the next as soon as the last is answered.
 */
export class Traffic {
  readonly writes: Write[] = [];
  readonly #queues: Record<WriteKind, Write[]> = { scan: [], contact: [], commitment: [], reveal: [] };
  #isStopping = false;

  constructor(
    private readonly actors: Actors,
    private readonly electionPath: string,
    private readonly people: readonly string[],
  ) {}

  /** Envelopes that come after the count began, at this desk. */
  addKeys(keys: readonly string[], desk: string): void {
    for (const key of keys) {
      const id = randomUUID();
      this.#queues.scan.push(
        this.#write('scan', id, this.actors.agent, 'envelopes/scans', { id, key, desk, condition: null }),
      );
    }
  }

  addBlock(block: string, ballots: number): void {
    const counts = { for: ballots - 7, against: 6 };
    const pair = SLOTS.map((slot, index) => {
      const salt = randomBytes(16);
      const entry = { round: 1, slot, counts, void: 1, challenged: 0 };
      const commitment = entryCommitment(salt, { block, ...entry });
      const session = this.actors.tellers[index] ?? this.actors.agent;
      const words = toHex(salt);
      const reveal = this.#write('reveal', words, session, `blocks/${block}/reveals`, {
        ...entry,
        salt: words,
      });
      return this.#write(
        'commitment',
        commitment,
        session,
        `blocks/${block}/commitments`,
        { round: 1, slot, commitment },
        reveal,
      );
    });
    for (const [index, write] of pair.entries()) write.twin = pair[1 - index] ?? null;
    this.#queues.commitment.push(...pair);
  }

  get inFlight(): number {
    return this.writes.filter(({ state }) => state === 'in flight').length;
  }

  get acknowledged(): number {
    return this.writes.filter(({ state }) => state === 'acknowledged').length;
  }

  /** Runs until `stop`; resolves when nothing is in flight any more. */
  async run(clients: Readonly<Record<WriteKind, number>>): Promise<void> {
    this.#isStopping = false;
    const loops = (Object.keys(clients) as WriteKind[]).flatMap((kind) =>
      Array.from({ length: clients[kind] }, () => this.#client(kind)),
    );
    await Promise.all(loops);
  }

  stop(): void {
    this.#isStopping = true;
  }

  /** Sends again what was left unanswered, as the clients do when the server is back. Returns how many. */
  async resend(): Promise<number> {
    const unanswered = this.writes.filter(({ state }) => state === 'unanswered');
    await Promise.all(unanswered.map((write) => this.#send(write)));
    const left = unanswered.find(({ state }) => state !== 'acknowledged');
    if (left !== undefined) throw new Error(`${left.kind} ${left.id} is not answered when sent again`);
    return unanswered.length;
  }

  async #client(kind: WriteKind): Promise<void> {
    while (!this.#isStopping) {
      const next = kind === 'contact' ? this.#contact() : this.#queues[kind].shift();
      if (next === undefined) await pause(5);
      else await this.#send(next);
    }
  }

  async #send(write: Write): Promise<void> {
    if (!this.writes.includes(write)) this.writes.push(write);
    write.state = 'in flight';
    try {
      const { status, body } = await write.session.post(`${this.electionPath}/${write.path}`, write.body);
      // The server lives on for a moment after its database.
      if (status === 503) write.state = 'unanswered';
      else if (status === 200 || status === 201) this.#acknowledge(write);
      else throw new Refused(`${write.kind} ${write.id}: ${status} ${JSON.stringify(body)}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
      write.state = 'unanswered';
    }
  }

  #acknowledge(write: Write): void {
    write.state = 'acknowledged';
    if (write.reveal === null || write.twin?.state !== 'acknowledged') return;
    for (const each of [write, write.twin]) if (each.reveal !== null) this.#queues.reveal.push(each.reveal);
  }

  #contact(): Write {
    const id = randomUUID();
    const person = this.people[this.writes.length % this.people.length];
    return this.#write('contact', id, this.actors.organizer, 'campaign/contacts', {
      id,
      person,
      outcome: 'talked',
      occurredAt: new Date().toISOString(),
      assessment: 2,
    });
  }

  #write(
    kind: WriteKind,
    id: string,
    session: Session,
    path: string,
    body: Record<string, unknown>,
    reveal: Write | null = null,
  ): Write {
    return { kind, id, session, path, body, reveal, twin: null, state: 'waiting' };
  }
}

class Refused extends Error {}
