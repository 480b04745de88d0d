import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export type Order =
  | {
      readonly do: 'follow';
      readonly url: string;
      readonly cookie: string;
      readonly room: string;
      readonly event: string;
      readonly sockets: number;
    }
  | { readonly do: 'follow-raw'; readonly url: string; readonly event: string; readonly sockets: number }
  | { readonly do: 'listen'; readonly sockets: number };

export type Report =
  | { readonly is: 'ready' }
  /** Nanoseconds of process.hrtime, when the last socket of the process had heard. */
  | { readonly is: 'heard'; readonly at: string }
  | { readonly is: 'failed'; readonly reason: string };

const LONGEST_WAIT = 60_000;
const PROCESSES = 2;

/** Sockets in processes of their own, each process with an equal share. */
export class Audience {
  readonly #processes: readonly ChildProcess[] = Array.from({ length: PROCESSES }, () =>
    fork(join(__dirname, 'receivers.ts'), {
      execArgv: ['--require', join(__dirname, '..', '..', 'scripts', 'typescript.cjs')],
    }),
  );
  readonly #share: number;

  constructor(sockets: number) {
    this.#share = sockets / PROCESSES;
  }

  async follow(what: { url: string; cookie: string; room: string; event: string }): Promise<void> {
    await this.#ask({ do: 'follow', sockets: this.#share, ...what }, 'ready');
  }

  async followRaw(what: { url: string; event: string }): Promise<void> {
    await this.#ask({ do: 'follow-raw', sockets: this.#share, ...what }, 'ready');
  }

  /** Lets `send` send one message to every socket; resolves to the moment the last has it, in ns of process.hrtime. */
  async lastToHear(send: () => Promise<unknown>): Promise<bigint> {
    await this.#ask({ do: 'listen', sockets: this.#share }, 'ready');
    const heard = this.#processes.map((process) => answerOf(process, 'heard'));
    await send();
    return (await Promise.all(heard)).reduce((last, each) => {
      const at = BigInt(each.is === 'heard' ? each.at : 0);
      return at > last ? at : last;
    }, 0n);
  }

  leave(): void {
    for (const process of this.#processes) process.kill();
  }

  async #ask(order: Order, expected: Report['is']): Promise<void> {
    await Promise.all(
      this.#processes.map((process) => {
        const answer = answerOf(process, expected);
        process.send(order);
        return answer;
      }),
    );
  }
}

function answerOf(process: ChildProcess, expected: Report['is']): Promise<Report> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      process.off('message', hear);
      process.off('exit', end);
      finish();
    };
    const hear = (report: Report): void => {
      if (report.is === expected) settle(() => resolve(report));
      if (report.is === 'failed') settle(() => reject(new Error(report.reason)));
    };
    const end = (): void => settle(() => reject(new Error('a process of receivers ended')));
    const timer = setTimeout(() => settle(() => reject(new Error(`no "${expected}" in time`))), LONGEST_WAIT);
    process.on('message', hear);
    process.once('exit', end);
  });
}
