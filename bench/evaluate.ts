import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { judgePublished, type PublishedRow } from '../src/domain/published-tally';
import { reportFigure, type Run } from './support/figure';

/** Warm-up first, then pairs. */
const PAIRS = 21;
const TALLIES = 14_000;

/**
 * Judging published tallies again, as after a change of a rule, against reading the same rows out of their CSV: the
 * Board's file of 2009 to 2011 over and over until there are so many.
 */
function main(): void {
  const file = readFileSync(join(__dirname, '..', 'test', 'data', 'nlrb', 'tallies-2009-2011.csv'), 'utf8');
  const [headings = '', ...rows] = file.split(/\r?\n/).filter((line) => line !== '');
  const repeated = Array.from({ length: Math.ceil(TALLIES / rows.length) }, () => rows).flat();
  const csv = Buffer.from([headings, ...repeated.slice(0, TALLIES)].join('\n'));
  const runs: Run[] = [];
  let judged = 0;
  for (let pair = 0; pair <= PAIRS; pair += 1) {
    const parsing = performance.now();
    const parsed: PublishedRow[] = parse(csv, { bom: true, columns: true });
    const judging = performance.now();
    judged = parsed.filter((row) => judgePublished(row).ok).length;
    const ended = performance.now();
    if (pair > 0) runs.push({ ours: ended - judging, reference: judging - parsing });
  }
  reportFigure({
    name: 'evaluate',
    what: `milliseconds to judge ${TALLIES} published tallies`,
    reference: 'milliseconds to parse the CSV that they stand in',
    unit: 'ms',
    goal: { atMost: 1 },
    runs,
    conditions: { tallies: TALLIES, judged },
  });
}

main();
