import type { Locator, Page } from 'playwright-core';
import { CuttingLine } from '../support/cutting-line';
import { createElection } from '../support/elections';
import { list, RollDesk } from '../support/roll';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import { Session } from '../support/session';
import { expectAccessible, expectReflow } from './support/accessible';
import { ADMINISTRATOR } from './support/demo';
import { PASSWORD, signIn } from './support/office';
import { People, type Person } from './support/people';

jest.setTimeout(180_000);

const HEAD = 'Last Name,First Name,Emp ID,Dept,Shift,Address,City,State,Zip,Email,Cell Phone';
const ANA = 'Ruiz,Ana,1001,Pick,FHN-A1,12 Oak St,Bessemer,AL,35020,ana@mail.example,2055550101';
const BEN = 'Diaz,Ben,1002,Pack,FHN-A1,9 Elm St,Bessemer,AL,35020,ben@mail.example,2055550102';
const EVA = 'Cruz,Eva,1003,Stow,FHN-A1,4 Fir St,Bessemer,AL,35022,eva@mail.example,2055550103';
const csv = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');

/** Namesakes with one job in two places: alike enough to be asked about, not enough to be left out. */
const NAMESAKES = 110;
const namesakes = Array.from({ length: NAMESAKES }, (_, i) => {
  const name = `Twin${String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))}son,Sam`;
  const row = (side: number): string =>
    `${name},${5000 + 2 * i + side},Pack,BHN,${i + 1} ${side === 0 ? 'Oak' : 'Elm'} St,Bessemer,AL,3502${side},,`;
  return [row(0), row(1)];
}).flat();

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What goes otherwise than planned: several files, a line that breaks, people renamed, two who press at once. */
describe('the roll, when a list is not simple', () => {
  let server: ServerProcess;
  let line: CuttingLine;
  let people: People;
  let person: Person;
  let page: Page;
  let administrator: Session;

  beforeAll(async () => {
    server = await startServer();
    line = await CuttingLine.to(server.address);
    people = await People.arrive(
      () => line.address,
      () => server.output(),
    );
    administrator = new Session(server.address);
    const path = /\/setup\/\S+/.exec(server.output())?.[0] ?? '';
    await administrator.post(`/api${path}`, {
      name: 'Ada Administrator',
      email: ADMINISTRATOR,
      password: PASSWORD,
      locale: 'en',
    });
    person = await people.welcome('administrator');
    page = person.page;
    await signIn(page, ADMINISTRATOR, PASSWORD);
  });
  afterAll(async () => {
    await people.leave();
    line.close();
    await removeServers();
  });

  const step = (name: string, run: () => Promise<void>): void => it(name, () => people.try(name, run));
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const open = async (): Promise<RollDesk> =>
    new RollDesk(administrator, await createElection(administrator));
  const listPage = (desk: RollDesk, id: string, query: string): string =>
    `/elections/${desk.election}/roll/imports/${id}?${query}`;

  /** Drops files on the page of imports. */
  async function choose(desk: RollDesk, ...files: ReturnType<typeof textFile>[]): Promise<void> {
    await page.goto(`/elections/${desk.election}/roll/import`);
    await page.getByLabel('Drop the file here, or choose it').setInputFiles(files);
  }

  async function apply(): Promise<void> {
    await page.getByRole('button', { name: /^6?\.? ?Apply/ }).click();
    await button(/^Apply: /).click();
    await page.getByText('Applied: everything is up to date').waitFor();
  }

  step('linked files become one list, with the columns of both', async () => {
    const desk = await open();
    await choose(
      desk,
      textFile(
        'names.csv',
        'Last Name,First Name,Emp ID,Dept,Shift\nRuiz,Ana,1001,Pick,FHD\nDiaz,Ben,1002,Pack,BHN\n',
      ),
      textFile(
        'homes.csv',
        'Name,Address,City,State,Zip,Cell Phone\n"Ruiz, Ana",12 Oak St,Bessemer,AL,35020,2055550101\n"Diaz, Ben",9 Elm St,Bessemer,AL,35020,2055550102\n',
      ),
    );
    await page.getByRole('radio', { name: /^Linked: / }).check();
    await expectAccessible(page, 'several files');
    await expectReflow(page, 'several files');
    await button('Send 2 files').click();
    await page.getByText(/= 2 people/).waitFor();
    await button(/Sheets and headings/).click();
    await page.getByText(/^Its columns are joined to the rows of/).waitFor();
    await expectAccessible(page, 'linked sheets');
    await apply();
    const { items, total } = await desk.find();
    expect(total).toBe(2);
    expect(items.map(({ familyName, street, cellPhone }) => [familyName, street, cellPhone])).toEqual([
      ['Diaz', '9 Elm St', '+12055550102'],
      ['Ruiz', '12 Oak St', '+12055550101'],
    ]);
  });

  step('a file that is cut off half-way is sent again, and comes in once', async () => {
    const desk = await open();
    person.tolerate(/ERR_(?:CONNECTION|EMPTY|SOCKET)|WebSocket|net::/);
    line.cutAfter(100_000);
    await page.goto(`/elections/${desk.election}/roll/import`);
    await page
      .getByLabel('Drop the file here, or choose it')
      .setInputFiles({ ...textFile('employer-list.xlsx', ''), buffer: list('employer-list.xlsx') });
    const alert = page.getByRole('alert').filter({ hasText: 'The server cannot be reached' });
    await alert.waitFor();
    await expectAccessible(page, 'cut off');
    line.mend();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Import: employer-list.xlsx' }).waitFor();
    await page.getByText(/= 5,904 people/).waitFor();
    const { body } = await administrator.get<{ items: { state: string }[] }>(`${desk.path}/imports`);
    expect(body.items.map(({ state }) => state)).toEqual(['review']);
  });

  step('two spellings of one shift become one, and the next list remembers it', async () => {
    const desk = await open();
    await choose(desk, textFile('list.csv', csv(ANA, BEN, EVA.replace('FHN-A1', 'FHN A1'))));
    await page.getByText(/= 3 people/).waitFor();
    await page.goto(`${new URL(page.url()).pathname}?step=mend&group=spellings`);
    await page.getByText('Shift: “FHN A1” in 1 rows, “FHN-A1” in 2 rows').waitFor();
    await expectAccessible(page, 'spellings');
    await button('Use “FHN-A1”: apply to 1').click();
    await page.getByText('Read as another spelling').waitFor();
    await button('Take back: FHN A1').waitFor();
    await apply();
    expect((await desk.one('cruz')).shift).toBe('FHN-A1');
    const next = await desk.upload('next.csv', csv(ANA, BEN, EVA.replace('FHN-A1', 'FHN A1')));
    expect(next.counts).toMatchObject({ same: 3, changed: 0 });
  });

  step('somebody renamed stays who they were, for reasons that stand beside them', async () => {
    const desk = await open();
    await desk.import('list.csv', csv(ANA, BEN, EVA));
    const { id } = await desk.one('ruiz');
    const renamed = ANA.replace('Ruiz', 'Vega').replace('1001', '7001');
    const revised = await desk.upload('revised.csv', csv(renamed, BEN), 'revised');
    await page.goto(listPage(desk, revised.id, 'step=compare'));
    await page.getByText('looks like Ruiz, Ana').waitFor();
    await page.getByText(/\d+ of 100: .*same cell phone/).waitFor();
    await expectAccessible(page, 'renamed');
    await expectReflow(page, 'renamed');
    await button('Same person as Ruiz, Ana').click();
    await page.getByText('Decided: the same person').waitFor();
    await button(/^0 ?Renamed or renumbered/).waitFor();
    await button(/^1 ?Gone from the list/).click();
    await page.getByLabel('Why Cruz, Eva is gone').selectOption({ label: 'Omitted by the employer' });
    await apply();
    expect(await desk.one('vega')).toMatchObject({ id, employeeNumber: '7001' });

    await page.goto(`/elections/${desk.election}/roll?goneReason=omitted`);
    await page.getByRole('rowheader', { name: 'Cruz, Eva' }).waitFor();
    await page.getByRole('cell', { name: 'Omitted by the employer' }).waitFor();
    await expectAccessible(page, 'the omitted');
    await expectReflow(page, 'the omitted');
    await page.getByLabel('Reason').selectOption({ label: 'Quit (0)' });
    await page.getByText('No one matches these words and filters.').waitFor();
  });

  step('applied from two browsers at once it is applied once, and the other is told', async () => {
    const desk = await open();
    const read = await desk.upload('list.csv', csv(ANA, BEN, EVA));
    const other = await people.welcome('second administrator');
    await signIn(other.page, ADMINISTRATOR, PASSWORD);
    const pages = [page, other.page];
    for (const each of pages) {
      await each.goto(listPage(desk, read.id, 'step=apply'));
      await each.getByRole('button', { name: 'Apply: 3 people' }).waitFor();
    }
    // Whoever is later is refused.
    for (const each of [person, other]) each.tolerate(/\b409\b/);
    await Promise.allSettled(
      pages.map((each) => each.getByRole('button', { name: 'Apply: 3 people' }).click({ timeout: 5_000 })),
    );
    for (const each of pages) await each.getByText('Applied: everything is up to date').waitFor();
    const told = pages.map((each) =>
      each.getByText('This list was applied in another window meanwhile. Nothing was done twice.').count(),
    );
    expect((await Promise.all(told)).sort()).toEqual([0, 1]);
    expect((await desk.overview()).people).toBe(3);
    await people.dismiss(other);
  });

  step('the queue of possible duplicates goes on past its first hundred', async () => {
    const desk = await open();
    await desk.import('twins.csv', csv(...namesakes));
    await page.goto(`/elections/${desk.election}/roll/duplicates`);
    await page.getByRole('heading', { name: `Pair 1 of ${NAMESAKES}` }).waitFor();
    const following = page.waitForResponse(/duplicates\?offset=100/);
    for (let pair = 2; pair <= 101; pair += 1) {
      await page.keyboard.press('ArrowRight');
      if (pair < 90) continue;
      await following;
      await page.getByRole('heading', { name: `Pair ${pair} of ${NAMESAKES}` }).waitFor();
    }
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: `Pair 102 of ${NAMESAKES}` }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Decided: two people').waitFor();
  });
});
