import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../src/data-source';
import { ElectionsService } from '../src/elections/elections.service';
import { NOBODY } from '../src/platform/access';
import { Clock } from '../src/platform/clock';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { RecordWriter } from '../src/platform/events/record-writer';
import { Sealing } from '../src/platform/sealing';
import { ImportRunner } from '../src/roll/import-runner.service';
import { ImportsService } from '../src/roll/imports.service';
import { PreparerService } from '../src/roll/preparer.service';
import { RollService } from '../src/roll/roll.service';
import { SealsService } from '../src/roll/seals.service';
import { electionInput } from '../test/support/elections';
import { startDurableDatabase } from './support/durable-database';
import { reportFigure, type Run } from './support/figure';

/** Warm-up first, then pairs. */
const PAIRS = 9;
const PEOPLE = 6_000;
const COLUMNS = `id, match_key, search_text, sort_text, section, employee_number, family_name, given_name, middle_name, suffix,
  classification, department, shift, location, street, city, state, postal_code, email, home_phone, cell_phone`;

/**
 * A list on its whole way: sent, kept, read and checked in the thread, staged, compared with the roll, applied, each
 * with its commits. The reference sends the very entries that came of it, ready made, with COPY into the same table,
 * keys, checks and all, for another election where the same file waits to be applied.
 */
async function main(): Promise<void> {
  const database = await startDurableDatabase();
  const dataSource = new DataSource(databaseOptions(database.url));
  const client = new Client({ connectionString: database.url });
  const preparer = new PreparerService();
  try {
    await Promise.all([dataSource.initialize(), client.connect()]);
    const sealing = new Sealing(randomBytes(32));
    const unitOfWork = new UnitOfWork(dataSource, new Clock(), new RecordWriter(sealing));
    const elections = new ElectionsService(unitOfWork, sealing);
    const runner = new ImportRunner(unitOfWork, preparer);
    const imports = new ImportsService(unitOfWork, elections, runner);
    const roll = new RollService(
      unitOfWork,
      elections,
      imports,
      runner,
      new SealsService(unitOfWork, elections),
    );
    const open = async (): Promise<string> => {
      const id = randomUUID();
      await elections.create(NOBODY, electionInput({ id }) as never);
      return id;
    };
    const file = { name: 'list.csv', bytes: writeList(PEOPLE) };
    const runs: Run[] = [];
    for (let pair = 0; pair <= PAIRS; pair++) {
      const [ours, theirs] = [await open(), await open()];
      const begun = performance.now();
      const { state, counts } = await roll.applyFile(NOBODY, ours, file);
      const elapsed = performance.now() - begun;
      if (state !== 'applied' || counts?.added !== PEOPLE)
        throw new Error(`import: ${state} ${JSON.stringify(counts)}`);

      const lines = await readEntries(client, ours, theirs, await stage(imports, runner, theirs, file));
      const copyBegun = performance.now();
      await pipeline(
        Readable.from([lines], { objectMode: true }),
        client.query(
          from(
            `COPY core.roll_entry (election_id, imported_by, ${COLUMNS}, source_sheet, source_row) FROM STDIN`,
          ),
        ),
      );
      if (pair > 0) runs.push({ ours: elapsed, reference: performance.now() - copyBegun });
    }
    reportFigure({
      name: 'import',
      what: `import of ${PEOPLE} people from CSV: sent, read, checked, compared, applied`,
      reference: 'COPY FROM STDIN of the same entries into the same table',
      unit: 'ms',
      goal: { atMost: 5 },
      runs,
      conditions: { people: PEOPLE, bytes: file.bytes.length },
    });
  } finally {
    await preparer.stop();
    await client.end();
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.stop();
  }
}

/** The file kept, read and compared, but not applied: entries may name it as their source. */
async function stage(
  imports: ImportsService,
  runner: ImportRunner,
  electionId: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<string> {
  const { id } = await imports.stage(NOBODY, electionId, { id: randomUUID(), name }, bytes);
  await runner.finished(id);
  return id;
}

/** People as different as those of the employer's list, none of them twice. */
function writeList(people: number): Buffer {
  const [header = '', ...rows] = readFileSync(
    join(__dirname, '..', 'test', 'data', 'employer-list.csv'),
    'latin1',
  )
    .trimEnd()
    .split(/\r?\n/);
  const lines = Array.from({ length: people }, (_, i) => {
    const cells = (rows[i % rows.length] ?? '').split(',');
    cells[4] = String(10_000_000 + i);
    cells[9] = `${i + 1} Carolina Ave`;
    cells[13] = `worker${i}@mail.example`;
    cells[14] = `(205) 555-${String(i).padStart(4, '0')}`;
    cells[15] = `+1 659 ${String(2_000_000 + i)}`;
    return cells.join(',');
  });
  return Buffer.from([header, ...lines, ''].join('\r\n'), 'latin1');
}

/** The entries of one election as lines for COPY, for another; made before the clock runs. */
async function readEntries(client: Client, of: string, into: string, imported: string): Promise<Buffer> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT concat_ws(E'\\t', ${COLUMNS.replace(/^id/, 'gen_random_uuid()')}, source_sheet, source_row) AS line FROM core.roll_entry
      WHERE election_id = $1 ORDER BY source_sheet, source_row`,
    [of],
  );
  return Buffer.from(rows.map(({ line }) => `${into}\t${imported}\t${line}\n`).join(''));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exitCode = 1;
});
