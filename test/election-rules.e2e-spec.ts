import { ELECTION_PROFILE_IDS } from '../src/domain/election-profiles';
import type { ElectionView } from '../src/elections/elections.contract';
import type { BoardView } from '../src/live/live.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import type { CertificationView, TallyDocumentView } from '../src/official/tally/tally-document.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { electionInput } from './support/elections';
import { enterBoth, mustBe, openCount, openVoting, recordOf } from './support/official';
import type { Session } from './support/session';

jest.setTimeout(120_000);

let application: TestApplication;
let administrator: Session;

beforeAll(async () => {
  application = await startTestApplication();
  administrator = await application.account({ isAdministrator: true });
});
afterAll(() => application.close());

const SEAT = { profile: 'lmrda-officer', organization: 'Ana Ruiz', organizations: ['Ben Cole'] };
const create = (changes: Record<string, unknown>) =>
  administrator.post<ElectionView>('/api/elections', electionInput(changes));
const fieldAtFault = ({ body }: { body: unknown }): string =>
  (body as { errors: { field: string }[] }).errors.map(({ field }) => field).join();

describe('the rule of an election', () => {
  it.each(ELECTION_PROFILE_IDS)(
    'is opened by its profile, once however often it is sent: %s',
    async (profile) => {
      const seat = profile === 'lmrda-officer' ? SEAT : {};
      const input = electionInput({ ...seat, profile, proposal: 'What is asked' });
      const view = mustBe(201, await administrator.post<ElectionView>('/api/elections', input)).body;
      expect(view.profile).toBe(profile);
      expect(mustBe(201, await administrator.post('/api/elections', input)).body).toEqual(view);
    },
  );

  it('takes the terms of its own that the profile allows, and refuses others beside their field', async () => {
    const strike = { profile: 'strike-authorization', proposal: 'Authorize a strike' };
    const made = mustBe(201, await create({ ...strike, threshold: [3, 4] })).body;
    expect(made.rule).toMatchObject({ id: 'strike-authorization', threshold: [3, 4], strict: false });
    expect(made.choices.map(({ label }) => label)).toEqual(['Authorize a strike', 'Against']);
    const other = await create({ ...strike, id: made.id, threshold: [2, 3] });
    expect(other.body).toMatchObject({ code: 'same-id-other-content' });
    expect(fieldAtFault(await create({ ...strike, threshold: [4, 3] }))).toBe('threshold');
    expect(fieldAtFault(await create({ ...strike, threshold: [0, 3] }))).toBe('threshold');
    expect(fieldAtFault(await create({ ...strike, quorum: [1, 2] }))).toBe('quorum');
    expect(fieldAtFault(await create({ ...strike, proposal: ' ' }))).toBe('proposal');
    expect(fieldAtFault(await create({ profile: 'nmb-majority', organizations: ['Rival'] }))).toBe(
      'organizations',
    );
    expect(fieldAtFault(await create({ ...SEAT, organizations: [] }))).toBe('organizations');
    expect(fieldAtFault(await create({ profile: 'several-seats' }))).toBe('profile');
  });
});

/** 60 eligible; 30 ballots in one block. */
const COUNTS = [
  {
    name: 'UK recognition, 40 % of the unit missed by one',
    terms: { profile: 'uk-statutory-recognition' },
    votes: [23, 7],
    outcome: 'no-majority',
    rule: 'Workers Union needs more than half of the votes cast and at least 40 % of those eligible.',
    en: '23 for, 7 against: Workers Union needs more than half of the votes cast and at least 40 % of the 60 eligible',
    es: '23 a favor, 7 en contra: Workers Union necesita más de la mitad de los votos emitidos y al menos 40 % de las 60',
    kind: 'results',
  },
  {
    name: 'a strike, at two thirds exactly',
    terms: { profile: 'strike-authorization', proposal: 'Authorize a strike' },
    votes: [20, 10],
    outcome: 'majority',
    rule: 'Authorize a strike needs at least two thirds of the votes cast.',
    en: '20 for, 10 against: Authorize a strike has at least two thirds of the votes cast',
    es: 'Authorize a strike tiene al menos dos tercios de los votos emitidos',
    kind: 'results',
  },
  {
    name: 'deauthorization, for by 30 to 0 but not more than half of the eligible',
    terms: { profile: 'nlrb-deauthorization', proposal: 'Withdraw the union-shop clause' },
    votes: [30, 0],
    outcome: 'no-majority',
    rule: 'Withdraw the union-shop clause needs more than half of those eligible.',
    en: '30 for, 0 against: Withdraw the union-shop clause needs more than half of the 60 eligible',
    es: 'Withdraw the union-shop clause necesita más de la mitad de las 60 personas con derecho a voto',
    kind: 'results',
  },
  {
    name: 'one seat of a local’s officers',
    terms: SEAT,
    votes: [16, 14],
    outcome: 'majority',
    rule: 'The choice with more votes has the majority; what follows a tie needs a ruling.',
    en: '16 Ana Ruiz, 14 Ben Cole: a majority for Ana Ruiz',
    es: '16 Ana Ruiz, 14 Ben Cole: mayoría a favor de Ana Ruiz',
    kind: 'results',
  },
];

describe.each(COUNTS)('$name', ({ terms, votes, outcome, rule, en, es, kind }) => {
  it('is decided, explained in one sentence in both languages, and verifies', async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    const election = await openVoting(application, 60, terms);
    const { agent, observer, path } = election;
    const { choices, slug } = mustBe(200, await agent.get<ElectionView>(path)).body;
    const [block] = await openCount(application, election, 30);
    const named = Object.fromEntries(choices.map(({ id: choice }, place) => [choice, votes[place]!]));
    await enterBoth(election, block!.id, { counts: named, void: 0, challenged: 0 });
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: named }));
    const explained = async (locale: string): Promise<string> => {
      mustBe(200, await observer.put('/api/account', { name: 'Observer Test', locale }));
      return mustBe(200, await observer.get<TallyDocumentView>(`${path}/tally/0`)).body.explanation;
    };
    expect(await explained('en')).toBe(en);
    expect(await explained('es')).toContain(es);
    const board = mustBe(200, await application.visitor().get<BoardView>(`/e/${slug}/results.json`)).body;
    expect(board).toMatchObject({ tally: { outcome, isDeterminative: false } });
    const [opened] = await recordOf(observer, election);
    expect(board.election.rule).toEqual(opened!.body['rule']);
    expect(board.election.sentence.en).toBe(rule);
    expect(board.objections).toBeNull();
    mustBe(200, await agent.post(`${path}/phase`, { to: 'objections' }));
    application.clock.set('2026-04-20T15:00:00Z');
    const certified = await observer.get<CertificationView>(`${path}/tally/certification`);
    expect(certified.body).toMatchObject({ kind, obstacles: [] });
    const { bytes } = await observer.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true, tally: { outcome: { class: outcome } } });
  });
});
