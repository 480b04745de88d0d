/**
 * The rerun at Amazon Bessemer (10-RC-269250), as far as the public numbers go: the Board's release of 31 March 2022
 * and press reports. How the 32 void envelopes and the blocks came about is invented, and so is everybody in it.
 */
export const BESSEMER = {
  eligible: 6153,
  received: 2375,
  /** Envelopes that never came to the tally: received, less those counted and challenged. */
  voidEnvelopes: 32,
  challengedEnvelopes: 413,
  challengedBallots: 3,
  for: 875,
  against: 993,
  void: 59,
} as const;

export const ACCEPTED = BESSEMER.received - BESSEMER.voidEnvelopes - BESSEMER.challengedEnvelopes;

/** Days on which the post came, and the share of the envelopes each brought: many early, and a rush at the end. */
export function postDays(): readonly { readonly day: string; readonly envelopes: number }[] {
  const days: string[] = [];
  for (
    let date = new Date('2022-02-09T22:00:00Z');
    date < new Date('2022-03-26T00:00:00Z');
    date = new Date(date.getTime() + 86_400_000)
  ) {
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) days.push(date.toISOString());
  }
  const weights = days.map(
    (_, position) => 1 + 5 * Math.exp(-position / 6) + (position > days.length - 4 ? 2 : 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = BESSEMER.received;
  return days.map((day, position) => {
    const isLast = position === days.length - 1;
    const envelopes = isLast
      ? left
      : Math.min(left, Math.round(((weights[position] ?? 0) / total) * BESSEMER.received));
    left -= envelopes;
    return { day, envelopes };
  });
}
