/** A choice and its votes. */
export interface Standing {
  readonly id: string;
  readonly votes: bigint;
}

/** The choices by their votes, the most first; level ones in the order of the ballot. */
export function rank(votes: Readonly<Record<string, number>>): readonly Standing[] {
  return Object.entries(votes)
    .map(([id, count]) => ({ id, votes: BigInt(count) }))
    .sort((left, right) => Number(right.votes - left.votes));
}

/** The votes of a place, the first being 0; none where there are fewer choices. */
export function votesAt(ranked: readonly Standing[], place: number): bigint {
  return ranked[place]?.votes ?? 0n;
}

/** The first choices of a ranking, their ids sorted as an outcome names them. */
export function firstOf(ranked: readonly Standing[], places: number): string[] {
  return ranked
    .slice(0, places)
    .map(({ id }) => id)
    .sort();
}

export function sumOfVotes(ranked: readonly Standing[]): bigint {
  return ranked.reduce((sum, choice) => sum + choice.votes, 0n);
}
