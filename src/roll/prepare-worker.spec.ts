import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NO_CHOICES, NO_MEMORY } from './choices';
import { FlowStopped, PieceFlow, PieceGate } from './prepare-flow';
import type { PrepareAnswer, PrepareTask } from './prepare.worker';
import { stagedColumns } from './staging';

const ROOT = join(__dirname, '..', '..');
const LIST = readFileSync(join(ROOT, 'test', 'data', 'employer-list.csv'));

describe('the thread that reads', () => {
  let worker: Worker;
  beforeAll(() => {
    worker = new Worker(join(__dirname, 'prepare.worker.ts'), {
      execArgv: ['--require', join(ROOT, 'scripts', 'typescript.cjs')],
    });
  });
  afterAll(() => worker.terminate());

  /** The answers to one file; whoever takes the pieces is slow, and may stop after some. */
  function send(
    text: Uint8Array,
    stopAfter = Infinity,
  ): Promise<{ answers: PrepareAnswer[]; mostInFlight: number }> {
    const flow = new PieceFlow();
    const bytes = Uint8Array.from(text);
    const task: PrepareTask = {
      files: [{ name: 'list', bytes }],
      kind: 'employer',
      choices: NO_CHOICES,
      memory: NO_MEMORY,
      electionId: '0',
      importId: '1',
      flow: flow.memory,
    };
    const answers: PrepareAnswer[] = [];
    let inFlight = 0;
    let mostInFlight = 0;
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', function take(answer: PrepareAnswer) {
        answers.push(answer);
        if (answer.kind === 'progress') return;
        if (answer.kind !== 'piece') {
          worker.off('message', take);
          worker.off('error', reject);
          resolve({ answers, mostInFlight });
          return;
        }
        inFlight += 1;
        mostInFlight = Math.max(mostInFlight, inFlight);
        setImmediate(() => {
          inFlight -= 1;
          if (answers.filter(({ kind }) => kind === 'piece').length >= stopAfter) flow.stop();
          else flow.acknowledge();
        });
      });
      worker.postMessage(task, [bytes.buffer]);
      expect(bytes.byteLength).toBe(0);
    });
  }

  it('hands rows on as lines for COPY, no more at once than are taken', async () => {
    const { answers, mostInFlight } = await send(LIST);
    const pieces = answers.flatMap((answer) => (answer.kind === 'piece' ? [answer.bytes] : []));
    expect(pieces.length).toBeGreaterThan(5);
    expect(mostInFlight).toBeLessThanOrEqual(4);
    const lines = Buffer.concat(pieces).toString('utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(5_891);
    const width = stagedColumns('employer').length;
    expect(lines.every((line) => line.split('\t').length === width)).toBe(true);
    const last = answers.at(-1);
    expect(last).toMatchObject({ kind: 'done', reading: { people: 5_867, rows: 5_891 } });
  });

  it('stops when nobody takes the rows any more, and reads the next file', async () => {
    const { answers } = await send(LIST, 2);
    expect(answers.at(-1)).toEqual({ kind: 'stopped' });
    const next = await send(Buffer.from('Last Name,First Name\nRuiz,Ana\n'));
    expect(next.answers.at(-1)).toMatchObject({ kind: 'done', reading: { people: 1 } });
  });

  it.each([
    ['Last Name,First Name,SSN\nRuiz,Ana,1\n', 'list-looks-like-payroll'],
    ['Last Name,First Name\n', 'list-without-people'],
    ['', 'file-empty'],
  ])('refuses by name: %j', async (text, code) => {
    const { answers } = await send(Buffer.from(text));
    expect(answers.at(-1)).toMatchObject({ kind: 'refused', code });
  });

  it('lets a person map a list in which it found no names', async () => {
    const { answers } = await send(Buffer.from('Dept,Shift\nPick,A\n'));
    expect(answers.at(-1)).toMatchObject({ kind: 'done', reading: { blocking: 'import-needs-name-column' } });
  });
});

it('opens its gate for as many pieces as were used', () => {
  const flow = new PieceFlow();
  const gate = new PieceGate(flow.memory);
  for (let piece = 0; piece < 20; piece += 1) {
    gate.pass();
    flow.acknowledge();
  }
  flow.stop();
  expect(() => gate.pass()).toThrow(FlowStopped);
});
