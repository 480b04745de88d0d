import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { PollsView } from '../../src/official/polling/polling.contract';
import { PASSWORD, startTestApplication, type TestApplication } from '../support/application';
import { rowsOf } from '../support/database';
import { blocksOf, counted, enterBoth, mustBe, openVoting, type OfficialElection } from '../support/official';
import { checkOff } from '../support/polls';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import type { Session } from '../support/session';
import { expectAccessible, expectReflow } from './support/accessible';
import { Hands } from './support/hands';
import { signIn } from './support/office';
import { DESK, People, PHONE, type Person } from './support/people';

jest.setTimeout(240_000);

const VOTERS = 40;
/** Checked off at each place; one more votes subject to challenge at the canteen. */
const AT_GATE = 15;
const AT_CANTEEN = 9;
const SUPPLIED = 50;

/** Two places, two people checking voters off, one box each; in the end one tally, and no way back to a place. */
describe('polls at two places', () => {
  let server: ServerProcess;
  let people: People;
  let application: TestApplication;
  let election: OfficialElection;
  let url: string;
  let agent: Person;
  let gate: Person;
  let canteen: Person;
  let observer: Person;

  beforeAll(async () => {
    server = await startServer();
    ({ url } = JSON.parse(readFileSync(join(server.dataDir, 'database.json'), 'utf8')) as { url: string });
    // A second node on the same database prepares what is not looked at here.
    application = await startTestApplication({
      database: { url, drop: () => Promise.resolve() },
      isTimeReal: true,
    });
    election = await openVoting(application, VOTERS, { manner: 'in-person', dueAt: null, countAt: null });
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    agent = await come('agent', election.agent);
    gate = await come('teller at the gate', election.tellers[0]);
    canteen = await come('teller in the canteen', election.tellers[1]);
    observer = await come('observer', election.observer);
  });
  afterAll(async () => {
    await people.leave();
    await application.close();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.step(name, run));

  async function come(name: string, session: Session): Promise<Person> {
    const [account] = await rowsOf<{ email: string }>(url, 'SELECT email FROM core.account WHERE id = $1', [
      session.accountId,
    ]);
    const person = await people.welcome(name);
    await signIn(person.page, account?.email ?? '', PASSWORD);
    await person.page.goto(`/count/${election.id}/polls`);
    await person.page.getByText('No polling place is planned.').waitFor();
    return person;
  }

  /** Address of the session at a place, for what is not done on the screen. */
  async function sessionAt(place: string): Promise<string> {
    const { sites } = mustBe(200, await election.agent.get<PollsView>(`${election.path}/polls`)).body;
    const [session] = sites.find(({ name }) => name === place)?.sessions ?? [];
    return `${election.path}/polls/sessions/${session?.id ?? ''}`;
  }

  step('the agent plans two places and their hours; no section of the mail is shown', async () => {
    const { page } = agent;
    await expectAccessible(page, 'no place');
    for (const place of ['Gate', 'Canteen']) {
      await page.getByRole('button', { name: 'Add a polling place' }).click();
      await page.getByLabel('Name').fill(place);
      await page.getByLabel('Where it is').fill(`Beside the ${place.toLowerCase()}`);
      await page.getByRole('button', { name: 'Save the place' }).click();
      await page.getByRole('button', { name: `Plan a session at ${place}` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Save the hours' }).click();
      await dialog.getByRole('alert').waitFor();
      await dialog.getByLabel('Day').fill('2026-03-02');
      await dialog.getByRole('button', { name: 'Save the hours' }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await expectAccessible(page, 'two places');
    await expectReflow(page, 'two places');
    const sections = await page.getByRole('navigation').getByRole('link').allInnerTexts();
    expect(sections).toContain('Polls');
    expect(sections).not.toContain('Kits and mailings');
    expect(sections).not.toContain('Receipt desk');
    await page.getByRole('link', { name: 'Official list on paper' }).click();
    await page.getByRole('row').filter({ hasText: 'Family40, Given40' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(VOTERS + 1);
    await expectAccessible(page, 'paper list');
    await page.getByRole('navigation').getByRole('link', { name: 'Polls' }).click();
  });

  step('each table shows its box empty, seals it and opens', async () => {
    for (const [{ page }, place] of [
      [gate, 'Gate'],
      [canteen, 'Canteen'],
    ] as const) {
      await page.getByRole('link', { name: `Go to the table: ${place}` }).click();
      await page.getByLabel('Number of the seal').fill(`${place} 001`);
      await page.getByLabel('Blank ballots at the table').fill('fifty');
      await page.getByRole('button', { name: 'Open the polls here' }).click();
      await page.getByRole('alert').getByText('Enter a whole number').waitFor();
      await page.getByLabel('Blank ballots at the table').fill(String(SUPPLIED));
      await page.getByLabel(/^The box was shown empty/).check();
      await expectAccessible(page, 'opening');
      await page.getByRole('button', { name: 'Open the polls here' }).click();
      await searchField(page).waitFor();
    }
    await expectAccessible(gate.page, 'table');
    await expectReflow(gate.page, 'table');
  });

  step('voters are checked off with the keyboard alone, and their ballots go into the box', async () => {
    const { page } = gate;
    const [first, second] = ['Family21, Given21', 'Family22, Given22'];
    await find(page, 'family21');
    const hands = new Hands(page);
    await hands.press('Enter', 'Enter');
    await page.getByText(`${first} is checked off. Hand out a ballot.`).waitFor();
    expect(hands.deeds).toBe(2);
    expect(await searchField(page).inputValue()).toBe('');
    // The field has the focus again: the next voter is typed at once, and is the fourth of those found.
    await page.keyboard.type('family2');
    await rowOf(page, second).waitFor();
    for (let row = 0; row < 4; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(`${second} is checked off. Hand out a ballot.`).waitFor();
    const waiting = page.getByRole('region', { name: 'With a ballot in hand' });
    await waiting.getByText(second).waitFor();
    await expectAccessible(page, 'two at the table');
    await page.getByRole('button', { name: `The ballot of ${first} is in the box` }).click();
    await waiting.getByText(first).waitFor({ state: 'detached' });
  });

  step('somebody who has voted at the gate is told so in the canteen', async () => {
    const { page } = canteen;
    await find(page, 'family21');
    const row = rowOf(page, 'Family21, Given21');
    await row.getByText('Has voted at Gate').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    await expectAccessible(page, 'has voted elsewhere');
    // Found before the other table was faster: the server has the last word, and the row follows it.
    await find(page, 'family23');
    await rowOf(page, 'Family23, Given23').getByText('Has not voted').waitFor();
    mustBe(201, await checkOff(election.tellers[0], await sessionAt('Gate'), 23));
    canteen.tolerate(/\b409\b.*\/check-offs$/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Already checked off').waitFor();
  });

  step(
    'one voter is challenged in four keystrokes, and one who is not on the list by the agent',
    async () => {
      const { page } = canteen;
      await find(page, 'family30');
      await page.keyboard.press('Enter');
      const hands = new Hands(page);
      await hands.press('c', '1', '1', 'Enter');
      await page.getByText(/^Docket \S+: Family30, Given30 votes subject to challenge\./).waitFor();
      expect(hands.deeds).toBe(4);
      await page.getByRole('table', { name: 'Challenged at this table' }).waitFor();
      await expectAccessible(page, 'challenged');
      await find(page, 'Nobody');
      await page.getByText('Nobody on the list has this name or number.').waitFor();
      await page.getByRole('button', { name: 'Not on the list' }).click();
      expect(await page.getByLabel('Family name').inputValue()).toBe('Nobody');
      await expectAccessible(page, 'not on the list');
      await page.getByRole('button', { name: 'Let them vote subject to challenge' }).click();
      await page.getByText(/^Docket \S+: Nobody votes subject to challenge\./).waitFor();
    },
  );

  step('a check-off is taken back with a reason, and stays in sight', async () => {
    const { page } = canteen;
    const name = 'Family31, Given31';
    await find(page, 'family31');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText(`${name} is checked off. Hand out a ballot.`).waitFor();
    await page.getByRole('button', { name: `Take back: ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page, 'taking back');
    await dialog.getByLabel('Another person was meant').check();
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const reversals = page.getByRole('table', { name: 'Taken back' });
    await reversals
      .getByRole('row')
      .filter({ hasText: name })
      .getByText('Another person was meant')
      .waitFor();
  });

  step('without the connection the table says so, and keeps what was typed', async () => {
    const { page, context } = canteen;
    canteen.tolerate(/ERR_INTERNET_DISCONNECTED|WebSocket/);
    await context.setOffline(true);
    await searchField(page).fill('family32');
    await page.getByText('No connection: nobody can be checked off now').waitFor();
    await expectAccessible(page, 'no connection');
    await context.setOffline(false);
    expect(await searchField(page).inputValue()).toBe('family32');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rowOf(page, 'Family32, Given32').waitFor();
    await searchField(page).fill('');
  });

  step('an observer sees that the polls are open, and neither a number nor a name', async () => {
    const { page } = observer;
    await page.getByRole('link', { name: 'Look at the session: Gate' }).click();
    await page.getByText(/^The table is open to the agents/).waitFor();
    await page.getByText('Gate 001').waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/Family|\b(?:3|50)\b/);
    expect(await searchField(page).count()).toBe(0);
    await expectAccessible(page, 'table seen by an observer');
  });

  step('each table closes: what the box should hold is said while the numbers are typed', async () => {
    for (let number = 1; number <= AT_GATE - 3; number++) {
      mustBe(201, await checkOff(election.tellers[0], await sessionAt('Gate'), number));
    }
    for (let number = 31; number < 31 + AT_CANTEEN; number++) {
      mustBe(201, await checkOff(election.tellers[1], await sessionAt('Canteen'), number));
    }
    await close(gate.page, 'Gate 002', { unused: SUPPLIED - AT_GATE - 1, spoiled: 1, envelopes: 0 }, AT_GATE);
    await close(
      canteen.page,
      'Canteen 002',
      { unused: SUPPLIED - AT_CANTEEN - 2, spoiled: 0, envelopes: 2 },
      AT_CANTEEN,
    );
  });

  step('the agent opens the boxes; a seal with another number needs a finding', async () => {
    const { page } = agent;
    await openBox(page, 'Gate');
    await page.getByLabel('Number read from the seal').fill('Gate 003');
    await page.getByText('Another number than at the closing (Gate 002)').waitFor();
    await page.getByLabel('What was found').fill('Misread at the closing: the sheet says 003.');
    await countBox(page, AT_GATE, AT_GATE - 1, 0);
    await page.getByRole('alert').getByText('The two numbers differ.').waitFor();
    await countBox(page, AT_GATE, AT_GATE, 0);
    await page.getByText('Seal Gate 003, another number than at the closing').waitFor();
    await expectAccessible(page, 'counted box');
    await page.getByRole('link', { name: 'All polling places' }).click();
    await page.getByText('Open and count the boxes of the closed sessions.').waitFor();
    await openBox(page, 'Canteen');
    await page.getByLabel('Number read from the seal').fill('Canteen 002');
    await page.getByText('As at the closing', { exact: true }).waitFor();
    await expectAccessible(page, 'box to be counted');
    await expectReflow(page, 'box to be counted');
    await countBox(page, AT_CANTEEN, AT_CANTEEN, 2);
    await page.getByText('Seal Canteen 002, as at the closing').waitFor();
  });

  step('the boxes are mixed, and the sums reach zero', async () => {
    const { page } = agent;
    await page.getByRole('link', { name: 'All polling places' }).click();
    await page.getByText('Difference: 0', { exact: true }).waitFor();
    await expectAccessible(page, 'boxes to be mixed');
    await page.getByRole('button', { name: 'Mix the boxes' }).click();
    await expectAccessible(page, 'mixing');
    await page.getByRole('dialog').getByRole('button', { name: 'Mix the boxes' }).click();
    await page.getByRole('main').getByText('The boxes are mixed and the polls are closed.').waitFor();
    mustBe(200, await election.agent.post(`${election.path}/phase`, { to: 'checking' }));
    await page.getByRole('navigation').getByRole('link', { name: 'Reconciliation' }).click();
    const lines = page.getByRole('table', { name: /^From boxes to ballots/ });
    await lines.waitFor();
    await page.getByText('Difference: 0', { exact: true }).waitFor();
    expect(await lines.getByRole('row').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^Ballots in the boxes of the polls\\s+${AT_GATE + AT_CANTEEN}`)),
        expect.stringMatching(/^Challenged at the polls, in envelopes\s+2/),
      ]),
    );
    await expectAccessible(page, 'reconciliation');
    await page.getByRole('button', { name: 'Reconcile', exact: true }).click();
    await page.getByText('Reconciled: these numbers stand in the record.').waitFor();
  });

  step('the mixed ballots are counted in blocks, and the tally is declared', async () => {
    const { agent: session, path } = election;
    mustBe(200, await session.post(`${path}/phase`, { to: 'counting' }));
    const blocks = await blocksOf(session, election);
    expect(blocks.map(({ ballots }) => ballots)).toEqual([AT_GATE + AT_CANTEEN]);
    await enterBoth(election, blocks[0]!.id, counted(14, 9, 1));
    mustBe(200, await session.post(`${path}/tally/declaration`, { votes: { for: 14, against: 9 } }));
    const { page } = observer;
    await page.getByRole('navigation').getByRole('link', { name: 'Tally' }).click();
    const lines = page.getByRole('table', { name: /^Tally of ballots, declared / });
    await lines.waitFor();
    expect(await lines.getByRole('row').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/valid votes counted\s+23$/),
        expect.stringMatching(/challenged ballots\s+2$/),
      ]),
    );
    await page.getByRole('navigation').getByRole('link', { name: 'Notice' }).click();
    await page.getByText('Where and when to vote in person').waitFor();
    await page
      .getByText(/Mar 2, 2026, 6:00 AM to 8:00 AM/)
      .first()
      .waitFor();
    await expectAccessible(page, 'notice of polls');
  });

  step('every screen of the polls fits and has no barrier, dark, in Spanish, on a phone', async () => {
    const { page } = gate;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('.frame-tools details.menu > summary').click();
    await page.getByRole('radio', { name: 'Español' }).first().check();
    await page.locator('html[lang=es]').waitFor();
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      await page.goto(`/count/${election.id}/polls`);
      await page.getByText('Las urnas están mezcladas y la votación, cerrada.').waitFor();
      await expectAccessible(page, `polls ${size.width}`);
      await expectReflow(page, `polls ${size.width}`);
      await page.getByRole('link', { name: /^Ir a la mesa: Canteen/ }).click();
      await page.getByText('Apertura y cierre').waitFor();
      await expectAccessible(page, `session ${size.width}`);
      await expectReflow(page, `session ${size.width}`);
    }
  });
});

function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Name or employee number' });
}

function rowOf(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Voters found' }).getByRole('listitem').filter({ hasText: name });
}

/** Types and waits for what is found, the focus still in the field. */
async function find(page: Page, text: string): Promise<void> {
  await searchField(page).fill('');
  await page.keyboard.type(text);
  await page
    .getByText(/^(?:\d+ voters? found|Nobody on the list has this name or number\.)$/)
    .first()
    .waitFor();
}

async function close(
  page: Page,
  seal: string,
  figures: { unused: number; spoiled: number; envelopes: number },
  expected: number,
): Promise<void> {
  await page.getByRole('button', { name: 'Close the polls here' }).click();
  const form = page.getByRole('form', { name: 'Close the polls' });
  await form.getByLabel('Number of the new seal over the slot').fill(seal);
  await form.getByLabel('Ballots not used').fill(String(figures.unused - 1));
  await form.getByLabel('Ballots spoiled and exchanged').fill(String(figures.spoiled));
  await form.getByLabel('Challenge envelopes put into the box').fill(String(figures.envelopes));
  await form.getByText('They differ by 1.').waitFor();
  await form.getByLabel('Ballots not used').fill(String(figures.unused));
  await form.getByText('Both agree').waitFor();
  expect(await form.locator('dd').allInnerTexts()).toEqual([String(expected), String(expected)]);
  await expectAccessible(page, 'closing');
  await expectReflow(page, 'closing');
  await form.getByRole('button', { name: 'Seal the box and close' }).click();
  await page.getByText('Closed, box sealed').waitFor();
}

async function openBox(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: `Go to the table: ${place}` }).click();
  await page.getByRole('heading', { name: 'Open the box and count' }).waitFor();
}

async function countBox(page: Page, ballots: number, again: number, envelopes: number): Promise<void> {
  await page.getByLabel('Ballots outside of envelopes, face down').fill(String(ballots));
  await page.getByLabel('The same, counted by a second person').fill(String(again));
  await page.getByLabel('Challenge envelopes in the box').fill(String(envelopes));
  await page.getByRole('button', { name: 'Record the count of this box' }).click();
}
