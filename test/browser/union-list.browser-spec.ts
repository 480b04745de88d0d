import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import type { PersonDetails, PersonList } from '../../src/campaign/contacts/people.contract';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import { expectAccessible, expectReflow } from './support/accessible';
import { loadDemo, type Demo } from './support/demo';
import { DESK, People, PHONE, type Person } from './support/people';

jest.setTimeout(240_000);

const HEADINGS = 'First,Last,Zip,Dept,Shift,Rate,Cdate,Cphone';
const LOOKS = [
  { size: PHONE, colorScheme: 'light', locale: 'en' },
  { size: PHONE, colorScheme: 'dark', locale: 'es' },
  { size: DESK, colorScheme: 'dark', locale: 'en' },
  { size: DESK, colorScheme: 'light', locale: 'es' },
] as const;

/** A lead's own list on a phone: brought, looked over, applied, corrected, and taken back. */
describe('the union’s list, on a lead’s phone', () => {
  let server: ServerProcess;
  let people: People;
  let demo: Demo;
  let lead: Person;
  let page: Page;
  let known: PersonDetails;
  let alike: PersonDetails;
  let another: PersonDetails;

  beforeAll(async () => {
    server = await startServer();
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    demo = await loadDemo(server);
    lead = await people.welcome('lead', { size: PHONE, isPhone: true });
    page = lead.page;
    await demo.enter(lead, 'lead');
    const found = await get<PersonList>('people?limit=200');
    const withPhone = found.items.filter(({ phone }) => phone !== null);
    known = await get<PersonDetails>(`people/${withPhone[0]?.id ?? ''}`);
    alike = await get<PersonDetails>(`people/${withPhone[40]?.id ?? ''}`);
    another = await get<PersonDetails>(`people/${withPhone[80]?.id ?? ''}`);
  });
  afterAll(async () => {
    await people.leave();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.step(name, run));
  const path = (rest: string): string => `/campaign/${demo.electionId}/${rest}`;
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

  async function get<T>(rest: string): Promise<T> {
    const answer = await lead.context.request.get(`/api/elections/${demo.electionId}/campaign/${rest}`);
    return (await answer.json()) as T;
  }

  async function speak(locale: 'en' | 'es'): Promise<void> {
    await page.evaluate(`localStorage.setItem('rollcall.locale', '${locale}')`);
  }

  /** Looks at the page as it stands in every size, color and language. */
  async function look(name: string, ready: () => Locator): Promise<void> {
    for (const { size, colorScheme, locale } of LOOKS) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await speak(locale);
      await page.reload();
      await ready().first().waitFor();
      await expectAccessible(page, `${name} ${colorScheme} ${locale}`);
      await expectReflow(page, `${name} ${colorScheme} ${locale}`);
    }
    await page.setViewportSize(PHONE);
    await speak('en');
    await page.reload();
    await ready().first().waitFor();
  }

  step('is brought, and says before it is applied whom its people are', async () => {
    const field = (person: PersonDetails, name: string): string =>
      person.fields.find((each) => each.field === name)?.value ?? '';
    const row = (person: PersonDetails, phone: string, rate: string): string =>
      [
        field(person, 'givenName'),
        field(person, 'familyName'),
        field(person, 'postalCode'),
        'Dock',
        'Nights',
        rate,
        '1/10/2021',
        phone,
      ].join(',');
    const text = [
      HEADINGS,
      row(known, field(known, 'cellPhone') || field(known, 'homePhone'), '2'),
      row(alike, '', '3'),
      row(another, '', '3'),
      'Umberto,Unheardof,35064,Dock,Nights,1,1/10/2021,2055550303',
    ].join('\n');
    await page.goto(path('people'));
    await page.getByRole('link', { name: 'The union’s list' }).click();
    await page.getByLabel('Drop the file here, or choose it').setInputFiles({
      name: 'ours.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('heading', { name: 'Who they are' }).waitFor();
    await button(/^2 ?Likely: you decide/).waitFor();
    await button(/^1 ?On no list but yours/).click();
    await page.getByRole('rowheader', { name: 'Unheardof, Umberto' }).waitFor();
    await button(/^1 ?Clearly on the employer’s list/).click();
    await page.getByRole('cell', { name: /same cell phone|same home phone/ }).waitFor();
    await look('the list before it is applied', () => page.locator('.list-tabs'));
  });

  step('lets its lead say who is who before it is applied, and think again', async () => {
    const name = `${another.familyName}, `;
    const of = (what: string): Locator =>
      page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('button', { name: new RegExp(what) });
    await button(/^2 ?Likely: you decide/).click();
    await of('are not the same').click();
    await button(/^1 ?You decided/).click();
    await page.getByText('Not the same:').waitFor();
    await of('^Decide later').click();
    await button(/^2 ?Likely: you decide/).click();
    await of('^Link').click();
    await button(/^1 ?Likely: you decide/).waitFor();
    await button(/^1 ?You decided/).click();
    await page.getByText('Will be linked:').waitFor();
    await expectAccessible(page, 'what was said of the list');
    await expectReflow(page, 'what was said of the list');
  });

  step('is applied, and stands beside what the employer says', async () => {
    while (!(await button(/^Apply: /).isVisible())) await button(/^Next: /).click();
    await button(/^Apply: /).click();
    await page.getByText('Applied: everything is up to date').waitFor();
    await look('the applied list', () => page.locator('.list-tabs'));

    await page.goto(path(`people/${known.id}`));
    await page.getByText(/^Union: Dock · ours\.csv/).waitFor();
    await page
      .getByText(/^Employer: .+ · /)
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'Also known as' }).waitFor();
    await look('a person side by side', () => page.locator('#details'));
  });

  step('an organizer’s correction is shown, and taken back', async () => {
    await button('Correct: Cell phone').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Right is').fill('205-555-0199');
    await expectAccessible(page, 'correcting a value');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Call +12055550199' }).waitFor();
    await button('Correct: Cell phone').click();
    await dialog.getByRole('button', { name: 'Take our value back' }).click();
    await page.getByText('One value before').first().waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Call +12055550199' }).waitFor({ state: 'detached' });
  });

  step('who is likely somebody is decided by a key, and taken apart by a press', async () => {
    await page.goto(path('lists'));
    await page.getByRole('link', { name: /Who is who: 1 pair to decide/ }).click();
    await look('who is who', () => page.locator('#pair'));
    await page.locator('#pair').click();
    await page.keyboard.press('m');
    const merged = page.getByRole('row', {
      name: new RegExp(`${alike.familyName}.*somebody said so`),
    });
    await merged.waitFor();
    await merged.getByRole('button', { name: /^Take apart/ }).click();
    await merged.waitFor({ state: 'detached' });
  });

  step('somebody who is on no list is added', async () => {
    await page.goto(path('people'));
    await page.getByRole('link', { name: 'Add a person' }).click();
    await look('adding a person', () => page.getByRole('textbox'));
    const name = `Zed${randomUUID().slice(0, 6)}`;
    await page.getByLabel('Last name').fill(name);
    await page.getByLabel(/^Cell phone/).fill('205 555 0188');
    await button('Add this person').click();
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText('Added by the union: not on the employer’s list.').waitFor();
    await page.getByRole('link', { name: 'Call +12055550188' }).waitFor();
  });

  step('the list is undone, and the employer’s values stand alone again', async () => {
    await page.goto(path('lists'));
    await page.getByRole('link', { name: 'ours.csv' }).click();
    await button('Undo this import').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
    await page
      .getByText(/gone again/)
      .first()
      .waitFor();
    await page.goto(path('people?q=unheardof'));
    await page.getByText('No one matches').waitFor();
  });
});
