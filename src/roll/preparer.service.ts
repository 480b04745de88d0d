import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import type { Progress } from './reading/sheet';
import { PieceFlow } from './prepare-flow';
import type { PrepareAnswer, PrepareTask } from './prepare.worker';
import type { Reading } from './prepared';
import { Refusal } from './reading/refusal';

/** A file that takes longer is refused by name; the largest list takes a tenth of it. */
const LONGEST_MS = 180_000;
/** Heap of the worker: what a hostile file can take at most. */
const HEAP_MB = 1_024;

export type ReadingTask = Omit<PrepareTask, 'flow'>;

/** A list being read. The pieces, in COPY's text format, are taken to their end before the reading is asked for. */
export interface ReadingUnderWay {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Rejects with `Refusal` for a list that can't be read; then the pieces end early, and belong to nothing. */
  readonly reading: Promise<Reading>;
}

/** Reads lists in one worker thread, one after the other; the thread is kept, so that the next list starts at once. */
@Injectable()
export class PreparerService {
  readonly #log = new Logger(PreparerService.name);
  #worker: Worker | null = null;
  #job: Job | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** Waits its turn, then hands the list to `take`, which has to take all its pieces. */
  prepare<T>(
    task: () => Promise<ReadingTask>,
    progress: Progress,
    take: (underWay: ReadingUnderWay) => Promise<T>,
  ): Promise<T> {
    const run = this.#queue.then(async () => this.#run(await task(), progress, take));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Ends the thread; what it was reading fails. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #run<T>(
    task: ReadingTask,
    progress: Progress,
    take: (underWay: ReadingUnderWay) => Promise<T>,
  ): Promise<T> {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const job = new Job(progress);
    this.#job = job;
    const timer = setTimeout(() => this.#give(worker, new Refusal('file-unreadable')), LONGEST_MS);
    try {
      const transfer = task.files.map(({ bytes }) => bytes.buffer as ArrayBuffer);
      worker.postMessage({ ...task, flow: job.flow.memory } satisfies PrepareTask, transfer);
      return await take(job);
    } finally {
      job.leave();
      // The thread may still be busy with what nobody takes any more.
      await job.ended;
      clearTimeout(timer);
      this.#job = null;
      // An idle thread keeps no process alive.
      worker.unref();
    }
  }

  #start(): Worker {
    const extension = extname(__filename);
    // From the sources (tests, benchmarks) the thread needs the same loader as its parent.
    const execArgv =
      extension === '.ts' ? ['--require', join(__dirname, '..', '..', 'scripts', 'typescript.cjs')] : [];
    const worker = new Worker(join(__dirname, `prepare.worker${extension}`), {
      execArgv,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    worker.on('message', (answer: PrepareAnswer) => this.#take(answer));
    // Out of memory ends the thread, not the server.
    worker.on('error', (error: Error & { code?: string }) =>
      this.#give(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('file-unreadable') : error),
    );
    worker.on('exit', () => this.#give(worker, new Error('the reading thread ended')));
    return worker;
  }

  #take(answer: PrepareAnswer): void {
    switch (answer.kind) {
      case 'progress':
        this.#job?.progress(answer.rows);
        break;
      case 'piece':
        this.#job?.push(answer.bytes);
        break;
      case 'done':
        this.#job?.end(answer.reading);
        break;
      case 'refused':
        this.#job?.fail(new Refusal(answer.code, answer.parameters));
        break;
      case 'stopped':
        this.#job?.fail(new Error('the reading was given up'));
        break;
      case 'failed':
        this.#log.error(answer.stack);
        this.#job?.fail(new Error('reading the file failed'));
    }
  }

  #give(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#job?.fail(error);
    void worker.terminate();
  }
}

/** The pieces of one list between the thread that makes them and the transaction that takes them. */
class Job implements ReadingUnderWay {
  readonly flow = new PieceFlow();
  readonly reading: Promise<Reading>;
  /** Resolves when the thread has nothing more to say. */
  readonly ended: Promise<void>;
  readonly #waiting: Uint8Array[] = [];
  #wake: () => void = () => undefined;
  #isEnded = false;
  #resolve: (reading: Reading) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(readonly progress: Progress) {
    this.reading = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ended = this.reading.then(
      () => undefined,
      () => undefined,
    );
  }

  get pieces(): AsyncIterable<Uint8Array> {
    return this.#take();
  }

  push(piece: Uint8Array): void {
    this.#waiting.push(piece);
    this.#wake();
  }

  end(reading: Reading): void {
    this.#isEnded = true;
    this.#resolve(reading);
    this.#wake();
  }

  fail(error: Error): void {
    this.#isEnded = true;
    this.#reject(error);
    this.#wake();
  }

  /** Nobody takes pieces any more. */
  leave(): void {
    this.flow.stop();
  }

  async *#take(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = this.#waiting.shift();
      if (piece !== undefined) {
        yield piece;
        this.flow.acknowledge();
      } else if (this.#isEnded) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
