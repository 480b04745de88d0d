import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { WebSocketServer } from 'ws';
import { AccountsService } from '../../src/accounts/accounts.service';
import { CLIENT_FOLDER, createApplication } from '../../src/application';
import { ElectionsService } from '../../src/elections/elections.service';
import { BOARD_INTERVAL_MS } from '../../src/live/live.gateway';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { PASSWORD, testEnvironment } from '../../test/support/application';
import { query } from '../../test/support/sql';
import { Session } from '../../test/support/session';
import { Audience } from './audience';
import { append, COUNTED, makeEntry, openCount, type House } from './count';
import { startDurableDatabase } from './durable-database';
import { reportFigure, type Run } from './figure';

const SOCKETS = 1000;
const PAIRS = 25;
const UNION = 'workers-union';

export interface FanOut {
  readonly name: string;
  readonly what: string;
  /** What each of the sockets joins, and the message that then tells it of a sealed block. */
  room(electionId: string, slug: string): string;
  readonly event: string;
  /** The body of that message, as it was last sent. */
  message(server: Server): Promise<unknown>;
}

export interface Server {
  readonly app: Awaited<ReturnType<typeof createApplication>>;
  readonly electionId: string;
  /** Entries in the record. */
  readonly size: number;
}

/**
 * From the moment COMMIT of a sealed block leaves for the database to the moment the last of a thousand observers has
 * been told, through the whole application; against a bare loop over a thousand raw sockets of `ws`, in the same
 * server process and to the same processes of receivers, with the same bytes.
 */
export async function measureFanOut(fanOut: FanOut): Promise<void> {
  const database = await startDurableDatabase();
  const app = await createApplication({
    environment: testEnvironment(),
    databaseUrl: database.url,
    clientFolder: CLIENT_FOLDER,
  });
  const raw = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const audience = new Audience(SOCKETS);
  try {
    await app.listen(0, '127.0.0.1');
    const url = addressOf(app.getHttpServer(), 'http');
    const house: House = { unitOfWork: app.get(UnitOfWork), elections: app.get(ElectionsService) };
    const { electionId, blocks } = await openCount(house, PAIRS + 3);
    const cookie = await signInObserver(app, url, electionId);
    const slug = await slugOf(database.url, electionId);
    await audience.follow({ url, cookie, room: fanOut.room(electionId, slug), event: fanOut.event });
    await audience.followRaw({ url: addressOf(raw, 'ws'), event: fanOut.event });

    const commits = watchCommits();
    const runs: Run[] = [];
    let bytes = 0;
    for (const [pair, block] of blocks.slice(0, PAIRS + 2).entries()) {
      await seal(house, electionId, block, 'commit');
      await pause(BOARD_INTERVAL_MS * 1.5);
      const heard = await audience.lastToHear(() => seal(house, electionId, block, 'reveal'));
      const ours = millisecondsBetween(commits.last(), heard);

      await pause(BOARD_INTERVAL_MS * 1.5);
      const size = await sizeOf(database.url, electionId);
      const body = await fanOut.message({ app, electionId, size });
      const packet = Buffer.from(`42${JSON.stringify([fanOut.event, body])}`);
      bytes = packet.length;
      let begun = 0n;
      const rawHeard = await audience.lastToHear(() => {
        begun = process.hrtime.bigint();
        for (const client of raw.clients) client.send(packet, { binary: false });
        return Promise.resolve();
      });
      const reference = millisecondsBetween(begun, rawHeard);
      if (pair > 1) runs.push({ ours, reference });
    }
    reportFigure({
      name: fanOut.name,
      what: fanOut.what,
      reference: 'raw ws broadcast of the same bytes to the same processes',
      unit: 'ms',
      goal: { atMost: 1.5 },
      runs,
      conditions: { sockets: SOCKETS, 'bytes a message': bytes, fsync: 'on' },
    });
  } finally {
    audience.leave();
    raw.close();
    for (const client of raw.clients) client.terminate();
    await app.close();
    await database.stop();
  }
}

/** A teller's half of a round for a block: both commitments, or both reveals and the seal, as the use cases append them. */
async function seal(
  house: House,
  electionId: string,
  block: string,
  step: 'commit' | 'reveal',
): Promise<void> {
  const entries = entriesOf(block);
  await append(house, electionId, (tx) => {
    if (step === 'commit') {
      for (const { commit } of entries) tx.append('entry.committed', commit);
      return;
    }
    for (const { reveal } of entries) tx.append('entry.revealed', reveal);
    tx.append('block.sealed', { block, round: 1, ...COUNTED, agreed: ['A', 'B'] });
    tx.record({ stream: 'desk', type: 'block.sealed', subject: block, data: { round: 1 } });
  });
}

type Made = ReturnType<typeof makeEntry>;
const made = new Map<string, readonly Made[]>();

function entriesOf(block: string): readonly Made[] {
  const entries = made.get(block) ?? [makeEntry(block, 'A'), makeEntry(block, 'B')];
  made.set(block, entries);
  return entries;
}

/** When the last transaction with record entries sent its COMMIT, in ns of process.hrtime. */
function watchCommits(): { last(): bigint } {
  const appending = new WeakSet<Client>();
  let last = 0n;
  const ask = Reflect.get(Client.prototype, 'query') as (this: Client, ...words: unknown[]) => unknown;
  Client.prototype.query = function (this: Client, ...words: unknown[]): unknown {
    const [text] = words;
    if (typeof text === 'string' && text.includes('core.add_to_record')) appending.add(this);
    if (text === 'COMMIT' && appending.delete(this)) last = process.hrtime.bigint();
    return ask.apply(this, words);
  } as never;
  return { last: () => last };
}

async function signInObserver(app: Server['app'], url: string, electionId: string): Promise<string> {
  const accounts = app.get(AccountsService);
  const email = `${randomUUID()}@example.org`;
  const { id } = await accounts.createAccount({ email, name: 'Olga Observer', password: PASSWORD });
  await accounts.grantMembership({ electionId, accountId: id, role: 'observer', partySlug: UNION });
  const session = new Session(url);
  await session.signIn(email, PASSWORD);
  return session.cookie;
}

async function slugOf(databaseUrl: string, electionId: string): Promise<string> {
  const [row] = await query<{ slug: string }>(databaseUrl, 'SELECT slug FROM core.election WHERE id = $1', [
    electionId,
  ]);
  return row?.slug ?? '';
}

async function sizeOf(databaseUrl: string, electionId: string): Promise<number> {
  const [row] = await query<{ size: number }>(
    databaseUrl,
    'SELECT count(*)::int AS size FROM core.record_entry WHERE election_id = $1',
    [electionId],
  );
  return row?.size ?? 0;
}

interface Listening {
  address(): AddressInfo | string | null;
}

function addressOf(server: Listening, scheme: string): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening');
  return `${scheme}://127.0.0.1:${address.port}`;
}

function millisecondsBetween(from: bigint, to: bigint): number {
  return Number(to - from) / 1_000_000;
}
