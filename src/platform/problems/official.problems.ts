import type { ProblemArea } from './problem-entry';

export const officialProblems = {} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const officialConstraints = {} as const satisfies Record<string, keyof typeof officialProblems>;
