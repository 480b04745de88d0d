/** What a list of the union, or an organizer, said about one field of a person. */
export interface SaidValue {
  /** Null: whoever gave a value has taken it back. Empty: there is none, or the one known is wrong. */
  readonly value: string | null;
  readonly isFromList: boolean;
  /** The employer's list said something else then, or nothing. */
  readonly isOther: boolean;
}

/**
 * What the union says now, from everything it said, the oldest first; null where it says nothing of its own. What an
 * organizer corrected by hand is not undone by sending an old list again. A list's value that merely agreed with the
 * employer's does not stand against what the employer says later; without an employer's value (`isOnRoll` false) it does.
 */
export function standingValue(said: readonly SaidValue[], isOnRoll: boolean): string | null {
  const byHand = said.findLast(({ isFromList }) => !isFromList);
  if (byHand !== undefined && byHand.value !== null) return byHand.value;
  const listed = said.findLast(({ isFromList }) => isFromList);
  return listed === undefined || (isOnRoll && !listed.isOther) ? null : listed.value;
}

/** What the campaign works with: the union's own value where it has one, in the employer's spelling where both agree. */
export function effectiveValue(employer: string | null, union: string | null): string {
  if (employer === null) return union ?? '';
  return union === null || saysTheSame(employer, union) ? employer : union;
}

/** Capitals aside: `PACK` in one list is `Pack` in the other. */
export function saysTheSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Room for a value of any field. */
export const LONGEST_VALUE = 300;

const NORTH_AMERICAN = /^1?([2-9]\d{2}[2-9]\d{6})$/;

/** A value as a person types it: one line; North American phone numbers as +12055551234, other numbers as they came. */
export function tidyValue(raw: string, isPhone: boolean): string {
  const text = raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\u200B\u2060\uFEFF]+/gu, ' ')
    .trim();
  if (!isPhone || /[a-z+]{2}/i.test(text)) return text;
  const national = NORTH_AMERICAN.exec(text.replace(/\D/g, ''))?.[1];
  return national === undefined || (text.startsWith('+') && !text.startsWith('+1')) ? text : `+1${national}`;
}
