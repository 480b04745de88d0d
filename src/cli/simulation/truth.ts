import type { CountedBlock } from '../../domain/commitment';
import type { Deal, DealtBallot, DealtChallenge } from './deal';

/** What the last tally must say, from the ballots as they were dealt and nothing else. */
export interface Truth {
  readonly votes: Readonly<Record<string, number>>;
  readonly void: number;
  readonly challenged: number;
}

/** Whether the envelope is opened with those that nobody challenged, or no longer does. */
export function isAccepted({ isVoid, challenge }: DealtBallot): boolean {
  if (isVoid !== null) return false;
  return challenge === null || (challenge.settledIn === 0 && challenge.fate !== 'ineligible');
}

/** The challenge that is still open when the count begins: of a sealed envelope, or of a ballot held up in its block. */
export function openChallenge(ballot: DealtBallot): DealtChallenge | null {
  if (ballot.isVoid !== null) return null;
  return isAccepted(ballot) ? ballot.dispute : ballot.challenge?.settledIn === 0 ? null : ballot.challenge;
}

/** The revision in which its ballot is opened: null for one that is not. */
export function openedIn(deal: Deal, challenge: DealtChallenge): number | null {
  if (challenge.fate === 'open' || challenge.fate === 'ineligible') return null;
  const place = deal.revisions.findIndex(({ opens }, index) => opens && index + 1 >= challenge.settledIn);
  return place < 0 ? null : place + 1;
}

export function truthOf(deal: Deal): Truth {
  const votes = Object.fromEntries(deal.choices.map(({ id }) => [id, 0]));
  const truth = { votes, void: 0, challenged: 0 };
  for (const ballot of deal.ballots) {
    const challenge = openChallenge(ballot);
    if (challenge !== null) {
      if (openedIn(deal, challenge) !== null) countIn(truth, ballot.mark);
      else if (challenge.fate !== 'ineligible') truth.challenged += 1;
    } else if (isAccepted(ballot)) countIn(truth, ballot.mark);
  }
  return truth;
}

function countIn(truth: { votes: Record<string, number>; void: number }, mark: string): void {
  const votes = truth.votes[mark];
  if (votes === undefined) truth.void += 1;
  else truth.votes[mark] = votes + 1;
}

/** A block as two people who make no mistake find it. Ballots in a block of challenged ones are disputed no more. */
export function countOf(deal: Deal, ballots: readonly DealtBallot[], isOfChallenged: boolean): CountedBlock {
  const counts = Object.fromEntries(deal.choices.map(({ id }) => [id, 0]));
  const found = { votes: counts, void: 0, challenged: 0 };
  for (const ballot of ballots) {
    if (ballot.dispute !== null && !isOfChallenged) found.challenged += 1;
    else countIn(found, ballot.mark);
  }
  return { counts, void: found.void, challenged: found.challenged };
}

/** The ballots dealt out to blocks of these sizes, in the order given. */
export function inBlocks<T>(ballots: readonly T[], sizes: readonly number[]): T[][] {
  let start = 0;
  return sizes.map((size) => ballots.slice(start, (start += size)));
}
