import { Injectable } from '@nestjs/common';
import { canonicalBytes } from '../../domain/canonical-json';
import { signCheckpoint } from '../../domain/checkpoint';
import { leafHash } from '../../domain/merkle';
import type { RecordBodies, RecordKind } from '../../domain/record-entry';
import {
  applyEntry,
  callsForCheckpoint,
  emptyRecord,
  timeForSession,
  type RecordState,
} from '../../domain/record-replay';
import type { Transaction } from '../database/unit-of-work';
import { Problem } from '../problem';
import { Sealing } from '../sealing';
import { CHANNEL, type Hint } from './event-writer';

/** The body, or a function of the record just before the entry: for bodies that name their own index, or the seal in force. */
export type EntryBody<K extends RecordKind> = RecordBodies[K] | ((before: RecordState) => RecordBodies[K]);

export interface PendingEntry {
  readonly kind: RecordKind;
  readonly body: EntryBody<RecordKind>;
}

export const SIGNING_PURPOSE = 'record-signing-key';

/**
 * Appends to the election record. The same replay that verifies an export stands guard before each append,
 * so the server can't write what a verifier would refuse.
 */
@Injectable()
export class RecordWriter {
  readonly #states = new Map<string, RecordState>();

  constructor(private readonly sealing: Sealing) {}

  /** Returns what to run once the transaction has committed. */
  async write(tx: Transaction, entries: readonly PendingEntry[]): Promise<() => void> {
    const election = tx.scope.electionId;
    if (entries.length === 0) return () => undefined;
    if (election === undefined) throw new TypeError('a record entry belongs to an election');

    let state = await this.#lockedState(tx, election);
    const from = state.size;
    const rows: { kind: string; bytes: Uint8Array; leaf: Uint8Array }[] = [];
    const now = latest(wholeSeconds(tx.now), state.at);
    // What one transaction appends has one time; two challenge sessions never share theirs.
    const at = entries[0]?.kind === 'challenge.raised' ? timeForSession(state, now) : now;
    for (const { kind, body } of entries) {
      const entry = { at, body: typeof body === 'function' ? body(state) : body, index: state.size, kind };
      const bytes = canonicalBytes(entry);
      const applied = applyEntry(state, entry, bytes);
      if (!applied.ok) throw new Problem('record-refuses', { rule: applied.rule, message: applied.message });
      state = applied.state;
      rows.push({ kind, bytes, leaf: leafHash(bytes) });
    }
    const hint: Hint = {
      stream: 'record',
      election,
      size: state.size,
      kinds: [...new Set(rows.map(({ kind }) => kind))],
    };
    await tx.query(
      `WITH added AS (
         INSERT INTO core.record_entry (election_id, index, kind, body_bytes, leaf_hash)
         SELECT $1, $2::integer + r.offset - 1, r.kind, r.bytes, r.leaf
         FROM unnest($3::text[], $4::bytea[], $5::bytea[]) WITH ORDINALITY AS r (kind, bytes, leaf, "offset")
         ORDER BY r.offset
       )
       SELECT pg_notify($6, $7)`,
      [
        election,
        from,
        rows.map(({ kind }) => kind),
        rows.map(({ bytes }) => Buffer.from(bytes)),
        rows.map(({ leaf }) => Buffer.from(leaf)),
        CHANNEL,
        JSON.stringify(hint),
      ],
    );
    if (rows.some(({ kind }) => callsForCheckpoint(kind))) await this.sign(tx, election, state, true);
    const settled = state;
    return () => {
      const known = this.#states.get(election);
      if (known === undefined || known.size < settled.size) this.#states.set(election, settled);
    };
  }

  /** The state of the record as this transaction sees it; reads only what is not yet known here. */
  async stateOf(tx: Transaction, election: string): Promise<RecordState> {
    const [row] = await tx.query<{ size: number }>(
      'SELECT coalesce(max(index) + 1, 0) AS size FROM core.record_entry WHERE election_id = $1',
      [election],
    );
    return this.#catchUp(tx, election, row?.size ?? 0);
  }

  /** Signs the checkpoint of a size once; a size already signed keeps its first note. */
  async sign(tx: Transaction, election: string, state: RecordState, isMilestone: boolean): Promise<string> {
    const [key] = await tx.query<{ sealed_seed: Buffer }>(
      'SELECT sealed_seed FROM core.signing_key WHERE election_id = $1',
      [election],
    );
    if (key === undefined) throw new Error(`election ${election} has no signing key`);
    const seed = this.sealing.open(SIGNING_PURPOSE, key.sealed_seed);
    const note = signCheckpoint(seed, election, state.size, state.root);
    await tx.query(
      `INSERT INTO core.checkpoint (election_id, size, root, note, is_milestone) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (election_id, size) DO NOTHING`,
      [election, state.size, Buffer.from(state.root), note, isMilestone],
    );
    return note;
  }

  async #lockedState(tx: Transaction, election: string): Promise<RecordState> {
    const [head] = await tx.query<{ size: number }>('SELECT size FROM core.lock_record($1)', [election]);
    return this.#catchUp(tx, election, head?.size ?? 0);
  }

  async #catchUp(tx: Transaction, election: string, size: number): Promise<RecordState> {
    let state = this.#states.get(election);
    if (state === undefined || state.size > size) state = emptyRecord();
    if (state.size === size) return state;
    const rows = await tx.query<{ body_bytes: Buffer }>(
      'SELECT body_bytes FROM core.record_entry WHERE election_id = $1 AND index >= $2 AND index < $3 ORDER BY index',
      [election, state.size, size],
    );
    for (const { body_bytes: bytes } of rows) {
      const applied = applyEntry(
        state,
        JSON.parse(bytes.toString('utf8')) as Parameters<typeof applyEntry>[1],
        bytes,
      );
      if (!applied.ok) {
        throw new Error(
          `record of ${election} does not replay at ${state.size}: ${applied.rule}: ${applied.message}`,
        );
      }
      state = applied.state;
    }
    return state;
  }
}

function wholeSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function latest(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}
