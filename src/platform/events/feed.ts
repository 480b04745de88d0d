import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';
import { Subject, type Observable } from 'rxjs';
import { DATABASE_URL } from '../tokens';
import { CHANNEL, type Hint } from './event-writer';

/** After a lost connection hints may have been missed: whoever shows something reads it again. */
export interface Resynchronise {
  readonly stream: 'resynchronise';
}

const RECONNECT_MS = 500;

/**
 * What other transactions, on this node or another, have just committed. One dedicated connection LISTENs;
 * a hint may be lost with it, so the tables stay the truth.
 */
@Injectable()
export class Feed implements OnModuleInit, OnApplicationShutdown {
  readonly #hints = new Subject<Hint | Resynchronise>();
  readonly #log = new Logger(Feed.name);
  #client: Client | null = null;
  #isStopping = false;
  #retry: NodeJS.Timeout | null = null;

  constructor(@Inject(DATABASE_URL) private readonly url: string) {}

  get hints(): Observable<Hint | Resynchronise> {
    return this.#hints;
  }

  async onModuleInit(): Promise<void> {
    await this.#listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
    this.#hints.complete();
  }

  async #listen(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'rollcall-feed',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) this.#hints.next(JSON.parse(payload) as Hint);
    });
    client.on('error', (error) => {
      this.#log.warn(`feed connection: ${error.message}`);
      this.#reconnect(client);
    });
    client.on('end', () => {
      this.#reconnect(client);
    });
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.#client = client;
  }

  #reconnect(lost: Client): void {
    if (this.#isStopping || this.#retry !== null || (this.#client !== null && this.#client !== lost)) return;
    this.#client = null;
    const again = (): void => {
      this.#retry = setTimeout(() => {
        this.#listen().then(() => {
          this.#retry = null;
          this.#hints.next({ stream: 'resynchronise' });
        }, again);
      }, RECONNECT_MS);
    };
    again();
  }
}
