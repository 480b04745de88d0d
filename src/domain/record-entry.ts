/** The kinds of the election record (election-record §3). Their form is checked in record-form.ts. */
import type { CountedBlock, Slot } from './commitment';
import type { Choice, Outcome, Rule } from './decision-rules';
import type { Phase } from './lifecycle';

/** The agent, or the slug of a registered party. */
export type PartyOrAgent = string;
/** A, B, C, `agent` or `party/<slug>`. */
export type Signer = string;
export type Ruling = 'eligible' | 'ineligible';
export type BlockSource = 'accepted' | 'challenged';
export type AcknowledgementAnswer = 'acknowledged' | 'refused' | 'absent';
export type Counts = Readonly<Record<string, number>>;

export interface VoidEnvelopes {
  readonly unsigned: number;
  readonly late: number;
  readonly duplicate: number;
  readonly other: number;
}

export interface ElectionOpened {
  readonly election: string;
  readonly follows: string | null;
  readonly serverKey: string;
  readonly profile: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly rule: Rule;
  readonly blockSize: number;
  readonly minimumBlock: number;
}

export interface EnvelopesReconciled {
  readonly received: number;
  readonly accepted: number;
  readonly void: VoidEnvelopes;
  readonly challenged: number;
  readonly outstanding: number;
}

export interface TallyDeclared {
  readonly revision: number;
  readonly eligible: number;
  readonly void: number;
  readonly votes: Counts;
  readonly valid: number;
  readonly challenged: number;
  readonly validPlusChallenged: number;
  readonly determinative: boolean;
  readonly outcome: Outcome;
}

interface SlotOfRound {
  readonly block: string;
  readonly round: number;
  readonly slot: Slot;
}

export interface RecordBodies {
  readonly 'election.opened': ElectionOpened;
  readonly 'phase.changed': { readonly from: Phase; readonly to: Phase };
  readonly 'party.registered': { readonly party: string; readonly publicKey: string };
  readonly 'party.cosigned': {
    readonly party: string;
    readonly size: number;
    readonly root: string;
    readonly signature: string;
  };
  readonly 'roll.sealed': {
    readonly voters: number;
    readonly commitmentRoot: string;
    readonly supersedes: number | null;
  };
  readonly 'mailing.recorded': { readonly kits: number; readonly purpose: 'initial' | 'replacement' };
  readonly 'undelivered.recorded': { readonly kits: number };
  readonly 'tray.received': { readonly tray: string; readonly envelopes: number };
  readonly 'polls.closed': {
    readonly checkedOff: number;
    readonly challenged: number;
    readonly ballotsInBoxes: number;
  };
  readonly 'late.received': { readonly envelopes: number };
  readonly 'challenge.raised': {
    readonly docket: string;
    readonly party: PartyOrAgent;
    readonly ground: string;
    readonly block: string | null;
  };
  readonly 'challenge.withdrawn': { readonly docket: string };
  readonly 'challenge.resolved': { readonly docket: string; readonly ruling: Ruling };
  readonly 'envelopes.reconciled': EnvelopesReconciled;
  readonly 'blocks.formed': {
    readonly source: BlockSource;
    readonly blocks: readonly { readonly id: string; readonly ballots: number }[];
  };
  readonly 'opening.acknowledged': {
    readonly answer: AcknowledgementAnswer;
    readonly ballots: number;
    readonly party: PartyOrAgent;
  };
  readonly 'entry.committed': SlotOfRound & { readonly commitment: string };
  readonly 'entry.revealed': SlotOfRound & CountedBlock & { readonly salt: string };
  readonly 'round.abandoned': {
    readonly block: string;
    readonly round: number;
    readonly reason: string;
    readonly signers: readonly Signer[];
  };
  readonly 'block.sealed': CountedBlock & {
    readonly block: string;
    readonly round: number;
    readonly agreed: readonly Slot[];
  };
  readonly 'block.superseded': {
    readonly block: string;
    readonly reason: string;
    readonly signers: readonly Signer[];
  };
  readonly 'tally.declared': TallyDeclared;
  readonly 'objection.filed': {
    readonly objection: string;
    readonly party: PartyOrAgent;
    readonly ground: string;
  };
  readonly 'objection.resolved': { readonly objection: string; readonly ruling: string };
  readonly 'count.closed': { readonly size: number };
}

export type RecordKind = keyof RecordBodies;
export interface EntryOf<K extends RecordKind> {
  /** UTC, whole seconds. */
  readonly at: string;
  readonly body: RecordBodies[K];
  readonly index: number;
  readonly kind: K;
}
export type RecordEntry = { [K in RecordKind]: EntryOf<K> }[RecordKind];
