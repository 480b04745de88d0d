import { reportFigure, type Run } from './figure';
import { ImportBench, readData, type ListFile } from './import-bench';

/** Warm-up first, then pairs. */
const PAIRS = 7;

/** The whole way of a list in one format against the same people as CSV. */
export function measureFormat(name: string, fileName: string, atMost: number): Promise<void> {
  return ImportBench.run(async (bench) => {
    const timed = async (file: ListFile): Promise<number> => {
      const election = await bench.open();
      const begun = performance.now();
      const { state } = await bench.apply(election, file);
      if (state !== 'applied') throw new Error(`${file.name}: ${state}`);
      return performance.now() - begun;
    };
    const file = { name: fileName, bytes: readData(fileName) };
    const csv = { name: 'employer-list.csv', bytes: readData('employer-list.csv') };
    const runs: Run[] = [];
    for (let pair = 0; pair <= PAIRS; pair++) {
      const run = { ours: await timed(file), reference: await timed(csv) };
      if (pair > 0) runs.push(run);
    }
    reportFigure({
      name,
      what: `import of ${fileName}: sent, read, checked, compared, applied`,
      reference: 'the same for employer-list.csv, which has the same people',
      unit: 'ms',
      goal: { atMost },
      runs,
      conditions: { bytes: file.bytes.length },
    });
  });
}
