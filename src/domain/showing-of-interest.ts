import type { Fraction } from './decision-rules';

/** The Board holds an election when this share of the unit has signed (National Labor Relations Act, 9(c)(1)). */
export const NLRB_SHOWING: Fraction = [3, 10];

/** Shares that campaigns look at before they file; customs, not law. */
export const CAMPAIGN_MARKS = {
  committee: [1, 10],
  filing: [65, 100],
  comfortable: [7, 10],
} as const satisfies Readonly<Record<string, Fraction>>;

export interface ShowingOfInterest {
  readonly cards: number;
  readonly unit: number;
  /** Cards with which the share is reached: the share itself is enough. */
  readonly needed: number;
  readonly missing: number;
  readonly isReached: boolean;
}

/** Valid cards of people in the unit. An empty unit has shown no interest. */
export function showingOfInterest(
  cards: number,
  unit: number,
  share: Fraction = NLRB_SHOWING,
): ShowingOfInterest {
  const [numerator, denominator] = share;
  const needed = Math.max(1, Math.ceil((unit * numerator) / denominator));
  return { cards, unit, needed, missing: Math.max(0, needed - cards), isReached: cards >= needed };
}
