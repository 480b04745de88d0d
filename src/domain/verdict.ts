/** Verifying an export of the election record: the checks of election-record §6, in their order. */
import { canonicalJson, parseCanonicalBytes } from './canonical-json';
import {
  type Checkpoint,
  checkpointOrigin,
  keyFingerprint,
  parseCheckpoint,
  partyKeyName,
  roomCode,
  serverKeyName,
  verifySignature,
} from './checkpoint';
import type { DecisionWarning } from './decision-rules';
import { equalBytes, fromBase64, toBase64, toHex } from './encoding';
import type { Phase } from './lifecycle';
import { leafHash, merkleRoot } from './merkle';
import type { ElectionOpened, RecordEntry, TallyDeclared } from './record-entry';
import { checkEntry } from './record-form';
import { applyCheckedEntry } from './record-replay';
import { decisionOf } from './record-replay-tally';
import { emptyRecord, type OpenedRecord, REPLAY_RULES } from './record-state';

/** In the order in which they are checked. */
export const VERDICT_RULES = [
  'file',
  'canonical',
  'index',
  'kind',
  'schema',
  'checkpoint',
  'size',
  'root',
  'keys',
  'signature',
  'pin',
  ...REPLAY_RULES,
  'tally-json',
] as const;
export type VerdictRule = (typeof VERDICT_RULES)[number];

/** The members of an export that are checked; texts decoded as they are, a byte order mark kept. */
export interface RecordMembers {
  readonly record: Uint8Array;
  readonly checkpoint: string;
  readonly keys: string;
  /** Null where the export has no tally.json. */
  readonly tally: string | null;
}

export interface VerifyOptions {
  /** An older checkpoint, seen before: the record must extend it. */
  readonly pin?: string | undefined;
  /** Base64 of the raw server key, from a source other than the export. */
  readonly key?: string | undefined;
}

export type VerdictWarning =
  | { readonly code: DecisionWarning | 'still-open' }
  | { readonly code: 'unknown-signature'; readonly name: string }
  | {
      readonly code: 'opening-not-acknowledged';
      readonly party: string;
      readonly answer: 'refused' | 'absent';
    };

export interface HoldingVerdict {
  readonly ok: true;
  readonly exit: 0;
  readonly index: null;
  readonly rule: null;
  readonly message: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly roomCode: string;
  /** SHA-256 of the raw server key, in hex: what the notice of election publishes. */
  readonly fingerprint: string;
  readonly phase: Phase;
  readonly isClosed: boolean;
  readonly opened: ElectionOpened;
  /** The last declared. */
  readonly tally: TallyDeclared | null;
  readonly warnings: readonly VerdictWarning[];
}

export interface FailingVerdict {
  readonly ok: false;
  readonly exit: 1 | 2;
  /** Of the entry at fault, null where it is no one entry's. */
  readonly index: number | null;
  readonly rule: VerdictRule;
  readonly message: string;
}

export type Verdict = HoldingVerdict | FailingVerdict;

export function fail(rule: VerdictRule, index: number | null, message: string): FailingVerdict {
  return { ok: false, exit: rule === 'file' ? 2 : 1, index, rule, message };
}

interface ReadEntry {
  readonly entry: RecordEntry;
  readonly leaf: Uint8Array;
}

/** Judges the members of an export, which were read from an archive already (`file` beyond the options is its reader's). */
export function verifyRecord(members: RecordMembers, options: VerifyOptions = {}): Verdict {
  const pin = options.pin === undefined ? null : parseCheckpoint(options.pin);
  if (pin?.ok === false) return fail('file', null, `the pin is no signed checkpoint: ${pin.reason}`);
  const key = options.key === undefined ? null : fromBase64(options.key.trim());
  if (options.key !== undefined && key?.length !== 32) {
    return fail('file', null, 'the key given is not the padded base64 of 32 bytes');
  }
  if (members.record.length === 0) return fail('lifecycle', null, 'the record is empty');

  const read = readLines(members.record);
  if ('ok' in read) return read;
  const parsed = parseCheckpoint(members.checkpoint);
  if (!parsed.ok) return fail('checkpoint', null, parsed.reason);
  const { checkpoint } = parsed;
  const opened = openingOf(read);
  const sealed =
    checkHead(checkpoint, read, opened) ??
    (opened === null ? null : checkKeys(checkpoint, members.keys, key, keysOf(opened, read))) ??
    (opened === null || pin === null ? null : checkPin(pin.checkpoint, opened, read));
  if (sealed !== null) return sealed;

  const replayed = replay(read);
  if ('ok' in replayed) return replayed;
  const complaint = complainOfTallyJson(members.tally, replayed.tally);
  if (complaint !== null) return fail('tally-json', null, complaint);
  return hold(replayed, checkpoint);
}

function readLines(record: Uint8Array): ReadEntry[] | FailingVerdict {
  const entries: ReadEntry[] = [];
  let choices: readonly string[] | null = null;
  let at: string | null = null;
  for (let start = 0; start < record.length;) {
    const index = entries.length;
    const end = record.indexOf(0x0a, start);
    if (end === -1) return fail('canonical', index, 'the line is not ended by a line feed');
    const line = record.subarray(start, end);
    const parsed = parseCanonicalBytes(line);
    if (!parsed.ok) return fail('canonical', index, parsed.reason);
    const checked = checkEntry(parsed.value, { index, at, choices });
    if (!checked.ok) return fail(checked.rule, index, checked.message);
    const { entry } = checked;
    if (index === 0 && entry.kind === 'election.opened') choices = entry.body.choices.map(({ id }) => id);
    at = entry.at;
    entries.push({ entry, leaf: leafHash(line) });
    start = end + 1;
  }
  return entries;
}

function openingOf(read: readonly ReadEntry[]): ElectionOpened | null {
  const first = read[0]?.entry;
  return first?.kind === 'election.opened' ? first.body : null;
}

function checkHead(
  checkpoint: Checkpoint,
  read: readonly ReadEntry[],
  opened: ElectionOpened | null,
): FailingVerdict | null {
  const { origin, signatures, size } = checkpoint;
  const names = signatures.map(({ name }) => name);
  const due = opened === null ? null : checkpointOrigin(opened.election);
  if (due !== null && origin !== due) {
    return fail('checkpoint', null, `its origin is ${origin}; the record is of ${due}`);
  }
  if (names[0] !== `${origin}/server`)
    return fail('checkpoint', null, 'its first signature line must be the server’s');
  if (new Set(names).size < names.length)
    return fail('checkpoint', null, 'two signature lines are of one name');
  if (size !== read.length) {
    return fail('size', null, `the checkpoint is of ${size} entries; the record has ${read.length}`);
  }
  return equalBytes(checkpoint.root, merkleRoot(read.map(({ leaf }) => leaf)))
    ? null
    : fail('root', null, 'the entries do not make the root of the checkpoint');
}

/** The server's key and each party's last registered key, base64 by their full names: the content of keys.json. */
function keysOf(opened: ElectionOpened, read: readonly ReadEntry[]): Record<string, string> {
  const keys: Record<string, string> = { [serverKeyName(opened.election)]: opened.serverKey };
  for (const { entry } of read) {
    if (entry.kind === 'party.registered') {
      keys[partyKeyName(opened.election, entry.body.party)] = entry.body.publicKey;
    }
  }
  return keys;
}

function checkKeys(
  checkpoint: Checkpoint,
  member: string,
  given: Uint8Array | null,
  keys: Readonly<Record<string, string>>,
): FailingVerdict | null {
  if (member !== canonicalJson(keys)) {
    return fail(
      'keys',
      null,
      'keys.json must hold, in canonical form, exactly the keys that the record registers',
    );
  }
  const serverKey = keys[`${checkpoint.origin}/server`];
  if (given !== null && serverKey !== toBase64(given)) {
    return fail('keys', null, 'the server’s key in the record is not the key given');
  }
  for (const line of checkpoint.signatures) {
    const key = keys[line.name];
    if (key !== undefined && !verifySignature(checkpoint, line, rawKey(key))) {
      return fail(
        'signature',
        null,
        `the line of ${line.name} is no signature of its key over this checkpoint`,
      );
    }
  }
  return null;
}

function rawKey(base64: string): Uint8Array {
  return fromBase64(base64) as Uint8Array;
}

function checkPin(
  pin: Checkpoint,
  opened: ElectionOpened,
  read: readonly ReadEntry[],
): FailingVerdict | null {
  const name = serverKeyName(opened.election);
  const line = pin.signatures.find((signature) => signature.name === name);
  if (pin.origin !== checkpointOrigin(opened.election))
    return fail('pin', null, 'the pin is of another election');
  if (line === undefined) return fail('pin', null, 'the pin is not signed by the server');
  if (!verifySignature(pin, line, rawKey(opened.serverKey))) {
    return fail('pin', null, 'the server’s line on the pin does not verify');
  }
  if (pin.size > read.length) {
    return fail('pin', null, `the pin is of ${pin.size} entries; the record has only ${read.length}`);
  }
  const root = merkleRoot(read.slice(0, pin.size).map(({ leaf }) => leaf));
  return equalBytes(pin.root, root)
    ? null
    : fail('pin', null, `the first ${pin.size} entries are not those that the pin was signed over`);
}

function replay(read: readonly ReadEntry[]): OpenedRecord | FailingVerdict {
  let state = emptyRecord();
  for (const { entry, leaf } of read) {
    const applied = applyCheckedEntry(state, entry, leaf);
    if (!applied.ok) return fail(applied.rule, state.size, applied.message);
    ({ state } = applied);
  }
  // The replay refuses a first entry that does not open the election, and the record is not empty.
  return state.phase === 'closed' && !state.isClosed
    ? fail('closed', state.size - 1, 'the phase is closed, and count.closed does not follow')
    : (state as OpenedRecord);
}

function complainOfTallyJson(member: string | null, tally: TallyDeclared | null): string | null {
  if (tally === null) return member === null ? null : 'no tally is declared, yet tally.json is there';
  if (member === null) return 'a tally is declared, and tally.json is missing';
  return member === canonicalJson(tally) ? null : 'tally.json is not the last tally declared, byte for byte';
}

function hold(state: OpenedRecord, checkpoint: Checkpoint): HoldingVerdict {
  const { opened, tally, size, root, phase, isClosed } = state;
  const known = new Set([
    serverKeyName(opened.election),
    ...[...state.parties.keys()].map((slug) => partyKeyName(opened.election, slug)),
  ]);
  const strangers = checkpoint.signatures.filter(({ name }) => !known.has(name));
  const warnings: VerdictWarning[] = [
    ...(isClosed ? [] : [{ code: 'still-open' } as const]),
    ...strangers.map(({ name }) => ({ code: 'unknown-signature', name }) as const),
    ...(tally === null ? [] : decisionOf(state).warnings.map((code) => ({ code }))),
    ...state.unacknowledged.map((answer) => ({ code: 'opening-not-acknowledged', ...answer }) as const),
  ];
  return {
    ok: true,
    exit: 0,
    index: null,
    rule: null,
    message: isClosed ? 'the record holds' : 'the record holds; the count is still open',
    size,
    root: toBase64(root),
    roomCode: roomCode(root),
    fingerprint: toHex(keyFingerprint(rawKey(opened.serverKey))),
    phase,
    isClosed,
    opened,
    tally,
    warnings,
  };
}
