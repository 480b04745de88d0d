import { type Command, InvalidArgumentError } from 'commander';
import { simulate, type Simulated } from './simulation/simulate';
import { summarize } from './simulation/summary';
import { localeOfTerminal, show } from './terminal';

const FOUND = 1;

interface SimulateOptions {
  readonly seed: number;
  readonly counts: number;
  readonly json?: boolean;
}

export function addSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .summary('simulate whole counts and check their records')
    .description(
      'Deals an election for each seed, counts it with people who err, writes its record, and checks that every identity ' +
        'holds, that the last tally is what was dealt, that the export verifies and that a damaged copy does not. Needs no ' +
        'server and no database. Exit code 1: something did not hold; its seed repeats it.',
    )
    .requiredOption('--seed <n>', 'of the first count; the next have the seeds after it', wholeNumber)
    .option('--counts <k>', 'how many', wholeNumber, 1)
    .option('--json', 'print one JSON object a line')
    .action(({ seed, counts, json = false }: SimulateOptions) => {
      const all: Simulated[] = [];
      for (let next = seed; next < seed + counts; next += 1) {
        const simulated = simulate(next);
        all.push(simulated);
        show(json ? jsonOf(simulated) : sentenceOf(simulated));
      }
      const { failures, entries } = summarize(all);
      if (!json) show(sumOf(all.length, failures.length, entries));
      if (failures.length > 0) process.exitCode = FOUND;
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0 to 999999999.');
  return Number(text);
}

function jsonOf(simulated: Simulated): string {
  return JSON.stringify(simulated.ok ? { ok: true, ...simulated.count } : simulated);
}

function sentenceOf(simulated: Simulated): string {
  const isSpanish = localeOfTerminal() === 'es';
  if (!simulated.ok) {
    const { seed, message } = simulated;
    return isSpanish ? `semilla ${seed}: FALLA  ${message}` : `seed ${seed}: FAILS  ${message}`;
  }
  const { seed, received, eligible, blocks, challenges, revisions, entries, outcome, damaged } =
    simulated.count;
  return isSpanish
    ? `semilla ${seed}: ${received} sobres y papeletas de ${eligible} personas, ${blocks} lotes, ${challenges} impugnaciones, ${revisions} revisiones, ${entries} asientos, ${outcome}; el acta se sostiene, y la copia dañada (${damaged.kind}) la rechaza ${damaged.rule}`
    : `seed ${seed}: ${received} envelopes and ballots of ${eligible} people, ${blocks} blocks, ${challenges} challenges, ${revisions} revisions, ${entries} entries, ${outcome}; the record holds, and the damaged copy (${damaged.kind}) is refused by ${damaged.rule}`;
}

function sumOf(counts: number, failures: number, entries: number): string {
  return localeOfTerminal() === 'es'
    ? `${counts} recuentos, ${entries} asientos, ${failures} con fallos`
    : `${counts} counts, ${entries} entries, ${failures} failed`;
}
