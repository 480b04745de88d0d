import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PASSWORD, startTestApplication, type TestApplication } from '../support/application';
import { rowsOf } from '../support/database';
import { openVoting, type OfficialElection } from '../support/official';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import type { Session } from '../support/session';
import { expectAccessible, expectReflow } from './support/accessible';
import { until } from './support/conditions';
import { Hands, scan } from './support/hands';
import { signIn } from './support/office';
import { DESK, People, type Person } from './support/people';

jest.setTimeout(240_000);

/** Milliseconds between the keys of a scanner, and of a person. */
const HAND = 90;
const VOTERS = 60;

describe('the receipt desk', () => {
  let server: ServerProcess;
  let people: People;
  let election: OfficialElection;
  let application: TestApplication;
  let url: string;
  let teller: Person;
  let agent: Person;

  beforeAll(async () => {
    server = await startServer();
    ({ url } = JSON.parse(readFileSync(join(server.dataDir, 'database.json'), 'utf8')) as { url: string });
    // A second node on the same database prepares what is not looked at here.
    application = await startTestApplication({
      database: { url, drop: () => Promise.resolve() },
      isTimeReal: true,
    });
    election = await openVoting(application, VOTERS, { dueAt: null, countAt: null });
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    teller = await come('teller', election.tellers[0]);
    agent = await come('agent', election.agent);
  });
  afterAll(async () => {
    await people.leave();
    await application.close();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.step(name, run));
  const panelOf = (page: Page) => page.getByRole('region', { name: 'Receipt desk' });
  const received = async (): Promise<number> => {
    const [row] = await rowsOf<{ received: number }>(
      url,
      'SELECT coalesce(sum(received), 0)::int AS received FROM official.reconciliation WHERE election_id = $1',
      [election.id],
    );
    return row?.received ?? 0;
  };

  async function come(name: string, session: Session): Promise<Person> {
    const [account] = await rowsOf<{ email: string }>(url, 'SELECT email FROM core.account WHERE id = $1', [
      session.accountId,
    ]);
    const person = await people.welcome(name);
    await signIn(person.page, account?.email ?? '', PASSWORD);
    await person.page.goto(`/count/${election.id}/desk`);
    await person.page.getByText('No desk is open on this laptop').waitFor();
    return person;
  }

  step('takes nothing in before it is open, and says so', async () => {
    const { page } = teller;
    await scan(page, election.keys[0]!);
    await panelOf(page).getByText('The desk is closed', { exact: true }).waitFor();
    expect(await received()).toBe(0);
    await page.getByRole('button', { name: 'Open a desk here' }).click();
    await panelOf(page).getByText('Ready', { exact: true }).waitFor();
  });

  step(
    'hears a scan wherever the focus is, without a keystroke, and leaves the field as it was',
    async () => {
      const { page } = teller;
      const field = page.getByRole('textbox', { name: 'Type a key number' });
      const places = [
        () => page.getByRole('heading', { level: 1 }).focus(),
        () => field.focus(),
        () => page.getByRole('button', { name: 'Close the tray' }).focus(),
      ];
      await field.fill('7KQ');
      for (const [index, focus] of places.entries()) {
        await focus();
        await scan(page, election.keys[index]!);
        await panelOf(page)
          .getByText(`No. ${index + 1}`, { exact: true })
          .waitFor();
        await panelOf(page).getByText('Received', { exact: true }).waitFor();
      }
      expect(await field.inputValue()).toBe('7KQ');
      await field.fill('');
    },
  );

  step('takes two scans 150 ms apart for two', async () => {
    const { page } = teller;
    await scan(page, election.keys[3]!);
    await page.waitForTimeout(150);
    await scan(page, election.keys[4]!);
    await panelOf(page).getByText('No. 5', { exact: true }).waitFor();
    expect(await received()).toBe(5);
  });

  step('does not take typing for a scan, nor garbage in front of one for an envelope', async () => {
    const { page } = teller;
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.type(election.keys[5]!, { delay: HAND });
    await page.keyboard.press('Enter');
    await scan(page, `#7${election.keys[6]!}`);
    await panelOf(page).getByText('Not a key number', { exact: true }).waitFor();
    expect(await received()).toBe(5);
    await page.keyboard.press('Escape');
    const field = page.getByRole('textbox', { name: 'Type a key number' });
    await field.focus();
    await page.keyboard.type(election.keys[5]!, { delay: HAND });
    expect(await field.inputValue()).toBe(election.keys[5]);
    await page.keyboard.press('Enter');
    await panelOf(page).getByText('No. 6', { exact: true }).waitFor();
  });

  step('settles an exception by a digit and Enter, and a reversal stays visible', async () => {
    const { page } = teller;
    const hands = new Hands(page);
    await scan(page, election.keys[7]!);
    await panelOf(page).getByText('No. 7', { exact: true }).waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await hands.press('2', 'Enter');
    await panelOf(page).getByText('Not signed: void').waitFor();
    expect(hands.deeds).toBe(2);
    await page
      .getByRole('button', { name: `Reverse the scan of ${election.keys[7]!}` })
      .first()
      .click();
    await page.getByRole('table', { name: 'Last scans' }).getByText('Reversed').first().waitFor();
  });

  step(
    'holds what it scans while the server is away, sends it once, and does not close meanwhile',
    async () => {
      const { page, context } = teller;
      teller.tolerate(/Failed to load resource|ERR_FAILED|\b409\b.*\/closing$|ERR_INTERNET/);
      const before = await received();
      await context.route('**/envelopes/scans', (route) => route.abort());
      for (const key of election.keys.slice(10, 13)) {
        await scan(page, key);
        await panelOf(page).getByText('Held on this laptop', { exact: true }).waitFor();
      }
      await page.getByText('3 scans held on this laptop, not yet in the count').waitFor();
      await page.getByRole('button', { name: 'Close the desk' }).click();
      await page.getByText('This desk still holds scans').waitFor();
      await page.reload();
      await page.getByText('3 scans held on this laptop, not yet in the count').waitFor();
      expect(await received()).toBe(before);
      await context.unroute('**/envelopes/scans');
      await page.getByRole('button', { name: 'Send now' }).click();
      await until('the three have arrived', async () => (await received()) === before + 3);
      await page.getByText('not yet in the count').waitFor({ state: 'detached' });
      expect(await received()).toBe(before + 3);
    },
  );

  step('keeps what comes from a desk that the agent closed, and the agent decides', async () => {
    const { page, context } = teller;
    const before = await received();
    await context.route('**/envelopes/scans', (route) => route.abort());
    await scan(page, election.keys[20]!);
    await panelOf(page).getByText('Held on this laptop', { exact: true }).waitFor();
    await agent.page.reload();
    await agent.page.getByRole('button', { name: /^Close for them: desk \S+$/ }).click();
    const dialog = agent.page.getByRole('dialog');
    await expectAccessible(agent.page, 'closing a lost desk');
    await dialog.getByLabel('Why').selectOption('lost');
    await dialog.getByRole('button', { name: 'Close the desk' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await context.unroute('**/envelopes/scans');
    await page.getByRole('button', { name: 'Send now' }).click();
    await panelOf(page).getByText('From a closed desk', { exact: true }).waitFor();
    await page.getByText('No desk is open on this laptop').waitFor();
    expect(await received()).toBe(before);
    await agent.page.getByRole('button', { name: `Take it in: ${election.keys[20]!}` }).click();
    await agent.page.getByText('Taken in by the agent').waitFor();
    expect(await received()).toBe(before + 1);
  });

  for (const size of [DESK, { width: 390, height: 844 }]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      step(`has no barrier at ${size.width} pixels, ${colorScheme}`, async () => {
        for (const { page } of [teller, agent]) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await expectAccessible(page, `desk ${size.width} ${colorScheme}`);
          await expectReflow(page, `desk ${size.width} ${colorScheme}`);
        }
      });
    }
  }
});
