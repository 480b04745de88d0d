import { Injectable } from '@nestjs/common';
import { canonicalBytes } from '../../domain/canonical-json';
import { signCheckpoint } from '../../domain/checkpoint';
import { leafHash } from '../../domain/merkle';
import type { RecordBodies, RecordEntry, RecordKind } from '../../domain/record-entry';
import {
  applyEntry,
  callsForCheckpoint,
  emptyRecord,
  timeForSession,
  type Applied,
  type RecordState,
} from '../../domain/record-replay';
import type { VerdictRule } from '../../domain/verdict';
import { explainRule } from '../../domain/verdict-words';
import type { Transaction } from '../database/unit-of-work';
import { Problem, type Said } from '../problem';
import { Sealing } from '../sealing';
import { CHANNEL, type Hint } from './event-writer';

/** The body, or a function of the record just before the entry: for bodies that name their own index, or the seal in force. */
export type EntryBody<K extends RecordKind> = RecordBodies[K] | ((before: RecordState) => RecordBodies[K]);

export interface PendingEntry {
  readonly kind: RecordKind;
  readonly body: EntryBody<RecordKind>;
}

/** Why the record refuses: the reason in English, and what the rule asks for in Spanish. */
export function recordRefusal(rule: VerdictRule, message: string): { rule: string; message: Said } {
  return { rule, message: { en: `${message}.`, es: explainRule(rule, 'es') } };
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

    const written =
      (await this.#writeAfterKnown(tx, election, entries)) ??
      (await this.#writeLocked(tx, election, entries));
    if (written.kinds.some(callsForCheckpoint)) await this.sign(tx, election, written.state, true);
    return () => {
      const known = this.#states.get(election);
      if (known === undefined || known.size < written.state.size) this.#states.set(election, written.state);
    };
  }

  /**
   * In one round trip where nobody has appended since this node last knew the record: the database takes the lock,
   * and adds only after the entry that the draft follows. Null where it has moved on, or the rules refuse the draft.
   */
  async #writeAfterKnown(
    tx: Transaction,
    election: string,
    entries: readonly PendingEntry[],
  ): Promise<Draft | null> {
    const known = this.#states.get(election);
    if (known === undefined) return null;
    const draft = compose(tx, known, entries);
    return draft.ok && (await add(tx, election, known.size, draft)) ? draft : null;
  }

  async #writeLocked(tx: Transaction, election: string, entries: readonly PendingEntry[]): Promise<Draft> {
    const state = await this.#lockedState(tx, election);
    const draft = compose(tx, state, entries);
    if (!draft.ok) throw new Problem('record-refuses', recordRefusal(draft.rule, draft.message));
    if (!(await add(tx, election, state.size, draft)))
      throw new Error(`record of ${election} moved under its lock`);
    return draft;
  }

  /** The state of the record as this transaction sees it; reads only what is not yet known here. */
  async stateOf(tx: Transaction, election: string): Promise<RecordState> {
    return (await this.follow(tx, election, Number.MAX_SAFE_INTEGER)).state;
  }

  /** The state of the record, and its entries from an index on, in one query. */
  async follow(
    tx: Transaction,
    election: string,
    from: number,
  ): Promise<{ readonly state: RecordState; readonly entries: readonly RecordEntry[] }> {
    let state = this.#states.get(election) ?? emptyRecord();
    let rows = await rowsFrom(tx, election, Math.min(from, Math.max(0, state.size - 1)));
    if (!continues(state, rows)) {
      // The database is not the one it was: a copy was restored under a running server.
      state = emptyRecord();
      rows = await rowsFrom(tx, election, 0);
    }
    const entries: RecordEntry[] = [];
    for (const { index, body_bytes: bytes } of rows) {
      if (index < from && index < state.size) continue;
      const entry = JSON.parse(bytes.toString('utf8')) as RecordEntry;
      if (index >= from) entries.push(entry);
      if (index < state.size) continue;
      const applied = applyEntry(state, entry, bytes);
      if (!applied.ok) {
        throw new Error(
          `record of ${election} does not replay at ${state.size}: ${applied.rule}: ${applied.message}`,
        );
      }
      state = applied.state;
    }
    // A transaction adds its own entries last, so what it reads before is committed.
    this.#states.set(election, state);
    return { state, entries };
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
    await tx.query('SELECT core.lock_record($1)', [election]);
    return this.stateOf(tx, election);
  }
}

interface Row {
  readonly index: number;
  readonly body_bytes: Buffer;
  readonly leaf_hash: Buffer;
}

function rowsFrom(tx: Transaction, election: string, index: number): Promise<Row[]> {
  return tx.query<Row>(
    'SELECT index, body_bytes, leaf_hash FROM core.record_entry WHERE election_id = $1 AND index >= $2 ORDER BY index',
    [election, index],
  );
}

/** Whether the last entry of a state is still there, as it was. */
function continues(state: RecordState, rows: readonly Row[]): boolean {
  const leaf = state.leaves.at(state.size - 1);
  if (leaf === undefined) return true;
  return rows.some(({ index, leaf_hash: hash }) => index === state.size - 1 && hash.equals(leaf));
}

interface Draft {
  readonly ok: true;
  /** The record with the entries. */
  readonly state: RecordState;
  readonly kinds: readonly RecordKind[];
  readonly bytes: readonly Buffer[];
  readonly leaves: readonly Buffer[];
}

function compose(
  tx: Transaction,
  before: RecordState,
  entries: readonly PendingEntry[],
): Draft | Exclude<Applied, { ok: true }> {
  let state = before;
  const bytes: Buffer[] = [];
  const leaves: Buffer[] = [];
  const now = latest(wholeSeconds(tx.now), state.at);
  // What one transaction appends has one time; two challenge sessions never share theirs.
  const at = entries[0]?.kind === 'challenge.raised' ? timeForSession(state, now) : now;
  for (const { kind, body } of entries) {
    const entry = { at, body: typeof body === 'function' ? body(state) : body, index: state.size, kind };
    const written = canonicalBytes(entry);
    const applied = applyEntry(state, entry, written);
    if (!applied.ok) return applied;
    state = applied.state;
    bytes.push(Buffer.from(written));
    leaves.push(Buffer.from(leafHash(written)));
  }
  return { ok: true, state, kinds: entries.map(({ kind }) => kind), bytes, leaves };
}

/** Adds and announces the entries if the record has exactly the size they follow, under its lock. */
async function add(
  tx: Transaction,
  election: string,
  size: number,
  { state, kinds, bytes, leaves }: Draft,
): Promise<boolean> {
  const hint: Hint = { stream: 'record', election, size: state.size, kinds: [...new Set(kinds)] };
  const row = await tx.one<{ added: boolean }>(
    'SELECT core.add_to_record($1, $2, $3, $4, $5, $6, $7) AS added',
    [election, size, kinds, bytes, leaves, CHANNEL, JSON.stringify(hint)],
  );
  return row?.added === true;
}

function wholeSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function latest(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}
