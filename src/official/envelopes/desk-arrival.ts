import { secondsAhead } from './device-clock';

/** A desk as its scans are dated: when the server opened it, and how far ahead its laptop's clock was then. */
export interface DatedDesk {
  readonly openedAt: Date;
  readonly clockOffset: number | null;
}

/** What the laptop's clock said as it read the envelope, and as it sent what it had read. */
export interface Readings {
  readonly scannedAt: string | null;
  readonly sentAt: string | null;
}

const MILLISECONDS = 1000;
/** Seconds by which a clock may drift while a desk is open; further off, somebody has set it. */
const DRIFT = 120;

/**
 * When an envelope lay at the desk, by the server's clock. What a laptop held while the line was down came in when it
 * was scanned: as long before now as the laptop waited, whatever its clock says. Now, where that cannot be relied on:
 * the clock was set since the desk was opened, or the time lies before that.
 */
export function arrivalAtDesk({ scannedAt, sentAt }: Readings, desk: DatedDesk | undefined, now: Date): Date {
  if (scannedAt === null || sentAt === null || desk === undefined) return now;
  const offset = secondsAhead(sentAt, now);
  if (desk.clockOffset === null || offset === null || Math.abs(offset - desk.clockOffset) > DRIFT) return now;
  const held = Date.parse(sentAt) - Date.parse(scannedAt);
  const arrival = new Date(now.getTime() - held);
  return held < 0 || arrival.getTime() < desk.openedAt.getTime() - DRIFT * MILLISECONDS ? now : arrival;
}
