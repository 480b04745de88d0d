import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import type { PrepareAnswer, PrepareTask, Reading } from './prepare.worker';
import { Refusal } from './reading/refusal';

/** A file that takes longer is refused by name; the largest list takes a tenth of it. */
const LONGEST_MS = 180_000;
/** Heap of the worker: what a hostile file can take at most. */
const HEAP_MB = 1_024;

export interface Prepared {
  readonly reading: Reading;
  /** The rows in COPY's text format. */
  readonly staged: readonly Uint8Array[];
}

interface Job {
  readonly progress: (rows: number) => void;
  readonly resolve: (prepared: Prepared) => void;
  readonly reject: (error: Error) => void;
}

/** Reads files in one worker thread, one after the other; the thread is kept, so that the next file starts at once. */
@Injectable()
export class PreparerService {
  readonly #log = new Logger(PreparerService.name);
  #worker: Worker | null = null;
  #job: Job | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** Throws `Refusal` for a file that can't be read as a list. */
  prepare(task: PrepareTask, progress: (rows: number) => void): Promise<Prepared> {
    const run = this.#queue.then(() => this.#run(task, progress));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Ends the thread; what it was reading fails. */
  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #run(task: PrepareTask, progress: Job['progress']): Promise<Prepared> {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const timer = setTimeout(() => this.#give(worker, new Refusal('file-unreadable')), LONGEST_MS);
    try {
      return await new Promise<Prepared>((resolve, reject) => {
        this.#job = { progress, resolve, reject };
        worker.postMessage(task);
      });
    } finally {
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
      case 'done':
        this.#job?.resolve(answer);
        break;
      case 'refused':
        this.#job?.reject(new Refusal(answer.code, answer.parameters));
        break;
      case 'failed':
        this.#log.error(answer.stack);
        this.#job?.reject(new Error('reading the file failed'));
    }
  }

  #give(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#job?.reject(error);
    void worker.terminate();
  }
}
