const MILLISECONDS = 1000;
/** What an integer column holds; a clock that is further off than this says nothing any more. */
const FURTHEST = 2_000_000_000;

/** By how many whole seconds a device's clock is ahead of the server's; null where it did not say. */
export function secondsAhead(deviceAt: string | null, now: Date): number | null {
  if (deviceAt === null) return null;
  const seconds = Math.round((Date.parse(deviceAt) - now.getTime()) / MILLISECONDS);
  return Math.abs(seconds) <= FURTHEST ? seconds : null;
}
