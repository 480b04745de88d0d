import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** One pair of measurements, taken one right after the other so that both meet the same machine. */
export interface Run {
  readonly ours: number;
  readonly reference: number;
}

/** A figure of `npm run bench`: what we do against a bare reference, as a ratio that travels between machines. */
export interface Figure {
  /** File name of the program and of its result. */
  readonly name: string;
  readonly what: string;
  readonly reference: string;
  /** Of `ours` and `reference`, such as ms or 1/s. */
  readonly unit: string;
  /** Ours ÷ reference must be at most, or at least, this. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
  readonly runs: readonly Run[];
  /** Anything a reader needs to judge the figure: sizes, counts, settings. */
  readonly conditions: Readonly<Record<string, string | number>>;
}

const RESULTS = join(__dirname, '..', 'results');

/** Writes bench/results/<name>.json, from which scripts/bench.mjs prints its table. */
export function reportFigure(figure: Figure): void {
  const { name, what, reference, unit, goal, runs, conditions } = figure;
  const result = {
    name,
    what,
    reference,
    unit,
    goal,
    ours: rounded(median(runs.map((run) => run.ours))),
    referenceValue: rounded(median(runs.map((run) => run.reference))),
    // The median of the ratios, not the ratio of the medians: a pair shares its moment of the machine.
    ratio: rounded(median(runs.map((run) => run.ours / run.reference))),
    runs: runs.map((run) => ({
      ours: rounded(run.ours),
      reference: rounded(run.reference),
      ratio: rounded(run.ours / run.reference),
    })),
    conditions: { ...conditions, node: process.version, processors: cpus().length },
  };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
