import { canonicalBytes } from '../../domain/canonical-json';
import {
  checkpointText,
  partyKeyName,
  publicKeyOf,
  signatureLine,
  signCheckpoint,
  signText,
} from '../../domain/checkpoint';
import { toBase64 } from '../../domain/encoding';
import type { Phase } from '../../domain/lifecycle';
import type { RecordBodies, RecordKind } from '../../domain/record-entry';
import { keysJson, tallyJson } from '../../domain/record-export';
import { applyEntry, callsForCheckpoint } from '../../domain/record-replay';
import { emptyRecord, isOpened, type RecordState } from '../../domain/record-state';
import { verifyGuide } from '../../official/record/verify-guide';
import { type ArchiveContent, recordLines } from '../../official/record/record-archive';
import type { Random } from './random';

/** What a simulated count found that must never be: the simulation ends, and its seed is reported. */
export class Discrepancy extends Error {}

/** Keeps the record of a simulated count as the server does: judged, hashed, and signed where a checkpoint is due. */
export class RecordKeeper {
  readonly lines: Uint8Array[] = [];
  /** Signed notes, the oldest first. */
  readonly checkpoints: string[] = [];
  #state: RecordState = emptyRecord();
  #clock = Date.UTC(2026, 2, 2, 15, 0, 0);
  readonly #serverSeed: Uint8Array;
  readonly #partySeeds = new Map<string, Uint8Array>();

  constructor(
    readonly election: string,
    private readonly random: Random,
    private readonly onEntry: (state: RecordState) => void,
  ) {
    this.#serverSeed = random.bytes(32);
  }

  get state(): RecordState {
    return this.#state;
  }

  get serverKey(): string {
    return toBase64(publicKeyOf(this.#serverSeed));
  }

  /** Signs whatever it is given: a test of what a dishonest server could pass off needs its key. */
  sign(size: number, root: Uint8Array): string {
    return signCheckpoint(this.#serverSeed, this.election, size, root);
  }

  /** @throws Discrepancy where the rules refuse the entry. `isSameTime`: in the second of the entry before. */
  append<K extends RecordKind>(kind: K, body: RecordBodies[K], isSameTime = false): void {
    if (!isSameTime) this.#clock += this.random.integer(1, 90) * 1000;
    const at = `${new Date(this.#clock).toISOString().slice(0, 19)}Z`;
    const entry = { at, body, index: this.#state.size, kind };
    const line = canonicalBytes(entry);
    const applied = applyEntry(this.#state, entry, line);
    if (!applied.ok) {
      throw new Discrepancy(`${kind} at ${entry.index} is refused by ${applied.rule}: ${applied.message}`);
    }
    this.lines.push(line);
    this.#state = applied.state;
    if (callsForCheckpoint(kind)) this.checkpoints.push(this.sign(this.#state.size, this.#state.root));
    this.onEntry(this.#state);
  }

  enter(to: Phase): void {
    this.append('phase.changed', { from: this.#state.phase, to });
  }

  registerParty(party: string): void {
    const seed = this.random.bytes(32);
    this.#partySeeds.set(party, seed);
    this.append('party.registered', { party, publicKey: toBase64(publicKeyOf(seed)) });
  }

  /** A party's observer cosigns the head of the record. */
  cosign(party: string): void {
    const { size, root } = this.#state;
    const signature = signText(this.#seedOf(party), checkpointText(this.election, size, root));
    this.append('party.cosigned', { party, size, root: toBase64(root), signature: toBase64(signature) });
  }

  #seedOf(party: string): Uint8Array {
    const seed = this.#partySeeds.get(party);
    if (seed === undefined) throw new Discrepancy(`${party} has registered no key`);
    return seed;
  }

  /** The members of the export, signed by the server and by every party. */
  export(): ArchiveContent {
    const state = this.#state;
    if (!isOpened(state)) throw new Discrepancy('the election is not opened');
    const { size, root } = state;
    const text = checkpointText(this.election, size, root);
    const cosigned = [...this.#partySeeds].map(([party, seed]) =>
      signatureLine(partyKeyName(this.election, party), publicKeyOf(seed), signText(seed, text)),
    );
    return {
      record: recordLines(this.lines),
      checkpoint: this.sign(size, root) + cosigned.join(''),
      keys: keysJson(state),
      tally: tallyJson(state),
      guide: verifyGuide({ election: this.election, size, fingerprint: '', isOpen: !state.isClosed }),
    };
  }
}
