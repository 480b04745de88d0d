/** What a record says after each of its entries: immutable, derived by record-replay.ts alone. */
import type { CountedBlock, Slot } from './commitment';
import type { Phase } from './lifecycle';
import { EMPTY_FRONTIER, emptyRoot, type Frontier } from './merkle';
import { PersistentList, PersistentMap } from './persistent';
import type {
  AcknowledgementAnswer,
  BlockSource,
  ElectionOpened,
  EnvelopesReconciled,
  PartyOrAgent,
  RecordBodies,
  TallyDeclared,
} from './record-entry';

export interface RegisteredParty {
  /** Base64 of the last key registered. */
  readonly publicKey: string;
  /** Size of the last checkpoint cosigned, 0 before the first. */
  readonly cosigned: number;
}

export interface RollSeal {
  readonly index: number;
  readonly voters: number;
  readonly commitmentRoot: string;
}

export type DocketStatus = 'open' | 'withdrawn' | 'eligible' | 'ineligible' | 'cancelled';

export interface Docket {
  readonly docket: string;
  readonly party: PartyOrAgent;
  readonly ground: string;
  /** Null for an envelope, else the block in which the ballot was challenged. */
  readonly block: string | null;
  readonly status: DocketStatus;
}

export interface RoundEntry {
  readonly commitment: string;
  readonly revealed: CountedBlock | null;
}

export interface SealedCount extends CountedBlock {
  readonly round: number;
  readonly agreed: readonly Slot[];
  /** Index of its `block.sealed`. */
  readonly index: number;
}

export type BlockStatus = 'formed' | 'counting' | 'sealed' | 'superseded';

export interface BlockState {
  readonly id: string;
  readonly source: BlockSource;
  readonly ballots: number;
  readonly status: BlockStatus;
  /** The last round begun, 0 before the first. */
  readonly round: number;
  /** The last round was abandoned, or its seal superseded: only a new round can follow. */
  readonly isRoundOver: boolean;
  /** Commitments of the last round. */
  readonly entries: Readonly<Partial<Record<Slot, RoundEntry>>>;
  /** Slots that have committed in any round of this block. */
  readonly committed: readonly Slot[];
  /** The seal in force. */
  readonly sealed: SealedCount | null;
  /** Dockets of ballots challenged in it that are not cancelled. */
  readonly dockets: readonly string[];
}

/** Numbers of dockets and of the ballots behind them. */
export interface ChallengeCounts {
  /** Neither withdrawn, ruled upon nor cancelled. */
  readonly open: number;
  readonly ineligibleBeforeReconciliation: number;
  /** Withdrawn or ruled eligible since the reconciliation. */
  readonly released: number;
  /** Ruled ineligible since the reconciliation: S of the identity. */
  readonly ineligible: number;
  /** Dockets of ballots, not cancelled. */
  readonly ballots: number;
  /** Ballots of all challenged blocks formed. */
  readonly formed: number;
  /** Ballots of the challenged blocks that are sealed. */
  readonly opened: number;
}

/** Sums over the sealed blocks. */
export interface LiveTotals {
  readonly votes: Readonly<Record<string, number>>;
  readonly void: number;
  readonly challenged: number;
  readonly ballots: number;
  readonly blocks: number;
}

export interface RecordState {
  readonly size: number;
  /** `at` of the last entry. */
  readonly at: string | null;
  /** Merkle root of all entries. */
  readonly root: Uint8Array;
  readonly frontier: Frontier;
  /** Leaf hashes by index, for proofs. */
  readonly leaves: PersistentList<Uint8Array>;
  /** Roots by size, from 1 at position 0. */
  readonly roots: PersistentList<Uint8Array>;
  readonly phase: Phase;
  /** `count.closed` has been appended: nothing follows. */
  readonly isClosed: boolean;
  readonly opened: ElectionOpened | null;
  readonly choiceIds: readonly string[] | null;
  readonly parties: ReadonlyMap<string, RegisteredParty>;
  readonly seal: RollSeal | null;
  /** Voters of the seal in force, 0 before the first. */
  readonly eligible: number;
  readonly mailed: { readonly initial: number; readonly replacement: number };
  readonly undelivered: number;
  readonly late: number;
  readonly trays: ReadonlySet<string>;
  /** Envelopes of all trays: the turnout by mail. */
  readonly trayEnvelopes: number;
  /** A tray below `minimumBlock` has been received: it was the last. */
  readonly isLastTrayReceived: boolean;
  readonly polls: RecordBodies['polls.closed'] | null;
  readonly reconciliation: EnvelopesReconciled | null;
  readonly dockets: PersistentMap<Docket>;
  readonly challenges: ChallengeCounts;
  /** Set while the last entry is a `challenge.raised`: those of one session are sorted. */
  readonly lastRaised: { readonly at: string; readonly docket: string } | null;
  readonly blocks: PersistentMap<BlockState>;
  /** In the order in which they were formed. */
  readonly blockIds: readonly string[];
  readonly unsealedBlocks: number;
  readonly areAcceptedBlocksFormed: boolean;
  /** Answers since the last `blocks.formed`. */
  readonly acknowledgements: ReadonlyMap<
    string,
    { readonly answer: AcknowledgementAnswer; readonly ballots: number }
  >;
  /** Every refusal and absence: the opening of few ballots went on with a warning. */
  readonly unacknowledged: readonly { readonly party: PartyOrAgent; readonly answer: 'refused' | 'absent' }[];
  readonly totals: LiveTotals;
  readonly tally: TallyDeclared | null;
  /** By objection: whether it is resolved. */
  readonly objections: ReadonlyMap<string, boolean>;
}

/** A record whose first entry is there. */
export type OpenedRecord = RecordState & { readonly opened: ElectionOpened };

export function isOpened(state: RecordState): state is OpenedRecord {
  return state.opened !== null;
}

export function emptyRecord(): RecordState {
  return {
    size: 0,
    at: null,
    root: emptyRoot(),
    frontier: EMPTY_FRONTIER,
    leaves: PersistentList.empty(),
    roots: PersistentList.empty(),
    phase: 'setup',
    isClosed: false,
    opened: null,
    choiceIds: null,
    parties: new Map(),
    seal: null,
    eligible: 0,
    mailed: { initial: 0, replacement: 0 },
    undelivered: 0,
    late: 0,
    trays: new Set(),
    trayEnvelopes: 0,
    isLastTrayReceived: false,
    polls: null,
    reconciliation: null,
    dockets: PersistentMap.empty(),
    challenges: {
      open: 0,
      ineligibleBeforeReconciliation: 0,
      released: 0,
      ineligible: 0,
      ballots: 0,
      formed: 0,
      opened: 0,
    },
    lastRaised: null,
    blocks: PersistentMap.empty(),
    blockIds: [],
    unsealedBlocks: 0,
    areAcceptedBlocksFormed: false,
    acknowledgements: new Map(),
    unacknowledged: [],
    totals: { votes: {}, void: 0, challenged: 0, ballots: 0, blocks: 0 },
    tally: null,
    objections: new Map(),
  };
}

export const REPLAY_RULES = [
  'lifecycle',
  'closed',
  'roll',
  'docket',
  'reconciliation',
  'ballots',
  'block-size',
  'commit-reveal',
  'seal',
  'block-sum',
  'supersede',
  'cosigned',
  'tally',
  'outcome',
  'determinative',
  'revision',
] as const;
export type ReplayRule = (typeof REPLAY_RULES)[number];

export interface Refusal {
  readonly ok: false;
  readonly rule: ReplayRule;
  readonly message: string;
}

/** What one entry changes, or why it may not stand. */
export type Step = { readonly ok: true; readonly change: Partial<RecordState> } | Refusal;

export function refuse(rule: ReplayRule, message: string): Refusal {
  return { ok: false, rule, message };
}

export function change(change: Partial<RecordState>): Step {
  return { ok: true, change };
}

/** The agent, or a party whose key is registered. */
export function isPartyOrAgent(state: RecordState, party: PartyOrAgent): boolean {
  return party === 'agent' || state.parties.has(party);
}

/** The blocks in the order in which they were formed. */
export function blocksOf(state: RecordState): BlockState[] {
  return state.blockIds.map((id) => state.blocks.get(id) as BlockState);
}
