import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { simulate, type Simulated } from '../../src/cli/simulation/simulate';
import { summarize } from '../../src/cli/simulation/summary';

const REPORT = join(__dirname, '..', '..', 'docs', 'evidence', 'simulation.md');
/** Counts of ordinary units, and fewer of large ones. */
const CAMPAIGNS = [
  { name: 'units of up to 600', share: 0.98, mostEligible: 600 },
  { name: 'units of up to 6,000', share: 0.02, mostEligible: 6000 },
] as const;

/** `npm run evidence simulation -- --counts=3000 --seed=1`: simulates so many whole counts, and reports what was found. */
function main(): void {
  const counts = numberOption('counts', 3000);
  const first = numberOption('seed', 1);
  const begun = Date.now();
  const all: Simulated[] = [];
  const campaigns: string[] = [];
  for (const { name, share, mostEligible } of CAMPAIGNS) {
    const seed = first + all.length;
    const some = Array.from({ length: Math.round(counts * share) }, (_, place) => {
      const simulated = simulate(seed + place, { mostEligible });
      if (!simulated.ok) process.stdout.write(`seed ${simulated.seed}: ${simulated.message}\n`);
      return simulated;
    });
    all.push(...some);
    const { entries, checkpoints, failures } = summarize(some);
    const cells = [
      name,
      `${seed} to ${seed + some.length - 1}`,
      some.length,
      entries,
      checkpoints,
      failures.length,
    ];
    campaigns.push(`| ${cells.join(' | ')} |`);
  }
  const summary = summarize(all);
  writeReport(summary, campaigns, Date.now() - begun);
  if (summary.failures.length > 0) process.exitCode = 1;
}

function writeReport(
  summary: ReturnType<typeof summarize>,
  campaigns: readonly string[],
  milliseconds: number,
): void {
  const table = (heading: string, rows: Readonly<Record<string, number>>): string[] => [
    `| ${heading} | counts |`,
    '|---|---|',
    ...Object.entries(rows).map(([what, number]) => `| ${what} | ${number} |`),
    '',
  ];
  const lines = [
    '# Whole counts simulated',
    '',
    `Made by \`npm run evidence simulation\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} processors, ${Math.ceil(milliseconds / 60_000)} minutes.`,
    '',
    'Each seed deals a unit, its envelopes and boxes, their marks, the challenges and what becomes of them; then people',
    'count it and err: entries that differ, a third person, rounds abandoned or without a seal, sealed blocks struck out,',
    'challenged ballots opened in revised tallies. Every entry of the record is judged, hashed and, where it is due, signed.',
    'After each entry the record is held against books kept apart from it; the last tally against the ballots as dealt; the',
    'export must verify from an earlier checkpoint and the server’s key; and one copy of it, damaged by accident or forged',
    'with the server’s own key, must not. `rollcall simulate --seed <n>` repeats a count of the first kind.',
    '',
    '| campaign | seeds | counts | entries | checkpoints | failed |',
    '|---|---|---|---|---|---|',
    ...campaigns,
    '',
    `**Together:** ${summary.counts} counts, ${summary.entries} entries, ${summary.failures.length} failed.`,
    '',
    ...table('counts with', summary.countsWith),
    ...table('outcome of the last tally', summary.outcomes),
    ...table('damage → the rule that refuses the copy', summary.damages),
    ...(summary.failures.length === 0 ? [] : ['## Failures', '']),
    ...summary.failures.map(({ seed, message }) => `- seed ${seed}: ${message}`),
  ];
  mkdirSync(join(REPORT, '..'), { recursive: true });
  writeFileSync(REPORT, `${lines.join('\n').trimEnd()}\n`);
}

function numberOption(name: string, otherwise: number): number {
  const option = process.argv.find((word) => word.startsWith(`--${name}=`));
  const value = Number(option?.slice(name.length + 3) ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`--${name} is a whole number from 1`);
  return value;
}

main();
