import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { formatKeyNumber } from '../../src/domain/key-number';
import { rowsOf } from '../support/database';
import { removeServers, runCommand, startServer, type ServerProcess } from '../support/server-process';
import { expectAccessible, expectReflow } from './support/accessible';
import { Hands, scan } from './support/hands';
import { acceptInvitation, invite, PASSWORD, type Invitee } from './support/office';
import { People, type Person } from './support/people';

jest.setTimeout(240_000);

const UNION = 'Warehouse Workers United';
const WORKBOOK = join(__dirname, '..', 'data', 'employer-list.xlsx');
const EMPLOYER = 'Juniper Freight LLC';
/** Received without a fault; one of them is challenged. */
const ENVELOPES = 27;

/**
 * The main job, end to end, in real browsers on the built product: nobody reloads a page, and nothing is prepared
 * behind the screens. Each step goes on where the one before it ended.
 */
describe('a mail-ballot election', () => {
  let server: ServerProcess;
  let people: People;
  let administrator: Person;
  let agent: Person;
  let lead: Person;
  let organizer: Person;
  let observer: Person;
  let tellers: Person[];
  let board: Person;
  let electionId: string;
  let boardPath: string;
  let keys: string[];

  beforeAll(async () => {
    server = await startServer();
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
  });
  afterAll(async () => {
    await people.leave();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.step(name, run));

  step('the administrator comes by the one-time link and creates the election', async () => {
    administrator = await people.welcome('administrator');
    const { page } = administrator;
    await page.goto(/http:\S+\/setup\/\S+/.exec(server.output())?.[0] ?? '');
    await expectAccessible(page, 'set-up');
    await page.getByLabel('Name').fill('Ada Administrator');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the first administrator' }).click();
    await page.getByRole('link', { name: 'New election' }).click();
    await page.getByRole('heading', { level: 1, name: 'New election' }).waitFor();
    await expectAccessible(page, 'new election');
    await page.getByLabel('Name', { exact: true }).fill('Juniper Freight, Memphis');
    await page.getByLabel('Employer', { exact: true }).fill(EMPLOYER);
    await page.getByLabel('Case number').fill('15-RC-300412');
    await page.getByLabel('Time zone').selectOption('America/Chicago');
    await page.getByLabel('Labor organization on the ballot').fill(UNION);
    await page
      .getByLabel('Question on the ballot')
      .fill(`Do you wish to be represented for purposes of collective bargaining by ${UNION}?`);
    await page.getByRole('button', { name: 'Create election' }).click();
    await page.waitForURL(/\/elections\/[0-9a-f-]{36}$/);
    electionId = new URL(page.url()).pathname.split('/')[2] ?? '';
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    boardPath = (await page.getByRole('link', { name: 'Public board' }).getAttribute('href')) ?? '';
  });

  step('everyone is invited by a link on the screen, and comes in a browser of their own', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'People', exact: true }).click();
    const come = async (invitee: Invitee, options = {}): Promise<Person> =>
      acceptInvitation(people, await invite(page, invitee), invitee.name, options);
    agent = await come({ name: 'Gwen Agent', email: 'gwen@example.org', role: 'Election agent' });
    tellers = [];
    for (const name of ['Tom', 'Uma', 'Vic']) {
      tellers.push(await come({ name, email: `${name}@example.org`, role: 'Teller' }));
    }
    observer = await come({ name: 'Olu', email: 'olu@example.org', role: 'Observer', party: EMPLOYER });
    lead = await come({ name: 'Lea', email: 'lea@example.org', role: 'Lead organizer', party: UNION });
    await lead.page.getByRole('link', { name: 'Team' }).click();
    organizer = await acceptInvitation(
      people,
      await invite(lead.page, { name: 'Omar', email: 'omar@example.org', role: 'Organizer' }),
      'Omar',
      { isPhone: true },
    );
    await expectAccessible(page, 'people and roles');
    await expectReflow(page, 'people and roles');
    await people.dismiss(lead);
  });

  step('the employer’s list of 5,890 rows is imported in five clicks', async () => {
    const { page } = administrator;
    await page.getByRole('navigation').getByRole('link', { name: 'Roll', exact: true }).click();
    await page.getByText('Nobody is on the roll yet').waitFor();
    const hands = new Hands(page);
    await hands.click(page.getByRole('link', { name: 'Import a list' }));
    await hands.choose(page.getByLabel('Drop the file here, or choose it'), WORKBOOK);
    // Sheets and columns leave nothing to decide: the first thing to look at are its problems.
    await page.locator('[aria-current=step]').getByText('Mend').waitFor();
    await expectAccessible(page, 'problems of the import');
    await expectReflow(page, 'problems of the import');
    for (const step of ['Compare', 'Apply']) {
      await hands.click(page.getByRole('button', { name: `Next: ${step}` }));
      await page.locator(`[aria-current=step]`).getByText(step).waitFor();
      await expectAccessible(page, `${step} of the import`);
      await expectReflow(page, `${step} of the import`);
    }
    await hands.click(page.getByRole('button', { name: 'Apply: 5,904 people' }));
    await page.getByText('Applied: everything is up to date').waitFor();
    expect(hands.deeds).toBe(5);
    await expectAccessible(page, 'applied import');
  });

  step('the roll is searched with accents folded, and sealed', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'To the people' }).click();
    await page.getByRole('main').getByText('5,904 people', { exact: true }).waitFor();
    await expectAccessible(page, 'roll');
    await expectReflow(page, 'roll');
    const [person] = await rowsOf<{ family: string; given: string }>(
      databaseUrlOf(server),
      `SELECT family_name AS family, given_name AS given FROM core.roll_entry WHERE election_id = $1 AND family_name ~ '[áéíóúñ]' ORDER BY sort_text LIMIT 1`,
      [electionId],
    );
    const { family = '', given = '' } = person ?? {};
    const plain = `${given} ${family}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    expect(plain).not.toBe(`${given} ${family}`.toLowerCase());
    await page.getByLabel('Search').pressSequentially(plain);
    await page
      .getByRole('rowheader', { name: `${family}, ${given}` })
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(plain);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('main').getByText('5,904 people', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Seal the roll' }).click();
    await expectAccessible(page, 'seal dialog');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish the seal' }).click();
    await page.getByText('The roll is sealed as it stands.').waitFor();
  });

  step('an organizer logs a conversation in four taps on a phone, and "not home" in one', async () => {
    const { page } = organizer;
    const hands = new Hands(page);
    await page.getByRole('heading', { level: 2, name: 'Five to start with' }).waitFor();
    await expectAccessible(page, 'next people');
    const rows = page.locator('.person-item');
    await hands.tap(rows.first().getByRole('button', { name: 'Log a contact' }));
    const sheet = page.getByRole('dialog');
    await sheet.getByText('What happened?').waitFor();
    await expectAccessible(page, 'contact sheet');
    await expectReflow(page, 'contact sheet');
    await hands.tap(sheet.locator('label').filter({ hasText: 'Talked' }));
    await hands.tap(sheet.locator('label').filter({ hasText: /^2/ }));
    const first = await sheet.getByRole('heading', { level: 2 }).innerText();
    await hands.tap(sheet.getByRole('button', { name: 'Save & next' }));
    await toast(page, `${first}: Talked.`);
    expect(hands.deeds).toBe(4);
    await sheet.getByRole('heading', { level: 2 }).filter({ hasNotText: first }).waitFor();
    await sheet.getByRole('button', { name: 'Close' }).tap();

    // Who has been spoken with leaves the list, and the others move up.
    await page.getByRole('button', { name: `Not home: ${first}` }).waitFor({ state: 'detached' });
    const oneTap = new Hands(page);
    const notHome = page.getByRole('button', { name: /^Not home: / }).first();
    const second = (await notHome.getAttribute('aria-label'))?.replace('Not home: ', '') ?? '';
    await oneTap.tap(notHome);
    await toast(page, `${second}: not home.`);
    expect(oneTap.deeds).toBe(1);
    await page.getByRole('link', { name: 'Me', exact: true }).tap();
    await page
      .getByRole('main')
      .filter({ hasText: /Contacts logged\s*2(?!\d)/ })
      .waitFor();
  });

  step('the agent gives key numbers, opens voting and records the mailing', async () => {
    const { page } = agent;
    await expectAccessible(page, 'count room');
    await page.getByRole('button', { name: 'Give key numbers' }).click();
    await toast(page, '5,904 voters have been given key numbers.');
    await moveOn('Open voting');
    await page.getByLabel('How many').fill('5904');
    await page.getByRole('button', { name: 'Record a mailing' }).click();
    await toast(page, 'Recorded, and in the public record.');
    keys = await keyNumbers();
  });

  step('a teller receives envelopes by scanner, and the board’s turnout moves by itself', async () => {
    board = await people.welcome('public board');
    const wall = board.page;
    await wall.goto(boardPath);
    await wall.getByText('Live', { exact: true }).waitFor();
    await wall.getByText('No envelopes have been counted in yet.').waitFor();
    for (const person of [board, observer, ...tellers]) await rememberPage(person.page);

    const { page } = tellers[0]!;
    await page.getByRole('navigation').getByRole('link', { name: 'Receipt desk' }).click();
    await page.getByText('No desk is open on this laptop').waitFor();
    await expectAccessible(page, 'closed receipt desk');
    await page.getByRole('button', { name: 'Open a desk here' }).click();
    const panel = page.getByRole('region', { name: 'Receipt desk' });
    await panel.getByText('Ready', { exact: true }).waitFor();
    await expectAccessible(page, 'receipt desk');
    await page.getByRole('textbox', { name: 'Type a key number' }).focus();
    for (const [index, key] of keys.slice(0, ENVELOPES).entries()) {
      await scan(page, key);
      await panel.getByText(`No. ${index + 1}`, { exact: true }).waitFor();
      await panel.getByText('Received', { exact: true }).waitFor();
    }
    expect(await page.getByRole('textbox', { name: 'Type a key number' }).inputValue()).toBe('');

    await scan(page, keys[0]!);
    await panel.getByText('Already received').waitFor();
    await scan(page, unknownKey(keys));
    await panel.getByText('Not on the list').waitFor();
    await scan(page, formatKeyNumber('ZZZ', 412));
    await panel.getByText('Another election’s envelope').waitFor();
    await scan(page, `${keys[5]!.slice(0, -1)}-`);
    await panel.getByText('Not a key number').waitFor();
    await expectAccessible(page, 'refused scan');
    await expectReflow(page, 'refused scan');

    await scan(page, keys[ENVELOPES]!);
    await panel.getByText(`No. ${ENVELOPES + 1}`, { exact: true }).waitFor();
    const hands = new Hands(page);
    await page.getByRole('heading', { level: 1 }).focus();
    await hands.press('1', 'Enter');
    await panel.getByText('Not signed: void').waitFor();
    expect(hands.deeds).toBe(2);

    expect(await wall.getByText('No envelopes have been counted in yet.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Close the tray' }).click();
    await toast(page, /^Tray \S+ is closed with 28 envelopes\.$/);
    await wall.locator('.board-turnout .figure-value').getByText('28', { exact: true }).waitFor();
    await expectAccessible(wall, 'board');
    await page.getByRole('button', { name: 'Close the desk' }).click();
    await page.getByText('No desk is open on this laptop').waitFor();
  });

  step('at the check one envelope is challenged in four keystrokes, and the sums reach zero', async () => {
    const { page } = agent;
    await moveOn('End voting and begin the check');
    await page.getByRole('navigation').getByRole('link', { name: 'Envelope check' }).click();
    await page.getByRole('button', { name: 'Open a check session' }).click();
    await page.getByLabel('Key number').waitFor();
    const teller = tellers[1]!.page;
    await teller.getByRole('navigation').getByRole('link', { name: 'Envelope check' }).click();
    await teller.getByLabel('Key number').waitFor();
    await scan(teller, keys[3]!);
    await teller.getByText('Not challenged', { exact: true }).waitFor();
    const hands = new Hands(teller);
    await hands.press('c', '2', '2', 'Enter');
    await toast(teller, /^Docket \S+ is entered\.$/);
    expect(hands.deeds).toBe(4);
    await expectAccessible(teller, 'envelope check');
    await page.getByRole('button', { name: 'End the session' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
    await page.getByText('No session is open.').waitFor();

    await page.getByRole('navigation').getByRole('link', { name: 'Reconciliation' }).click();
    await page.getByText(`Difference: ${ENVELOPES - 1}`, { exact: true }).waitFor();
    await page.getByLabel('Why they are accepted all the same').fill('Both parties waived calling the rest.');
    await page
      .getByRole('button', { name: `Accept the ${ENVELOPES - 1} envelopes that nobody challenged` })
      .click();
    await page.getByText('Difference: 0', { exact: true }).waitFor();
    await expectAccessible(page, 'reconciliation');
    await page.getByRole('button', { name: 'Reconcile', exact: true }).click();
    await page.getByText('Reconciled: these numbers stand in the record.').waitFor();
    await moveOn('Begin the count');
    await board.page.getByText(/^The count has begun\. None of the 26 ballots/).waitFor();
  });

  step('two tellers enter the block differently, and a third resolves it', async () => {
    const [first, second, third] = tellers.map(({ page }) => page) as [Page, Page, Page];
    const watching = observer.page;
    await watching.getByRole('navigation').getByRole('link', { name: 'Count table' }).click();
    const block = watching.getByRole('list', { name: 'Blocks' }).getByRole('link', { name: /^Block 1/ });
    await block.getByText('Not begun').waitFor();

    for (const page of [first, second]) await sitAtBlock(page);
    await expectAccessible(first, 'entry form');
    await expectReflow(first, 'entry form');
    await enter(first, ['16', '9', '1']);
    await first.getByText('Committed. The other entry is still open.').waitFor();
    await block.getByText('One entry in').waitFor();
    await enter(second, ['15', '10', '1']);
    await second.getByText(/^The two entries differ in: /).waitFor();
    await block.getByText('They differ: a third person counts').waitFor();
    for (const page of [first, second, watching]) {
      expect(await page.getByRole('main').innerText()).not.toMatch(/\b(?:16|15)\b/);
    }
    await expectAccessible(second, 'differing entries');

    await sitAtBlock(third);
    await enter(third, ['15', '10', '1']);
    await third.getByText('What two entries agreed on').waitFor();
    await block.getByText('Sealed', { exact: true }).waitFor();
    await expectAccessible(third, 'sealed block');
    await board.page.getByText(/1 of 1 blocks sealed/).waitFor();
    expect(await board.page.locator('.contender-votes').allInnerTexts()).toEqual(['15', '10']);
    await expectAccessible(board.page, 'board of the count');
  });

  step('the tally is declared by typing its totals again', async () => {
    const { page } = agent;
    const watching = observer.page;
    await watching.getByRole('navigation').getByRole('link', { name: 'Tally' }).click();
    await watching.getByRole('heading', { name: 'To be declared' }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Tally' }).click();
    const votesFor = page.getByLabel(`Votes: ${UNION}`);
    const against = page.getByLabel('Votes: Against');
    await expectAccessible(page, 'tally to be declared');
    await expectReflow(page, 'tally to be declared');
    await votesFor.fill('15');
    await against.fill('11');
    agent.tolerate(/\b422\b.*\/tally\/declaration$/);
    await page.getByRole('button', { name: 'Declare', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page, 'totals that differ');
    await against.fill('10');
    await page.getByRole('button', { name: 'Declare', exact: true }).click();
    await toast(page, 'The tally is declared and stands in the record.');
    await watching.getByRole('heading', { name: /^Tally of ballots, declared / }).waitFor();
    const lines = watching.getByRole('table', { name: /^Tally of ballots, declared / });
    expect(await lines.getByRole('row').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/eligible voters\s+5,904$/),
        expect.stringMatching(/void ballots\s+1$/),
        expect.stringMatching(/votes cast for Warehouse Workers United\s+15$/),
        expect.stringMatching(/votes cast against .*\s+10$/),
        expect.stringMatching(/valid votes counted\s+25$/),
        expect.stringMatching(/challenged ballots\s+1$/),
        expect.stringMatching(/plus challenged ballots\s+26$/),
      ]),
    );
    await expectAccessible(watching, 'declared tally');
    await moveOn('End the count');
    const wall = board.page;
    await wall
      .getByText(/^The tally was declared on /)
      .first()
      .waitFor();
    await wall.getByText('Tally declared', { exact: true }).waitFor();
    await expectAccessible(wall, 'board of the tally');
    await expectReflow(wall, 'board of the tally');
  });

  step('an observer downloads the record, and it holds', async () => {
    const { page } = observer;
    await page.getByRole('navigation').getByRole('link', { name: 'Record', exact: true }).click();
    await page.getByText(/^Tally declared, revision 0: /).waitFor();
    await expectAccessible(page, 'record');
    await expectReflow(page, 'record');
    const arriving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the record (zip)' }).click();
    const file = join(server.dataDir, 'record.zip');
    await (await arriving).saveAs(file);
    const { code, stdout } = await runCommand(['verify', file], {});
    expect(stdout).toMatch(/holds/);
    expect(code).toBe(0);
  });

  step('no page was loaded anew, and nobody from the campaign could look into the count', async () => {
    for (const { page } of [board, observer, ...tellers]) {
      expect(await page.evaluate('window.isSamePage')).toBe(true);
    }
    const { page } = organizer;
    organizer.tolerate(/\b404\b/);
    await page.goto(`/count/${electionId}/tally`);
    await page.getByText('Not here, or not yours').waitFor();
    await page.getByText(/^Ask your lead\./).waitFor();
    await expectAccessible(page, 'not here, or not yours');
  });

  async function moveOn(label: string): Promise<void> {
    const { page } = agent;
    await page.getByRole('navigation').getByRole('link', { name: 'Count room' }).click();
    await page.getByRole('main').getByRole('button', { name: label }).click();
    await page.getByRole('dialog').getByRole('button', { name: label }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** On a connection of the test's own: key numbers stand on envelopes, and on no screen. */
  async function keyNumbers(): Promise<string[]> {
    const kits = await rowsOf<{ key: string }>(
      databaseUrlOf(server),
      `SELECT kit.key FROM official.kit JOIN core.roll_entry AS voter USING (election_id)
       WHERE voter.id = kit.roll_entry_id AND voter.section = 'regular' AND election_id = $1 ORDER BY kit.key LIMIT 40`,
      [electionId],
    );
    return kits.map(({ key }) => key);
  }
});

function databaseUrlOf({ dataDir }: ServerProcess): string {
  return (JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { url: string }).url;
}

/** Well formed, and nobody's: above every serial number that was given. */
function unknownKey([key = '']: readonly string[]): string {
  return formatKeyNumber(key.slice(0, 3), 99_000);
}

/** A page that is loaded anew forgets this. */
async function rememberPage(page: Page): Promise<void> {
  await page.evaluate('window.isSamePage = true');
}

async function toast(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Messages' }).getByText(words).waitFor();
}

async function sitAtBlock(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Count table' }).click();
  await page.getByRole('link', { name: /^Block 1/ }).click();
  await page.getByRole('button', { name: /^Count (?:this block|as the third person)$/ }).click();
  await page.getByRole('heading', { name: 'What you count' }).waitFor();
}

/** For, against, void: a number and Enter each, as on a ten-key pad. */
async function enter(page: Page, numbers: readonly string[]): Promise<void> {
  const fields = page.locator('.entry-fields input');
  for (const [index, number] of numbers.entries()) await fields.nth(index).fill(number);
  await page.getByText('All accounted for').waitFor();
  await page.keyboard.press('Enter');
}
