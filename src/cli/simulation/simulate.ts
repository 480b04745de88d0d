import { canonicalJson } from '../../domain/canonical-json';
import type { Manner } from '../../domain/polls';
import { verifyArchive, writeArchive } from '../../official/record/record-archive';
import type { Mishaps } from './count-room';
import { damage, DAMAGES } from './damage';
import { dealElection, type Deal, type DealOptions } from './deal';
import { Random } from './random';
import { Discrepancy } from './record-keeper';
import { Story } from './story';
import { truthOf } from './truth';

/** One simulated count, and what became of it. */
export interface SimulatedCount {
  readonly seed: number;
  readonly eligible: number;
  readonly choices: number;
  readonly parties: number;
  readonly manner: Manner;
  readonly sites: number;
  readonly received: number;
  readonly blocks: number;
  readonly challenges: number;
  readonly revisions: number;
  readonly acknowledgements: number;
  readonly mishaps: Mishaps;
  readonly entries: number;
  readonly checkpoints: number;
  readonly outcome: string;
  readonly determinative: boolean;
  /** The damage done to a copy, and the rule that refuses the copy. */
  readonly damaged: { readonly kind: string; readonly rule: string };
}

export type Simulated =
  | { readonly ok: true; readonly count: SimulatedCount }
  | { readonly ok: false; readonly seed: number; readonly message: string };

/**
 * Simulates the whole count of a seed: the identities are held against books of their own after every entry, the last
 * tally against the ballots as they were dealt; the export must verify, from an earlier checkpoint too, and a damaged
 * copy must not.
 */
export function simulate(seed: number, options: DealOptions = {}): Simulated {
  try {
    return { ok: true, count: run(seed, options) };
  } catch (error) {
    if (!(error instanceof Discrepancy)) throw error;
    return { ok: false, seed, message: error.message };
  }
}

function run(seed: number, options: DealOptions): SimulatedCount {
  const deal = dealElection(seed, options);
  const random = new Random(seed, 1);
  const story = new Story(deal, random);
  story.tell();
  const { keeper, room } = story;
  const { state } = keeper;
  const { tally } = state;
  if (tally === null) throw new Discrepancy('no tally was declared');
  mustBeTrue(deal, tally);

  const members = keeper.export();
  const archive = writeArchive(members);
  const pin = random.pick(keeper.checkpoints);
  const verdict = verifyArchive(archive, { pin, key: keeper.serverKey });
  if (!verdict.ok) throw new Discrepancy(`the export fails ${verdict.rule}: ${verdict.message}`);
  if (!verdict.isClosed || verdict.size !== state.size)
    throw new Discrepancy('the export is not the whole record');

  return {
    seed,
    eligible: deal.eligible,
    choices: deal.choices.length,
    parties: deal.parties.length,
    manner: deal.manner,
    sites: deal.sites,
    received: deal.ballots.length,
    blocks: state.blockIds.length,
    challenges: state.dockets.size,
    revisions: tally.revision,
    acknowledgements: story.acknowledgements,
    mishaps: room.mishaps,
    entries: state.size,
    checkpoints: keeper.checkpoints.length,
    outcome: tally.outcome.class,
    determinative: tally.determinative,
    damaged: damageACopy(random, story, members),
  };
}

function mustBeTrue(deal: Deal, tally: { votes: object; void: number; challenged: number }): void {
  const truth = truthOf(deal);
  const found = { votes: tally.votes, void: tally.void, challenged: tally.challenged };
  if (canonicalJson(found) !== canonicalJson({ ...truth })) {
    throw new Discrepancy(
      `the tally says ${canonicalJson(found)}, and dealt was ${canonicalJson({ ...truth })}`,
    );
  }
}

function damageACopy(
  random: Random,
  { keeper }: Story,
  members: Parameters<typeof writeArchive>[0],
): SimulatedCount['damaged'] {
  for (const kind of random.shuffle(DAMAGES)) {
    const copy = damage(kind, random, keeper, members);
    if (copy === null) continue;
    const verdict = verifyArchive(copy.archive, { pin: copy.pin });
    if (verdict.ok) throw new Discrepancy(`a copy with ${kind} verifies`);
    return { kind, rule: verdict.rule };
  }
  throw new Discrepancy('nothing could be damaged');
}
