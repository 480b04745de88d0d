import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** The one source of time, so that tests can set it. */
@Injectable()
export class Clock {
  readonly #staged = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.#staged.getStore() ?? new Date();
  }

  /** Runs work as of another time: the demo election tells of past weeks. Nothing that people enter goes through here. */
  asOf<T>(time: Date, work: () => Promise<T>): Promise<T> {
    return this.#staged.run(time, work);
  }
}
