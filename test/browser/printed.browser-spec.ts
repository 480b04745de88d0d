import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { formatPaper, parsePaper } from '../../src/domain/paper-code';
import type { ElectionView } from '../../src/elections/elections.contract';
import type { ChallengeList } from '../../src/official/challenges/challenges.contract';
import type { BlockView } from '../../src/official/count/count.contract';
import type { NoticeView } from '../../src/official/envelopes/notice.contract';
import { PASSWORD, startTestApplication, type TestApplication } from '../support/application';
import { readCodes, textsOf, type ReadCode } from '../support/codes';
import { rowsOf } from '../support/database';
import {
  blocksOf,
  closeDesks,
  counted,
  enterBoth,
  mustBe,
  openVoting,
  scan as receive,
  type OfficialElection,
} from '../support/official';
import { readPdf } from '../support/pdf';
import { picturesOf } from '../support/pdf-picture';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import type { Session } from '../support/session';
import { scan } from './support/hands';
import { signIn } from './support/office';
import { People, type Person } from './support/people';

jest.setTimeout(240_000);

const VOTERS = 64;
const CHALLENGED = 2;

describe('what is printed for the count', () => {
  let server: ServerProcess;
  let people: People;
  let application: TestApplication;
  let election: OfficialElection;
  let code: string;
  let url: string;
  let agent: Person;
  let teller: Person;
  let blocks: BlockView[];

  beforeAll(async () => {
    server = await startServer();
    ({ url } = JSON.parse(readFileSync(join(server.dataDir, 'database.json'), 'utf8')) as { url: string });
    application = await startTestApplication({
      database: { url, drop: () => Promise.resolve() },
      isTimeReal: true,
    });
    election = await openVoting(application, VOTERS, { dueAt: null, countAt: null, blockSize: 30 });
    ({ code } = mustBe(200, await election.agent.get<ElectionView>(election.path)).body);
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    agent = await come('agent', election.agent);
    teller = await come('teller', election.tellers[2]);
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
    const person = await people.welcome(name, { dotsPerPixel: 300 / 96 });
    await signIn(person.page, account?.email ?? '', PASSWORD);
    return person;
  }

  /** The page as its printer gets it: what it says, and every code that a reader finds on the paper. */
  async function printed(
    page: Page,
  ): Promise<{ text: string; pages: number } & Record<ReadCode['kind'], string[]>> {
    const bytes = await page.pdf({ format: 'Letter', printBackground: true });
    const { text } = readPdf(bytes);
    const pictures = picturesOf(bytes);
    const codes: ReadCode[] = [];
    for (const picture of pictures) codes.push(...(await readCodes(picture)));
    const of = (kind: ReadCode['kind']): string[] =>
      codes
        .filter((each) => each.kind === kind)
        .map(({ text: read }) => read)
        .sort();
    return {
      // Letters drawn as one, such as ff, are what was written.
      text: text.normalize('NFKC').replaceAll(/\s+/g, ' '),
      pages: pictures.length,
      Code128: of('Code128'),
      QRCode: of('QRCode'),
    };
  }

  /** One code as an office printer draws it: 300 dots an inch. */
  async function photographed(page: Page, text: string): Promise<Buffer> {
    await page.emulateMedia({ media: 'print' });
    const code = page.locator('.printed-code').filter({ hasText: text });
    const shot = await code.screenshot({ scale: 'device' });
    await page.emulateMedia({ media: null });
    return shot;
  }

  /** Every code twice on paper, and written out for people. */
  async function expectCodes(page: Page, codes: readonly string[]): Promise<{ text: string; pages: number }> {
    await page
      .locator('.printed-squares')
      .nth(codes.length - 1)
      .waitFor();
    const paper = await printed(page);
    expect(paper.Code128).toEqual([...codes].sort());
    expect(paper.QRCode).toEqual([...codes].sort());
    for (const each of codes) expect(paper.text).toContain(each);
    const shot = await photographed(page, codes[0]!);
    expect(await textsOf(shot, 'QRCode')).toEqual(codes.slice(0, 1));
    expect(await textsOf(shot, 'Code128')).toEqual(codes.slice(0, 1));
    return paper;
  }

  step('the notice: dates, place, the key of the record, and a sample ballot in every language', async () => {
    const { agent: session, path } = election;
    const words = {
      unit: 'All packers.',
      countPlace: 'Room 3, open to both parties.',
      contact: '205-555-0100',
    };
    mustBe(200, await session.put(`${path}/notice`, words));
    const languages = [
      {
        language: 'es',
        question: '¿Quiere que la represente Workers Union?',
        labels: { for: 'Sí, Workers Union', against: 'No' },
        instructions: 'Marque una sola casilla.',
      },
      {
        language: 'ht',
        question: 'Èske ou vle Workers Union reprezante w?',
        labels: { for: 'Wi, Workers Union', against: 'Non' },
        instructions: '',
      },
    ];
    const { body } = mustBe(200, await session.put<NoticeView>(`${path}/notice/languages`, { languages }));
    await agent.page.goto(`/count/${election.id}/notice`);
    await agent.page.getByRole('heading', { name: 'Sample ballot: Haitian Creole' }).waitFor();
    const { text } = await printed(agent.page);
    for (const each of [...Object.values(words), 'Notice of Election', 'Ballots are mailed on'])
      expect(text).toContain(each);
    for (const { question, labels, instructions } of languages)
      for (const each of [question, ...Object.values(labels), instructions]) expect(text).toContain(each);
    expect(text.replaceAll(' ', '').split('SAMPLE')).toHaveLength(4);
    expect(text.replaceAll(' ', '')).toContain(body.keyFingerprint);
    expect(text).not.toContain('Save the words');
  });

  step('return envelopes: every key number of the election is read back', async () => {
    const { page } = agent;
    await page.goto(`/count/${election.id}/labels?kind=return`);
    await page.getByRole('button', { name: 'Make the labels' }).click();
    const { text } = await expectCodes(page, election.keys);
    expect(text).not.toContain('Family1');
  });

  step('trays: open or closed, each is named, and no paper says how full an open one is', async () => {
    const { path, tellers, keys } = election;
    for (const key of keys.slice(0, 30)) mustBe(201, await receive(tellers[0], election, key), [200]);
    mustBe(200, await tellers[0].post(`${path}/envelopes/trays/closing`, { tray: null }), [201]);
    for (const key of keys.slice(30)) mustBe(201, await receive(tellers[0], election, key), [200]);
    const rows = await rowsOf<{ code: string }>(
      url,
      'SELECT code FROM official.tray WHERE election_id = $1',
      [election.id],
    );
    expect(rows).toHaveLength(2);
    await agent.page.goto(`/count/${election.id}/labels?kind=tray`);
    const labels = rows.map(({ code: tray }) => formatPaper(code, { kind: 'tray', tray }));
    const { text } = await expectCodes(agent.page, labels);
    expect(text).toContain('30 envelopes');
    expect(text).not.toContain('34 envelopes');
  });

  step('a tray’s label at the receipt desk is no envelope, and nothing is taken in', async () => {
    const { page } = teller;
    const [tray] = await rowsOf<{ code: string }>(
      url,
      'SELECT code FROM official.tray WHERE election_id = $1',
      [election.id],
    );
    await page.goto(`/count/${election.id}/desk`);
    await page.getByText('No desk is open on this laptop').waitFor();
    await scan(page, formatPaper(code, { kind: 'tray', tray: tray!.code }));
    await page.getByText('Not an envelope', { exact: true }).waitFor();
    const [scans] = await rowsOf<{ count: number }>(
      url,
      "SELECT count(*)::int AS count FROM official.scan WHERE election_id = $1 AND result = 'malformed'",
      [election.id],
    );
    expect(scans?.count).toBe(0);
  });

  step('sealed envelopes: the label has the docket’s code, the file both positions', async () => {
    const { agent: session, path, keys, observer } = election;
    await closeDesks(election);
    mustBe(200, await session.post(`${path}/phase`, { to: 'checking' }));
    const meeting = crypto.randomUUID();
    mustBe(201, await session.post(`${path}/challenges/sessions`, { id: meeting }));
    for (const key of keys.slice(0, CHALLENGED)) {
      mustBe(200, await session.post(`${path}/challenges/call`, { key }), [201]);
      const raised = { id: crypto.randomUUID(), key, party: 'agent', ground: 'not-on-list' };
      mustBe(201, await session.post(`${path}/challenges`, raised));
    }
    mustBe(200, await session.post(`${path}/challenges/sessions/${meeting}/end`));
    const { items } = mustBe(200, await session.get<ChallengeList>(`${path}/challenges`)).body;
    const codes = items.map(({ docket }) => formatPaper(code, { kind: 'docket', docket }));
    await agent.page.goto(`/count/${election.id}/labels?kind=challenge`);
    await expectCodes(agent.page, codes);

    const [first] = items;
    const position = { party: 'workers-union', text: 'She was laid off, not discharged.' };
    mustBe(200, await observer.put(`${path}/challenges/${first!.id}/position`, position));
    // The scanner opens it from the label.
    await agent.page.goto(`/count/${election.id}/check`);
    await agent.page.getByRole('table', { name: 'Challenges' }).waitFor();
    await scan(agent.page, codes[0]!);
    await agent.page.waitForURL(`**/check/${first!.id}`);
    await agent.page.getByText(position.text).waitFor();
    const { text, pages } = await expectCodes(agent.page, codes.slice(0, 1));
    expect(pages).toBe(2);
    expect(text).toContain(position.text);
    expect(text).toContain('This side has not written.');
    expect(text).not.toMatch(/Family|Print the label/);
  });

  step('header sheets: one page a block, the sums of the pages are the ballots', async () => {
    const { agent: session, path } = election;
    mustBe(
      200,
      await session.post(`${path}/envelopes/acceptance`, {
        expected: VOTERS - CHALLENGED,
        reason: 'called from paper',
      }),
    );
    mustBe(200, await session.post(`${path}/reconciliation`));
    mustBe(200, await session.post(`${path}/phase`, { to: 'counting' }));
    blocks = await blocksOf(session, election);
    expect(blocks.map(({ ballots }) => ballots)).toEqual([30, 32]);
    await agent.page.goto(`/count/${election.id}/table`);
    await agent.page.getByRole('link', { name: 'Header sheets' }).click();
    const { text, pages } = await expectCodes(agent.page, blocks.map(sheetOf));
    expect(pages).toBe(2);
    for (const words of ['Block 1', '30 ballots', 'Block 2', '32 ballots', 'Header sheet, issue 1'])
      expect(text).toContain(words);
  });

  const sheetOf = ({ id, round }: BlockView): string =>
    formatPaper(code, { kind: 'sheet', block: id, issue: round });

  step('a sheet opens its block for two tellers, and typing is no scan', async () => {
    const { page } = teller;
    const sheet = sheetOf(blocks[0]!);
    await page.goto(`/count/${election.id}/table`);
    await page.getByRole('link', { name: /^Block 1/ }).waitFor();
    await page.keyboard.type(sheet, { delay: 90 });
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).pathname).toBe(`/count/${election.id}/table`);
    await scan(page, sheet);
    await page.waitForURL(`**/table/${blocks[0]!.id}`);
    const field = page.getByRole('textbox', { name: 'Void' });
    await field.waitFor();
    // The first number can be typed at once.
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('name')).toBe('choice-for');
    await page.keyboard.type('12', { delay: 90 });
    expect(await focused.inputValue()).toBe('12');
    // Another sheet waits, and what was typed stays.
    await scan(page, sheetOf(blocks[1]!));
    await page.getByText('You are counting block 1.').waitFor();
    expect(await focused.inputValue()).toBe('12');
    await page.getByRole('button', { name: 'Give the place back' }).click();
    await page.getByRole('button', { name: 'Count this block' }).waitFor();
    await scan(page, sheetOf(blocks[1]!));
    await page.waitForURL(`**/table/${blocks[1]!.id}`);
    await page.getByRole('button', { name: 'Give the place back' }).click();
    await page.getByRole('button', { name: 'Count this block' }).waitFor();
  });

  step('a sheet that is superseded, or of another election, is refused with what to do', async () => {
    const { agent: session, path, tellers } = election;
    const [block] = blocks;
    await enterBoth(election, block!.id, counted(20, 10));
    const id = crypto.randomUUID();
    const proposal = { id, kind: 'supersede', reason: 'misread' };
    mustBe(201, await session.post(`${path}/blocks/${block!.id}/corrections`, proposal));
    mustBe(200, await tellers[0].post(`${path}/corrections/${id}/signature`));
    const { page } = teller;
    teller.tolerate(/\b(?:409|422)\b.*\/blocks\/sheets$/);
    await page.goto(`/count/${election.id}/table`);
    await page.getByRole('link', { name: /^Block 1/ }).waitFor();
    const alert = page.getByRole('alert');
    await scan(page, sheetOf(block!));
    await alert.getByText('This header sheet is superseded').waitFor();
    await alert.getByText('Ask the agent for that sheet').waitFor();
    const other = code === '7KQ' ? '7KR' : '7KQ';
    await scan(page, formatPaper(other, { kind: 'sheet', block: block!.id, issue: 2 }));
    await alert.getByText('A sheet of another election').waitFor();
    await scan(page, election.keys[0]!);
    await alert.getByText('Not a header sheet').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/count/${election.id}/table`);

    // The next issue, alone: printed, read and scanned.
    await agent.page.goto(`/count/${election.id}/labels?kind=block`);
    await agent.page.getByLabel('Which').selectOption('Block 1');
    const next = formatPaper(code, { kind: 'sheet', block: block!.id, issue: 2 });
    const { text, pages } = await expectCodes(agent.page, [next]);
    expect(pages).toBe(1);
    expect(text).toContain('Header sheet, issue 2: earlier ones are superseded');
    expect(parsePaper(next, code)).toMatchObject({ ok: true });
    await scan(page, next);
    await page.waitForURL(`**/table/${block!.id}`);
    await page.getByRole('textbox', { name: 'Void' }).waitFor();
  });
});
