import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class RecordQuery {
  /** Index of the first entry wanted. */
  @Type(() => Number) @IsInt() @Min(0) @Max(2_147_483_647) from: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit: number = 500;
}

export class RecordPage {
  /** Entries in the whole record. */
  size!: number;
  /** Index of the first line. */
  from!: number;
  /** The stored bytes of each entry, verbatim: the leaf hash is SHA-256(0x00 ‖ UTF-8 of the line). */
  lines!: string[];
}

export class CheckpointView {
  /** The newest signed note that stands for the room: of a phase change, a sealed block or a declared tally. */
  note!: string;
  size!: number;
  /** Eight characters, the same on every screen. */
  roomCode!: string;
  /** SHA-256 of the raw server key in hex, as the notice of election publishes it. */
  fingerprint!: string;
}
