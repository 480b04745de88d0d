import type { Simulated, SimulatedCount } from './simulate';

type Failure = Extract<Simulated, { ok: false }>;

/** Sums over many simulated counts: what happened in them, and what was found wrong. */
export interface Summary {
  readonly counts: number;
  readonly failures: readonly Failure[];
  readonly entries: number;
  readonly checkpoints: number;
  /** How many of the counts had each of these. */
  readonly countsWith: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  /** By the damage done to a copy and the rule that refused it. */
  readonly damages: Readonly<Record<string, number>>;
}

const HAPPENINGS: Readonly<Record<string, (count: SimulatedCount) => boolean>> = {
  'several organizations': ({ choices }) => choices > 2,
  'polls and mail': ({ manner }) => manner === 'mixed',
  'polls only': ({ manner }) => manner === 'in-person',
  'boxes of several places, mixed': ({ sites }) => sites > 1,
  'challenges, of envelopes or of ballots': ({ challenges }) => challenges > 0,
  'two tellers who differed': ({ mishaps }) => mishaps.differed > 0,
  'a third person': ({ mishaps }) => mishaps.thirdPersons > 0,
  'a round that no seal came of': ({ mishaps }) => mishaps.roundsWithoutSeal > 0,
  'a round abandoned': ({ mishaps }) => mishaps.abandoned > 0,
  'a sealed block superseded': ({ mishaps }) => mishaps.superseded > 0,
  'a revised tally': ({ revisions }) => revisions > 0,
  'few ballots opened together, with their warning': ({ acknowledgements }) => acknowledgements > 0,
  'determinative challenges at the end': ({ determinative }) => determinative,
  'more ballots than eligible voters': ({ received, eligible }) => received > eligible,
  'a unit smaller than the smallest block': ({ received }) => received < 20,
};

export function summarize(all: readonly Simulated[]): Summary {
  const counts = all.flatMap((simulated) => (simulated.ok ? [simulated.count] : []));
  const sum = (of: (count: SimulatedCount) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  return {
    counts: all.length,
    failures: all.filter((simulated) => !simulated.ok),
    entries: sum(({ entries }) => entries),
    checkpoints: sum(({ checkpoints }) => checkpoints),
    countsWith: Object.fromEntries(
      Object.entries(HAPPENINGS).map(([what, has]) => [what, counts.filter(has).length]),
    ),
    outcomes: tallied(counts.map(({ outcome }) => outcome)),
    damages: tallied(counts.map(({ damaged }) => `${damaged.kind} → ${damaged.rule}`)),
  };
}

function tallied(words: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const word of [...words].sort()) found[word] = (found[word] ?? 0) + 1;
  return found;
}
