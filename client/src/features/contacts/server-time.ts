/** Below this the difference is the network's, not the clock's. */
const NOTICED_MILLISECONDS = 30_000;

let offset = 0;

/** Measures this device's clock against the server's, so that a phone set three hours wrong logs the right time. */
export function noteServerTime(asOf: string): void {
  const difference = Date.parse(asOf) - Date.now();
  offset = Math.abs(difference) > NOTICED_MILLISECONDS ? difference : 0;
}

export function serverNow(): Date {
  return new Date(Date.now() + offset);
}

/** `YYYY-MM-DD` in the election's zone, some days from now. */
export function dayFromNow(days: number, timeZone: string | undefined): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const parts = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...zone,
  });
  const at = (type: string) =>
    parts.formatToParts(serverNow()).find((part) => part.type === type)?.value ?? '';
  // Noon, so that a change of clocks in between does not move the day.
  const noon = new Date(`${at('year')}-${at('month')}-${at('day')}T12:00:00Z`);
  return new Date(noon.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
