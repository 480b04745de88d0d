import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { ChallengeView } from '../../src/official/challenges/challenges.contract';
import type { TallyView } from '../../src/official/tally/tally.contract';
import {
  PASSWORD,
  startTestApplication,
  testEnvironment,
  type TestApplication,
} from '../support/application';
import { rowsOf } from '../support/database';
import { EMPLOYER, UNION } from '../support/elections';
import {
  blocksOf,
  closeDesks,
  counted,
  enterBoth,
  mustBe,
  openVoting,
  scan as scanOverHttp,
  type OfficialElection,
} from '../support/official';
import { removeServers, runCommand, startServer, type ServerProcess } from '../support/server-process';
import type { Session } from '../support/session';
import { expectAccessible, expectReflow } from './support/accessible';
import { until } from './support/conditions';
import { Hands, scan } from './support/hands';
import { signIn } from './support/office';
import { People, type Person } from './support/people';

jest.setTimeout(240_000);

const VOTERS = 60;
/** Received without a fault; three of them are challenged, the other fifty make two blocks. */
const GOOD = 53;
const UNION_NAME = 'Workers Union';
const EMPLOYER_NAME = 'Acme Inc.';

/**
 * A mail count with everybody in the room in a browser of their own: two tellers, a third person, the agent, an
 * observer of each party, and the public board on the wall. What no screen is looked at for goes over HTTP.
 */
describe('a whole mail count', () => {
  let server: ServerProcess;
  let application: TestApplication;
  let people: People;
  let election: OfficialElection;
  let employerSession: Session;
  let url: string;
  let agent: Person;
  let tellerA: Person;
  let tellerB: Person;
  let third: Person;
  let union: Person;
  let employer: Person;
  let board: Person;
  const dockets: ChallengeView[] = [];

  beforeAll(async () => {
    const { secretKey } = testEnvironment();
    server = await startServer({ SECRET_KEY: secretKey });
    ({ url } = JSON.parse(readFileSync(join(server.dataDir, 'database.json'), 'utf8')) as { url: string });
    // A second node on the same database and the same keys does what is not looked at here.
    application = await startTestApplication({
      database: { url, drop: () => Promise.resolve() },
      isTimeReal: true,
    });
    election = await openVoting(application, VOTERS, { dueAt: null, countAt: null, blockSize: 25 });
    employerSession = await application.member(election.id, 'observer', EMPLOYER);
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    const [a, b, c] = election.tellers;
    agent = await come('agent', election.agent);
    tellerA = await come('teller A', a);
    tellerB = await come('teller B', b);
    third = await come('third person', c);
    union = await come('observer of the union', election.observer);
    employer = await come('observer of the employer', employerSession);
    board = await people.welcome('public board');
    const { body } = await election.agent.get<{ slug: string }>(election.path);
    await board.page.goto(`/e/${body.slug}`);
    await board.page.getByText('Live', { exact: true }).waitFor();
    for (const { page } of everyone()) await page.evaluate('window.isSamePage = true');
  });
  afterAll(async () => {
    await people.leave();
    await application.close();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.step(name, run));
  const everyone = (): Person[] => [agent, tellerA, tellerB, third, union, employer, board];

  async function come(name: string, session: Session): Promise<Person> {
    const [account] = await rowsOf<{ email: string }>(url, 'SELECT email FROM core.account WHERE id = $1', [
      session.accountId,
    ]);
    const person = await people.welcome(name);
    await signIn(person.page, account?.email ?? '', PASSWORD);
    await person.page.goto(`/count/${election.id}`);
    await person.page.getByRole('heading', { level: 1, name: 'Count room' }).waitFor();
    return person;
  }

  async function moveOn(label: string): Promise<Locator> {
    await open(agent, 'Count room');
    await agent.page.getByRole('main').getByRole('button', { name: label }).click();
    const dialog = agent.page.getByRole('dialog');
    await dialog.getByRole('button', { name: label }).click();
    return dialog;
  }

  /** The eight characters are the same on every screen of the room, and on the wall. */
  async function expectOneRoomCode(): Promise<void> {
    const codes = async (): Promise<string[]> =>
      Promise.all(
        everyone().map(async ({ page }) => {
          const text = await page.locator('.room-code').first().innerText();
          return /[0-9A-Z]{8}$/.exec(text)?.[0] ?? text;
        }),
      );
    await until('the room code is the same everywhere', async () => new Set(await codes()).size === 1);
    const { body } = await election.observer.get<{ roomCode: string }>(`${election.path}/record/checkpoint`);
    expect(new Set(await codes())).toEqual(new Set([body.roomCode]));
  }

  step(
    'the desk takes in envelopes by scanner, and one without a signature by a digit and Enter',
    async () => {
      const { page } = tellerA;
      await open(tellerA, 'Receipt desk');
      await page.getByRole('button', { name: 'Open a desk here' }).click();
      const panel = page.getByRole('region', { name: 'Receipt desk' });
      await panel.getByText('Ready', { exact: true }).waitFor();
      for (const [index, key] of election.keys.slice(0, 6).entries()) {
        await scan(page, key);
        await panel.getByText(`No. ${index + 1}`, { exact: true }).waitFor();
      }
      await scan(page, election.keys[GOOD]!);
      await panel.getByText('No. 7', { exact: true }).waitFor();
      await page.getByRole('heading', { level: 1 }).focus();
      await new Hands(page).press('2', 'Enter');
      await panel.getByText('Not signed: void').waitFor();

      // The other desk of the room.
      const others = election.keys.slice(6, GOOD);
      for (const key of others) mustBe(201, await scanOverHttp(election.tellers[1], election, key));
      await page.getByRole('button', { name: 'Close the tray' }).click();
      await toast(page, `is closed with ${GOOD + 1} envelopes.`);
      await board.page
        .locator('.board-turnout .figure-value')
        .getByText(String(GOOD + 1))
        .waitFor();
    },
  );

  step('the check does not begin while a desk is open, and begins when both are closed', async () => {
    agent.tolerate(/\b409\b.*\/phase$/);
    const refused = await moveOn('End voting and begin the check');
    await refused.getByRole('alert').getByText('A receipt desk is open').waitFor();
    await expectAccessible(agent.page, 'phase refused');
    await refused.getByRole('button', { name: 'Cancel' }).click();
    await tellerA.page.getByRole('button', { name: 'Close the desk' }).click();
    await tellerA.page.getByText('No desk is open on this laptop').waitFor();
    await closeDesks(election);
    await (await moveOn('End voting and begin the check')).waitFor({ state: 'hidden' });
    await board.page.getByText('Checking envelopes', { exact: true }).waitFor();
  });

  step('both observers see a name while it is called, and a challenge takes four keystrokes', async () => {
    for (const each of [union, employer, tellerB, agent]) await open(each, 'Envelope check');
    await agent.page.getByRole('button', { name: 'Open a check session' }).click();
    const { page } = tellerB;
    await page.getByLabel('Key number').waitFor();
    await scan(page, election.keys[0]!);
    await page.getByText('Not challenged', { exact: true }).waitFor();
    const name = await page.locator('.called-name').innerText();
    for (const watching of [union.page, employer.page]) {
      await watching.locator('.called-name').getByText(name, { exact: true }).waitFor();
      expect(await watching.getByRole('button', { name: /Challenge|Print|Download/ }).count()).toBe(0);
    }
    await expectAccessible(union.page, 'watched envelope');
    await expectReflow(union.page, 'watched envelope');
    const hands = new Hands(page);
    await hands.press('c', '2', '7', 'Enter');
    await toast(page, /^Docket \S+ is entered\.$/);
    expect(hands.deeds).toBe(4);
    for (const key of election.keys.slice(1, 3)) {
      const body = { id: randomUUID(), key, party: UNION, ground: 'supervisor' };
      mustBe(201, await election.tellers[1].post(`${election.path}/challenges`, body));
    }
    expect(await union.page.getByRole('table', { name: 'Challenges' }).count()).toBe(0);

    // Who asks at the very moment of its end is refused: names are gone with the session.
    for (const each of [union, employer]) each.tolerate(/\b404\b.*\/challenges\/called$/);
    await agent.page.getByRole('button', { name: 'End the session' }).click();
    await agent.page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
    for (const watching of [union.page, employer.page]) {
      await watching.getByRole('table', { name: 'Challenges' }).getByText('Open').nth(2).waitFor();
      expect(await watching.getByRole('main').innerText()).not.toContain(name);
      await watching.getByText(name).waitFor({ state: 'detached' });
    }
    const list = await election.agent.get<{ items: ChallengeView[] }>(`${election.path}/challenges`);
    dockets.push(...list.body.items);
    expect(dockets).toHaveLength(3);
    const [seen] = await rowsOf<{ looks: number }>(
      url,
      'SELECT count(DISTINCT seen_by)::int AS looks FROM official.name_access WHERE election_id = $1',
      [election.id],
    );
    expect(seen?.looks).toBe(2);
  });

  step('the sums reach zero, and the count begins with blocks by number', async () => {
    const { page } = agent;
    await open(agent, 'Reconciliation');
    await page.getByText('Difference: 50', { exact: true }).waitFor();
    await page.getByLabel('Why they are accepted all the same').fill('Called from the paper list.');
    await page.getByRole('button', { name: 'Accept the 50 envelopes that nobody challenged' }).click();
    await page.getByText('Difference: 0', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Reconcile', exact: true }).click();
    await page.getByText('Reconciled: these numbers stand in the record.').waitFor();
    for (const each of [tellerA, tellerB, third, union, employer]) await open(each, 'Count table');
    await (await moveOn('Begin the count')).waitFor({ state: 'hidden' });
    await union.page.getByRole('link', { name: /^Block 2/ }).waitFor();
    expect(await blocksOf(election.observer, election)).toMatchObject([{ ballots: 25 }, { ballots: 25 }]);
    await expectOneRoomCode();
  });

  step('numbers that cannot be are refused beside their fields, and nothing typed is lost', async () => {
    const { page } = tellerA;
    await sitAt(tellerA, 1);
    const fields = page.locator('.entry-fields input');
    for (const [typed, fault] of [
      [['14', '-1', '1'], 'Enter a whole number from 0.'],
      [['14', '1.5', '1'], 'Enter a whole number from 0.'],
      [['14', '9999999999999999', '1'], 'Enter a whole number from 0.'],
      [['14', '10', '2'], 'The numbers must make 25. Count again before you commit.'],
      [['14', '999999999', '1'], 'The numbers must make 25. Count again before you commit.'],
    ] as const) {
      await type(page, typed);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText(fault).waitFor();
      expect(await fields.evaluateAll(valuesOf)).toEqual([...typed, '0']);
    }
    await expectAccessible(page, 'refused entry');
    expect(await blocksOf(election.observer, election)).toMatchObject([{ state: 'open' }, { state: 'open' }]);
  });

  step(
    'two blind entries differ: the fields are named, no value is, and a third person decides',
    async () => {
      await sitAt(tellerB, 1);
      await enter(tellerA.page, ['14', '10', '1']);
      await tellerA.page.getByText('Committed. The other entry is still open.').waitFor();
      await enter(tellerB.page, ['14', '11', '0']);
      for (const { page } of [tellerA, tellerB]) {
        await page.getByText(/^The two entries differ in: .* and void\.$/).waitFor();
        expect(await page.getByRole('main').innerText()).not.toMatch(/\b1[0145]\b/);
      }
      await union.page.getByRole('link', { name: /^Block 1.*a third person counts/ }).waitFor();
      expect(await union.page.getByRole('main').innerText()).not.toMatch(/differ in/);
      await sitAt(third, 1);
      await enter(third.page, ['14', '10', '1']);
      await third.page.getByText('What two entries agreed on').waitFor();
      await expectVotes('14', '10');
    },
  );

  step('an observer saw it, the other objects with a reason, and the agent is told', async () => {
    for (const watching of [union, employer]) {
      await watching.page.getByRole('link', { name: /^Block 1.*Not answered by you/ }).click();
    }
    const hands = new Hands(union.page);
    await hands.click(union.page.getByRole('button', { name: 'Saw it' }));
    await union.page.getByText(/^Saw it, /).waitFor();
    expect(hands.deeds).toBe(1);

    const { page } = employer;
    await page.getByRole('button', { name: 'Object' }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page, 'objecting to a block');
    await dialog.getByLabel('In your own words').fill('Two ballots stuck together.');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await union.page.getByText(/^Objects, .*: Miscounted$/).waitFor();
    expect(await union.page.getByText('stuck together').count()).toBe(0);
    await expectAccessible(page, 'answered block');
    await expectReflow(page, 'answered block');
    await open(agent, 'Count table');
    await agent.page.getByRole('link', { name: /^Block 1.*An observer objects/ }).click();
    await agent.page.getByText('Two ballots stuck together.').waitFor();
  });

  step(
    'a sealed block is counted again on a reason and two signatures; old figures stay, struck',
    async () => {
      const { page } = agent;
      await page.getByText('Correct', { exact: true }).click();
      await page.getByLabel('Reason').selectOption('miscounted');
      await page.getByRole('button', { name: 'Propose' }).click();
      await page.getByText('Proposed: supersede this block (Miscounted).').waitFor();
      expect(await page.getByRole('button', { name: 'Sign as the second signer' }).count()).toBe(0);
      await expectVotes('14', '10');
      await third.page.getByRole('button', { name: 'Sign as the second signer' }).click();
      await third.page.getByText('This block is counted anew.').waitFor();
      await expectVotes('0', '0');
      const [first] = await blocksOf(election.agent, election);
      await enterBoth(election, first!.id, counted(13, 11, 1));
      for (const { page: screen } of [agent, union, employer]) {
        const table = screen.getByRole('table', { name: 'What two entries agreed on' });
        await table.getByRole('columnheader', { name: 'Superseded, round 1' }).waitFor();
        expect(await table.locator('s').allInnerTexts()).toEqual(['14', '10', '1', '0']);
      }
      await expectVotes('13', '11');
      await employer.page.getByText('Acme Inc. objected to round 1: Miscounted.').waitFor();
      for (const watching of [union, employer]) {
        await watching.page.getByRole('button', { name: 'Saw it' }).click();
        await watching.page
          .getByText(/^Saw it, /)
          .first()
          .waitFor();
      }
      await expectAccessible(page, 'superseded block');
      await expectReflow(page, 'superseded block');
    },
  );

  step('a disputed ballot holds the seal until it has its docket', async () => {
    for (const person of [tellerA, tellerB]) {
      await open(person, 'Count table');
      await sitAt(person, 2);
      await enter(person.page, ['12', '11', '1', '1']);
    }
    const { page } = tellerB;
    await page.getByText(/^Both entries agree, and the dockets of challenged ballots don’t match/).waitFor();
    await expectAccessible(page, 'held block');
    await page.getByLabel('Who disputes the reading?').selectOption({ label: EMPLOYER_NAME });
    await page.getByRole('button', { name: 'Enter a docket' }).click();
    await page.getByText('What two entries agreed on').waitFor();
    await expectVotes('25', '22');
    await board.page.getByText(/2 of 2 blocks sealed/).waitFor();
    await expectOneRoomCode();
  });

  step('what comes now is kept as late, and no envelope can be challenged any more', async () => {
    const { page } = tellerA;
    await open(tellerA, 'Receipt desk');
    await page.getByRole('button', { name: 'Open a desk here' }).click();
    const panel = page.getByRole('region', { name: 'Receipt desk' });
    await panel.getByText('Ready', { exact: true }).waitFor();
    await scan(page, election.keys[GOOD + 1]!);
    await panel.getByText('Late: void', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Close the desk' }).click();
    await page.getByText('No desk is open on this laptop').waitFor();
    await open(tellerB, 'Envelope check');
    await tellerB.page.getByText(/^The envelopes are opened: no further voter can be challenged/).waitFor();
    expect(await tellerB.page.getByLabel('Key number').count()).toBe(0);
  });

  step('the tally is declared by typing it again, and says the same on every screen', async () => {
    for (const each of [agent, union, employer]) await open(each, 'Tally');
    const { page } = agent;
    await page.getByRole('heading', { name: 'To be declared' }).waitFor();
    await page.getByText(/^Only through the challenges: 4 are not settled or not opened yet/).waitFor();
    agent.tolerate(/\b422\b.*\/tally\/declaration$/);
    await declare('25', '23');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(`Votes: ${UNION_NAME}`).inputValue()).toBe('25');
    await declare('25', '22');
    await toast(page, 'The tally is declared and stands in the record.');
    await expectLines('Tally of ballots, declared', [60, 2, 25, 22, 47, 4, 51]);
    await board.page
      .getByText('Challenges are sufficient in number to affect the results of the election.')
      .waitFor();

    await page.getByRole('button', { name: `Note that ${EMPLOYER_NAME} declines to sign` }).click();
    await expectAccessible(page, 'declining to sign');
    await page.getByRole('dialog').getByRole('button', { name: 'Note it' }).click();
    await union.page.getByText(/^Declined to sign, /).waitFor();
    await (await moveOn('End the count')).waitFor({ state: 'hidden' });
    await board.page.getByText('Tally declared', { exact: true }).waitFor();
    await expectOneRoomCode();
  });

  step('a party objects in its own words, and the public reads none of them', async () => {
    await open(union, 'Objections');
    const { page } = union;
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('alert').getByText('Say what you object to.').waitFor();
    await page.getByLabel('What it is about').selectOption({ label: 'How the election was held' });
    await page.getByLabel('The objection, in your own words').fill('The polling notice hung upside down.');
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await toast(page, /^Objection \S+ is filed and stands in the record\.$/);
    await open(agent, 'Objections');
    await agent.page.getByRole('button', { name: /^Rule on / }).click();
    await agent.page.getByRole('dialog').getByText('The polling notice hung upside down.').waitFor();
    await expectAccessible(agent.page, 'ruling on an objection');
    await agent.page.getByRole('dialog').getByLabel('Ruling').selectOption({ label: 'Overruled' });
    await agent.page.getByRole('button', { name: 'Enter the ruling' }).click();
    await page.getByRole('table', { name: 'Objections filed' }).getByText('Overruled').waitFor();
    await expectAccessible(page, 'objections');
    await expectReflow(page, 'objections');
  });

  step('settled challenges are opened together, after everyone has answered that they are few', async () => {
    await open(agent, 'Envelope check');
    await settle(dockets[0]!, 'Withdrawn by the party');
    await settle(dockets[1]!, 'Ruled eligible');
    await settle(dockets[2]!, 'Ruled ineligible');
    await open(agent, 'Count table');
    await agent.page.getByRole('link', { name: /^Block 2/ }).click();
    await agent.page.getByRole('button', { name: /^Settle / }).click();
    await expectAccessible(agent.page, 'ruling on a ballot');
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Ruled eligible' }).click();
    await agent.page.getByRole('dialog').waitFor({ state: 'hidden' });

    for (const each of [agent, union, employer]) await open(each, 'Tally');
    await union.page.getByText('3 ballots, withdrawn or ruled eligible, are not opened yet.').waitFor();
    await expectAccessible(agent.page, 'few to be opened');
    expect(await agent.page.getByRole('button', { name: 'Open them all together' }).count()).toBe(0);
    // A party answers for itself once it has a key in the record; here it is the agent alone.
    await employer.page.getByText('Not answered yet: the agent.').waitFor();
    await agent.page.getByRole('button', { name: 'I have read the warning' }).click();
    await employer.page.getByText('Not answered yet: the agent.').waitFor({ state: 'detached' });
    await agent.page.getByRole('button', { name: 'Open them all together' }).click();
    await until(
      'the third block is there',
      async () => (await blocksOf(election.agent, election)).length === 3,
    );
    const last = (await blocksOf(election.agent, election))[2]!;
    expect(last).toMatchObject({ source: 'challenged', ballots: 3 });
    await enterBoth(election, last.id, counted(2, 1));
  });

  step('the revised tally shows original, counted and final, the same on every screen', async () => {
    await agent.page.getByRole('heading', { name: 'To be declared' }).waitFor();
    await declare('27', '23');
    await expectLines('Revised tally 1, declared', [60, 2, 27, 23, 50, 0, 50]);
    const table = employer.page.getByRole('table', { name: /^Revised tally 1/ });
    await table.getByRole('columnheader', { name: 'Challenged counted' }).waitFor();
    const row = table.getByRole('row', { name: /Number of votes cast for Workers Union/ });
    expect((await row.innerText()).split(/\s+/).slice(-3)).toEqual(['25', '2', '27']);
    await table.getByRole('row', { name: /Sustained challenges\s/ }).waitFor();
    await employer.page.getByText('Superseded by revised tally 1').waitFor();
    await expectAccessible(employer.page, 'revised tally');
    await expectReflow(employer.page, 'revised tally');
    const { body } = await election.observer.get<TallyView>(`${election.path}/tally`);
    expect(body.declared.map(({ votes }) => votes.map((each) => each.votes))).toEqual([
      [25, 22],
      [27, 23],
    ]);
  });

  step('the count is closed, certification is ready, and the record holds', async () => {
    await (await moveOn('Close the count')).waitFor({ state: 'hidden' });
    for (const each of [agent, union, employer]) {
      await open(each, 'Tally');
      await each.page.getByRole('heading', { name: 'Ready: certification of representative' }).waitFor();
    }
    await board.page.getByText('Closed', { exact: true }).waitFor();
    await expectOneRoomCode();
    for (const { page } of everyone()) expect(await page.evaluate('window.isSamePage')).toBe(true);

    await open(union, 'Record');
    const arriving = union.page.waitForEvent('download');
    await union.page.getByRole('link', { name: 'Download the record (zip)' }).click();
    const file = join(server.dataDir, 'record.zip');
    await (await arriving).saveAs(file);
    const { code, stdout } = await runCommand(['verify', file], {});
    expect(stdout).toContain('Workers Union 27, Against 23; 50 valid, 2 void, 0 challenged and unopened');
    expect(code).toBe(0);
  });

  async function sitAt({ page }: Person, position: number): Promise<void> {
    await page.getByRole('link', { name: new RegExp(`^Block ${position}`) }).click();
    await page.getByRole('button', { name: /^Count (?:this block|as the third person)$/ }).click();
    await page.getByRole('heading', { name: 'What you count' }).waitFor();
  }

  /** For and against on the wall, within a moment, without anybody touching it. */
  async function expectVotes(...votes: readonly string[]): Promise<void> {
    await until(`the board shows ${votes.join(' to ')}`, async () => {
      const shown = await board.page.locator('.contender-votes').allInnerTexts();
      return shown.join() === votes.join();
    });
  }

  async function declare(votesFor: string, against: string): Promise<void> {
    const { page } = agent;
    await page.getByLabel(`Votes: ${UNION_NAME}`).fill(votesFor);
    await page.getByLabel('Votes: Against').fill(against);
    await page.getByRole('button', { name: /^Declare/ }).click();
  }

  /** Lines 1, 2, 3, 6, 7, 8 and 9 of the form: on three screens, on the wall and over HTTP. */
  async function expectLines(title: string, numbers: readonly number[]): Promise<void> {
    const wanted = numbers.map(String);
    for (const { page } of [agent, union, employer]) {
      const table = page.getByRole('table', { name: new RegExp(`^${title}`) });
      await table.waitFor();
      await until(`${title} is whole`, async () => {
        const rows = await table.locator('tbody tr').evaluateAll(lastCellsOf);
        return (
          rows
            .filter(([line]) => /^[1-9]$/.test(line))
            .map(([, number]) => number)
            .join() === wanted.join()
        );
      });
    }
    await until('the wall shows the same', async () => {
      const rows = await board.page.locator('.form-lines tbody tr').evaluateAll(lastCellsOf);
      return rows.map(([, number]) => number).join() === wanted.join();
    });
  }

  async function settle({ docket }: ChallengeView, end: string): Promise<void> {
    const { page } = agent;
    await page.getByRole('button', { name: `Settle ${docket}` }).click();
    const dialog = page.getByRole('dialog');
    if (docket === dockets[0]?.docket) await expectAccessible(page, 'ruling on an envelope');
    await dialog.getByRole('button', { name: end }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
});

async function open({ page }: Person, section: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
}

async function toast(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Messages' }).getByText(words).waitFor();
}

async function type(page: Page, numbers: readonly string[]): Promise<void> {
  const fields = page.locator('.entry-fields input');
  for (const [index, number] of numbers.entries()) await fields.nth(index).fill(number);
}

/** For, against, void, challenged: a number each, and Enter. */
async function enter(page: Page, numbers: readonly string[]): Promise<void> {
  await type(page, numbers);
  await page.getByText('All accounted for').waitFor();
  await page.keyboard.press('Enter');
}

function valuesOf(inputs: unknown[]): string[] {
  return inputs.map((input) => (input as { value: string }).value);
}

/** First and last cell of each row. */
function lastCellsOf(rows: unknown[]): [string, string][] {
  return rows.map((row) => {
    const cells = [
      ...((row as { cells: ArrayLike<{ innerText: string }> }).cells as never as { innerText: string }[]),
    ];
    return [cells[0]?.innerText.trim() ?? '', cells[cells.length - 1]?.innerText.trim() ?? ''];
  });
}
