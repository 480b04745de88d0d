import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { NOBODY } from '../../src/platform/access';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { RollService, type NewEntry } from '../../src/roll/roll.service';
import { startTestApplication, type TestApplication } from '../../test/support/application';
import { createElection } from '../../test/support/elections';
import type { Session } from '../../test/support/session';
import { startDurableDatabase } from './durable-database';

const AT_ONCE = 50_000;
/** One of so many votes subject to challenge, and one of so many is gone from the list. */
const CHALLENGED = 60;
const GONE = 40;

export interface LargeRoll {
  readonly election: string;
  readonly session: Session;
  readonly application: TestApplication;
  /** A driver that does nothing else. */
  readonly client: Client;
}

/** An election with a roll of so many invented people, for as long as `measure` takes. */
export async function withLargeRoll(
  people: number,
  measure: (roll: LargeRoll) => Promise<void>,
): Promise<void> {
  const database = await startDurableDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const application = await startTestApplication({
    database: { url: database.url, drop: () => Promise.resolve() },
    isTimeReal: true,
  });
  try {
    const session = await application.account({ isAdministrator: true });
    const election = await createElection(session);
    await fill(application, election, people);
    await client.query(
      `UPDATE core.roll_entry SET is_current = false
        WHERE election_id = $1 AND employee_number::integer % ${GONE} = 0 AND section = 'regular'`,
      [election],
    );
    await client.query('VACUUM (ANALYZE) core.roll_entry');
    await measure({ election, session, application, client });
  } finally {
    await application.close();
    await client.end();
    await database.stop();
  }
}

/** The 95th percentile of asking each question so often, in ms. */
export async function percentile<Question>(
  questions: readonly Question[],
  times: number,
  ask: (question: Question) => Promise<unknown>,
): Promise<number> {
  const taken: number[] = [];
  for (const question of Array.from({ length: times }, () => questions).flat()) {
    const begun = performance.now();
    await ask(question);
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  return taken[Math.ceil(taken.length * 0.95) - 1] ?? Number.NaN;
}

async function fill(application: TestApplication, election: string, people: number): Promise<void> {
  const unitOfWork = application.app.get(UnitOfWork);
  const roll = application.app.get(RollService);
  for (let from = 0; from < people; from += AT_ONCE) {
    const batch = invent(from, Math.min(people, from + AT_ONCE));
    await unitOfWork.run({ actor: NOBODY, as: 'core', electionId: election }, (tx) =>
      roll.insertEntries(tx, election, batch),
    );
  }
}

/** Names of the employer's list in every combination: as many namesakes as there really are. */
function invent(from: number, to: number): NewEntry[] {
  const rows = readFileSync(join(__dirname, '..', '..', 'test', 'data', 'employer-list.csv'), 'latin1')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  const cellOf = (row: number, column: number): string => rows[row % rows.length]?.[column] ?? '';
  return Array.from({ length: to - from }, (_, k) => {
    const i = from + k;
    return {
      employeeNumber: String(10_000_000 + i),
      familyName: cellOf(i, 0) || 'Smith',
      givenName: cellOf(i * 7 + Math.floor(i / rows.length), 1),
      middleName: cellOf(i * 13, 2),
      department: cellOf(i, 6),
      shift: cellOf(i, 7),
      cellPhone: i % 3 === 0 ? '' : `+1659${2_000_000 + (i % 8_000_000)}`,
      section: i % CHALLENGED === 1 ? 'challenge' : 'regular',
    };
  });
}
