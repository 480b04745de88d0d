import type { Choice, CountedVotes } from './decision-rules';

/**
 * A box that stays sealed until a board has ruled on the unit (Ontario Labour Relations Act s. 8.1): nothing is
 * counted, and each of its ballots may become a vote for any choice, or none, as a challenged one may.
 */
export function sealedBox(choices: readonly Choice[], ballots: number, eligible: number): CountedVotes {
  return {
    votes: Object.fromEntries(choices.map(({ id }) => [id, 0])),
    void: 0,
    challenged: ballots,
    eligible,
  };
}
