import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import type { DomainEvent } from '../../domain/events';
import type { RecordKind } from '../../domain/record-entry';
import type { Actor } from '../access';
import { Clock } from '../clock';
import { writeEvents } from '../events/event-writer';
import { Problem } from '../problem';
import { RecordWriter, type EntryBody, type PendingEntry } from '../events/record-writer';

/** The database role that a transaction takes: one for the hall and one for each wing; none owns a table. */
export type DatabaseRole = 'core' | 'campaign' | 'official';

export interface Scope {
  readonly actor: Actor;
  readonly as: DatabaseRole;
  /** The election the work is about; row-level settings, events and record entries belong to it. */
  readonly electionId?: string;
  /** Reads take no locks and can't write by mistake. */
  readonly readOnly?: boolean;
}

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
const ATTEMPTS = 4;

/** One use case: its rows, its events and its record entries, together or not at all. */
export class Transaction {
  readonly #events: DomainEvent[] = [];
  readonly #entries: PendingEntry[] = [];
  readonly #afterCommit: (() => void)[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly scope: Scope,
    readonly now: Date,
  ) {}

  /** Rows of a statement; `RETURNING` rows for a write. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    // TypeORM answers UPDATE and DELETE with [rows, count].
    if (
      Array.isArray(result) &&
      result.length === 2 &&
      Array.isArray(result[0]) &&
      typeof result[1] === 'number'
    ) {
      return result[0] as Row[];
    }
    return result as Row[];
  }

  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, parameters))[0] ?? null;
  }

  /** An event of a purgeable stream, written and announced with the commit. */
  record(event: DomainEvent): void {
    this.#events.push(event);
  }

  /**
   * An entry of the election record, appended last, under the record's lock, after the replay rules of
   * election-record.md have accepted it. Throws `record-refuses` at commit when they don't.
   */
  append<K extends RecordKind>(kind: K, body: EntryBody<K>): void {
    this.#entries.push({ kind, body });
  }

  afterCommit(run: () => void): void {
    this.#afterCommit.push(run);
  }

  get pending(): {
    events: readonly DomainEvent[];
    entries: readonly PendingEntry[];
    afterCommit: readonly (() => void)[];
  } {
    return { events: this.#events, entries: this.#entries, afterCommit: this.#afterCommit };
  }
}

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly recordWriter: RecordWriter,
  ) {}

  /** Runs `work` in one transaction. Deadlocks are run again; nothing of a failed run is kept. */
  async run<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(scope, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  read<T>(scope: Omit<Scope, 'readOnly'>, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.run({ ...scope, readOnly: true }, work);
  }

  async #once<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const election = checkUuid(scope.electionId);
    const runner = this.dataSource.createQueryRunner();
    const connection = (await runner.connect()) as PoolClient;
    // The begin and the rights are one message. TypeORM is told of it, and may not begin another inside.
    Object.assign(runner, { isTransactionActive: true, startTransaction: refuseNesting });
    let ending: Promise<unknown> | null = null;
    try {
      await send(
        connection,
        `START TRANSACTION ${scope.readOnly === true ? 'READ ONLY' : 'READ WRITE'}; ` +
          `SET LOCAL ROLE rollcall_${scope.as}; SET LOCAL rollcall.election = '${election}'`,
      );
      const tx = new Transaction(runner.manager, scope, this.clock.now());
      const result = await work(tx);
      const { events, entries, afterCommit } = tx.pending;
      if (scope.readOnly === true) {
        if (events.length + entries.length > 0) throw new TypeError('a read changes nothing');
        // Nothing hangs on the end of a transaction that only read: the answer need not wait for it.
        ending = send(connection, 'COMMIT').catch(() => undefined);
        for (const run of afterCommit) run();
        return result;
      }
      await writeEvents(tx, events);
      const settled = await this.recordWriter.write(tx, entries);
      const command = await send(connection, 'COMMIT');
      // PostgreSQL answers ROLLBACK, and no error, where a statement failed and somebody caught it.
      if (command !== 'COMMIT') throw new Error('the transaction had failed: nothing of it was kept');
      Object.assign(runner, { isTransactionActive: false });
      settled();
      for (const run of afterCommit) run();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await send(connection, 'ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      if (ending === null) await runner.release();
      else void ending.then(() => runner.release());
    }
  }
}

/** Sends a message without parameters; returns the tag of the last command in it. */
async function send(connection: PoolClient, message: string): Promise<string | undefined> {
  try {
    const answer = (await connection.query(message)) as QueryResult | QueryResult[];
    return (Array.isArray(answer) ? answer.at(-1) : answer)?.command;
  } catch (error) {
    throw new QueryFailedError(message, [], error instanceof Error ? error : new Error(String(error)));
  }
}

function refuseNesting(): Promise<never> {
  return Promise.reject(new TypeError('a use case is one transaction: pass tx on'));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function checkUuid(id: string | undefined): string {
  if (id === undefined) return '';
  if (!UUID.test(id)) throw new Problem('not-found');
  return id;
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const code = (error.driverError as { code?: string }).code;
  return code === DEADLOCK || code === SERIALIZATION;
}
