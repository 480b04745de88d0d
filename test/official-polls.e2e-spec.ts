import { randomUUID } from 'node:crypto';
import type { ReconciliationView } from '../src/official/envelopes/envelopes.contract';
import type { ChallengeList } from '../src/official/challenges/challenges.contract';
import type {
  ChallengedVoterList,
  CheckOffView,
  ListAccessList,
  PollsView,
  ReversalList,
} from '../src/official/polling/polling.contract';
import { verifyArchive } from '../src/official/record/record-archive';
import type { TallyDocumentView } from '../src/official/tally/tally-document.contract';
import type { TallyView } from '../src/official/tally/tally.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { EMPLOYER, UNION } from './support/elections';
import {
  blocksOf,
  closeDesks,
  codeOf,
  counted,
  enterBoth,
  kindsOf,
  mustBe,
  openVoting,
  recordOf,
  scan,
  type OfficialElection,
} from './support/official';
import {
  challengeVoter,
  checkOff,
  closeSession,
  countBox,
  mixBoxes,
  openSession,
  planSession,
  search,
  voterOf,
} from './support/polls';
import type { Answer } from './support/session';

jest.setTimeout(120_000);

let application: TestApplication;
beforeAll(async () => {
  application = await startTestApplication();
  application.clock.set('2026-03-02T15:00:00Z');
});
afterAll(() => application.close());

const sql = <Row extends object>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
  rowsOf<Row & Record<string, unknown>>(application.database.url, text, parameters);

/** The problem of a single field: which field, and the code behind its words is the problem’s own. */
const fieldsOf = ({ body }: Answer<unknown>): string[] =>
  ((body as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field);

describe('an election at two places', () => {
  let election: OfficialElection;
  let gate: string;
  let canteen: string;
  let unlisted: CheckOffView;

  beforeAll(async () => {
    election = await openVoting(application, 60, { manner: 'in-person' });
    gate = await openSession(election, 'Gate');
    canteen = await openSession(election, 'Canteen');
  });

  it('mails nothing', async () => {
    const { agent, path } = election;
    expect(codeOf(await agent.post(`${path}/envelopes/keys`))).toBe('no-mail');
    const mailing = { id: randomUUID(), kind: 'initial', kits: 60 };
    expect(codeOf(await agent.post(`${path}/envelopes/mailings`, mailing))).toBe('no-mail');
  });

  it('checks each voter off once, wherever they come, and a request sent again counts once', async () => {
    const [one, two] = election.tellers;
    for (let number = 1; number <= 20; number++) mustBe(201, await checkOff(one, gate, number));
    for (let number = 21; number <= 40; number++) mustBe(201, await checkOff(two, canteen, number));
    const id = randomUUID();
    const copies = await Promise.all(Array.from({ length: 8 }, () => checkOff(one, gate, 41, id)));
    expect(new Set(copies.map(({ status, body }) => `${status} ${body.id} ${body.state}`))).toEqual(
      new Set([`201 ${id} at-table`]),
    );
    expect(codeOf(await checkOff(one, gate, 42, id))).toBe('same-id-other-content');
    expect(codeOf(await checkOff(two, canteen, 41, id))).toBe('same-id-other-content');
    const again = await checkOff(two, canteen, 1);
    expect(codeOf(again)).toBe('already-checked-off');
    expect(again.body).toMatchObject({ parameters: { site: 'Gate' } });
  });

  it('lets one of two tables at the same moment check a voter off, and tells the other where', async () => {
    const [one, two] = election.tellers;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0 ? checkOff(one, gate, 42) : checkOff(two, canteen, 42),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    const place = answers.indexOf(won[0]!) % 2 === 0 ? 'Gate' : 'Canteen';
    for (const lost of answers.filter((answer) => answer !== won[0])) {
      expect(codeOf(lost)).toBe('already-checked-off');
      expect(lost.body).toMatchObject({ parameters: { site: place } });
    }
    await expect(
      sql(
        `INSERT INTO official.check_off (election_id, id, session_id, seal_number, entry_id, is_challenged)
         SELECT election_id, gen_random_uuid(), session_id, seal_number, entry_id, false FROM official.check_off
         WHERE election_id = $1 AND id = $2`,
        [election.id, won[0]!.body.id],
      ),
    ).rejects.toThrow(/check_off_once/);
    // Out of the way of the sums below: the voter left.
    const session = place === 'Gate' ? gate : canteen;
    const reversal = { checkOff: won[0]!.body.id, reason: 'left-without-voting', note: 'felt unwell' };
    expect(mustBe(200, await one.post(`${session}/reversals`, reversal)).body).toMatchObject({
      state: 'reversed',
    });
    mustBe(200, await one.post(`${session}/reversals`, reversal));
    expect(codeOf(await one.post(`${session}/reversals`, { ...reversal, reason: 'other' }))).toBe(
      'check-off-reversed',
    );
    const { items } = mustBe(200, await one.get<ReversalList>(`${session}/reversals`)).body;
    expect(items).toEqual([
      expect.objectContaining({ familyName: 'Family42', reason: 'left-without-voting', note: 'felt unwell' }),
    ]);
    expect((await voterOf(one, gate, 42)).state).toBe('not-voted');
  });

  it('shows the list to those at the tables and keeps that they looked, but neither who was sought nor when', async () => {
    const { agent, observer, tellers, path } = election;
    const found = mustBe(200, await search(tellers[0], gate, 'family 1')).body;
    expect(found.total).toBeGreaterThan(10);
    expect(found.items[0]).toMatchObject({ familyName: 'Family1', state: 'at-table', site: 'Gate' });
    const organizer = await application.member(election.id, 'organizer', UNION);
    const lead = await application.member(election.id, 'lead', UNION);
    const administrator = await application.account({ isAdministrator: true });
    for (const who of [observer, organizer, lead, administrator]) {
      expect((await search(who, gate, 'family')).status).toBe(404);
      expect((await who.get(`${gate}/challenges`)).status).toBe(404);
      expect((await who.get(`${gate}/reversals`)).status).toBe(404);
      expect((await who.get(`${path}/polls/accesses`)).status).toBe(404);
      expect((await who.post(`${gate}/check-offs`, { id: randomUUID(), voter: randomUUID() })).status).toBe(
        404,
      );
    }
    for (const who of [organizer, lead, administrator])
      expect((await who.get(`${path}/polls`)).status).toBe(404);
    expect((await tellers[0].get(`${path}/polls/accesses`)).status).toBe(404);
    const { items } = mustBe(200, await agent.get<ListAccessList>(`${path}/polls/accesses`)).body;
    expect(items).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'teller Test', site: 'Canteen' })]),
    );
    const columns = await sql<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = 'official' AND table_name IN ('check_off', 'list_access', 'unlisted_voter') AND data_type LIKE 'timestamp%'`,
    );
    expect(columns).toEqual([]);
    const opened = await sql<{ at: Date }>(
      `SELECT DISTINCT opened_at AS at FROM official.polling_session WHERE election_id = $1`,
      [election.id],
    );
    application.clock.pass(600);
    mustBe(201, await checkOff(tellers[0], gate, 43));
    const times = await sql<{ at: Date }>(
      `SELECT DISTINCT at FROM official.desk_event WHERE election_id = $1 AND type IN ('polls.checked-off', 'polls.list-seen')`,
      [election.id],
    );
    expect(times).toEqual(opened);
  });

  it('gives observers places, hours and seals, and no number', async () => {
    const { observer, path } = election;
    const view = mustBe(200, await observer.get<PollsView>(`${path}/polls`)).body;
    expect(view).toMatchObject({ manner: 'in-person', totals: null, isClosed: false });
    for (const { sessions } of view.sites) {
      expect(sessions[0]).toMatchObject({ state: 'open', numbers: null, opening: { ballotsSupplied: null } });
    }
  });

  it('takes challenges before the ballot is in the box, and not after', async () => {
    const [one] = election.tellers;
    mustBe(201, await challengeVoter(one, gate, 44, UNION));
    const listed = await voterOf(one, gate, 43);
    // Challenged after the check-off and before the box: the check-off is taken back for it.
    mustBe(201, await challengeVoter(one, gate, 43, EMPLOYER));
    const { items: reversed } = mustBe(200, await one.get<ReversalList>(`${gate}/reversals`)).body;
    expect(reversed).toContainEqual(
      expect.objectContaining({ checkOff: listed.checkOff, reason: 'challenged' }),
    );
    const { checkOff: id } = await voterOf(one, gate, 41);
    mustBe(200, await one.post(`${gate}/casts`, { checkOff: id }));
    mustBe(200, await one.post(`${gate}/casts`, { checkOff: id }));
    expect(codeOf(await challengeVoter(one, gate, 41, UNION))).toBe('ballot-cast');
    expect(codeOf(await one.post(`${gate}/reversals`, { checkOff: id, reason: 'other' }))).toBe(
      'ballot-cast',
    );
    expect(codeOf(await challengeVoter(one, canteen, 44, UNION))).toBe('already-voted-challenged');
    expect(codeOf(await checkOff(one, canteen, 44))).toBe('already-voted-challenged');
    await expect(
      sql(`UPDATE official.check_off SET state = 'at-table' WHERE election_id = $1 AND id = $2`, [
        election.id,
        id,
      ]),
    ).rejects.toThrow(/stays/);
    await expect(
      sql('DELETE FROM official.check_off WHERE election_id = $1', [election.id]),
    ).rejects.toThrow();
  });

  it('lets somebody who is not on the list vote subject to the agent’s challenge', async () => {
    const [one] = election.tellers;
    const body = {
      id: randomUUID(),
      unlisted: { familyName: 'Nobody', givenName: 'Known', employeeNumber: '' },
      party: 'agent',
      ground: 'not-on-list',
      note: 'says hired in January',
    };
    expect(fieldsOf(await one.post(`${canteen}/challenges`, { ...body, party: UNION }))).toEqual(['party']);
    expect(fieldsOf(await one.post(`${canteen}/challenges`, { ...body, unlisted: null }))).toEqual(['voter']);
    unlisted = mustBe(201, await one.post<CheckOffView>(`${canteen}/challenges`, body)).body;
    mustBe(201, await one.post(`${canteen}/challenges`, body));
    expect(codeOf(await one.post(`${canteen}/challenges`, { ...body, note: 'other' }))).toBe(
      'same-id-other-content',
    );
    const { items } = mustBe(200, await one.get<ChallengedVoterList>(`${canteen}/challenges`)).body;
    expect(items).toEqual([
      expect.objectContaining({ docket: unlisted.docket, familyName: 'Nobody', isOnList: false }),
    ]);
    const looks = async () => {
      const list = mustBe(
        200,
        await election.agent.get<ListAccessList>(`${election.path}/polls/accesses`),
      ).body;
      return list.items.reduce((sum, { searches }) => sum + searches, 0);
    };
    const before = await looks();
    mustBe(200, await one.get(`${canteen}/challenges`));
    mustBe(200, await one.get(`${canteen}/reversals`));
    expect(await looks()).toBe(before + 2);
    const voter = await voterOf(one, canteen, 45);
    const listed = { id: randomUUID(), voter: voter.id, party: UNION, ground: 'not-on-list' };
    expect(fieldsOf(await one.post(`${canteen}/challenges`, listed))).toEqual(['ground']);
    expect(codeOf(await one.post(`${canteen}/check-offs`, { id: randomUUID(), voter: randomUUID() }))).toBe(
      'not-on-sealed-list',
    );
  });

  it('closes, counts each box and mixes them, in that order and no other', async () => {
    const { agent, tellers, path } = election;
    const [one] = tellers;
    const move = () => agent.post(`${path}/phase`, { to: 'checking' });
    expect(codeOf(await move())).toBe('polling-sessions-open');
    expect(codeOf(await mixBoxes(agent, election, [41, 3, 41]))).toBe('polling-sessions-open');
    expect(codeOf(await countBox(agent, gate, 21))).toBe('box-not-sealed');
    expect(fieldsOf(await closeSession(one, gate, { unused: 101 }))).toEqual(['ballotsUnused']);
    const same = { seal: 'open Gate', ballotsUnused: 77, ballotsSpoiled: 0, challengedEnvelopes: 2 };
    expect(fieldsOf(await one.post(`${gate}/closing`, same))).toEqual(['seal']);
    const closed = mustBe(200, await closeSession(one, gate, { unused: 76, spoiled: 1, envelopes: 2 })).body;
    expect(closed).toMatchObject({
      state: 'closed',
      numbers: { checkedOff: 21, atTable: 0, challenged: 2 },
      closing: { expectedByList: 21, expectedByStock: 21 },
    });
    mustBe(200, await closeSession(one, gate, { unused: 76, spoiled: 1, envelopes: 2 }));
    expect(codeOf(await closeSession(one, gate, { unused: 75, spoiled: 1, envelopes: 2 }))).toBe(
      'polling-session-closed',
    );
    expect(codeOf(await search(one, gate, 'family'))).toBe('polling-session-not-open');
    expect(codeOf(await one.get(`${gate}/challenges`))).toBe('polling-session-not-open');
    mustBe(200, await search(agent, gate, 'family'));
    mustBe(200, await agent.get(`${gate}/challenges`));
    mustBe(200, await closeSession(one, canteen, { unused: 79, envelopes: 1 }));
    const voter = await voterOf(agent, gate, 46);
    expect(codeOf(await one.post(`${gate}/check-offs`, { id: randomUUID(), voter: voter.id }))).toBe(
      'polling-session-not-open',
    );
    expect(codeOf(await move())).toBe('polls-not-closed');
    expect(codeOf(await mixBoxes(agent, election, [41, 3, 41]))).toBe('boxes-uncounted');
    expect(fieldsOf(await countBox(agent, gate, 21, 2, { sealFound: 'another' }))).toEqual(['finding']);
    const found = mustBe(
      201,
      await countBox(agent, gate, 20, 2, { sealFound: 'another', finding: 'Misread at the closing.' }),
    ).body;
    expect(found.box).toMatchObject({ isSealAsClosed: false, difference: -1, counts: 1 });
    const recount = { id: randomUUID() };
    mustBe(201, await countBox(agent, gate, 21, 2, recount));
    expect(mustBe(201, await countBox(agent, gate, 21, 2, recount)).body.box).toMatchObject({
      ballots: 21,
      difference: 0,
      counts: 2,
    });
    expect(codeOf(await countBox(agent, gate, 20, 2, recount))).toBe('same-id-other-content');
    mustBe(201, await countBox(agent, canteen, 19, 1));
    expect((await mixBoxes(one, election, [41, 3, 40])).status).toBe(404);
    expect(codeOf(await mixBoxes(agent, election, [41, 3, 41]))).toBe('polls-changed');
    expect(fieldsOf(await mixBoxes(agent, election, [41, 3, 40]))).toEqual(['reason']);
    const late = await planSession(election, 'Office');
    expect(codeOf(await mixBoxes(agent, election, [41, 3, 40], 'why'))).toBe('polling-sessions-planned');
    mustBe(200, await agent.post(`${late}/cancellation`, { reason: 'nobody works there' }));
    const mixed = mustBe(
      200,
      await mixBoxes(agent, election, [41, 3, 40], 'One voter kept the ballot.'),
    ).body;
    expect(mixed).toMatchObject({ isClosed: true, missing: [], totals: { difference: -1 } });
    mustBe(200, await mixBoxes(agent, election, [41, 3, 40], 'One voter kept the ballot.'));
    expect(codeOf(await mixBoxes(agent, election, [41, 3, 40], 'Another reason.'))).toBe('polls-closed');
    expect(codeOf(await countBox(agent, gate, 22, 2))).toBe('polls-closed');
    await expect(
      sql(
        `WITH planned AS (
           INSERT INTO official.polling_session (election_id, id, site_id, opens_at, closes_at)
           SELECT election_id, gen_random_uuid(), id, now(), now() + interval '1 hour' FROM official.polling_site WHERE election_id = $1 LIMIT 1)
         INSERT INTO official.box_count (election_id, id, session_id, number, seal_found, ballots, challenged_envelopes)
         SELECT election_id, gen_random_uuid(), id, 9, 'closing 1', 1, 0 FROM official.polling_session WHERE election_id = $1 AND state = 'closed' LIMIT 1`,
        [election.id],
      ),
    ).rejects.toThrow(/before the boxes are mixed/);
    expect(
      codeOf(await one.post(`${late}/opening`, { seal: 'x', isShownEmpty: true, ballotsSupplied: 5 })),
    ).toBe('polling-session-cancelled');
  });

  it('brings the dockets of the polls into the check, and counts to a declared tally that verifies', async () => {
    const { agent, observer, tellers, path } = election;
    expect((await observer.get<ChallengeList>(`${path}/challenges`)).body.items).toEqual([]);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    const { items } = mustBe(200, await observer.get<ChallengeList>(`${path}/challenges`)).body;
    expect(items).toHaveLength(3);
    expect(items.every(({ state, familyName }) => state === 'open' && familyName === null)).toBe(true);
    const entries = await recordOf(observer, election);
    const polls = entries.filter(({ kind }) => kind === 'polls.closed').map(({ body }) => body);
    expect(polls).toEqual([{ checkedOff: 41, challenged: 3, ballotsInBoxes: 40 }]);
    const raised = entries.filter(({ kind }) => kind === 'challenge.raised');
    expect(raised.map(({ body }) => body['docket'])).toEqual(raised.map(({ body }) => body['docket']).sort());
    expect(new Set(raised.map(({ at }) => at)).size).toBe(1);
    expect(JSON.stringify(entries)).not.toMatch(/Nobody|private words|kept the ballot|Misread|Gate|Canteen/);

    const own = (await agent.get<ChallengeList>(`${path}/challenges`)).body.items;
    const docketOf = (name: string) => own.find(({ familyName }) => familyName === name)!;
    const settle = (name: string, ruling: string) =>
      agent.post(`${path}/challenges/${docketOf(name).id}/ruling`, { ruling });
    expect(codeOf(await tellers[0].post(`${path}/challenges/${docketOf('Nobody').id}/reversal`))).toBe(
      'challenge-of-polls',
    );
    mustBe(200, await settle('Family44', 'withdrawn'));
    mustBe(200, await settle('Nobody', 'ineligible'));
    const sums = mustBe(200, await agent.post(`${path}/reconciliation`)).body;
    expect(sums).toMatchObject({
      received: 43,
      inTrays: 0,
      ballotsInBoxes: 40,
      pollsChallenged: 3,
      accepted: 41,
      void: { other: 1 },
      challenged: 1,
      difference: 0,
      isReconciled: true,
    });
    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    const blocks = await blocksOf(agent, election);
    expect(blocks.map(({ ballots }) => ballots)).toEqual([41]);
    await enterBoth(election, blocks[0]!.id, counted(25, 15, 1));
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: { for: 25, against: 15 } }));
    const { body: tally } = mustBe(200, await observer.get<TallyView>(`${path}/tally`));
    expect(tally.declared[0]).toMatchObject({ void: 1, valid: 40, challenged: 1, validPlusChallenged: 41 });
    const { bytes } = await observer.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });
});

describe('an election by mail and at polls', () => {
  let election: OfficialElection;
  let hall: string;
  const keyOf = async (number: number): Promise<string> => {
    const [row] = await sql<{ key: string }>(
      `SELECT k.key FROM official.kit k JOIN core.roll_entry r ON r.election_id = k.election_id AND r.id = k.roll_entry_id
       WHERE k.election_id = $1 AND r.employee_number = $2`,
      [election.id, String(number)],
    );
    return row!.key;
  };
  const scanned = async (number: number, condition: string | null = null) =>
    mustBe(201, await scan(election.tellers[0], election, await keyOf(number), condition)).body;
  const stateOf = async (number: number): Promise<string | undefined> => {
    const [row] = await sql<{ state: string }>(
      `SELECT e.state FROM official.envelope e JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
       WHERE e.election_id = $1 AND k.key = $2 AND e.state <> 'reversed'`,
      [election.id, await keyOf(number)],
    );
    return row?.state;
  };

  beforeAll(async () => {
    election = await openVoting(application, 90, { manner: 'mixed', hidesTurnout: true });
    await sql(
      `UPDATE core.roll_entry SET section = 'challenge' WHERE election_id = $1 AND employee_number = '80'`,
      [election.id],
    );
    for (let number = 1; number <= 24; number++) await scanned(number);
    hall = await openSession(election, 'Hall');
  });

  it('checks off nobody whose envelope is in hand, and lets them vote subject to challenge', async () => {
    const [one] = election.tellers;
    expect(await voterOf(one, hall, 1)).toMatchObject({ state: 'by-mail' });
    expect(codeOf(await checkOff(one, hall, 1))).toBe('voted-by-mail');
    mustBe(201, await challengeVoter(one, hall, 1, 'agent', 'voted-already'));
    expect(await voterOf(one, hall, 80)).toMatchObject({ votesSubjectToChallenge: true });
    expect(codeOf(await checkOff(one, hall, 80))).toBe('votes-challenged-only');
    mustBe(201, await challengeVoter(one, hall, 80, 'agent'));
    // An envelope that is void is no vote.
    await scanned(30, 'unsigned');
    mustBe(201, await checkOff(one, hall, 30));
  });

  it('takes in the envelope of who voted at the polls as a duplicate, and revives it when that is taken back', async () => {
    const [one] = election.tellers;
    for (let number = 31; number <= 52; number++) mustBe(201, await checkOff(one, hall, number));
    expect(await scanned(31)).toMatchObject({ result: 'duplicate', votedInPerson: true });
    expect(await stateOf(31)).toBe('duplicate');
    const { checkOff: id } = await voterOf(one, hall, 32);
    expect(await scanned(32)).toMatchObject({ result: 'duplicate' });
    mustBe(200, await one.post(`${hall}/reversals`, { checkOff: id, reason: 'wrong-person', note: '' }));
    expect(await stateOf(32)).toBe('received');
    expect(codeOf(await checkOff(one, hall, 32))).toBe('voted-by-mail');
    for (const state of ['received', 'accepted']) {
      await expect(
        sql(
          `UPDATE official.envelope e SET state = $3 FROM official.kit k
           WHERE k.election_id = e.election_id AND k.id = e.kit_id AND e.election_id = $1 AND k.key = $2`,
          [election.id, await keyOf(31), state],
        ),
      ).rejects.toThrow(/voted in person/);
    }
  });

  it('counts one of an envelope and a check-off that come at the same moment', async () => {
    const [one, two] = election.tellers;
    for (let number = 60; number < 70; number++) {
      const key = await keyOf(number);
      const [table, desk] = await Promise.all([checkOff(two, hall, number), scan(one, election, key)]);
      const isCheckedOff = table.status === 201;
      if (!isCheckedOff) expect(codeOf(table)).toBe('voted-by-mail');
      expect(mustBe(201, desk).body.result).toBe(isCheckedOff ? 'duplicate' : 'received');
    }
  });

  it('lets tables ask twice and answers the same, whatever was sent twice at once', async () => {
    const [one, two] = election.tellers;
    const id = randomUUID();
    const { id: voter } = await voterOf(one, hall, 56);
    const send = (who: typeof one) => who.post<CheckOffView>(`${hall}/check-offs`, { id, voter });
    const answers = await Promise.all([send(one), send(two), send(one), send(two)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const casts = await Promise.all(
      [one, two, one].map((who) => who.post<CheckOffView>(`${hall}/casts`, { checkOff: id })),
    );
    expect(casts.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'cast'],
      [200, 'cast'],
      [200, 'cast'],
    ]);
    const events = await sql<{ type: string }>(
      `SELECT type FROM official.desk_event WHERE election_id = $1 AND type = 'polls.cast'`,
      [election.id],
    );
    expect(events).toHaveLength(1);
  });

  it('hides what the polls say of turnout until the check, and then counts both together', async () => {
    const { agent, observer, tellers, path } = election;
    mustBe(201, await challengeVoter(tellers[0], hall, 55, UNION, 'wrong-place'));
    expect(await scanned(55)).toMatchObject({ result: 'duplicate', votedInPerson: true });
    const { numbers } = mustBe(200, await closeSession(tellers[0], hall, { unused: 60, envelopes: 3 })).body;
    const { checkedOff } = numbers!;
    mustBe(201, await countBox(agent, hall, checkedOff, 3));
    mustBe(200, await mixBoxes(agent, election, [checkedOff, 3, checkedOff]));
    expect(await kindsOf(agent, election)).not.toContain('polls.closed');
    await closeDesks(election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    const kinds = await kindsOf(agent, election);
    expect(kinds.indexOf('polls.closed')).toBeLessThan(kinds.lastIndexOf('phase.changed'));
    expect(kinds.filter((kind) => kind === 'polls.closed')).toHaveLength(1);

    const { items } = mustBe(200, await agent.get<ChallengeList>(`${path}/challenges`)).body;
    const twice = items.find(({ familyName }) => familyName === 'Family1')!;
    const settle = (id: string, ruling: string) => agent.post(`${path}/challenges/${id}/ruling`, { ruling });
    // The envelope counts, so the ballot of the polls can't; nor the other way round.
    expect(codeOf(await settle(twice.id, 'eligible'))).toBe('second-vote');
    expect(codeOf(await settle(twice.id, 'withdrawn'))).toBe('second-vote');
    const voided = { id: randomUUID(), key: await keyOf(1), condition: 'torn' };
    mustBe(201, await agent.post(`${path}/envelopes/voids`, voided), [200]);
    mustBe(200, await settle(twice.id, 'eligible'));
    // Taken back, the envelope is what it would be now: a second vote.
    mustBe(200, await agent.post(`${path}/envelopes/scans/${voided.id}/reversal`));
    expect(await stateOf(1)).toBe('duplicate');

    // A ballot that does not count gives its place to the voter’s envelope, which is then looked at like any other.
    const wrongPlace = items.find(({ familyName }) => familyName === 'Family55')!;
    expect(await stateOf(55)).toBe('duplicate');
    mustBe(200, await settle(wrongPlace.id, 'ineligible'));
    expect(await stateOf(55)).toBe('received');

    const before = mustBe(200, await agent.get<ReconciliationView>(`${path}/reconciliation`)).body;
    expect(before).toMatchObject({ ballotsInBoxes: checkedOff, pollsChallenged: 3, challenged: 1 });
    mustBe(200, await agent.post(`${path}/envelopes/acceptance`, { expected: before.outstanding }));
    const sums = mustBe(200, await agent.post<ReconciliationView>(`${path}/reconciliation`)).body;
    expect(sums).toMatchObject({ difference: 0, outstanding: 0, isReconciled: true });
    expect(sums.received).toBe(sums.inTrays + checkedOff + 3);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    for (const { id, ballots } of await blocksOf(agent, election)) {
      await enterBoth(election, id, counted(ballots, 0));
    }
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: { for: sums.accepted, against: 0 } }));
    const { body } = mustBe(200, await observer.get<TallyDocumentView>(`${path}/tally/0`));
    expect(body.case.manner).toBe('mixed');
    const { bytes } = await observer.download(`${path}/record.zip`);
    expect(verifyArchive(bytes)).toMatchObject({ ok: true });
  });
});

describe('the manner of an election', () => {
  it('is mail unless it is said, and fixed once voting begins', async () => {
    const election = await openVoting(application, 5);
    const { agent, path } = election;
    expect(mustBe(200, await agent.get(path)).body).toMatchObject({ manner: 'mail' });
    expect(codeOf(await agent.post(`${path}/polls/sites`, { id: randomUUID(), name: 'Gate' }))).toBe(
      'no-polls',
    );
    await expect(
      sql(`UPDATE core.election SET manner = 'mixed' WHERE id = $1`, [election.id]),
    ).rejects.toThrow(/fixed once voting begins/);
  });
});

describe('places and sessions', () => {
  it('are planned, changed and cancelled before they are held, each request once', async () => {
    const election = await openVoting(application, 5, { manner: 'in-person' });
    const { agent, tellers, observer, path } = election;
    const site = { id: randomUUID(), name: 'Gate', place: 'North side' };
    mustBe(201, await agent.post(`${path}/polls/sites`, site));
    mustBe(201, await agent.post(`${path}/polls/sites`, site));
    expect(codeOf(await agent.post(`${path}/polls/sites`, { ...site, place: 'South' }))).toBe(
      'same-id-other-content',
    );
    expect(codeOf(await agent.post(`${path}/polls/sites`, { ...site, id: randomUUID() }))).toBe(
      'site-exists',
    );
    mustBe(
      200,
      await agent.put(`${path}/polls/sites/${site.id}`, { name: 'Main gate', place: 'North side' }),
    );
    const session = {
      id: randomUUID(),
      site: site.id,
      opensAt: '2026-03-02T14:00:00Z',
      closesAt: '2026-03-02T20:00:00Z',
    };
    const backwards = { ...session, closesAt: session.opensAt };
    expect(fieldsOf(await agent.post(`${path}/polls/sessions`, backwards))).toEqual(['closesAt']);
    expect(fieldsOf(await agent.post(`${path}/polls/sessions`, { ...session, site: randomUUID() }))).toEqual([
      'site',
    ]);
    mustBe(201, await agent.post(`${path}/polls/sessions`, session));
    mustBe(201, await agent.post(`${path}/polls/sessions`, session));
    const address = `${path}/polls/sessions/${session.id}`;
    const later = { opensAt: '2026-03-02T15:00:00Z', closesAt: '2026-03-02T21:00:00Z' };
    mustBe(200, await agent.put(address, later));
    for (const who of [tellers[0], observer]) expect((await who.put(address, later)).status).toBe(404);
    const opening = { seal: '0001', isShownEmpty: true, ballotsSupplied: 10 };
    expect(
      fieldsOf(await tellers[0].post(`${address}/opening`, { ...opening, isShownEmpty: false })),
    ).toEqual(['isShownEmpty']);
    expect(codeOf(await search(tellers[0], address, 'family'))).toBe('polling-session-not-open');
    mustBe(200, await tellers[0].post(`${address}/opening`, opening));
    mustBe(200, await tellers[0].post(`${address}/opening`, opening));
    expect(codeOf(await tellers[0].post(`${address}/opening`, { ...opening, seal: '0002' }))).toBe(
      'polling-session-begun',
    );
    const other = { opensAt: session.opensAt, closesAt: session.closesAt };
    expect(codeOf(await agent.put(address, other))).toBe('polling-session-begun');
    expect(codeOf(await agent.post(`${address}/cancellation`, { reason: 'x' }))).toBe(
      'polling-session-begun',
    );
    const view = mustBe(200, await observer.get<PollsView>(`${path}/polls`)).body;
    expect(view.sites).toMatchObject([
      { name: 'Main gate', sessions: [{ state: 'open', opensAt: '2026-03-02T15:00:00.000Z' }] },
    ]);
  });
});
