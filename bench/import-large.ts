import 'reflect-metadata';
import { reportFigure, type Run } from './support/figure';
import { growthOf, ImportBench, runBench, writeList } from './support/import-bench';

const PAIRS = 2;
const PEOPLE = 600_000;

/** As `import`, for the largest list there is; and how much memory the process takes for it, its thread's included. */
runBench(() =>
  ImportBench.run(async (bench) => {
    const runs: Run[] = [];
    const growths: number[] = [];
    // The thread has read a list before, as that of a server has.
    await bench.apply(await bench.open(), { name: 'small.csv', bytes: writeList(1_000) });
    let bytes = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const [ours, theirs] = [await bench.open(), await bench.open()];
      const file = { name: 'list.csv', bytes: writeList(PEOPLE) };
      bytes = file.bytes.length;
      const begun = performance.now();
      const { result, megabytes } = await growthOf(() => bench.apply(ours, file));
      const elapsed = performance.now() - begun;
      if (result.state !== 'applied' || result.counts?.added !== PEOPLE)
        throw new Error(`import: ${result.state} ${JSON.stringify(result.counts)}`);
      growths.push(megabytes);
      const { id } = await bench.stage(theirs, { name: 'small.csv', bytes: writeList(10) });
      runs.push({ ours: elapsed, reference: await bench.copyEntries(ours, theirs, id) });
    }
    reportFigure({
      name: 'import-large',
      what: `import of ${PEOPLE} people from CSV: sent, read, checked, compared, applied`,
      reference: 'COPY FROM STDIN of the same entries into the same table',
      unit: 'ms',
      goal: { atMost: 2.5 },
      runs,
      conditions: { people: PEOPLE, bytes, peakGrowthMegabytes: Math.round(Math.max(...growths)) },
    });
  }),
);
