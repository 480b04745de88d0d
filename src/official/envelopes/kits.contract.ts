import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class RecordMailing {
  @IsUUID('4') id!: string;
  /** Kits given to the mail, or come back undelivered without having been scanned. */
  @IsIn(['initial', 'replacement', 'undelivered']) kind!: 'initial' | 'replacement' | 'undelivered';
  @IsInt() @Min(1) @Max(1_000_000) kits!: number;
}

export class RecordReturns {
  /** Of the mailing that counts them. */
  @IsUUID('4') id!: string;
}

export const REPLACEMENT_REASONS = ['not-arrived', 'spoiled', 'lost', 'moved', 'other'] as const;

export class RequestReplacement {
  @IsUUID('4') id!: string;
  /** The voter, on the roll. */
  @IsUUID() voter!: string;
  @IsIn(REPLACEMENT_REASONS) reason!: (typeof REPLACEMENT_REASONS)[number];
  /** Another address than the list's; all empty for that one. */
  @IsString() @MaxLength(300) street: string = '';
  @IsString() @MaxLength(100) city: string = '';
  @IsString() @MaxLength(60) state: string = '';
  @IsString() @MaxLength(20) postalCode: string = '';
}

export class SendReplacements {
  /** Of the mailing that they go out with. */
  @IsUUID('4') id!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID('4', { each: true })
  replacements!: string[];
}

export class ExportKits {
  @IsUUID('4') id!: string;
  @IsIn(['initial', 'replacement']) kind!: 'initial' | 'replacement';
  /** Why it leaves the house, such as the printer's name; kept with who took it. */
  @IsString() @Length(1, 500) reason!: string;
}

export class KeysView {
  /** Key numbers given now. */
  assigned!: number;
  total!: number;
}

/** For the agent, who knows the voters: who asked for another kit, and what became of it. */
export class ReplacementView {
  id!: string;
  familyName!: string;
  givenName!: string;
  reason!: 'not-arrived' | 'spoiled' | 'lost' | 'moved' | 'other';
  requestedAt!: string;
  state!: 'requested' | 'sent' | 'cancelled';
  /** The new kit's number; null until it is sent. */
  key!: string | null;
}

export class KitExportView {
  id!: string;
  kind!: 'initial' | 'replacement';
  reason!: string;
  kits!: number;
  exportedBy!: string;
  exportedAt!: string;
}

export class KitsView {
  voters!: number;
  keys!: number;
  mailed!: number;
  replaced!: number;
  undelivered!: number;
  /** Came back and were scanned, but are in no entry of the record yet. */
  returnsToRecord!: number;
  replacements!: ReplacementView[];
  exports!: KitExportView[];
}
