import { randomUUID } from 'node:crypto';
import type {
  ChallengeList,
  ChallengeView,
  CheckSessionView,
} from '../src/official/challenges/challenges.contract';
import type { BlockView } from '../src/official/count/count.contract';
import type { ReconciliationView, ScanView } from '../src/official/envelopes/envelopes.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import type { TallyView } from '../src/official/tally/tally.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { EMPLOYER, UNION } from './support/elections';
import {
  blocksOf,
  closeDesks,
  codeOf,
  commit,
  counted,
  enterBoth,
  kindsOf,
  mustBe,
  openCount,
  openVoting,
  recordOf,
  reveal,
  scan,
  sitDown,
  type OfficialElection,
} from './support/official';

jest.setTimeout(90_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

describe('a whole count', () => {
  let election: OfficialElection;
  let blocks: BlockView[];
  const dockets = new Map<number, ChallengeView>();

  beforeAll(async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    election = await openVoting(application, 150);
    const { agent, path, keys } = election;
    mustBe(
      201,
      await agent.post(`${path}/envelopes/mailings`, { id: randomUUID(), kind: 'initial', kits: 150 }),
    );
    for (const key of keys.slice(0, 120)) mustBe(201, await scan(agent, election, key));
    mustBe(201, await scan(agent, election, keys[120]!, 'unsigned'));
    mustBe(200, await agent.post(`${path}/envelopes/trays/closing`));
    for (const key of keys.slice(121, 125)) mustBe(201, await scan(agent, election, key));
  });

  it('refuses steps out of order', async () => {
    const { agent, path, tellers, keys } = election;
    expect(codeOf(await agent.post(`${path}/reconciliation`))).toBe('wrong-phase');
    expect(codeOf(await agent.post(`${path}/envelopes/acceptance`, { expected: 125 }))).toBe('wrong-phase');
    expect(codeOf(await agent.post(`${path}/challenges/sessions`, { id: randomUUID() }))).toBe('wrong-phase');
    expect(codeOf(await agent.post(`${path}/tally/declaration`, { votes: { for: 0, against: 0 } }))).toBe(
      'wrong-phase',
    );
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    expect(codeOf(await agent.post(`${path}/envelopes/keys`))).toBe('wrong-phase');
    expect(codeOf(await tellers[0].post(`${path}/challenges/call`, { key: keys[0] }))).toBe('no-session');
    expect(codeOf(await agent.post(`${path}/phase`, { to: 'counting' }))).toBe('not-yet-reconciled');
    expect(codeOf(await agent.post(`${path}/phase`, { to: 'objections' }))).toBe('illegal-step');
  });

  it('takes what comes after the check began as late', async () => {
    expect((await scan(election.agent, election, election.keys[130]!)).body.result).toBe('late');
  });

  it('challenges in a session whose dockets become public together at its end', async () => {
    const { agent, path, tellers, keys, observer } = election;
    const [teller] = tellers;
    const session = { id: randomUUID() };
    mustBe(201, await agent.post(`${path}/challenges/sessions`, session));
    expect((await teller.post(`${path}/challenges/call`, { key: keys[0] })).body).toMatchObject({
      state: 'received',
      familyName: expect.stringContaining('Family'),
    });
    expect((await observer.post(`${path}/challenges/call`, { key: keys[0] })).status).toBe(404);
    const grounds = ['supervisor', 'signature', 'not-employed-on-date', 'professional', 'other'];
    for (const [index, ground] of grounds.entries()) {
      const body = {
        id: randomUUID(),
        key: keys[index],
        party: index === 3 ? 'agent' : index % 2 === 0 ? UNION : EMPLOYER,
        ground,
      };
      const { body: raised } = mustBe(201, await teller.post<ChallengeView>(`${path}/challenges`, body));
      mustBe(201, await teller.post(`${path}/challenges`, body));
      dockets.set(index, raised);
    }
    const slip = mustBe(
      201,
      await teller.post<ChallengeView>(`${path}/challenges`, {
        id: randomUUID(),
        key: keys[9],
        party: UNION,
        ground: 'guard',
      }),
    );
    mustBe(200, await teller.post(`${path}/challenges/${slip.body.id}/reversal`));
    const raise = (change: object) =>
      teller.post(`${path}/challenges`, {
        id: randomUUID(),
        key: keys[0],
        party: UNION,
        ground: 'guard',
        ...change,
      });
    expect(codeOf(await raise({}))).toBe('already-challenged');
    expect(codeOf(await raise({ key: keys[10], party: 'nobody' }))).toBe('no-such-party');
    expect(codeOf(await raise({ key: keys[10], ground: 'disputed-mark' }))).toBe('invalid-input');
    expect(codeOf(await raise({ key: keys[120] }))).toBe('envelope-disposed');
    expect(codeOf(await raise({ key: keys[140] }))).toBe('no-such-envelope');

    expect((await observer.get<ChallengeList>(`${path}/challenges`)).body).toEqual({
      items: [],
      total: 0,
      session: { id: session.id, isOpen: true, challenges: 0, called: 1 },
    });
    expect(await kindsOf(observer, election)).not.toContain('challenge.raised');
    expect(
      codeOf(await agent.post(`${path}/challenges/${dockets.get(0)!.id}/ruling`, { ruling: 'eligible' })),
    ).toBe('session-open');
    expect(codeOf(await agent.post(`${path}/reconciliation`))).toBe('session-open');

    const ended = mustBe(
      200,
      await agent.post<CheckSessionView>(`${path}/challenges/sessions/${session.id}/end`),
    );
    expect(ended.body).toMatchObject({ isOpen: false, challenges: 5 });
    const entries = (await recordOf(observer, election)).filter(({ kind }) => kind === 'challenge.raised');
    expect(entries).toHaveLength(5);
    expect(new Set(entries.map(({ at }) => at)).size).toBe(1);
    const named = entries.map(({ body }) => body['docket'] as string);
    expect(named).toEqual([...named].sort());
    // No party has registered a key: the record says agent, the private list on whose behalf.
    expect(new Set(entries.map(({ body }) => body['party']))).toEqual(new Set(['agent']));
    const { items } = (await observer.get<ChallengeList>(`${path}/challenges`)).body;
    expect(items).toHaveLength(5);
    expect(
      items.every(
        ({ familyName, receipt, note }) => familyName === null && receipt === null && note === null,
      ),
    ).toBe(true);
    expect(items.map(({ party }) => party).sort()).toEqual([EMPLOYER, UNION, UNION, UNION, 'agent'].sort());
  });

  it('settles dockets before the count and ends in difference 0', async () => {
    const { agent, path, observer, tellers } = election;
    const rule = (index: number, ruling: string) =>
      agent.post(`${path}/challenges/${dockets.get(index)!.id}/ruling`, { ruling });
    mustBe(200, await rule(0, 'withdrawn'));
    mustBe(200, await rule(1, 'ineligible'));
    mustBe(200, await rule(1, 'ineligible'));
    expect(codeOf(await rule(1, 'eligible'))).toBe('challenge-settled');
    expect(
      (await tellers[0].post(`${path}/challenges/${dockets.get(2)!.id}/ruling`, { ruling: 'eligible' }))
        .status,
    ).toBe(404);

    expect(codeOf(await agent.post(`${path}/reconciliation`))).toBe('envelopes-outstanding');
    expect(codeOf(await agent.post(`${path}/envelopes/acceptance`, { expected: 1 }))).toBe(
      'outstanding-changed',
    );
    const { outstanding } = (await agent.get<ReconciliationView>(`${path}/reconciliation`)).body;
    expect(outstanding).toBe(119);
    mustBe(
      200,
      await agent.post(`${path}/envelopes/acceptance`, {
        expected: outstanding,
        reason: 'called from paper',
      }),
    );
    const voided = mustBe(
      201,
      await agent.post<ScanView>(`${path}/envelopes/voids`, {
        id: randomUUID(),
        key: election.keys[20],
        condition: 'torn',
      }),
    );
    expect(voided.body.result).toBe('damaged');
    expect((await observer.get(`${path}/reconciliation`)).status).toBe(409);
    const { body } = mustBe(200, await agent.post<ReconciliationView>(`${path}/reconciliation`));
    expect(body).toMatchObject({
      received: 126,
      accepted: 119,
      void: { unsigned: 1, late: 1, duplicate: 0, other: 2 },
      challenged: 3,
      outstanding: 0,
      keptBack: 0,
      difference: 0,
      isReconciled: true,
    });
    mustBe(200, await observer.get(`${path}/reconciliation`));
    const kinds = await kindsOf(observer, election);
    expect(kinds.slice(-2)).toEqual(['tray.received', 'envelopes.reconciled']);
    expect(codeOf(await rule(2, 'eligible'))).toBe('envelopes-reconciled');
    expect((await scan(agent, election, election.keys[131]!)).body).toMatchObject({ result: 'late' });
    expect((await agent.get<ReconciliationView>(`${path}/reconciliation`)).body).toMatchObject({
      received: 126,
      kept: 1,
    });
  });

  it('forms blocks by number as the count begins', async () => {
    const { agent, path, observer } = election;
    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    blocks = await blocksOf(observer, election);
    expect(blocks.map(({ ballots, position, state }) => [position, ballots, state])).toEqual([
      [1, 50, 'open'],
      [2, 69, 'open'],
    ]);
  });

  it('asks a third person where two differ, and tells the desks which fields, never a value', async () => {
    const { tellers, path, observer, agent } = election;
    const [a, b, c] = tellers;
    const block = blocks[0]!.id;
    const heldA = await sitDown(a, election, block, counted(28, 21, 1));
    const heldB = await sitDown(b, election, block, counted(27, 22, 1));
    expect(codeOf(await c.post(`${path}/blocks/${block}/seat`))).toBe('seats-of-block-taken');
    expect(codeOf(await commit(a, election, heldB))).toBe('seat-of-another');
    mustBe(201, await commit(a, election, heldA));
    mustBe(201, await commit(a, election, heldA));
    expect(codeOf(await reveal(a, election, heldA))).toBe('reveal-too-early');
    expect(
      codeOf(
        await a.post(`${path}/blocks/${block}/commitments`, { ...heldA.commit, commitment: '0'.repeat(64) }),
      ),
    ).toBe('already-committed');
    mustBe(201, await commit(b, election, heldB));
    mustBe(201, await reveal(a, election, heldA));
    expect(codeOf(await b.post(`${path}/blocks/${block}/reveals`, { ...heldB.reveal, void: 2 }))).toBe(
      'reveal-does-not-match',
    );
    expect(
      codeOf(await b.post(`${path}/blocks/${block}/reveals`, { ...heldB.reveal, counts: { for: 1 } })),
    ).toBe('invalid-input');
    const differs = mustBe(201, await reveal(b, election, heldB)).body;
    expect(differs).toMatchObject({ state: 'third', differing: ['for', 'against'], sealed: null });
    expect(JSON.stringify(differs)).not.toMatch(/\b(28|27|21|22)\b/);
    expect((await observer.get<BlockView>(`${path}/blocks/${block}`)).body).toMatchObject({
      state: 'third',
      differing: [],
    });
    expect((await kindsOf(observer, election)).filter((kind) => kind === 'entry.revealed')).toEqual([]);
    mustBe(200, await a.post(`${path}/blocks/${block}/seat`));
    const heldC = await sitDown(c, election, block, counted(27, 22, 1));
    expect(heldC.commit.slot).toBe('C');
    mustBe(201, await commit(c, election, heldC));
    const sealed = mustBe(201, await reveal(c, election, heldC)).body;
    expect(sealed).toMatchObject({
      state: 'sealed',
      sealed: { counts: { for: 27, against: 22 }, void: 1, challenged: 0 },
    });
    const entries = await recordOf(observer, election);
    expect(entries.slice(-7).map(({ kind, body }) => [kind, body['slot'] ?? body['agreed']])).toEqual([
      ['entry.committed', 'A'],
      ['entry.committed', 'B'],
      ['entry.committed', 'C'],
      ['entry.revealed', 'A'],
      ['entry.revealed', 'B'],
      ['entry.revealed', 'C'],
      ['block.sealed', ['B', 'C']],
    ]);
    expect(codeOf(await a.post(`${path}/blocks/${block}/seat`))).toBe('block-sealed');
    const tally = (await observer.get<TallyView>(`${path}/tally`)).body;
    expect(tally).toMatchObject({
      progress: { blocks: 2, blocksSealed: 1, counted: 50, ballots: 119 },
      obstacle: 'blocks-unsealed',
    });
    expect(codeOf(await agent.post(`${path}/tally/declaration`, { votes: { for: 27, against: 22 } }))).toBe(
      'blocks-unsealed',
    );
    expect(codeOf(await agent.post(`${path}/phase`, { to: 'objections' }))).toBe('blocks-unsealed');
  });

  it('begins a new round where two agree on a wrong sum', async () => {
    const view = await enterBoth(election, blocks[1]!.id, counted(30, 30, 1));
    expect(view).toMatchObject({ state: 'again', round: 2, sealed: null });
  });

  it('abandons a round whose salt is lost, with two signers', async () => {
    const { agent, tellers, path, observer } = election;
    const block = blocks[1]!.id;
    const propose = (change: object = {}) =>
      agent.post<BlockView>(`${path}/blocks/${block}/corrections`, {
        id: randomUUID(),
        kind: 'abandon',
        reason: 'salt-lost',
        ...change,
      });
    expect(codeOf(await propose())).toBe('nothing-to-abandon');
    expect(codeOf(await propose({ kind: 'supersede' }))).toBe('block-not-sealed');
    mustBe(
      201,
      await commit(tellers[0], election, await sitDown(tellers[0], election, block, counted(1, 1))),
    );
    const { body } = mustBe(201, await propose());
    const signature = `${path}/corrections/${body.correction!.id}/signature`;
    expect(codeOf(await tellers[2].post(signature))).toBe('signer-took-no-part');
    expect(codeOf(await observer.post(signature))).toBe('party-not-registered');
    expect((await agent.post(signature)).status).toBe(404);
    expect(mustBe(200, await tellers[0].post(signature)).body).toMatchObject({
      round: 3,
      state: 'again',
      correction: null,
    });
    expect((await recordOf(observer, election)).at(-1)).toMatchObject({
      kind: 'round.abandoned',
      body: { block, round: 2, reason: 'salt-lost', signers: ['agent', 'A'] },
    });
  });

  it('seals a block with a challenged ballot only once its docket is there', async () => {
    const { tellers, path, observer, agent } = election;
    const block = blocks[1]!.id;
    const held = await enterBoth(election, block, counted(40, 27, 1, 1));
    expect(held).toMatchObject({ state: 'held', sealed: null });
    expect((await kindsOf(observer, election)).at(-1)).toBe('entry.committed');
    expect(
      codeOf(
        await tellers[0].post(`${path}/blocks/${block}/dockets`, {
          id: randomUUID(),
          party: UNION,
          ground: 'supervisor',
        }),
      ),
    ).toBe('invalid-input');
    const docket = { id: randomUUID(), party: EMPLOYER, ground: 'disputed-mark' };
    const sealed = mustBe(
      201,
      await tellers[0].post<BlockView>(`${path}/blocks/${block}/dockets`, docket),
    ).body;
    mustBe(201, await tellers[0].post<BlockView>(`${path}/blocks/${block}/dockets`, docket));
    expect(sealed).toMatchObject({
      state: 'sealed',
      round: 3,
      dockets: [{ party: 'agent', onBehalfOf: EMPLOYER, state: 'open' }],
    });
    expect((await kindsOf(observer, election)).slice(-4)).toEqual([
      'challenge.raised',
      'entry.revealed',
      'entry.revealed',
      'block.sealed',
    ]);
    expect(codeOf(await agent.post(`${path}/blocks/${block}/dockets`, { ...docket, id: randomUUID() }))).toBe(
      'block-sealed',
    );
  });

  it('supersedes a sealed block with a reason and two signers, and keeps the old figures', async () => {
    const { agent, tellers, path } = election;
    const block = blocks[0]!.id;
    const proposal = {
      id: randomUUID(),
      kind: 'supersede',
      reason: 'miscounted',
      note: 'two ballots stuck together',
    };
    mustBe(201, await agent.post(`${path}/blocks/${block}/corrections`, proposal));
    mustBe(200, await tellers[1].post(`${path}/corrections/${proposal.id}/signature`));
    const again = await enterBoth(election, block, counted(26, 23, 1));
    expect(again).toMatchObject({
      state: 'sealed',
      round: 2,
      sealed: { counts: { for: 26, against: 23 } },
      superseded: [{ round: 1, counts: { for: 27, against: 22 } }],
    });
  });

  it('declares what the blocks hold, typed again by the agent', async () => {
    const { agent, path, observer, tellers } = election;
    const { current, standing } = (await observer.get<TallyView>(`${path}/tally`)).body;
    expect(standing).toMatchObject({ prospect: 'settled', uncounted: 0, challenged: 4 });
    expect(current).toMatchObject({ revision: 0, declaredAt: null, valid: 116, void: 2 });
    const typo = await agent.post(`${path}/tally/declaration`, { votes: { for: 66, against: 51 } });
    expect(typo).toMatchObject({
      status: 422,
      body: { code: 'totals-differ', errors: [{ field: 'votes.against' }] },
    });
    expect(
      (await tellers[0].post(`${path}/tally/declaration`, { votes: { for: 66, against: 50 } })).status,
    ).toBe(404);
    const { body } = mustBe(
      200,
      await agent.post<TallyView>(`${path}/tally/declaration`, { votes: { for: 66, against: 50 } }),
    );
    expect(body.obstacle).toBe('declared');
    expect(body.declared).toEqual([
      expect.objectContaining({
        revision: 0,
        eligible: 150,
        void: 2,
        valid: 116,
        challenged: 4,
        validPlusChallenged: 120,
        challengesAreSufficient: false,
        majority: 'for',
        outcome: 'majority',
        outcomeChoices: ['for'],
      }),
    ]);
    expect(codeOf(await agent.post(`${path}/tally/declaration`, { votes: { for: 66, against: 50 } }))).toBe(
      'tally-declared',
    );
  });

  it('opens settled challenges together, after a warning where they are few, and revises the tally', async () => {
    const { agent, path, observer, tellers } = election;
    mustBe(200, await agent.post(`${path}/phase`, { to: 'objections' }));
    expect((await kindsOf(observer, election)).slice(-2)).toEqual(['phase.changed', 'late.received']);
    expect(codeOf(await agent.post(`${path}/tally/opening`))).toBe('nothing-to-open');
    mustBe(200, await agent.post(`${path}/challenges/${dockets.get(2)!.id}/ruling`, { ruling: 'eligible' }));
    mustBe(200, await agent.post(`${path}/challenges/${dockets.get(3)!.id}/ruling`, { ruling: 'withdrawn' }));
    mustBe(
      200,
      await agent.post(`${path}/challenges/${dockets.get(4)!.id}/ruling`, { ruling: 'ineligible' }),
    );
    const [, second] = await blocksOf(agent, election);
    mustBe(
      200,
      await agent.post(`${path}/ballot-dockets/${second!.dockets[0]!.id}/ruling`, { ruling: 'eligible' }),
    );
    const { opening } = (await observer.get<TallyView>(`${path}/tally`)).body;
    expect(opening).toEqual({ ballots: 3, isSmall: true, answers: [], unanswered: ['agent'] });
    expect(codeOf(await agent.post(`${path}/tally/opening`))).toBe('opening-unanswered');
    expect(
      codeOf(
        await observer.post(`${path}/tally/opening/answers`, {
          ballots: 3,
          answer: 'acknowledged',
          party: 'agent',
        }),
      ),
    ).toBe('answer-of-another');
    mustBe(
      200,
      await agent.post(`${path}/tally/opening/answers`, {
        ballots: 3,
        answer: 'acknowledged',
        party: 'agent',
      }),
    );
    mustBe(200, await agent.post(`${path}/tally/opening`));
    const opened = (await blocksOf(agent, election)).find(({ source }) => source === 'challenged')!;
    expect(opened).toMatchObject({ ballots: 3, position: 3 });
    mustBe(200, await tellers[0].get(`${path}/blocks/${opened.id}`));
    expect((await enterBoth(election, opened.id, counted(2, 1))).state).toBe('sealed');
    const { body } = mustBe(
      200,
      await agent.post<TallyView>(`${path}/tally/declaration`, { votes: { for: 68, against: 51 } }),
    );
    expect(body.declared.map(({ revision, valid, challenged }) => [revision, valid, challenged])).toEqual([
      [0, 116, 4],
      [1, 119, 0],
    ]);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'closed' }));
  });

  it('leaves a record that verifies', async () => {
    const { status, bytes } = await election.observer.download(`${election.path}/record.zip`);
    expect(status).toBe(200);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
    expect((await scan(election.agent, election, election.keys[140]!)).status).toBe(409);
  });
});

describe('several tables', () => {
  it('seals at two tables at once, and refuses one person in two places', async () => {
    application.clock.set('2026-03-02T15:00:00Z');
    const election = await openVoting(application, 110);
    const blocks = await openCount(application, election, 100);
    expect(blocks).toHaveLength(2);
    const [a, b] = election.tellers;
    const held = [];
    for (const { id } of blocks) {
      held.push([
        await sitDown(a, election, id, counted(30, 20)),
        await sitDown(b, election, id, counted(30, 20)),
      ] as const);
    }
    await Promise.all(
      held.flatMap(([first, second]) => [commit(a, election, first), commit(b, election, second)]),
    );
    const answers = await Promise.all(
      held.flatMap(([first, second]) => [reveal(a, election, first), reveal(b, election, second)]),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await blocksOf(a, election)).map(({ state }) => state)).toEqual(['sealed', 'sealed']);
    expect(
      (await kindsOf(election.observer, election)).filter((kind) => kind === 'block.sealed'),
    ).toHaveLength(2);
  });

  it('gives both seats to two people even when one account asks twice at once', async () => {
    const election = await openVoting(application, 40);
    const [block] = await openCount(application, election, 30);
    const [a, b] = election.tellers;
    const seats = `${election.path}/blocks/${block!.id}/seat`;
    await Promise.all([a.post(seats), a.post(seats), b.post(seats), a.post(seats)]);
    const rows = await rowsOf<{ slot: string; account_id: string }>(
      application.database.url,
      'SELECT slot, account_id FROM official.seat WHERE election_id = $1 ORDER BY slot',
      [election.id],
    );
    expect(rows.map(({ slot }) => slot)).toEqual(['A', 'B']);
    expect(new Set(rows.map(({ account_id }) => account_id)).size).toBe(2);
    await expect(
      rowsOf(application.database.url, `INSERT INTO official.seat VALUES ($1, $2, 1, 'C', $3)`, [
        election.id,
        block!.id,
        rows[0]!.account_id,
      ]),
    ).rejects.toThrow(/seat_one_person_one_slot/);
  });
});

describe('the secrecy line in the database', () => {
  const COUNT = [
    'block',
    'seat',
    'entry',
    'reveal',
    'sealed_block',
    'ballot_docket',
    'correction',
    'block_answer',
    'declared_tally',
  ];
  const ENVELOPES = [
    'kit',
    'kit_return',
    'replacement',
    'mailing',
    'tray',
    'desk',
    'envelope',
    'scan',
    'scan_decision',
    'reversal',
    'check_session',
    'call',
    'name_access',
    'challenge',
    'challenge_position',
    'challenge_agreement',
  ];

  it('has no foreign key, trigger or view that joins the count to envelopes or the roll', async () => {
    const { url } = application.database;
    const keys = await rowsOf<{ from: string; to: string }>(
      url,
      `SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to" FROM pg_constraint WHERE contype = 'f'`,
    );
    const isCount = (table: string) => COUNT.some((each) => table === `official.${each}`);
    const isPerson = (table: string) =>
      /^core\.roll/.test(table) || ENVELOPES.some((each) => table === `official.${each}`);
    expect(keys.filter(({ from }) => isCount(from)).length).toBeGreaterThan(10);
    expect(
      keys.filter(({ from, to }) => (isCount(from) && isPerson(to)) || (isPerson(from) && isCount(to))),
    ).toEqual([]);
    const triggers = await rowsOf<{ table: string; source: string }>(
      url,
      `SELECT t.tgrelid::regclass::text AS "table", p.prosrc AS source FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal`,
    );
    const names = (tables: readonly string[]) =>
      new RegExp(`official\\.(?:${tables.join('|')})\\b${tables === ENVELOPES ? '|core\\.roll' : ''}`);
    expect(triggers.filter(({ table, source }) => isCount(table) && names(ENVELOPES).test(source))).toEqual(
      [],
    );
    expect(triggers.filter(({ table, source }) => isPerson(table) && names(COUNT).test(source))).toEqual([]);
    const views = await rowsOf<{ definition: string }>(url, 'SELECT definition FROM pg_views');
    expect(
      views.filter(({ definition }) => names(COUNT).test(definition) && names(ENVELOPES).test(definition)),
    ).toEqual([]);
    const columns = await rowsOf<{ table_name: string; column_name: string; data_type: string }>(
      url,
      `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'official' AND table_name = ANY($1)`,
      // What is said of a sealed block or of a tally has its time; what is done with ballots has none.
      [COUNT.filter((table) => table !== 'declared_tally' && table !== 'block_answer')],
    );
    expect(columns.filter(({ data_type: type }) => /time|date/.test(type))).toEqual([]);
  });

  it('has no foreign key between the wings', async () => {
    const keys = await rowsOf<{ from: string; to: string }>(
      application.database.url,
      `SELECT a.relnamespace::regnamespace::text AS "from", b.relnamespace::regnamespace::text AS "to"
       FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid WHERE c.contype = 'f'`,
    );
    expect(keys.filter(({ from, to }) => from !== to && to !== 'core')).toEqual([]);
  });
});
