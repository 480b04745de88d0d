import type { ListReport, ReportRowList } from '../../src/reports/list-report/list-report.contract';
import { reportFigure, type Run } from './figure';
import { percentile, withLargeRoll } from './large-roll';

const BATCHES = 7;
const ASKED = 4;
const PAGE = 50;

interface Question {
  readonly figure: string;
  readonly offset: number;
  /** What counts the same people, in SQL. */
  readonly condition: string;
}

const FIGURES = [
  ['email-missing', `e.email = ''`],
  ['location-missing', `e.location = ''`],
  ['cellPhone-missing', `e.cell_phone = ''`],
  ['initials', `e.given_name ~ '^[[:alpha:]][. ]*$'`],
] as const;

/** The first pages of the rows behind a figure, as people open them from the report. */
const QUESTIONS: readonly Question[] = FIGURES.flatMap(([figure, condition]) =>
  [0, PAGE, 10 * PAGE].map((offset) => ({ figure, condition, offset })),
);

const bare = (condition: string): string => `
  SELECT e.*, count(*) OVER () AS total FROM core.roll_entry e
   WHERE e.election_id = $1 AND e.is_current AND ${condition} ORDER BY e.sort_text, e.id OFFSET $2 LIMIT ${PAGE}`;

/** The rows behind the figures of a list, over HTTP, after the report itself was opened. */
export function measureReportRows(name: string, people: number): Promise<void> {
  return withLargeRoll(people, async ({ election, session, client }) => {
    const path = `/api/elections/${election}/roll/report`;
    const begun = performance.now();
    const { status } = await session.get<ListReport>(path);
    if (status !== 200) throw new Error(`report: ${status}`);
    const reportMs = Math.round(performance.now() - begun);
    const ask = async ({ figure, offset }: Question): Promise<string> => {
      const { body } = await session.get<ReportRowList>(
        `${path}/rows?figure=${figure}&offset=${offset}&limit=${PAGE}`,
      );
      return JSON.stringify([body.total, ...body.items.map(({ id }) => id)]);
    };
    const askBare = async ({ condition, offset }: Question): Promise<string> => {
      const { rows } = await client.query<{ id: string; total: string }>(bare(condition), [election, offset]);
      return JSON.stringify([Number(rows[0]?.total ?? 0), ...rows.map(({ id }) => id)]);
    };
    for (const question of QUESTIONS) {
      const [ours, theirs] = [await ask(question), await askBare(question)];
      if (ours !== theirs)
        throw new Error(`${question.figure} from ${question.offset}: other rows than in SQL`);
    }
    const runs: Run[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const ours = await percentile(QUESTIONS, ASKED, ask);
      const reference = await percentile(QUESTIONS, ASKED, askBare);
      runs.push({ ours, reference });
    }
    reportFigure({
      name,
      what: `p95 of the rows behind the figures of a list of ${people} people, over HTTP`,
      reference: 'p95 of the plain SQL statement that finds and counts the same',
      unit: 'ms',
      goal: { atMost: 1.5 },
      runs,
      conditions: { people, questions: QUESTIONS.length, page: PAGE, 'the report itself, ms': reportMs },
    });
  });
}
