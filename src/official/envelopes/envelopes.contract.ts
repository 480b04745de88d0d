import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

export class RecordMailing {
  @IsUUID('4') id!: string;
  /** Kits given to the mail, or come back undelivered. */
  @IsIn(['initial', 'replacement', 'undelivered']) kind!: 'initial' | 'replacement' | 'undelivered';
  @IsInt() @Min(1) @Max(1_000_000) kits!: number;
}

export class ReceiveEnvelope {
  /** Minted by the desk for this scan: sent again, it counts once. */
  @IsUUID('4') id!: string;
  /** As scanned or typed; never part of an address. */
  @IsString() @MaxLength(64) key!: string;
  /** What is wrong with the envelope, where something is: `printed` instead of signed is void too. */
  @IsOptional() @IsIn(['unsigned', 'printed', 'torn', 'other']) condition:
    'unsigned' | 'printed' | 'torn' | 'other' | null = null;
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
    | 'malformed';
  /** Receipt number of the envelope; null where none was taken in. Never a name. */
  receipt!: number | null;
  /** The key as read, for the person who holds the envelope. */
  key!: string;
  /** Received after the due date and before the check: accepted, and marked. */
  isAfterDue!: boolean;
  isReversed!: boolean;
  canReverse!: boolean;
  /** Code at the head of another election's envelope. */
  otherCode!: string | null;
  at!: string;
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
  trays!: TrayView[];
  /** The newest scans of all desks, newest first, at most ten. */
  scans!: ScanView[];
  /** Scans in which no envelope was taken in, newest first, at most fifty. */
  exceptions!: ScanView[];
  reconciliation!: ReconciliationView;
}

export class KeysView {
  /** Key numbers given now. */
  assigned!: number;
  total!: number;
}

export class AcceptedView {
  accepted!: number;
}
