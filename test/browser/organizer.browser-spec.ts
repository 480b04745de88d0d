import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import { expectAccessible, expectReflow } from './support/accessible';
import { loadDemo, type Demo } from './support/demo';
import { Hands } from './support/hands';
import { People, type Person } from './support/people';
import { until } from './support/conditions';

jest.setTimeout(180_000);

interface Entry {
  readonly outcome: string;
  readonly note: string;
  readonly assessment: number;
  readonly withdrawnAt: string | null;
}

/** The campaign's workspace on a phone, on a server that fails, with thousands of people. */
describe('an organizer with a phone', () => {
  let server: ServerProcess;
  let people: People;
  let demo: Demo;
  let organizer: Person;

  beforeAll(async () => {
    server = await startServer();
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    demo = await loadDemo(server);
    organizer = await people.welcome('organizer', { isPhone: true });
    await demo.enter(organizer, 'organizer');
  });
  afterAll(async () => {
    await people.leave();
    await removeServers();
  });

  const attempt = (name: string, run: () => Promise<void>): void => it(name, () => people.try(name, run));
  const open = async ({ page }: Person, rest = ''): Promise<void> => {
    await page.goto(`/campaign/${demo.electionId}${rest}`);
  };

  /** The person's timeline as the server tells it. */
  async function timelineOf(personId: string): Promise<Entry[]> {
    const path = `/api/elections/${demo.electionId}/campaign/people/${personId}`;
    return ((await (await organizer.context.request.get(path)).json()) as { timeline: Entry[] }).timeline;
  }

  async function someone(query: string): Promise<string> {
    const path = `/api/elections/${demo.electionId}/campaign/people?limit=1&${query}`;
    const { items } = (await (await organizer.context.request.get(path)).json()) as {
      items: { id: string }[];
    };
    return items[0]?.id ?? '';
  }

  attempt('sees every screen without barriers, narrow, dark and in Spanish too', async () => {
    const { page } = organizer;
    const person = await someone('reached=yes');
    const screens = [
      ['', '.person-item'],
      ['/people', '.person-item'],
      [`/people/${person}`, '.timeline-entry'],
      ['/wall-chart', '.wall-cell'],
      ['/me', '.figure'],
    ] as const;
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const [path, content] of screens) {
        await open(organizer, path);
        await page.locator(content).first().waitFor();
        await expectAccessible(page, `${scheme} ${path}`);
        await expectReflow(page, `${scheme} ${path}`);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('main').getByRole('radio', { name: 'Español' }).check();
    for (const section of ['Siguiente', 'Mapa', 'Buscar', 'Yo']) {
      await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).tap();
      await page.getByRole('navigation').locator('[aria-current=page]', { hasText: section }).waitFor();
      await expectAccessible(page, `es ${section}`);
      await expectReflow(page, `es ${section}`);
    }
  });

  attempt(
    'searches thousands with the focus already there, and only some dozen are in the page',
    async () => {
      const { page } = organizer;
      await open(organizer, '/people');
      await page.locator('.person-item').first().waitFor();
      expect(await page.evaluate('document.activeElement.type')).toBe('search');
      expect(await page.getByText(/^[\d,]+ people$/).innerText()).toMatch(/^\d,\d{3} people$/);
      expect(await page.locator('.person-row').count()).toBeLessThan(60);

      await page.keyboard.type('aba');
      await page.waitForURL(/[?&]q=aba\b/);
      await until('only people with such a name are listed', async () => {
        const names = await page.locator('.person-name').allInnerTexts();
        return names.length > 0 && names.every((name) => /\baba/i.test(name.normalize('NFD')));
      });
    },
  );

  attempt('takes "not home" back with one tap, in sight of the timeline', async () => {
    const { page } = organizer;
    const person = await someone('assessment=0&reached=no');
    await open(organizer, '/people?assessment=0&reached=no');
    await page
      .getByRole('button', { name: /^Not home: / })
      .first()
      .tap();
    await page.getByRole('button', { name: 'Undo' }).tap();
    await page
      .getByText(/: withdrawn\.$/)
      .first()
      .waitFor();
    expect((await timelineOf(person))[0]).toMatchObject({
      outcome: 'not-home',
      withdrawnAt: expect.any(String),
    });
    await open(organizer, `/people/${person}`);
    await page.getByText(/^Withdrawn .*: does not count$/).waitFor();
    await expectAccessible(page, 'withdrawn contact');
  });

  attempt('loses nothing to a dead network, nor counts anything twice when an answer is lost', async () => {
    const { page } = organizer;
    organizer.tolerate(/net::ERR_FAILED/);
    const person = await someone('assessment=0&reached=no');
    await open(organizer, `/people/${person}`);
    await page.getByRole('button', { name: 'Log a contact' }).tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio', { name: 'Talked' }).check();
    await sheet.getByRole('textbox', { name: 'Note' }).fill('Works nights');
    // The server commits, and its answer never arrives.
    let tries = 0;
    await page.route('**/campaign/contacts', async (route) => {
      tries += 1;
      if (tries === 1) await route.fetch();
      await route.abort();
    });
    await sheet.getByRole('button', { name: 'Save', exact: true }).tap();
    await sheet.getByText('The server cannot be reached').waitFor();
    await expectAccessible(page, 'contact that could not be saved');

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Log a contact' }).tap();
    await sheet.getByText('Goes on where you left off.').waitFor();
    expect(await sheet.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Works nights');
    await page.unroute('**/campaign/contacts');
    await sheet.getByRole('button', { name: 'Save', exact: true }).tap();
    await sheet.waitFor({ state: 'hidden' });
    const conversations = (await timelineOf(person)).filter(({ outcome }) => outcome === 'talked');
    expect(conversations).toMatchObject([{ note: 'Works nights', withdrawnAt: null }]);
  });

  attempt('signs in again in place, and goes on with what was typed', async () => {
    const { page, context } = organizer;
    organizer.tolerate(/\b401\b/);
    const person = await someone('assessment=0&reached=no');
    await open(organizer, `/people/${person}`);
    await page.getByRole('button', { name: 'Log a contact' }).tap();
    await page.getByRole('radio', { name: 'Refused' }).check();
    await page.getByRole('textbox', { name: 'Note' }).fill('Kept');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save', exact: true }).tap();
    const signIn = page.getByRole('dialog', { name: 'Sign in again to go on' });
    const password = demo.signIns.find(({ role }) => role === 'organizer')?.password ?? '';
    await signIn.getByLabel('Password').fill(password);
    await signIn.getByRole('button', { name: 'Sign in and go on' }).tap();
    await signIn.waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Kept');
    await page.getByRole('button', { name: 'Save', exact: true }).tap();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await timelineOf(person))[0]).toMatchObject({ outcome: 'refused', note: 'Kept' });
  });

  attempt('changes the lead’s wall chart, which nobody reloads', async () => {
    const lead = await people.welcome('lead');
    await demo.enter(lead, 'lead');
    await open(lead, '/wall-chart?show=assessed');
    const total = lead.page.locator('tfoot td').last();
    await total.waitFor();
    await lead.page.getByText('Live', { exact: true }).waitFor();
    const before = await total.innerText();

    await open(organizer, '/people?assessment=0&reached=no');
    const { page } = organizer;
    const hands = new Hands(page);
    await hands.tap(page.locator('.person-open').first());
    await hands.tap(page.getByRole('radio', { name: 'Talked' }));
    await hands.tap(page.getByRole('radio', { name: /^2/ }));
    await hands.tap(page.getByRole('button', { name: 'Save & next' }));
    expect(hands.deeds).toBe(4);

    await lead.page
      .locator('tfoot td')
      .last()
      .filter({ hasNotText: before.split('\n')[1] ?? before })
      .waitFor();
    await people.dismiss(lead);
  });
});
