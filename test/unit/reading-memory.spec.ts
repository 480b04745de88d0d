import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const ROWS = 600_000;
const MB = 1024 * 1024;

interface Answer {
  readonly passes: readonly (readonly number[])[];
  readonly lastRow: number;
  readonly most: number;
  readonly bytes: number;
}

describe('reading a list of six hundred thousand rows', () => {
  it('takes twice through it no more memory than a small one', async () => {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const worker = new Worker(join(__dirname, 'reading-memory.worker.ts'), {
        workerData: ROWS,
        execArgv: ['--require', join(__dirname, '..', '..', 'scripts', 'typescript.cjs')],
        // Less than the file is long: whatever kept its rows would end the thread.
        resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 32 },
      });
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(answer.bytes).toBeGreaterThan(80 * MB);
    expect(answer.lastRow).toBe(ROWS + 1);
    expect(answer.passes).toEqual([
      [ROWS + 1, 13 * (ROWS + 1)],
      [ROWS + 1, 13 * (ROWS + 1)],
    ]);
    expect(answer.most).toBeLessThan(100 * MB);
  }, 120_000);
});
