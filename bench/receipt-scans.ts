import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { ScanView } from '../src/official/envelopes/envelopes.contract';
import { startTestApplication } from '../test/support/application';
import { mustBe, openDesk, openVoting } from '../test/support/official';
import type { Session } from '../test/support/session';
import { startDurableDatabase } from './support/durable-database';
import { reportFigure, type Run } from './support/figure';
import { runBench } from './support/import-bench';

/** Warm-up first, then pairs. */
const PAIRS = 7;
const DESKS = 8;
/** Of each desk, one after the other, as a teller scans. */
const SCANS = 40;

/** What one scan leaves behind, read back as it was written. */
const TABLES = ['envelope', 'scan', 'desk_event'] as const;
const WRITTEN: Readonly<Record<(typeof TABLES)[number], string>> = {
  envelope: 'id = ANY($2::uuid[])',
  scan: 'id = ANY($2::uuid[])',
  desk_event: 'subject = ANY($2::text[])',
};

interface Desk {
  readonly session: Session;
  readonly id: string;
}

/**
 * Eight desks scan at once over HTTP: session, rights, judgement, sums, one commit a scan. The reference are eight
 * connections that write the very rows that came of it into tables with the same columns and keys, and nothing else,
 * one commit a scan too. Both meet one PostgreSQL with fsync on.
 */
async function main(): Promise<void> {
  const database = await startDurableDatabase();
  const clients = Array.from({ length: DESKS }, () => new Client({ connectionString: database.url }));
  const application = await startTestApplication({
    database: { url: database.url, drop: () => Promise.resolve() },
    isTimeReal: true,
  });
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const [first] = clients as [Client];
    for (const table of TABLES)
      await first.query(`CREATE TABLE public.${table} (LIKE official.${table} INCLUDING INDEXES)`);
    const voters = DESKS * SCANS * (PAIRS + 1);
    const election = await openVoting(application, voters, { dueAt: null, countAt: null });
    const desks: Desk[] = [];
    for (let number = 0; number < DESKS; number++) {
      const session = await application.member(election.id, 'teller');
      desks.push({ session, id: await openDesk(session, election.path) });
    }
    const runs: Run[] = [];
    for (let pair = 0; pair <= PAIRS; pair++) {
      const keys = election.keys.slice(pair * DESKS * SCANS, (pair + 1) * DESKS * SCANS);
      const scans: string[] = [];
      const ours = await rateOf(async (desk) => {
        const { session, id } = desks[desk] as Desk;
        for (const key of keys.slice(desk * SCANS, (desk + 1) * SCANS)) {
          const body = { id: randomUUID(), key, desk: id };
          const answer = await session.post<ScanView>(`${election.path}/envelopes/scans`, body);
          const { result } = mustBe(201, answer).body;
          if (result !== 'received') throw new Error(`a scan was ${result}`);
          scans.push(body.id);
        }
      });
      const rows = await readWritten(first, election.id, scans);
      const reference = await rateOf(async (desk) => {
        const client = clients[desk] as Client;
        for (let scan = desk * SCANS; scan < (desk + 1) * SCANS; scan++) await writePlain(client, rows, scan);
      });
      if (pair > 0) runs.push({ ours, reference });
    }
    reportFigure({
      name: 'receipt-scans',
      what: 'scans of eight desks at once per second, over HTTP, one commit each',
      reference: 'plain INSERTs of the same rows per second over eight connections, one commit a scan',
      unit: '1/s',
      goal: { atLeast: 0.1 },
      runs,
      conditions: { desks: DESKS, 'scans a desk': SCANS, 'rows a scan': TABLES.length, fsync: 'on' },
    });
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await application.close();
    await database.stop();
  }
}

/** Scans a second of all desks together. */
async function rateOf(work: (desk: number) => Promise<void>): Promise<number> {
  const begun = performance.now();
  await Promise.all(Array.from({ length: DESKS }, (_, desk) => work(desk)));
  return (DESKS * SCANS * 1000) / (performance.now() - begun);
}

type Rows = Readonly<Record<(typeof TABLES)[number], readonly string[]>>;

/** Fetched before the clock runs: each row as the JSON that PostgreSQL itself makes of it, a list a table. */
async function readWritten(client: Client, electionId: string, scans: readonly string[]): Promise<Rows> {
  const read = async (table: (typeof TABLES)[number]): Promise<string[]> => {
    const { rows } = await client.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM official.${table} t WHERE election_id = $1 AND ${WRITTEN[table]}`,
      [electionId, scans],
    );
    if (rows.length !== scans.length) throw new Error(`${rows.length} rows in ${table}, not ${scans.length}`);
    return rows.map(({ row }) => row);
  };
  return { envelope: await read('envelope'), scan: await read('scan'), desk_event: await read('desk_event') };
}

async function writePlain(client: Client, rows: Rows, scan: number): Promise<void> {
  await client.query('BEGIN');
  for (const table of TABLES) {
    await client.query(
      `INSERT INTO public.${table} SELECT * FROM jsonb_populate_record(NULL::public.${table}, $1::jsonb)`,
      [rows[table][scan]],
    );
  }
  await client.query('COMMIT');
}

runBench(main);
