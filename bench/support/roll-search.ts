import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { searchPattern } from '../../src/domain/search-pattern';
import { NOBODY } from '../../src/platform/access';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import type { RollEntryList } from '../../src/roll/roll.contract';
import { RollService, type NewEntry } from '../../src/roll/roll.service';
import { startTestApplication } from '../../test/support/application';
import { createElection } from '../../test/support/elections';
import { startDurableDatabase } from './durable-database';
import { reportFigure, type Run } from './figure';

const BATCHES = 7;
const ASKED_TWICE = 2;
const PAGE = 100;
const AT_ONCE = 50_000;

interface Question {
  readonly q?: string;
  readonly department?: string;
  readonly shift?: string;
}

/** What people type and press: names, parts of them, numbers, a phone's end, and the filters. */
const QUESTIONS: readonly Question[] = [
  { q: 'abdul' },
  { q: 'garcia' },
  { q: 'de la cruz' },
  { q: 'smith jo' },
  { q: 'amy marie' },
  { q: '10004' },
  { q: '10000417' },
  { q: '0417' },
  { q: 'nobody of that name' },
  { q: 'mar', department: 'Pick' },
  { q: 'john', shift: 'FHD' },
  { department: 'Pack' },
  { department: 'Stow', shift: 'BHN' },
  { shift: 'DC3' },
  {},
];

/**
 * The plain statement that says the same: the folded text against the words, in the order of a list, with the number of
 * all that are found; sent by a driver that does nothing else.
 */
const BARE = `SELECT e.*, count(*) OVER () AS total FROM core.roll_entry e
  WHERE e.election_id = $1 AND e.is_current AND ($2::text IS NULL OR ' ' || e.search_text ~ $2)
    AND ($3::text IS NULL OR e.department = $3) AND ($4::text IS NULL OR e.shift = $4)
  ORDER BY e.sort_text, e.id LIMIT ${PAGE}`;

/** The 95th percentile of the whole way over HTTP (session, rights, transaction, JSON) against that of the bare statement. */
export async function measureSearch(name: string, people: number): Promise<void> {
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
    const unitOfWork = application.app.get(UnitOfWork);
    const roll = application.app.get(RollService);
    for (let from = 0; from < people; from += AT_ONCE) {
      const batch = invent(from, Math.min(people, from + AT_ONCE));
      await unitOfWork.run({ actor: NOBODY, as: 'core', electionId: election }, (tx) =>
        roll.insertEntries(tx, election, batch),
      );
    }
    await client.query('VACUUM (ANALYZE) core.roll_entry');

    const ask = async (question: Question): Promise<number> => {
      const query = new URLSearchParams({ ...question, limit: String(PAGE) });
      const { status, body } = await session.get<RollEntryList>(
        `/api/elections/${election}/roll?${query.toString()}`,
      );
      if (status !== 200) throw new Error(`search: ${status}`);
      return body.total;
    };
    const askBare = async ({ q = '', department, shift }: Question): Promise<number> => {
      const { rows } = await client.query<{ total: string }>(BARE, [
        election,
        searchPattern(q),
        department ?? null,
        shift ?? null,
      ]);
      return Number(rows[0]?.total ?? 0);
    };
    for (const question of QUESTIONS) {
      const [ours, theirs] = [await ask(question), await askBare(question)];
      if (ours !== theirs) throw new Error(`${JSON.stringify(question)}: ${ours} found, not ${theirs}`);
    }
    const runs: Run[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const ours = await percentile(ask);
      const reference = await percentile(askBare);
      runs.push({ ours, reference });
    }
    reportFigure({
      name,
      what: `p95 of searching and filtering a roll of ${people} people, over HTTP`,
      reference: 'p95 of the plain SQL statement that finds and counts the same',
      unit: 'ms',
      goal: { atMost: 1.5 },
      runs,
      conditions: { people, questions: QUESTIONS.length, page: PAGE },
    });
  } finally {
    await application.close();
    await client.end();
    await database.stop();
  }
}

async function percentile(ask: (question: Question) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const question of Array.from({ length: ASKED_TWICE }, () => QUESTIONS).flat()) {
    const begun = performance.now();
    await ask(question);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
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
      cellPhone: `+1659${2_000_000 + (i % 8_000_000)}`,
    };
  });
}
