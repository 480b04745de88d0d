import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyArchive } from '../../src/official/record/record-archive';
import { PASSWORD, startTestApplication, testEnvironment } from './application';
import { findDatabaseOf } from './cluster';
import { rowsOf } from './database';
import { UNION } from './elections';
import { deskOf, openCount, openVoting } from './official';
import { startServer, type ServerProcess } from './server-process';
import { Session } from './session';
import { Traffic, type WriteKind } from './traffic';

export interface Kill {
  readonly number: number;
  /** Whether the database's own process was killed in the same moment. */
  readonly isDatabaseKilled: boolean;
  /** Writes sent and not answered when the server died. */
  readonly inFlight: number;
  /** Writes answered since the server before this kill began. */
  readonly acknowledged: number;
  /** Of those in flight, what the database turned out to hold. */
  readonly found: number;
  /** Acknowledged, ever, and not found. */
  readonly lost: number;
  /** Found more than once, as a row, an event or an entry of the record. */
  readonly doubled: number;
  /** Entries of the record, and the verdict on its export. */
  readonly size: number;
  readonly faults: readonly string[];
}

export const FEWEST_IN_FLIGHT = 5;
const BALLOTS = 20;
/** More than a round ever uses of each. */
const BLOCKS_A_KILL = 10;
const LATE_A_KILL = 30;
const CLIENTS: Readonly<Record<WriteKind, number>> = { scan: 3, contact: 3, commitment: 3, reveal: 3 };

/**
 * Kills the built server in the middle of a count, again and again, every second time together with its database, and
 * looks each time for what was acknowledged. The seed decides when; what is in flight then is up to the machine.
 */
export async function* killRepeatedly(kills: number, seed: number): AsyncGenerator<Kill> {
  const random = randomFrom(seed);
  const environment = { SECRET_KEY: testEnvironment().secretKey, PORT: String(await freePort()) };
  let server = await startServer(environment);
  const { electionId, path, traffic, observer } = await openElection(server, kills);
  const known = new Set<unknown>();
  for (let number = 1; number <= kills; number++) {
    const isDatabaseKilled = number % 2 === 0;
    const before = traffic.acknowledged;
    const wanted = before + 10 + Math.floor(random() * 30);
    const database = (await findDatabaseOf(server.dataDir)) ?? 0;
    const running = traffic.run(CLIENTS);
    await until(() => traffic.acknowledged >= wanted, running);
    await pause(random() * 20);
    await until(() => traffic.inFlight >= FEWEST_IN_FLIGHT, running);
    const inFlight = traffic.inFlight;
    const killed = server.kill();
    if (isDatabaseKilled) process.kill(database, 'SIGKILL');
    traffic.stop();
    await Promise.all([killed, running]);

    const acknowledged = traffic.acknowledged - before;
    const unanswered = traffic.writes.filter(({ state }) => state === 'unanswered');
    server = await server.restart();
    const faults: string[] = [];
    const copies = await countCopies(urlOf(server), electionId);
    const found = unanswered.filter(({ id }) => copies.has(id)).length;
    const lost = traffic.writes.filter(({ id, state }) => state === 'acknowledged' && !copies.has(id));
    const doubled = [...copies].filter(([, { rows, announced }]) => rows > 1 || announced > 1);
    // A row without its event, or the other way round, is half a use case.
    const halves = [...copies].filter(([, { rows, announced }]) => rows !== announced);
    for (const [id, { rows, announced }] of halves) faults.push(`${id}: ${rows} rows, ${announced} entries`);
    for (const { kind, id } of lost) faults.push(`lost: ${kind} ${id}`);

    await traffic.resend();
    const after = await countCopies(urlOf(server), electionId);
    for (const { kind, id } of traffic.writes) {
      if (after.get(id)?.rows !== 1)
        faults.push(`sent again: ${kind} ${id} stands ${after.get(id)?.rows ?? 0} times`);
    }
    const { size, problems } = await checkRecord(observer, path, urlOf(server), electionId);
    faults.push(...problems);
    const fresh = faults.filter((fault) => !known.has(fault));
    for (const fault of fresh) known.add(fault);
    yield {
      number,
      isDatabaseKilled,
      inFlight,
      acknowledged,
      found,
      lost: lost.length,
      doubled: doubled.length,
      size,
      faults: fresh,
    };
  }
  await server.stop();
}

export function describeKill(kill: Kill): string {
  const what = kill.isDatabaseKilled ? 'server and database' : 'server';
  const end = kill.faults.length === 0 ? 'the record verifies' : kill.faults.join('; ');
  return (
    `kill ${kill.number} (${what}): ${kill.inFlight} in flight, ${kill.acknowledged} acknowledged, ` +
    `${kill.found} of those in flight found, ${kill.lost} lost, ${kill.doubled} doubled; ${kill.size} entries, ${end}`
  );
}

interface Copies {
  /** Rows of the feature's own table. */
  readonly rows: number;
  /** Events of a stream, or entries of the record, that go with it. */
  readonly announced: number;
}

/** How often each write stands in the database, and how often its event or entry does, by the id of the write. */
async function countCopies(url: string, electionId: string): Promise<Map<string, Copies>> {
  const rows = await rowsOf<{ id: string; rows: number; announced: number }>(
    url,
    `WITH written AS (
       SELECT id::text, 1 AS is_row FROM official.scan WHERE election_id = $1
       UNION ALL SELECT id::text, 1 FROM campaign.contact WHERE election_id = $1
       UNION ALL SELECT commitment, 1 FROM official.entry WHERE election_id = $1
       UNION ALL SELECT salt, 1 FROM official.reveal WHERE election_id = $1
       UNION ALL SELECT subject, 0 FROM official.desk_event WHERE election_id = $1 AND type = 'envelope.scanned'
       UNION ALL SELECT subject, 0 FROM campaign.event WHERE election_id = $1 AND type = 'contact.logged'
       UNION ALL SELECT convert_from(body_bytes, 'UTF8')::jsonb #>> '{body,commitment}', 0
         FROM core.record_entry WHERE election_id = $1 AND kind = 'entry.committed'
       UNION ALL SELECT r.salt, 0 FROM official.desk_event e
         JOIN official.reveal r ON r.election_id = e.election_id AND r.block_id = e.subject AND r.slot = e.data ->> 'slot'
         WHERE e.election_id = $1 AND e.type = 'entry.revealed')
     SELECT id, count(*) FILTER (WHERE is_row = 1)::int AS rows, count(*) FILTER (WHERE is_row = 0)::int AS announced
     FROM written GROUP BY id`,
    [electionId],
  );
  return new Map(rows.map(({ id, ...copies }) => [id, copies]));
}

/** The record as an observer gets it: without a gap, verifiable, and with exactly the seals of the count. */
async function checkRecord(
  observer: Session,
  path: string,
  url: string,
  electionId: string,
): Promise<{ size: number; problems: string[] }> {
  const problems: string[] = [];
  const [sums] = await rowsOf<{ size: number; last: number; seals: number; sealed: number; halves: number }>(
    url,
    `SELECT count(*)::int AS size, max(index)::int AS last,
       count(*) FILTER (WHERE kind = 'block.sealed')::int AS seals,
       (SELECT count(*)::int FROM official.sealed_block WHERE election_id = $1) AS sealed,
       (SELECT count(*)::int FROM official.block b WHERE election_id = $1 AND state <> 'sealed' AND 2 =
         (SELECT count(*) FROM official.reveal r WHERE r.election_id = $1 AND r.block_id = b.id)) AS halves
     FROM core.record_entry WHERE election_id = $1`,
    [electionId],
  );
  const { size = 0, last = 0, seals = 0, sealed = 0, halves = 0 } = sums ?? {};
  if (last !== size - 1) problems.push(`the record has ${size} entries and ends at ${last}`);
  if (seals !== sealed) problems.push(`${seals} seals in the record and ${sealed} in the count`);
  if (halves > 0) problems.push(`${halves} blocks are revealed twice and not sealed`);
  const { bytes } = await observer.download(`${path}/record.zip`);
  const verdict = verifyArchive(bytes);
  if (!verdict.ok)
    problems.push(`the export fails: ${verdict.rule} at ${String(verdict.index)}: ${verdict.message}`);
  return { size, problems };
}

/** Prepares the election with a second node in this process, then leaves it to the server. */
async function openElection(
  server: ServerProcess,
  kills: number,
): Promise<{ electionId: string; path: string; traffic: Traffic; observer: Session }> {
  const url = urlOf(server);
  const application = await startTestApplication({
    database: { url, drop: () => Promise.resolve() },
    isTimeReal: true,
  });
  try {
    const envelopes = kills * BLOCKS_A_KILL * BALLOTS;
    const election = await openVoting(application, envelopes + kills * LATE_A_KILL, {
      blockSize: BALLOTS,
      minimumBlock: BALLOTS,
      dueAt: null,
      countAt: null,
    });
    const blocks = await openCount(application, election, envelopes);
    const organizer = await application.member(election.id, 'organizer', UNION);
    const people = await rowsOf<{ id: string }>(
      url,
      'SELECT id FROM core.roll_entry WHERE election_id = $1 LIMIT 500',
      [election.id],
    );
    const [a, b] = election.tellers;
    for (const [slot, { accountId }] of [
      ['A', a],
      ['B', b],
    ] as const) {
      await rowsOf(
        url,
        'INSERT INTO official.seat (election_id, block_id, round, slot, account_id) SELECT election_id, id, 1, $2, $3 FROM official.block WHERE election_id = $1',
        [election.id, slot, accountId],
      );
    }
    const elsewhere = (session: Session): Promise<Session> => signInAgain(session, url, server.address);
    const actors = {
      agent: await elsewhere(election.agent),
      tellers: [await elsewhere(a), await elsewhere(b)] as const,
      organizer: await elsewhere(organizer),
    };
    const traffic = new Traffic(
      actors,
      election.path,
      people.map(({ id }) => id),
    );
    traffic.addKeys(election.keys.slice(envelopes), await deskOf(election.agent, election));
    for (const { id, ballots } of blocks) traffic.addBlock(id, ballots);
    const observer = await elsewhere(election.observer);
    return { electionId: election.id, path: election.path, traffic, observer };
  } finally {
    await application.close();
  }
}

async function signInAgain(session: Session, url: string, address: string): Promise<Session> {
  const [account] = await rowsOf<{ email: string }>(url, 'SELECT email FROM core.account WHERE id = $1', [
    session.accountId,
  ]);
  const elsewhere = new Session(address);
  await elsewhere.signIn(account?.email ?? '', PASSWORD);
  return elsewhere;
}

/** The embedded database listens elsewhere after each start. */
function urlOf({ dataDir }: ServerProcess): string {
  const { url } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { url: string };
  return url;
}

/** Looks again and again, and leaves the processors to the server between; fails with the traffic if that fails. */
async function until(holds: () => boolean, traffic: Promise<void>): Promise<void> {
  const looking = async (): Promise<void> => {
    while (!holds()) await pause(1);
  };
  await Promise.race([looking(), traffic]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** mulberry32: the same numbers from the same seed, everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
