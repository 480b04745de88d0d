import { accountsConstraints, accountsProblems } from './accounts.problems';
import { campaignConstraints, campaignProblems } from './campaign.problems';
import { electionsConstraints, electionsProblems } from './elections.problems';
import { generalProblems } from './general.problems';
import { officialConstraints, officialProblems } from './official.problems';
import type { ProblemEntry } from './problem-entry';
import { reportsProblems } from './reports.problems';
import { rollConstraints, rollProblems } from './roll.problems';

const ALL = {
  ...generalProblems,
  ...accountsProblems,
  ...electionsProblems,
  ...rollProblems,
  ...campaignProblems,
  ...officialProblems,
  ...reportsProblems,
};

export type ProblemCode = keyof typeof ALL;

/** Every problem the product can answer with. `docs/problems.md` is made from it. */
export const CATALOGUE: Readonly<Record<ProblemCode, ProblemEntry>> = ALL;

/** A violated database constraint, as the problem it means for a person. */
export const CONSTRAINTS: Readonly<Record<string, ProblemCode>> = {
  ...accountsConstraints,
  ...electionsConstraints,
  ...rollConstraints,
  ...campaignConstraints,
  ...officialConstraints,
};
