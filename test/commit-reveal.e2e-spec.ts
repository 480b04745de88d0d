import { Client } from 'pg';
import { NOBODY } from '../src/platform/access';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { verifyArchive } from '../src/official/record/record-archive';
import { PASSWORD, startTestApplication, testEnvironment, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import {
  blocksOf,
  commit,
  counted,
  enterBoth,
  kindsOf,
  mustBe,
  openCount,
  openVoting,
  recordOf,
  reveal,
  sitDown,
  type HeldEntry,
} from './support/official';
import { removeServers, startServer } from './support/server-process';
import { Session } from './support/session';

jest.setTimeout(120_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(async () => {
  await removeServers();
  await application.close();
});

interface WrittenEntry {
  readonly kind: string;
  readonly block: string;
  readonly round: string;
  readonly slot: string;
  readonly transaction: string;
}

/**
 * Rounds in which somebody was not blind, by the transactions that wrote the rows of the record: a commitment that
 * shares its transaction with another entry of its round was not in anybody's sight when that one was made.
 */
async function findSightedRounds(electionId: string): Promise<string[]> {
  const entries = await rowsOf<WrittenEntry>(
    application.database.url,
    `SELECT kind, body ->> 'block' AS block, body ->> 'round' AS round, body ->> 'slot' AS slot, transaction
     FROM (SELECT index, kind, convert_from(body_bytes, 'UTF8')::jsonb -> 'body' AS body, xmin::text AS transaction
           FROM core.record_entry WHERE election_id = $1) AS entry
     WHERE kind IN ('entry.committed', 'entry.revealed') ORDER BY index`,
    [electionId],
  );
  const sighted = entries.filter(
    (entry, index) =>
      entry.kind === 'entry.committed' &&
      entries.some(
        (other, at) =>
          at !== index &&
          other.block === entry.block &&
          other.round === entry.round &&
          other.transaction === entry.transaction,
      ),
  );
  return [...new Set(sighted.map(({ block, round }) => `${block}/${round}`))];
}

describe('commit, then reveal', () => {
  it('keeps a commitment through SIGKILL: it stands in the record while the other form still opens', async () => {
    const election = await openVoting(application, 60);
    const [block] = await openCount(application, election, 50);
    const environment = {
      DATABASE_URL: application.database.url,
      SECRET_KEY: testEnvironment().secretKey,
    };
    const first = await startServer(environment);
    const signIn = async (session: Session, url: string): Promise<Session> => {
      const [account] = await rowsOf<{ email: string }>(
        application.database.url,
        'SELECT email FROM core.account WHERE id = $1',
        [session.accountId],
      );
      const elsewhere = new Session(url);
      await elsewhere.signIn(account!.email, PASSWORD);
      return elsewhere;
    };
    const [a, b] = [
      await signIn(election.tellers[0], first.address),
      await signIn(election.tellers[1], first.address),
    ];
    const heldA = await sitDown(a, election, block!.id, counted(30, 19, 1));
    mustBe(201, await commit(a, election, heldA));
    await first.kill();

    const second = await startServer(environment);
    const observer = await signIn(election.observer, second.address);
    const entries = await recordOf(observer, election);
    expect(entries.at(-1)).toMatchObject({
      kind: 'entry.committed',
      body: { block: block!.id, round: 1, slot: 'A', commitment: heldA.commit.commitment },
    });
    const page = await fetch(`${second.address}/count/${election.id}`);
    expect(page.status).toBe(200);
    const again = await signIn(election.tellers[1], second.address);
    const heldB = await sitDown(again, election, block!.id, counted(30, 19, 1));
    expect(heldB.commit.slot).toBe('B');
    expect((await kindsOf(observer, election)).at(-1)).toBe('entry.committed');
    mustBe(201, await commit(again, election, heldB));

    // The reveal that A's browser holds goes out by itself once both commitments stand.
    const teller = await signIn(election.tellers[0], second.address);
    mustBe(201, await reveal(teller, election, heldA));
    expect(mustBe(201, await reveal(again, election, heldB)).body.state).toBe('sealed');
    expect(await findSightedRounds(election.id)).toEqual([]);
    const { bytes } = await observer.download(`${election.path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
    expect(b.url).toBe(first.address);
  });

  it('writes every commitment in a transaction of its own, third persons and new rounds too', async () => {
    const election = await openVoting(application, 80);
    const [first, second] = await openCount(application, election, 70);
    await enterBoth(election, first!.id, counted(30, 20), counted(29, 21));
    const [, , c] = election.tellers;
    const held = await sitDown(c, election, first!.id, counted(29, 21));
    mustBe(201, await commit(c, election, held));
    mustBe(201, await reveal(c, election, held));
    await enterBoth(election, second!.id, counted(1, 1));
    await enterBoth(election, second!.id, counted(12, 8));
    expect((await blocksOf(c, election)).map(({ state }) => state)).toEqual(['sealed', 'sealed']);
    expect(await findSightedRounds(election.id)).toEqual([]);
  });

  it('finds out a run that writes both commitments and reveals in one transaction', async () => {
    const election = await openVoting(application, 40);
    const [block] = await openCount(application, election, 30);
    const entry = counted(20, 10);
    const [a, b] = election.tellers;
    const held = [await sitDown(a, election, block!.id, entry), await sitDown(b, election, block!.id, entry)];
    await application.app
      .get(UnitOfWork)
      .run({ actor: NOBODY, as: 'official', electionId: election.id }, (tx) => {
        for (const { commit: body } of held) tx.append('entry.committed', { block: block!.id, ...body });
        for (const { reveal: body } of held) tx.append('entry.revealed', { block: block!.id, ...body });
        return Promise.resolve();
      });
    // The order of the entries alone is beyond reproach; only the transactions tell.
    expect((await kindsOf(election.observer, election)).slice(-4)).toEqual([
      'entry.committed',
      'entry.committed',
      'entry.revealed',
      'entry.revealed',
    ]);
    expect(await findSightedRounds(election.id)).toEqual([`${block!.id}/1`]);
  });

  it('is refused by the database too', async () => {
    const election = await openVoting(application, 40);
    const [block] = await openCount(application, election, 30);
    const [a, b] = election.tellers;
    const heldA = await sitDown(a, election, block!.id, counted(20, 10));
    const heldB = await sitDown(b, election, block!.id, counted(20, 10));
    const insertEntry = (held: HeldEntry, session: Session): [string, unknown[]] => [
      'INSERT INTO official.entry VALUES ($1, $2, 1, $3, $4, $5)',
      [election.id, block!.id, held.commit.slot, session.accountId, held.commit.commitment],
    ];
    const insertReveal = (held: HeldEntry): [string, unknown[]] => [
      `INSERT INTO official.reveal VALUES ($1, $2, 1, $3, '{"for":20,"against":10}', 0, 0, $4)`,
      [election.id, block!.id, held.reveal.slot, held.reveal.salt],
    ];
    await expect(together([insertEntry(heldA, a), insertEntry(heldB, b)])).rejects.toThrow(/two commitments/);
    await expect(together([insertEntry(heldA, a), insertReveal(heldA)])).rejects.toThrow(/after both/);
    await expect(together([insertEntry(heldA, b)])).rejects.toThrow(/entry_seat/);
    await together([insertEntry(heldA, a)]);
    await expect(together([insertReveal(heldA)])).rejects.toThrow(/after both/);
    await expect(together([insertEntry(heldB, b), insertReveal(heldB)])).rejects.toThrow(/after both/);
    await together([insertEntry(heldB, b)]);
    await expect(together([['UPDATE official.entry SET commitment = $1', ['0'.repeat(64)]]])).rejects.toThrow(
      /only ever added/,
    );
    await together([insertReveal(heldA)]);
    await expect(together([['DELETE FROM official.reveal', []]])).rejects.toThrow(/only ever added/);
    const seal = (counts: string): [string, unknown[]] => [
      `INSERT INTO official.sealed_block VALUES ($1, $2, 1, 30, '${counts}', 0, 0, 'A', 'B')`,
      [election.id, block!.id],
    ];
    await expect(together([seal('{"for":20,"against":10}')])).rejects.toThrow(/two entries agree/);
    await together([insertReveal(heldB)]);
    await expect(together([seal('{"for":20,"against":11}')])).rejects.toThrow(
      /two entries agree|sealed_block_sum/,
    );
    await together([seal('{"for":20,"against":10}')]);
    await expect(together([['UPDATE official.sealed_block SET void = 1', []]])).rejects.toThrow(
      /never changed/,
    );
  });
});

/** Runs the statements as the owner, in one transaction. */
async function together(statements: readonly (readonly [string, readonly unknown[]])[]): Promise<void> {
  const client = new Client({ connectionString: application.database.url });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const [sql, parameters] of statements) await client.query(sql, [...parameters]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
