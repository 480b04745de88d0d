import { searchPattern } from '../../src/domain/search-pattern';
import type { RollEntryList } from '../../src/roll/roll.contract';
import { reportFigure, type Run } from './figure';
import { percentile, withLargeRoll } from './large-roll';

const BATCHES = 7;
const ASKED_TWICE = 2;
const PAGE = 100;

interface Question {
  readonly q?: string;
  readonly department?: string;
  readonly shift?: string;
  readonly section?: 'regular' | 'challenge';
  readonly standing?: 'current' | 'gone';
}

/** What people type and press: names, parts of them, numbers, a phone's end, and every filter, alone and with words. */
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
  { section: 'challenge' },
  { section: 'challenge', department: 'Pick' },
  { standing: 'gone' },
  { standing: 'gone', q: 'garcia' },
  { standing: 'gone', shift: 'FHD' },
  {},
];

/**
 * The plain statement that says the same: the folded text against the words, in the order of a list, with the number of
 * all that are found; sent by a driver that does nothing else.
 */
const bare = ({ standing = 'current' }: Question): string => `
  SELECT e.*, count(*) OVER () AS total FROM core.roll_entry e
   WHERE e.election_id = $1 AND ${standing === 'current' ? 'e.is_current' : 'NOT e.is_current AND e.merged_into IS NULL AND e.withdrawn_by IS NULL'}
     AND ($2::text IS NULL OR ' ' || e.search_text ~ $2) AND ($3::text IS NULL OR e.department = $3)
     AND ($4::text IS NULL OR e.shift = $4) AND ($5::text IS NULL OR e.section = $5)
   ORDER BY e.sort_text, e.id LIMIT ${PAGE}`;

/** The 95th percentile of the whole way over HTTP (session, rights, transaction, JSON) against that of the bare statement. */
export function measureSearch(name: string, people: number): Promise<void> {
  return withLargeRoll(people, async ({ election, session, client }) => {
    const ask = async (question: Question): Promise<number> => {
      const query = new URLSearchParams({ ...question, limit: String(PAGE) });
      const { status, body } = await session.get<RollEntryList>(
        `/api/elections/${election}/roll?${query.toString()}`,
      );
      if (status !== 200) throw new Error(`search: ${status}`);
      return body.total;
    };
    const askBare = async (question: Question): Promise<number> => {
      const { q = '', department = null, shift = null, section = null } = question;
      const parameters = [election, searchPattern(q), department, shift, section];
      const { rows } = await client.query<{ total: string }>(bare(question), parameters);
      return Number(rows[0]?.total ?? 0);
    };
    for (const question of QUESTIONS) {
      const [ours, theirs] = [await ask(question), await askBare(question)];
      if (ours !== theirs) throw new Error(`${JSON.stringify(question)}: ${ours} found, not ${theirs}`);
    }
    const runs: Run[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const ours = await percentile(QUESTIONS, ASKED_TWICE, ask);
      const reference = await percentile(QUESTIONS, ASKED_TWICE, askBare);
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
  });
}
