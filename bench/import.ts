import 'reflect-metadata';
import { reportFigure, type Run } from './support/figure';
import { ImportBench, runBench, writeList } from './support/import-bench';

/** Warm-up first, then pairs. */
const PAIRS = 9;
const PEOPLE = 6_000;

/**
 * A list on its whole way: sent, kept, read and checked in the thread, staged, compared with the roll, applied, each
 * with its commits. The reference sends the very entries that came of it, ready made, with COPY into the same table.
 */
runBench(() =>
  ImportBench.run(async (bench) => {
    const file = { name: 'list.csv', bytes: writeList(PEOPLE) };
    const runs: Run[] = [];
    for (let pair = 0; pair <= PAIRS; pair++) {
      const [ours, theirs] = [await bench.open(), await bench.open()];
      const begun = performance.now();
      const { state, counts } = await bench.apply(ours, file);
      const elapsed = performance.now() - begun;
      if (state !== 'applied' || counts?.added !== PEOPLE)
        throw new Error(`import: ${state} ${JSON.stringify(counts)}`);
      const { id } = await bench.stage(theirs, file);
      const reference = await bench.copyEntries(ours, theirs, id);
      if (pair > 0) runs.push({ ours: elapsed, reference });
    }
    reportFigure({
      name: 'import',
      what: `import of ${PEOPLE} people from CSV: sent, read, checked, compared, applied`,
      reference: 'COPY FROM STDIN of the same entries into the same table',
      unit: 'ms',
      goal: { atMost: 3 },
      runs,
      conditions: { people: PEOPLE, bytes: file.bytes.length },
    });
  }),
);
