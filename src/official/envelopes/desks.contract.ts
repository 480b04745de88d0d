import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class OpenDesk {
  @IsUUID('4') id!: string;
  /** Minted by the browser once and kept there: a laptop has one open desk. */
  @IsUUID('4') device!: string;
  /** What the laptop's clock says while asking. */
  @IsOptional() @IsISO8601({ strict: true }) deviceAt: string | null = null;
}

export const LOST_REASONS = ['lost', 'broken', 'left-open', 'other'] as const;

export class CloseDesk {
  /** Scans that the laptop still holds: with any, its desk stays open. */
  @IsInt() @Min(0) @Max(1_000_000) held: number = 0;
  /** Only the agent's, for a desk whose laptop does not answer any more. */
  @IsOptional() @IsIn(LOST_REASONS) reason: (typeof LOST_REASONS)[number] | null = null;
  /** For the private file. */
  @IsString() @MaxLength(500) note: string = '';
}

/** A receipt desk: somebody at a laptop, from when to when. */
export class DeskSessionView {
  id!: string;
  /** Who opened it. */
  teller!: string;
  /** Four characters of the device, to tell two laptops apart. */
  device!: string;
  isMine!: boolean;
  openedAt!: string;
  closedAt!: string | null;
  lostReason!: 'lost' | 'broken' | 'left-open' | 'other' | null;
  scans!: number;
  lastScanAt!: string | null;
  /** Seconds by which the laptop's clock was ahead when last heard; the server's decides. Null where it never said. */
  clockOffset!: number | null;
}
