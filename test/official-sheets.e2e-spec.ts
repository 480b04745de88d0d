import { randomUUID } from 'node:crypto';
import { formatPaper } from '../src/domain/paper-code';
import type { ElectionView } from '../src/elections/elections.contract';
import type { BlockView } from '../src/official/count/count.contract';
import { startTestApplication, type TestApplication } from './support/application';
import {
  blocksOf,
  codeOf,
  counted,
  enterBoth,
  mustBe,
  openCount,
  openVoting,
  type OfficialElection,
} from './support/official';
import type { Answer, Session } from './support/session';

jest.setTimeout(120_000);

let application: TestApplication;
let election: OfficialElection;
let code: string;
let blocks: BlockView[];

beforeAll(async () => {
  application = await startTestApplication();
  application.clock.set('2026-03-28T16:00:00Z');
  election = await openVoting(application, 110);
  code = mustBe(200, await election.agent.get<ElectionView>(election.path)).body.code;
  blocks = await openCount(application, election, 100);
});
afterAll(() => application.close());

const sheetOf = ({ id, round }: Pick<BlockView, 'id' | 'round'>): string =>
  formatPaper(code, { kind: 'sheet', block: id, issue: round });
const open = (session: Session, sheet: string): Promise<Answer<BlockView>> =>
  session.post<BlockView>(`${election.path}/blocks/sheets`, { sheet });
const seatOf = ({ body }: Answer<BlockView>): string | undefined =>
  body.slots.find(({ isMine }) => isMine)?.slot;

describe('a header sheet that is scanned', () => {
  it('opens its block with a seat for each of two tellers, once however often it is scanned', async () => {
    const [first] = blocks;
    const [a, b, c] = election.tellers;
    const sheet = sheetOf(first!);
    expect(seatOf(mustBe(200, await open(a, sheet)))).toBe('A');
    expect(seatOf(mustBe(200, await open(a, sheet.toLowerCase().replaceAll('-', ''))))).toBe('A');
    const opened = mustBe(200, await open(b, `]Q1${sheet}`));
    expect(opened.body).toMatchObject({ id: first!.id, round: 1, ballots: 50 });
    expect(seatOf(opened)).toBe('B');
    const third = await open(c, sheet);
    expect([third.status, codeOf(third)]).toEqual([409, 'seats-of-block-taken']);
  });

  it('opens it for the agent, who takes nobody’s seat, and for no observer', async () => {
    const looked = mustBe(200, await open(election.agent, sheetOf(blocks[1]!)));
    expect(looked.body.slots.map(({ state }) => state)).toEqual(['free', 'free', 'none']);
    expect((await open(election.observer, sheetOf(blocks[1]!))).status).toBe(404);
  });

  it('is refused with what to do when it is of another election', async () => {
    const other = code === '7KQ' ? '7KR' : '7KQ';
    const answer = await open(
      election.tellers[2],
      formatPaper(other, { kind: 'sheet', block: blocks[1]!.id, issue: 1 }),
    );
    expect([answer.status, codeOf(answer)]).toEqual([409, 'sheet-of-other-election']);
    expect(answer.body).toMatchObject({
      detail: `Its code begins with ${other}, those of this election with ${code}. Do not count the block: put it aside and tell the agent.`,
    });
  });

  it('is none when it is an envelope, a docket, a tray, a block that is not on the table, or was misread', async () => {
    const sheet = sheetOf(blocks[1]!);
    const unknown = blocks[0]!.id === '000000' ? '000001' : '000000';
    for (const scanned of [
      election.keys[0]!,
      formatPaper(code, { kind: 'docket', docket: '7KQ2-9F3A' }),
      formatPaper(code, { kind: 'tray', tray: blocks[1]!.id }),
      formatPaper(code, { kind: 'sheet', block: unknown, issue: 1 }),
      formatPaper(code, { kind: 'sheet', block: blocks[1]!.id, issue: 2 }),
      `${sheet.slice(0, -1)}${sheet.endsWith('0') ? '1' : '0'}`,
      '12',
    ]) {
      const answer = await open(election.tellers[2], scanned);
      expect([scanned, answer.status, codeOf(answer)]).toEqual([scanned, 422, 'not-a-header-sheet']);
    }
    expect((await open(election.tellers[2], 'X'.repeat(65))).status).toBe(422);
    const [, untouched] = await blocksOf(election.agent, election);
    expect(untouched!.slots.map(({ state }) => state)).toEqual(['free', 'free', 'none']);
  });

  it('is superseded with its seal: the next issue opens the block, the old one says so', async () => {
    const { agent, path, tellers } = election;
    const block = blocks[1]!;
    await enterBoth(election, block.id, counted(30, 20));
    const sealed = mustBe(200, await open(tellers[2], sheetOf(block)));
    expect([sealed.body.state, seatOf(sealed)]).toEqual(['sealed', undefined]);
    const id = randomUUID();
    const proposal = { id, kind: 'supersede', reason: 'miscounted' };
    mustBe(201, await agent.post(`${path}/blocks/${block.id}/corrections`, proposal));
    mustBe(200, await tellers[0].post(`${path}/corrections/${id}/signature`));
    const refused = await open(tellers[2], sheetOf(block));
    expect([refused.status, codeOf(refused)]).toEqual([409, 'sheet-superseded']);
    expect(refused.body).toMatchObject({
      detail:
        'It is issue 1 of the sheet of block 2; the block is counted again under issue 2. Ask the agent for that sheet, and take this one off the block.',
    });
    const [, again] = await blocksOf(agent, election);
    expect(again!.round).toBe(2);
    expect(seatOf(mustBe(200, await open(tellers[2], sheetOf(again!))))).toBe('A');
  });
});
