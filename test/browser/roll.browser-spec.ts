import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createElection } from '../support/elections';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import { Session } from '../support/session';
import { expectAccessible, expectReflow } from './support/accessible';
import { until } from './support/conditions';
import { ADMINISTRATOR } from './support/demo';
import { Hands } from './support/hands';
import { PASSWORD, signIn } from './support/office';
import { DESK, People, PHONE, type Person } from './support/people';

jest.setTimeout(240_000);

const data = (name: string): string => join(__dirname, '..', 'data', name);
const WORKBOOK = data('employer-list.xlsx');
const REVISED = data('employer-list-revised.xlsx');
const WORD_TABLE = data('voter-list.docx');

const LOOKS = [
  { size: DESK, colorScheme: 'light', locale: 'en' },
  { size: PHONE, colorScheme: 'dark', locale: 'es' },
  { size: DESK, colorScheme: 'dark', locale: 'es' },
  { size: PHONE, colorScheme: 'light', locale: 'en' },
] as const;

/** What employers send, from the file to the roll and back, with the real files of 5,890 rows and a real browser. */
describe('the roll, from the employer’s files', () => {
  let server: ServerProcess;
  let people: People;
  let person: Person;
  let page: Page;
  let election: string;
  let other: string;

  beforeAll(async () => {
    server = await startServer();
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    const administrator = new Session(server.address);
    const path = /\/setup\/\S+/.exec(server.output())?.[0] ?? '';
    await administrator.post(`/api${path}`, {
      name: 'Ada Administrator',
      email: ADMINISTRATOR,
      password: PASSWORD,
      locale: 'en',
    });
    election = await createElection(administrator);
    other = await createElection(administrator, { name: 'Acme, the other hall' });
    person = await people.welcome('administrator');
    page = person.page;
    await signIn(page, ADMINISTRATOR, PASSWORD);
  });
  afterAll(async () => {
    await people.leave();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.step(name, run));
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const current = (): Locator => page.locator('.list-step[aria-current=step]');

  /** From the page of the roll to an applied list, deciding nothing that need not be decided; the clicks it took. */
  async function applyByClicks(id: string, file: string, applied: RegExp): Promise<number> {
    await page.goto(`/elections/${id}/roll`);
    const hands = new Hands(page);
    await hands.click(page.getByRole('link', { name: 'Import a list' }));
    await hands.choose(page.getByLabel('Drop the file here, or choose it'), file);
    await current().waitFor();
    while (!(await button(applied).isVisible())) {
      const before = await current().innerText();
      await hands.click(button(/^Next: /));
      await until('the next step is there', async () => (await current().innerText()) !== before);
    }
    await hands.click(button(applied));
    await page.getByText('Applied: everything is up to date').waitFor();
    return hands.deeds;
  }

  step('the workbook is on the roll in at most six clicks', async () => {
    expect(await applyByClicks(election, WORKBOOK, /^Apply: 5,904 people$/)).toBeLessThanOrEqual(6);
    await expectAccessible(page, 'applied list');
    await expectReflow(page, 'applied list');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download these rows and why' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    await page.getByRole('link', { name: 'To the people' }).click();
    await page.getByRole('main').getByText('5,904 people', { exact: true }).waitFor();
  });

  step('the same file again changes nothing, and says so', async () => {
    await page.goto(`/elections/${election}/roll/import`);
    await page.getByLabel('Drop the file here, or choose it').setInputFiles(WORKBOOK);
    await page.getByText(/^This very file was applied on/).waitFor();
    await page.getByRole('button', { name: /^6?\.? ?Apply/ }).click();
    await page.getByText(/There is nothing to apply/).waitFor();
    await button('Cancel this import').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel this import' }).click();
    await page.getByText('Cancelled: nothing was changed').waitFor();
  });

  step('undoing shows what it reverses, and reverses it', async () => {
    await page.goto(`/elections/${election}/roll/import`);
    await page
      .getByRole('row', { name: /Applied/ })
      .getByRole('link')
      .click();
    await button('Undo this import').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('5,904 people whom the list brought would go again').waitFor();
    await expectAccessible(page, 'undo dialog');
    await dialog.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('5,904 people whom the list brought are gone again').waitFor();
    await expectAccessible(page, 'undone list');
  });

  step(
    'a cell is mended in place, stays as typed while the file is read again, and is taken back',
    async () => {
      await page.goto(`/elections/${election}/roll/import`);
      await page.getByLabel('Drop the file here, or choose it').setInputFiles(WORKBOOK);
      await button(/^First name: An initial/).click();
      const grid = page.getByRole('grid');
      await grid.waitFor();
      const counter = page.locator('.list-counter');
      const before = await counter.innerText();
      await page.keyboard.press('n');
      const cell = grid.locator('[data-problem]').first();
      await until('the first problem has the focus', () => isFocused(cell));
      const id = (await cell.getAttribute('data-cell')) ?? '';
      const mended = grid.locator(`[data-cell="${id}"]`);
      await page.keyboard.press('e');
      await page.keyboard.type('Penelope');
      await page.keyboard.press('Enter');
      expect(await mended.innerText()).toBe('Penelope');
      await until('the counter went down', async () => (await counter.innerText()) !== before);
      await until('the file has been read again', () => page.getByText('Read', { exact: true }).isVisible());
      // Its problem is gone; the row, its place and the focus are not.
      expect(await mended.innerText()).toBe('Penelope');
      expect(await isFocused(mended)).toBe(true);
      expect(await grid.getByRole('row').nth(1).locator(`[data-cell="${id}"]`).count()).toBe(1);
      await expectAccessible(page, 'mended cell');

      // Left in the middle and opened again, it is as it was left.
      await page.reload();
      await grid.waitFor();
      const after = await counter.innerText();
      expect(after).not.toBe(before);

      await button(/^All rows of the file/).click();
      await mended.scrollIntoViewIfNeeded();
      expect(await mended.innerText()).toBe('Penelope');
      await button(/^As it was read: First name/).click();
      await until('the counter is as before', async () => (await counter.innerText()) === before);
      await page.keyboard.press('Control+z');
      await until('the mending is back', async () => (await counter.innerText()) === after);
    },
  );

  step('a whole group is settled by one press, and the press taken back', async () => {
    await button(/^ZIP code: Lost leading zeros/).click();
    await page.getByText('Now: the mended value comes in, in 124 rows.').waitFor();
    await button('Keep as it came: apply to 124').click();
    await page.getByText('Now: the value comes in as it stands in the file, in 124 rows.').waitFor();
    await until('the file has been read again', () => page.getByText('Read', { exact: true }).isVisible());
    await page.keyboard.press('Control+z');
    await page.getByText('Now: the mended value comes in, in 124 rows.').waitFor();
    await until('the file has been read again', () => page.getByText('Read', { exact: true }).isVisible());
  });

  step('two rows that look like one person are told apart with one key', async () => {
    await button(/^The same person twice/).click();
    await page.getByRole('heading', { name: 'Pair 1 of 9' }).waitFor();
    await page.getByText(/^\d+ of 100/).waitFor();
    await expectAccessible(page, 'pairs');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Pair 2 of 9' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Pair 3 of 9' }).waitFor();
    await page.getByText(/= 5,905 people/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Decided: two people').waitFor();
    await page.keyboard.press('m');
    await page.getByText(/= 5,904 people/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: /^Pair 1 of/ }).waitFor();
  });

  for (const { size, colorScheme, locale } of LOOKS) {
    const look = `${String(size.width)} px, ${colorScheme}, ${locale}`;
    step(`every step has no barrier and fits: ${look}`, async () => {
      const at = new URL(page.url());
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await speak(page, locale);
      for (const query of [
        'step=files',
        'step=sheets',
        'step=columns',
        'step=mend&group=initial-only.givenName',
        'step=mend&group=duplicates',
        'step=mend&group=all',
        'step=compare',
        'step=compare&show=left-out',
        'step=apply',
      ]) {
        await page.goto(`${at.pathname}?${query}`);
        await current().waitFor();
        await expectAccessible(page, `${query} ${look}`);
        if (size === PHONE) await expectReflow(page, `${query} ${look}`);
      }
    });
  }

  step('the mended workbook is applied', async () => {
    await page.setViewportSize(DESK);
    await page.emulateMedia({ colorScheme: 'light' });
    await button('Apply: 5,904 people').click();
    await page.getByText('Applied: everything is up to date').waitFor();
  });

  step('a person’s page shows the row as it came, and a correction by hand with its reason', async () => {
    await page.goto(`/elections/${election}/roll?q=penelope`);
    await page
      .getByRole('rowheader', { name: /Penelope/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('heading', { name: 'The row of their file, as it came' }).waitFor();
    await expectAccessible(page, 'person');
    await expectReflow(page, 'person');
    await button('Correct by hand').click();
    await page.getByLabel('City').fill('Memphis');
    await page.getByLabel(/^Why/).fill('The worker moved');
    await expectAccessible(page, 'correction');
    await button('Save').click();
    await page.getByText('Why: The worker moved').waitFor();
  });

  step('the revised list is compared in numbers and rows, and applied in at most six clicks', async () => {
    await page.goto(`/elections/${election}/roll/import`);
    await until('a revised list is proposed', () =>
      page.getByRole('radio', { name: /^A revised list/ }).isChecked(),
    );
    expect(await applyByClicks(election, REVISED, /^Apply: 5,\d{3} people$/)).toBeLessThanOrEqual(6);
    const detail = await page.getByText(/^\d+ new, /).innerText();
    expect(detail).toMatch(/^4\d new, \d+ changed, 25 no longer on the list, /);
  });

  step('those gone are explained, several at once', async () => {
    await page.goto(`/elections/${election}/roll`);
    await page.getByText('25 people are gone from the list, and nobody has said why').waitFor();
    await button('Show them').click();
    await page.getByRole('main').getByText('25 people', { exact: true }).waitFor();
    const boxes = page.getByRole('checkbox', { name: /^Choose / });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByLabel('Why they are gone').selectOption({ label: 'Omitted by the employer' });
    await button('Set for the chosen').click();
    await page.getByText('The reason of 2 people is kept.').first().waitFor();
    await expectAccessible(page, 'people gone');
    await button('Clear the filters').click();
    await page.getByText('23 people are gone from the list, and nobody has said why').waitFor();
  });

  step('duplicates of the roll are merged by key, and taken apart', async () => {
    await page.getByRole('link', { name: 'Possible duplicates' }).click();
    await page.getByRole('heading', { level: 1, name: 'Possible duplicates' }).waitFor();
    await page.getByRole('heading', { name: /^Pair 1 of/ }).waitFor();
    await expectAccessible(page, 'duplicates');
    await expectReflow(page, 'duplicates');
    await page.keyboard.press('m');
    const merged = page.getByRole('table', { name: 'Merges' });
    await merged.waitFor();
    await merged.getByRole('button', { name: /^Take apart/ }).click();
    await merged.getByText(/^Taken apart/).waitFor();
  });

  step('undoing the revised list keeps what was changed by hand since', async () => {
    await page.goto(`/elections/${election}/roll/import`);
    await page
      .getByRole('row', { name: /revised\.xlsx.*Applied/ })
      .getByRole('link')
      .click();
    await button('Undo this import').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('Undone', { exact: true }).first().waitFor();
  });

  step('the Word table, the default of the rule, is on the roll in at most six clicks', async () => {
    expect(await applyByClicks(other, WORD_TABLE, /^Apply: 5,\d{3} people$/)).toBeLessThanOrEqual(6);
  });

  step('what cannot be read says what to do next, and takes another file', async () => {
    await page.goto(`/elections/${other}/roll/import`);
    await page.getByLabel('Drop the file here, or choose it').setInputFiles(data('writers/libreoffice.xls'));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect((await alert.getByRole('paragraph').allInnerTexts()).every((words) => words !== '')).toBe(true);
    await expectAccessible(page, 'refused file');
    await page.getByRole('link', { name: 'Import another file' }).click();
    await page.getByLabel('Drop the file here, or choose it').waitFor();
  });

  step('pasted cells come in like a file', async () => {
    await page.goto(`/elections/${other}/roll/import`);
    await page.getByText('Or paste cells from Excel').click();
    await page
      .getByLabel('Cells, with their headings')
      .fill('Last name\tFirst name\tShift\nNúñez\tMaría\tFHN-A1\nde la Cruz\tAna\tFHN-A1\n');
    await page.getByRole('radio', { name: /^Only people subject to challenge/ }).check();
    await button('Read 3 rows').click();
    await current().waitFor();
    await page
      .getByText(/2 people/)
      .first()
      .waitFor();
  });
});

/** As the user's menu does it. */
async function speak(page: Page, locale: 'en' | 'es'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === locale) return;
  await page.locator('.frame-tools details.menu > summary').click();
  await page
    .getByRole('radio', { name: locale === 'en' ? 'English' : 'Español' })
    .first()
    .check();
  await page.locator(`html[lang=${locale}]`).waitFor();
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate<boolean, unknown>(
    (element) => element === (element as FocusHolder).ownerDocument.activeElement,
  );
}

/** Of the browser's types only what is used here: tests have none of them. */
interface FocusHolder {
  readonly ownerDocument: { readonly activeElement: unknown };
}
