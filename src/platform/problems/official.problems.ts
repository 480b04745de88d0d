import { challengesConstraints, challengesProblems } from './official-challenges.problems';
import { countConstraints, countProblems } from './official-count.problems';
import { envelopesConstraints, envelopesProblems } from './official-envelopes.problems';
import { pollingConstraints, pollingProblems } from './official-polling.problems';
import { tallyConstraints, tallyProblems } from './official-tally.problems';
import type { ProblemArea } from './problem-entry';

/** The official wing, one file for each noun. */
export const officialProblems = {
  ...envelopesProblems,
  ...challengesProblems,
  ...pollingProblems,
  ...countProblems,
  ...tallyProblems,
} as const satisfies ProblemArea;

export const officialConstraints = {
  ...envelopesConstraints,
  ...challengesConstraints,
  ...pollingConstraints,
  ...countConstraints,
  ...tallyConstraints,
} as const satisfies Record<string, string>;
