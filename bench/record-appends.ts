import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { databaseOptions } from '../src/data-source';
import { ElectionsService } from '../src/elections/elections.service';
import { Clock } from '../src/platform/clock';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { RecordWriter } from '../src/platform/events/record-writer';
import { Sealing } from '../src/platform/sealing';
import { append, makeEntry, openCount } from './support/count';
import { startDurableDatabase } from './support/durable-database';
import { reportFigure, type Run } from './support/figure';

/** Warm-up first, then pairs. */
const PAIRS = 21;
const APPENDS = 100;

interface Row {
  readonly index: number;
  readonly kind: string;
  readonly body_bytes: Buffer;
  readonly leaf_hash: Buffer;
}

/**
 * Commitments of tellers, one commit each, through the unit of work: canonical bytes, the replay of the rules, the
 * Merkle tree, the lock, the triggers and the notification are all in it. The reference inserts the very rows that
 * came of it into a table with the same columns and key, and nothing else, one commit each. Both use one connection
 * to one PostgreSQL with fsync on.
 */
async function main(): Promise<void> {
  const database = await startDurableDatabase();
  const dataSource = new DataSource({ ...databaseOptions(database.url), poolSize: 1 } as DataSourceOptions);
  const client = new Client({ connectionString: database.url });
  try {
    await Promise.all([dataSource.initialize(), client.connect()]);
    const sealing = new Sealing(randomBytes(32));
    const unitOfWork = new UnitOfWork(dataSource, new Clock(), new RecordWriter(sealing));
    const house = { unitOfWork, elections: new ElectionsService(unitOfWork, sealing) };
    const { electionId, blocks } = await openCount(house, (APPENDS * (PAIRS + 1)) / 2);
    await client.query(
      `CREATE TABLE public.plain (election_id uuid NOT NULL, index integer NOT NULL, kind text NOT NULL,
         body_bytes bytea NOT NULL, leaf_hash bytea NOT NULL, PRIMARY KEY (election_id, index))`,
    );

    const commitments = blocks.flatMap((block) => [
      makeEntry(block, 'A').commit,
      makeEntry(block, 'B').commit,
    ]);
    const runs: Run[] = [];
    for (let pair = 0; pair <= PAIRS; pair++) {
      const begun = performance.now();
      for (const body of commitments.slice(pair * APPENDS, (pair + 1) * APPENDS)) {
        await append(house, electionId, (tx) => tx.append('entry.committed', body));
      }
      const ours = (APPENDS / (performance.now() - begun)) * 1000;

      const { rows } = await client.query<Row>(
        `SELECT index, kind, body_bytes, leaf_hash FROM core.record_entry WHERE election_id = $1 AND kind = 'entry.committed'
         ORDER BY index DESC LIMIT $2`,
        [electionId, APPENDS],
      );
      const plainBegun = performance.now();
      for (const row of rows) {
        await client.query('INSERT INTO public.plain VALUES ($1, $2, $3, $4, $5)', [
          electionId,
          row.index,
          row.kind,
          row.body_bytes,
          row.leaf_hash,
        ]);
      }
      const reference = (APPENDS / (performance.now() - plainBegun)) * 1000;
      if (pair > 0) runs.push({ ours, reference });
    }
    const settings = await client.query<{ fsync: string; commit: string }>(
      "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
    );
    reportFigure({
      name: 'record-appends',
      what: 'appends to the election record per second, one commit each, through the unit of work',
      reference: 'plain INSERTs of the same rows per second, one commit each',
      unit: '1/s',
      goal: { atLeast: 0.3 },
      runs,
      conditions: {
        'appends a run': APPENDS,
        fsync: settings.rows[0]?.fsync ?? '',
        'synchronous commit': settings.rows[0]?.commit ?? '',
      },
    });
  } finally {
    await client.end();
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exitCode = 1;
});
