import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import { Pool } from 'pg';
import { DATABASE_URL } from '../platform/tokens';

declare module 'express-session' {
  interface SessionData {
    /** Who is signed in; `core.session.account_id` is generated from it. */
    passport: { user: string };
    /** Names the password that opened this session: another one ends it, even one set while this was being opened. */
    credential: string;
  }
}

export const SESSION_DAYS = 7;
const TOUCH_MS = 5 * 60_000;
const MOST_TOUCHED = 20_000;

const PgStore = connectPgSimple(session);

/** Postpones a session's end at most once per five minutes, so that reading pages writes nothing. */
class QuietStore extends PgStore {
  readonly #touched = new Map<string, number>();

  override touch(sid: string, data: session.SessionData, done?: () => void): void {
    const now = performance.now();
    if (now - (this.#touched.get(sid) ?? -TOUCH_MS) < TOUCH_MS) {
      if (done !== undefined) setImmediate(done);
      return;
    }
    if (this.#touched.size >= MOST_TOUCHED) this.#touched.clear();
    this.#touched.set(sid, now);
    super.touch(sid, data, done);
  }
}

/** Sessions in `core.session`, over a few connections of their own that act as the hall's role. */
@Injectable()
export class SessionStore implements OnApplicationShutdown {
  readonly store: session.Store;
  readonly #pool: Pool;
  readonly #pgStore: QuietStore;

  constructor(@Inject(DATABASE_URL) url: string) {
    const log = new Logger(SessionStore.name);
    this.#pool = new Pool({
      connectionString: url,
      options: '-c role=rollcall_core',
      application_name: 'rollcall-sessions',
      max: 4,
    });
    this.#pool.on('error', (error) => {
      log.warn(`session connection: ${error.message}`);
    });
    this.#pgStore = new QuietStore({
      pool: this.#pool,
      schemaName: 'core',
      tableName: 'session',
      errorLog: (...parts: unknown[]) => {
        log.warn(parts.map(String).join(' '));
      },
    });
    this.store = this.#pgStore;
  }

  read(sid: string): Promise<session.SessionData | null> {
    return new Promise((resolve, reject) => {
      this.#pgStore.get(sid, (error: unknown, data) => {
        if (error instanceof Error) reject(error);
        else resolve(data ?? null);
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.#pgStore.close();
    await this.#pool.end();
  }
}
