import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/data-source';
import { ElectionsService } from '../../src/elections/elections.service';
import { NOBODY } from '../../src/platform/access';
import { Clock } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { RecordWriter } from '../../src/platform/events/record-writer';
import { Sealing } from '../../src/platform/sealing';
import { HallTarget } from '../../src/roll/hall-target.service';
import { ImportRunner } from '../../src/roll/import-runner.service';
import type { ImportView } from '../../src/roll/imports.contract';
import { ImportsService } from '../../src/roll/imports.service';
import { ListTargets } from '../../src/roll/list-targets.service';
import { PreparerService } from '../../src/roll/preparer.service';
import { SealsService } from '../../src/roll/seals.service';
import { electionInput } from '../../test/support/elections';
import { startDurableDatabase } from './durable-database';

const DATA = join(__dirname, '..', '..', 'test', 'data');
const COLUMNS = `id, match_key, search_text, sort_text, section, employee_number, family_name, given_name, middle_name, suffix,
  classification, department, shift, location, street, city, state, postal_code, email, home_phone, cell_phone`;

export interface ListFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The hall's part of the product, without HTTP, on a database that keeps what it has committed. */
export class ImportBench {
  private constructor(
    readonly url: string,
    readonly client: Client,
    readonly unitOfWork: UnitOfWork,
    readonly elections: ElectionsService,
    readonly imports: ImportsService,
    readonly runner: ImportRunner,
  ) {}

  /** Runs `work` and takes everything down again. */
  static async run(work: (bench: ImportBench) => Promise<void>): Promise<void> {
    const database = await startDurableDatabase();
    const dataSource = new DataSource(databaseOptions(database.url));
    const client = new Client({ connectionString: database.url });
    const preparer = new PreparerService();
    try {
      await Promise.all([dataSource.initialize(), client.connect()]);
      const sealing = new Sealing(randomBytes(32));
      const unitOfWork = new UnitOfWork(dataSource, new Clock(), new RecordWriter(sealing));
      const elections = new ElectionsService(unitOfWork, sealing);
      const targets = new ListTargets();
      new HallTarget(targets, elections, new SealsService(unitOfWork, elections)).onModuleInit();
      const runner = new ImportRunner(unitOfWork, preparer, targets);
      const imports = new ImportsService(unitOfWork, targets, runner);
      await work(new ImportBench(database.url, client, unitOfWork, elections, imports, runner));
    } finally {
      await preparer.stop();
      await client.end();
      if (dataSource.isInitialized) await dataSource.destroy();
      await database.stop();
    }
  }

  async open(): Promise<string> {
    const id = randomUUID();
    await this.elections.create(NOBODY, electionInput({ id }) as never);
    return id;
  }

  /** Sent, kept, read and compared, not applied. */
  async stage(electionId: string, { name, bytes }: ListFile): Promise<ImportView> {
    const input = { id: randomUUID(), name, kind: 'employer' as const };
    await this.imports.stage('hall', NOBODY, electionId, input, bytes);
    await this.runner.finished(input.id);
    return this.imports.view('hall', NOBODY, electionId, input.id);
  }

  /** The whole way. */
  async apply(electionId: string, file: ListFile): Promise<ImportView> {
    const { id, version, state, refusal } = await this.stage(electionId, file);
    if (state !== 'review') throw new Error(`${file.name}: ${state} ${refusal?.detail ?? ''}`);
    await this.imports.apply('hall', NOBODY, electionId, id, { version });
    await this.runner.finished(id);
    return this.imports.view('hall', NOBODY, electionId, id);
  }

  /**
   * The very entries that came of an import, ready made, sent with COPY into the same table, keys, checks and all, for
   * another election where the same file waits to be applied. Milliseconds.
   */
  async copyEntries(of: string, into: string, imported: string): Promise<number> {
    const lines = await this.#readLines(of, into, imported);
    const begun = performance.now();
    await pipeline(
      Readable.from(lines, { objectMode: true }),
      this.client.query(
        from(
          `COPY core.roll_entry (election_id, imported_by, added_by, ${COLUMNS}, source_sheet, source_row) FROM STDIN`,
        ),
      ),
    );
    return performance.now() - begun;
  }

  /** Made before the clock runs, in pieces as a program would send them. */
  async #readLines(of: string, into: string, imported: string): Promise<Buffer[]> {
    const pieces: Buffer[] = [];
    const page = 20_000;
    for (let after = 0; ;) {
      const { rows } = await this.client.query<{ line: string; row: number }>(
        `SELECT concat_ws(E'\\t', ${COLUMNS.replace(/^id/, 'gen_random_uuid()')}, source_sheet, source_row) AS line, source_row AS row
           FROM core.roll_entry WHERE election_id = $1 AND source_row > $2 ORDER BY source_row LIMIT $3`,
        [of, after, page],
      );
      pieces.push(
        Buffer.from(rows.map(({ line }) => `${into}\t${imported}\t${imported}\t${line}\n`).join('')),
      );
      if (rows.length < page) return pieces;
      after = rows.at(-1)?.row ?? 0;
    }
  }
}

/** People as different as those of the employer's list, none of them twice. */
export function writeList(people: number): Buffer {
  const [header = '', ...rows] = readFileSync(join(DATA, 'employer-list.csv'), 'latin1')
    .trimEnd()
    .split(/\r?\n/);
  const lines = Array.from({ length: people }, (_, i) => {
    const cells = (rows[i % rows.length] ?? '').split(',');
    cells[4] = String(10_000_000 + i);
    cells[9] = `${i + 1} Carolina Ave`;
    cells[13] = `worker${i}@mail.example`;
    cells[14] = `(205) 555-${String(i % 10_000).padStart(4, '0')}`;
    cells[15] = `+1 659 ${String(2_000_000 + i)}`;
    return cells.join(',');
  });
  return Buffer.from([header, ...lines, ''].join('\r\n'), 'latin1');
}

export const readData = (name: string): Buffer => readFileSync(join(DATA, name));

/** The most memory that the process took while `work` ran, beyond what it had before, in megabytes. */
export async function growthOf<T>(work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  try {
    const result = await work();
    return { result, megabytes: (Math.max(most, process.memoryUsage.rss()) - before) / 1024 / 1024 };
  } finally {
    clearInterval(timer);
  }
}

export function runBench(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exitCode = 1;
  });
}
