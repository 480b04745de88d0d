import type { Manner } from '../../domain/polls';
import type { DealtBallot } from './deal';
import type { Random } from './random';

/** How a dealt election is held, and at how many places. */
export interface DealtPolls {
  readonly manner: Manner;
  /** Polling places, each with a box of its own; 0 by mail. */
  readonly sites: number;
  readonly ballots: readonly DealtBallot[];
}

/** Some elections with polls have nothing else: whoever would have mailed came to a box. */
export function dealPolls(random: Random, ballots: readonly DealtBallot[]): DealtPolls {
  if (ballots.every(({ by }) => by === 'mail')) return { manner: 'mail', sites: 0, ballots };
  const sites = random.integer(1, 4);
  if (random.chance(0.6)) return { manner: 'mixed', sites, ballots };
  // What makes an envelope void can't happen at a table.
  const cast = ballots.filter(({ isVoid }) => isVoid === null);
  return {
    manner: 'in-person',
    sites,
    ballots: cast.map((ballot) => ({ ...ballot, by: ballot.challenge === null ? 'box' : 'polls' })),
  };
}

/** What one place says of its box. */
interface Box {
  readonly checkedOff: number;
  readonly challenged: number;
  readonly ballots: number;
}

/** Each ballot goes into the box of some place, and the boxes are mixed: what is left of the places are three sums. */
export function mixBoxes(random: Random, sites: number, ballots: readonly DealtBallot[]): Box {
  const places = ballots.map(() => random.integer(1, sites));
  const boxes = Array.from({ length: sites }, (_, index) => {
    const here = ballots.filter((_ballot, place) => places[place] === index + 1);
    const inBox = here.filter(({ by }) => by === 'box').length;
    // What was checked off and what lay in the box may differ: that is shown, never forced.
    const slip = inBox > 0 && random.chance(0.1) ? random.pick([-1, 1]) : 0;
    return {
      checkedOff: inBox + slip,
      challenged: here.filter(({ by }) => by === 'polls').length,
      ballots: inBox,
    };
  });
  return boxes.reduce(
    (all, box) => ({
      checkedOff: all.checkedOff + box.checkedOff,
      challenged: all.challenged + box.challenged,
      ballots: all.ballots + box.ballots,
    }),
    { checkedOff: 0, challenged: 0, ballots: 0 },
  );
}
