import { startTestApplication, type TestApplication } from './support/application';
import { countOverHttp, type CountedOverHttp } from './support/simulation';

/** How many, from which seed: `SIMULATE_SEED=7 SIMULATE_COUNTS=100` looks further. */
const FIRST_SEED = Number(process.env['SIMULATE_SEED'] ?? 1);
const COUNTS = Number(process.env['SIMULATE_COUNTS'] ?? 20);

describe('whole counts simulated over HTTP, each person with a session', () => {
  let application: TestApplication;
  const all: CountedOverHttp[] = [];

  beforeAll(async () => {
    application = await startTestApplication();
  });
  afterAll(() => application.close());

  it.each(Array.from({ length: COUNTS }, (_, place) => FIRST_SEED + place))(
    'seed %i: the tally declared is what was dealt, and the export verifies',
    async (seed) => {
      const counted = await countOverHttp(application, seed);
      all.push(counted);
      expect(counted.tally).toEqual(counted.truth);
      expect(counted.verdict).toMatchObject({ ok: true, isClosed: true, tally: { ...counted.truth } });
    },
    120_000,
  );

  it('had in them what happens in counts', () => {
    if (all.length < 20) return;
    const happened = new Set(all.flatMap((counted) => counted.happened));
    expect([...happened].sort()).toEqual([
      'a round abandoned',
      'a sealed block superseded',
      'a third person',
      'ballots challenged',
      'challenged ballots opened',
      'envelopes challenged',
      'equal entries that do not come out even',
      'few ballots opened together, with their warning',
    ]);
    expect(all.some(({ revisions }) => revisions > 1)).toBe(true);
  });
});
