import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { DeskSessionView } from './desks.contract';

export class ReceiveEnvelope {
  /** Minted by the desk for this scan: sent again, it counts once. */
  @IsUUID('4') id!: string;
  /** As scanned or typed; never part of an address. */
  @IsString() @MaxLength(64) key!: string;
  /**
   * What is wrong with the envelope, where something is: `printed` instead of signed is void too; `undeliverable` is a
   * kit that the post brought back unopened.
   */
  @IsOptional() @IsIn(['unsigned', 'printed', 'torn', 'other', 'undeliverable']) condition:
    'unsigned' | 'printed' | 'torn' | 'other' | 'undeliverable' | null = null;
  /** The desk at which it was scanned; one closed meanwhile takes nothing in, and the agent decides. */
  @IsUUID('4') desk!: string;
  /** By the laptop's clock: when it was scanned, and when it was sent. Kept; the server's clock decides. */
  @IsOptional() @IsISO8601({ strict: true }) scannedAt: string | null = null;
  @IsOptional() @IsISO8601({ strict: true }) sentAt: string | null = null;
}

export class DecideScan {
  @IsIn(['take-in', 'void', 'set-aside']) decision!: 'take-in' | 'void' | 'set-aside';
  /** For the private file. */
  @IsString() @MaxLength(500) note: string = '';
}

export class VoidEnvelope {
  @IsUUID('4') id!: string;
  @IsString() @MaxLength(64) key!: string;
  @IsIn(['unsigned', 'printed', 'torn', 'other']) condition!: 'unsigned' | 'printed' | 'torn' | 'other';
}

export class CloseTray {
  /** The tray that is to be closed, so that a request sent twice closes nothing else; null for whichever is open. */
  @IsOptional() @Matches(/^[0-9A-Z]{6}$/) tray: string | null = null;
}

export class AcceptRemaining {
  /** Envelopes the agent saw as outstanding; refused when it is another number by now. */
  @IsInt() @Min(1) @Max(1_000_000) expected!: number;
}

export class ScanView {
  id!: string;
  result!:
    | 'received'
    | 'already-received'
    | 'duplicate'
    | 'not-on-list'
    | 'unsigned'
    | 'damaged'
    | 'late'
    | 'other-election'
    | 'malformed'
    | 'undelivered'
    | 'desk-closed';
  /** Receipt number of the envelope; null where none was taken in. Never a name. */
  receipt!: number | null;
  /** The key as read, for the person who holds the envelope. */
  key!: string;
  /** Received after the due date and before the check: accepted, and marked. */
  isAfterDue!: boolean;
  /** Of a duplicate: the voter has voted at the polls, not with another kit. */
  votedInPerson!: boolean;
  isReversed!: boolean;
  canReverse!: boolean;
  /** Code at the head of another election's envelope. */
  otherCode!: string | null;
  at!: string;
  /** When it was scanned, where the laptop held it for a minute or more: its clock, set right by what it said while sending. */
  heldSince!: string | null;
  /** What the agent decided about a scan in which nothing was taken in; `result` of one that was taken in then. */
  decision!: { decision: 'take-in' | 'void' | 'set-aside'; result: string | null } | null;
}

export class TrayView {
  /** Its name in the record. */
  code!: string;
  state!: 'open' | 'kept-back' | 'recorded';
  envelopes!: number;
}

export class VoidView {
  unsigned!: number;
  late!: number;
  duplicate!: number;
  other!: number;
}

/** The equations between kits and ballots; every line is a number of envelopes. */
export class ReconciliationView {
  kitsMailed!: number;
  kitsReplaced!: number;
  kitsUndelivered!: number;
  received!: number;
  inTrays!: number;
  keptBack!: number;
  ballotsInBoxes!: number;
  pollsChallenged!: number;
  outstanding!: number;
  accepted!: number;
  void!: VoidView;
  challenged!: number;
  /** Dockets settled before the count. */
  withdrawn!: number;
  ruledEligible!: number;
  ruledIneligible!: number;
  /** Came after the count began: kept, not counted. */
  kept!: number;
  /** received − (accepted + void + challenged): what is still to be disposed of. */
  difference!: number;
  isReconciled!: boolean;
}

export class DeskView {
  phase!: string;
  /** Voters of the roll in force. */
  voters!: number;
  /** Voters who have a key number. */
  keys!: number;
  received!: number;
  /** Received after the due date, before the check. */
  afterDue!: number;
  minimumBlock!: number;
  hidesTurnout!: boolean;
  /** After the due date envelopes are counted until the check begins, or are late at once: the profile's rule. */
  afterDueRule!: 'counted' | 'late';
  /** Kits that the post brought back, scanned and not yet in the record. */
  undelivered!: number;
  trays!: TrayView[];
  /** Open desks, then those closed last; at most twenty. */
  desks!: DeskSessionView[];
  /** The newest scans of all desks, newest first, at most ten. */
  scans!: ScanView[];
  /** Scans in which no envelope was taken in, the undecided first, then the newest; at most fifty. */
  exceptions!: ScanView[];
  reconciliation!: ReconciliationView;
}

export class AcceptedView {
  accepted!: number;
}
