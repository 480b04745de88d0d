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

/** Reads files in one worker thread, one after the other; the thread is kept, so that the next file starts at once. */
@Injectable()
export class PreparerService {
  readonly #log = new Logger(PreparerService.name);
  #worker: Worker | null = null;
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

  #run(task: PrepareTask, progress: (rows: number) => void): Promise<Prepared> {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    return new Promise<Prepared>((resolve, reject) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        worker.unref();
        finish();
      };
      const give = (error: Error): void => {
        settle(() => {
          this.#worker = null;
          void worker.terminate();
          reject(error);
        });
      };
      const timer = setTimeout(() => give(new Refusal('file-unreadable')), LONGEST_MS);
      worker.on('message', (answer: PrepareAnswer) => {
        if (answer.kind === 'progress') progress(answer.rows);
        else settle(() => this.#conclude(answer, resolve, reject));
      });
      // Out of memory ends the thread, not the server.
      worker.on('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') give(new Refusal('file-unreadable'));
        else give(error);
      });
      worker.on('exit', () => give(new Error('the reading thread ended')));
      worker.postMessage(task);
    });
  }

  #conclude(
    answer: Exclude<PrepareAnswer, { kind: 'progress' }>,
    resolve: (prepared: Prepared) => void,
    reject: (error: Error) => void,
  ): void {
    if (answer.kind === 'done') resolve(answer);
    else if (answer.kind === 'refused') reject(new Refusal(answer.code, answer.parameters));
    else {
      this.#log.error(answer.stack);
      reject(new Error('reading the file failed'));
    }
  }

  #start(): Worker {
    const extension = extname(__filename);
    // From the sources (tests, benchmarks) the thread needs the same loader as its parent.
    const execArgv =
      extension === '.ts' ? ['--require', join(__dirname, '..', '..', 'scripts', 'typescript.cjs')] : [];
    return new Worker(join(__dirname, `prepare.worker${extension}`), {
      execArgv,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
  }
}
