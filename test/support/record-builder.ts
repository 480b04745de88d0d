import { blockSizes } from '../../src/domain/blocks';
import { canonicalBytes, canonicalJson } from '../../src/domain/canonical-json';
import {
  checkpointText,
  partyKeyName,
  publicKeyOf,
  serverKeyName,
  signatureLine,
  signCheckpoint,
  signText,
} from '../../src/domain/checkpoint';
import { type CountedBlock, entryCommitment, type Slot } from '../../src/domain/commitment';
import { NLRB_MAJORITY } from '../../src/domain/decision-rules';
import { toBase64, toHex } from '../../src/domain/encoding';
import type { Phase } from '../../src/domain/lifecycle';
import { leafHash, merkleRoot } from '../../src/domain/merkle';
import type { ElectionOpened, RecordBodies, RecordEntry, RecordKind } from '../../src/domain/record-entry';
import { type Applied, applyEntry } from '../../src/domain/record-replay';
import { emptyRecord, type RecordState } from '../../src/domain/record-state';
import { nextTally } from '../../src/domain/record-replay-tally';
import type { RecordMembers } from '../../src/domain/verdict';
import { recordLines, writeArchive } from '../../src/official/record/record-archive';
import { verifyGuide } from '../../src/official/record/verify-guide';

export const ELECTION = '7f3c9a52-8d41-4c0e-9b6a-2f1d5e8c7a90';
export const SERVER_SEED = new Uint8Array(32).fill(1);
export const PARTY_SEEDS: Readonly<Record<string, Uint8Array>> = {
  union: new Uint8Array(32).fill(2),
  employer: new Uint8Array(32).fill(3),
};

const publicKeys = new Map<Uint8Array, string>();

export function publicKeyText(seed: Uint8Array): string {
  const text = publicKeys.get(seed) ?? toBase64(publicKeyOf(seed));
  publicKeys.set(seed, text);
  return text;
}

export const OPENED: ElectionOpened = {
  election: ELECTION,
  follows: null,
  serverKey: publicKeyText(SERVER_SEED),
  profile: 'nlrb-mail',
  question: 'Do you wish to be represented for purposes of collective bargaining?',
  choices: [
    { id: 'yes', label: 'Yes', kind: 'for' },
    { id: 'no', label: 'No', kind: 'against' },
  ],
  rule: NLRB_MAJORITY,
  blockSize: 50,
  minimumBlock: 20,
};

export interface RawEntry {
  readonly at: string;
  readonly body: object;
  readonly index: number;
  readonly kind: string;
}

/** Builds a record entry by entry, guarded by the replay, with real keys, commitments and signatures. */
export class RecordBuilder {
  readonly entries: RawEntry[] = [];
  #states: RecordState[] = [emptyRecord()];
  #salt = 0;

  constructor(private clock = Date.UTC(2026, 10, 23, 14, 0, 0)) {}

  get state(): RecordState {
    return this.#states.at(-1)!;
  }

  /** Appends, or throws with the rule that refuses it. One second passes unless `isSameTime`. */
  add<K extends RecordKind>(kind: K, body: RecordBodies[K], isSameTime = false): this {
    const entry = this.#entry(kind, body, isSameTime);
    const applied = applyEntry(this.state, entry);
    if (!applied.ok) throw new Error(`${kind} at ${entry.index}: ${applied.rule}: ${applied.message}`);
    this.entries.push(entry);
    this.#states.push(applied.state);
    return this;
  }

  /** What the replay says of an entry, without appending it. */
  judge(kind: string, body: object, isSameTime = false): Applied {
    return applyEntry(this.state, this.#entry(kind, body, isSameTime));
  }

  /** The entries with one more that nobody has judged. */
  with(kind: string, body: object, isSameTime = false): RawEntry[] {
    return [...this.entries, this.#entry(kind, body, isSameTime)];
  }

  #entry(kind: string, body: object, isSameTime: boolean): RawEntry {
    if (!isSameTime) this.clock += 1000;
    const at = `${new Date(this.clock).toISOString().slice(0, 19)}Z`;
    return { at, body, index: this.entries.length, kind };
  }

  open(changes: Partial<ElectionOpened> = {}): this {
    return this.add('election.opened', { ...OPENED, ...changes });
  }

  register(party: string): this {
    return this.add('party.registered', { party, publicKey: publicKeyText(PARTY_SEEDS[party]!) });
  }

  sealRoll(voters: number): this {
    const supersedes = this.state.seal?.index ?? null;
    return this.add('roll.sealed', { voters, commitmentRoot: 'ab'.repeat(32), supersedes });
  }

  enter(to: Phase): this {
    return this.add('phase.changed', { from: this.state.phase, to });
  }

  cosign(party: string, size = this.state.size): this {
    return this.add('party.cosigned', this.cosignature(party, size));
  }

  cosignature(party: string, size: number): RecordBodies['party.cosigned'] {
    const root = this.#states[size]!.root;
    const signature = signText(PARTY_SEEDS[party]!, checkpointText(ELECTION, size, root));
    return { party, size, root: toBase64(root), signature: toBase64(signature) };
  }

  /** Trays by their sizes, named after their order. */
  receive(...envelopes: readonly number[]): this {
    for (const size of envelopes) {
      this.add('tray.received', { tray: `T${this.state.trays.size + 1}`, envelopes: size });
    }
    return this;
  }

  /** One session: the dockets sorted, all with one `at`. */
  challenge(dockets: readonly string[], block: string | null = null, party = 'union'): this {
    for (const [i, docket] of [...dockets].sort().entries()) {
      this.add('challenge.raised', { docket, party, ground: 'supervisor', block }, i > 0);
    }
    return this;
  }

  resolve(docket: string, ruling: 'eligible' | 'ineligible'): this {
    return this.add('challenge.resolved', { docket, ruling });
  }

  /** Everything received but these voids and the open dockets is accepted. */
  reconcile(voids: Partial<RecordBodies['envelopes.reconciled']['void']> = {}): this {
    return this.add('envelopes.reconciled', this.reconciliation(voids));
  }

  reconciliation(
    voids: Partial<RecordBodies['envelopes.reconciled']['void']> = {},
  ): RecordBodies['envelopes.reconciled'] {
    const { trayEnvelopes, polls, challenges } = this.state;
    const received = trayEnvelopes + (polls?.ballotsInBoxes ?? 0) + (polls?.challenged ?? 0);
    const spoiled = { unsigned: 0, late: 0, duplicate: 0, other: 0, ...voids };
    const lost = spoiled.unsigned + spoiled.late + spoiled.duplicate + spoiled.other;
    const accepted = received - lost - challenges.open;
    return { received, accepted, void: spoiled, challenged: challenges.open, outstanding: 0 };
  }

  formBlocks(source: 'accepted' | 'challenged', ballots = this.state.reconciliation!.accepted): this {
    const { blockSize, minimumBlock } = this.state.opened!;
    const first = this.state.blockIds.length + 1;
    const blocks = blockSizes(ballots, blockSize, minimumBlock).map((size, i) => ({
      id: `B${first + i}`,
      ballots: size,
    }));
    return this.add('blocks.formed', { source, blocks });
  }

  acknowledge(
    ballots: number,
    answers: Readonly<Record<string, 'acknowledged' | 'refused' | 'absent'>>,
  ): this {
    for (const [party, answer] of Object.entries(answers)) {
      this.add('opening.acknowledged', { answer, ballots, party });
    }
    return this;
  }

  nextSalt(): Uint8Array {
    this.#salt += 1;
    const salt = new Uint8Array(16);
    new DataView(salt.buffer).setUint32(0, this.#salt);
    return salt;
  }

  /** A commitment's body and the reveal that belongs to it. */
  sealedEntry(
    block: string,
    round: number,
    slot: Slot,
    counted: CountedBlock,
  ): { commit: RecordBodies['entry.committed']; reveal: RecordBodies['entry.revealed'] } {
    const salt = this.nextSalt();
    const entry = { block, round, slot, ...counted };
    return {
      commit: { block, round, slot, commitment: entryCommitment(salt, entry) },
      reveal: { ...entry, salt: toHex(salt) },
    };
  }

  /** One round: all commit, then all reveal. With three, C commits last. */
  round(block: string, ...entries: readonly CountedBlock[]): this {
    const round = this.state.blocks.get(block)!.round + 1;
    const slots: readonly Slot[] = ['A', 'B', 'C'];
    const sealed = entries.map((counted, i) => this.sealedEntry(block, round, slots[i]!, counted));
    for (const { commit } of sealed) this.add('entry.committed', commit);
    for (const { reveal } of sealed) this.add('entry.revealed', reveal);
    return this;
  }

  seal(block: string, counted: CountedBlock, agreed: readonly Slot[] = ['A', 'B']): this {
    const { round } = this.state.blocks.get(block)!;
    return this.add('block.sealed', { block, round, ...counted, agreed });
  }

  /** A and B agree at once. */
  count(block: string, counted: CountedBlock): this {
    return this.round(block, counted, counted).seal(block, counted);
  }

  declare(): this {
    return this.add('tally.declared', nextTally(this.state));
  }

  close(): this {
    return this.enter('closed').add('count.closed', { size: this.state.size + 1 }, true);
  }

  /** The server's checkpoint of a size: a pin. */
  checkpoint(size = this.state.size): string {
    return signCheckpoint(SERVER_SEED, ELECTION, size, this.#states[size]!.root);
  }

  members(): RecordMembers {
    return membersOf(this.entries);
  }

  archive(): Uint8Array {
    return archiveOf(this.members());
  }
}

export function counted(yes: number, no: number, spoiled = 0, challenged = 0): CountedBlock {
  return { counts: { yes, no }, void: spoiled, challenged };
}

/** The members of an export of any entries, right or wrong, with a checkpoint rightly signed over them. */
export function membersOf(
  entries: readonly RawEntry[],
  cosigners: Readonly<Record<string, Uint8Array>> = {},
): RecordMembers {
  const lines = entries.map((entry) => canonicalBytes(entry));
  const root = merkleRoot(lines.map(leafHash));
  const keys: Record<string, string> = { [serverKeyName(ELECTION)]: publicKeyText(SERVER_SEED) };
  for (const entry of entries as readonly RecordEntry[]) {
    if (entry.kind === 'party.registered') {
      keys[partyKeyName(ELECTION, entry.body.party)] = entry.body.publicKey;
    }
  }
  const tally = (entries as readonly RecordEntry[]).findLast(({ kind }) => kind === 'tally.declared');
  const text = checkpointText(ELECTION, entries.length, root);
  const cosigned = Object.entries(cosigners).map(([slug, seed]) =>
    signatureLine(partyKeyName(ELECTION, slug), publicKeyOf(seed), signText(seed, text)),
  );
  return {
    record: recordLines(lines),
    checkpoint: signCheckpoint(SERVER_SEED, ELECTION, entries.length, root) + cosigned.join(''),
    keys: canonicalJson(keys),
    tally: tally === undefined ? null : canonicalJson(tally.body),
  };
}

export function archiveOf(members: RecordMembers): Uint8Array {
  const facts = { election: ELECTION, size: 0, fingerprint: '', isOpen: true };
  return writeArchive({ ...members, guide: verifyGuide(facts) });
}

/** The same entries numbered anew: for records from which one was taken, or into which one was put. */
export function renumber(entries: readonly RawEntry[]): RawEntry[] {
  return entries.map((entry, index) => ({ ...entry, index }));
}

/** Stops after the record has entered this phase, or goes on to the end with `closed`. */
export function buildUntil(phase: Phase): RecordBuilder {
  const builder = new RecordBuilder().open();
  for (const [name, step] of STEPS) {
    step(builder);
    if (name === phase) break;
  }
  return builder;
}

/**
 * A whole record: two parties with keys and cosignatures, a roll sealed twice, mail and polls, challenges of
 * every fate, a disagreement settled by C, an abandoned round, supersessions while counting and afterwards, a
 * challenged block small enough for a warning, a revision, objections, and the close.
 */
export function buildFullRecord(): RecordBuilder {
  return buildUntil('closed');
}

const STEPS: readonly (readonly [Phase, (builder: RecordBuilder) => void])[] = [
  [
    'setup',
    (builder) => {
      builder.register('union').register('employer').sealRoll(210);
    },
  ],
  [
    'voting',
    (builder) => {
      builder.enter('voting').cosign('union').sealRoll(205);
      builder.add('mailing.recorded', { kits: 205, purpose: 'initial' });
      builder.add('mailing.recorded', { kits: 4, purpose: 'replacement' });
      builder.add('undelivered.recorded', { kits: 6 });
      builder.receive(60, 65);
      builder.add('polls.closed', { checkedOff: 11, challenged: 2, ballotsInBoxes: 10 });
    },
  ],
  [
    'checking',
    (builder) => {
      builder.enter('checking').cosign('employer');
      builder.challenge(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7']);
      builder.add('challenge.withdrawn', { docket: 'd1' });
      builder.resolve('d2', 'eligible').resolve('d3', 'ineligible');
      builder.receive(5).reconcile({ unsigned: 3, duplicate: 1, other: 1 }).cosign('union');
    },
  ],
  [
    'counting',
    (builder) => {
      builder.enter('counting').formBlocks('accepted');
      builder.add('late.received', { envelopes: 2 });
      builder.count('B1', counted(30, 19, 1));
      // A and B differ, and the third person agrees with B.
      builder
        .round('B2', counted(26, 24), counted(25, 25), counted(25, 25))
        .seal('B2', counted(25, 25), ['B', 'C']);
      const lost = builder.sealedEntry('B3', 1, 'A', counted(20, 13));
      builder.add('entry.committed', lost.commit);
      builder.add('round.abandoned', { block: 'B3', round: 1, reason: 'salt-lost', signers: ['A', 'agent'] });
      builder.count('B3', counted(20, 12, 0, 1)).challenge(['e1'], 'B3', 'employer');
      builder.add('block.superseded', { block: 'B1', reason: 'misread', signers: ['A', 'C'] });
      builder
        .count('B1', counted(29, 20, 1))
        .declare()
        .cosign('employer');
    },
  ],
  [
    'objections',
    (builder) => {
      builder.enter('objections');
      builder.add('late.received', { envelopes: 1 });
      builder.add('objection.filed', { objection: 'o1', party: 'employer', ground: 'conduct' });
      builder.add('block.superseded', { block: 'B2', reason: 'recount', signers: ['agent', 'party/union'] });
      builder.count('B2', counted(26, 24));
      builder
        .resolve('d4', 'eligible')
        .resolve('d5', 'eligible')
        .resolve('d6', 'ineligible')
        .resolve('e1', 'eligible');
      builder.add('challenge.withdrawn', { docket: 'd7' });
      builder.declare();
      builder.acknowledge(4, { agent: 'acknowledged', union: 'acknowledged', employer: 'refused' });
      builder
        .formBlocks('challenged', 4)
        .count('B4', counted(3, 0, 1))
        .declare();
      builder.add('objection.resolved', { objection: 'o1', ruling: 'overruled' }).cosign('union');
    },
  ],
  [
    'closed',
    (builder) => {
      builder.close();
    },
  ],
];
