import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import type { Choice } from '../src/domain/decision-rules';
import type { TallyDocumentView, CertificationView } from '../src/official/tally/tally-document.contract';
import type { TallyView } from '../src/official/tally/tally.contract';
import { FORM_WORDS, PAGE_WORDS, sayFor } from '../src/reports/tally-form/tally-form-words';
import { startTestApplication, type TestApplication } from './support/application';
import { EMPLOYER, UNION } from './support/elections';
import {
  blocksOf,
  counted,
  enterBoth,
  mustBe,
  openCount,
  openVoting,
  recordOf,
  type OfficialElection,
} from './support/official';
import { textsOf } from './support/codes';
import { readPdf, type ReadPdf } from './support/pdf';
import { picturesOf } from './support/pdf-picture';

jest.setTimeout(240_000);

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});
afterAll(() => application.close());

const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;

/** A count of one block, declared; with several organizations on the ballot where there are more figures. */
async function declared(
  votes: readonly number[],
  spoiled: number,
  challenged = 0,
): Promise<{ election: OfficialElection; choices: Choice[] }> {
  application.clock.set('2026-03-28T16:00:00Z');
  const others = Array.from({ length: votes.length - 2 }, (_, place) => `Ñandú Union ${place + 2}`);
  const ballots = votes.reduce((sum, count) => sum + count, spoiled);
  const election = await openVoting(application, Math.max(20, ballots + 5), { organizations: others });
  const [block] = await openCount(application, election, ballots);
  const { body } = await election.agent.get<{ choices: Choice[] }>(election.path);
  const { choices } = body;
  const counts = Object.fromEntries(choices.map(({ id }, place) => [id, votes[place] ?? 0]));
  if (block !== undefined) await enterBoth(election, block.id, { counts, void: spoiled, challenged });
  mustBe(200, await election.agent.post(`${election.path}/tally/declaration`, { votes: counts }));
  return { election, choices };
}

interface Row {
  readonly line: string;
  readonly code: string;
  readonly choice: string;
  readonly words: string;
  readonly number: string;
}

/** A document as its reader sees it: its words, and what a telephone reads from its picture. */
async function pdfOf(
  { observer, path }: OfficialElection,
  address: string,
): Promise<ReadPdf & { readonly codes: readonly string[] }> {
  const { status, bytes, headers } = await observer.download(`${path}/tally/${address}`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('cache-control')).toBe('no-store');
  const codes = await Promise.all(picturesOf(bytes, 150).map((page) => textsOf(page, 'QRCode')));
  return { ...readPdf(bytes), codes: codes.flat() };
}

/** Screen, JSON, CSV, PDF and record, of one declared tally: the same numbers in all. */
async function compare(election: OfficialElection, revision: number): Promise<TallyDocumentView> {
  const { observer, path } = election;
  const screen = mustBe(200, await observer.get<TallyView>(`${path}/tally`)).body.declared[revision]!;
  const json = mustBe(200, await observer.get<TallyDocumentView>(`${path}/tally/${revision}/form.json`)).body;
  expect(mustBe(200, await observer.get<TallyDocumentView>(`${path}/tally/${revision}`)).body).toEqual(json);
  const recorded = (await recordOf(observer, election)).filter(({ kind }) => kind === 'tally.declared')[
    revision
  ]!;
  expect(json.form).toEqual(screen);
  expect({
    revision: screen.revision,
    eligible: screen.eligible,
    void: screen.void,
    votes: Object.fromEntries(screen.votes.map(({ choice, votes }) => [choice, votes])),
    valid: screen.valid,
    challenged: screen.challenged,
    validPlusChallenged: screen.validPlusChallenged,
    determinative: screen.challengesAreSufficient,
    outcome: { class: screen.outcome, choices: screen.outcomeChoices },
  }).toEqual(recorded.body);
  expect(json.head.size).toBe(recorded.index + 1);

  const { bytes } = await observer.download(`${path}/tally/${revision}/form.csv`);
  const rows: Row[] = parse(Buffer.from(bytes), { columns: true, bom: true });
  const valueOf = (code: string, choice = ''): number =>
    Number(rows.find((row) => row.code === code && row.choice === choice)?.number);
  expect(valueOf('eligible')).toBe(screen.eligible);
  expect(valueOf('void')).toBe(screen.void);
  expect(valueOf('valid')).toBe(screen.valid);
  expect(valueOf('challenged')).toBe(screen.challenged);
  expect(valueOf('valid-plus-challenged')).toBe(screen.validPlusChallenged);
  for (const { choice, kind, votes } of screen.votes) {
    if (kind === 'for') expect(valueOf('for', choice)).toBe(votes);
    else expect(valueOf('against')).toBe(votes);
  }

  for (const locale of ['en', 'es'] as const) {
    const pdf = await pdfOf(election, `${revision}/form.pdf?language=${locale}`);
    expect(pdf.pages).toBe(1);
    expect(pdf.source).toContain('/Marked true');
    expect(pdf.source).toContain(`/Lang (${locale}-US)`);
    expect(pdf.source).toMatch(/\/S \/Figure\b/);
    const said = pdf.text.replaceAll('\n', ' ').replaceAll(/ +/g, ' ');
    const number = new Intl.NumberFormat(`${locale}-US`);
    for (const { number: item, code, label, original, counted: added, final } of json.lines) {
      const words = sayFor(FORM_WORDS[locale].lines[code], label);
      const english = locale === 'en' ? '' : `${sayFor(FORM_WORDS.en.lines[code], label)} `;
      const shown = json.revises === null ? [final] : [original, added, final];
      const figures = shown.map((value) => (value === null ? '–' : number.format(value))).join(' ');
      expect(said).toContain(`${item === '' ? '' : `${item} `}${words} ${english}${figures}`);
    }
    for (const { number: item, code, label } of json.sentences) {
      expect(said).toContain(`${item}. ${sayFor(FORM_WORDS[locale].sentences[code], label)}`);
      expect(said).toContain(sayFor(FORM_WORDS.en.sentences[code], label));
      expect(rows.find(({ line }) => line === item)?.code).toBe(code);
    }
    for (const words of [json.head.root, json.head.roomCode, json.head.fingerprint, json.case.caseNumber]) {
      expect(said.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
    }
    expect(pdf.codes).toEqual([json.head.text]);
  }
  return json;
}

describe('the same numbers everywhere', () => {
  it.each([
    ['a majority for', [30, 11], 2],
    ['a tie', [12, 12], 1],
    ['nothing but void ballots', [0, 0], 21],
    ['a runoff among three', [9, 8, 5], 0],
    ['none ahead of two organizations', [4, 3, 16], 1],
    ['four organizations', [9, 8, 7, 6, 5], 0],
  ] as const)('%s', async (_, votes, spoiled) => {
    const { election } = await declared(votes, spoiled);
    const json = await compare(election, 0);
    expect(json.revises).toBeNull();
    expect(json.signers.map(({ party, declinedAt }) => [party, declinedAt])).toEqual([
      [EMPLOYER, null],
      [UNION, null],
    ]);
  });

  it('whatever was counted', async () => {
    const count = fc.integer({ min: 0, max: 14 });
    const votes = fc.array(count, { minLength: 2, maxLength: 4 });
    const dealt = fc.sample(fc.record({ votes, spoiled: fc.integer({ min: 20, max: 22 }) }), 4);
    for (const { votes: each, spoiled } of dealt) await compare((await declared(each, spoiled)).election, 0);
  });
});

describe('a tally that is revised', () => {
  let election: OfficialElection;

  beforeAll(async () => {
    application.clock.set('2026-03-28T16:00:00Z');
    election = await openVoting(application, 80);
    const { agent, path, tellers } = election;
    const [block] = await openCount(application, election, 50);
    await enterBoth(election, block!.id, counted(24, 21, 1, 4));
    for (let docket = 0; docket < 4; docket++) {
      mustBe(
        201,
        await tellers[0].post(`${path}/blocks/${block!.id}/dockets`, {
          id: crypto.randomUUID(),
          party: EMPLOYER,
          ground: 'disputed-mark',
        }),
      );
    }
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: { for: 24, against: 21 } }));
    application.clock.set('2026-03-30T16:00:00Z');
    mustBe(200, await agent.post(`${path}/phase`, { to: 'objections' }));
  });

  it('notes who would not sign, by the agent alone, once', async () => {
    const { agent, observer, path } = election;
    const refusal = { party: EMPLOYER, note: 'left the room' };
    expect((await observer.post(`${path}/tally/0/refusals`, refusal)).status).toBe(404);
    const { body } = mustBe(200, await agent.post<TallyDocumentView>(`${path}/tally/0/refusals`, refusal));
    expect(body.signers[0]).toEqual({
      party: EMPLOYER,
      name: 'Acme Inc.',
      declinedAt: '2026-03-30T16:00:00.000Z',
    });
    mustBe(200, await agent.post(`${path}/tally/0/refusals`, refusal));
    expect(codeOf(await agent.post(`${path}/tally/0/refusals`, { ...refusal, note: 'no' }))).toBe(
      'refusal-noted',
    );
    expect(codeOf(await agent.post(`${path}/tally/0/refusals`, { party: 'nobody', note: '' }))).toBe(
      'no-such-party',
    );
    expect((await agent.post(`${path}/tally/7/refusals`, refusal)).status).toBe(404);
    const { text } = await pdfOf(election, '0/form.pdf');
    expect(text).toContain('Declined to sign; noted by the agent, Mar 30, 2026, 11:00 AM CDT');
    expect(text).not.toContain('left the room');
  });

  it('certifies nothing while challenges could change it', async () => {
    const { body } = await election.observer.get<CertificationView>(`${election.path}/tally/certification`);
    expect(body).toMatchObject({ kind: null, obstacles: ['challenges', 'objection-period'], revision: 0 });
    expect(body.objectionsDueOn).toBe('2026-04-03');
    const { text } = await pdfOf(election, 'certification/form.pdf?language=es');
    expect(text).toContain(PAGE_WORDS.es.obstacles.challenges);
  });

  it('shows the first, what was counted since, and the final numbers', async () => {
    const { agent, path } = election;
    const [block] = await blocksOf(agent, election);
    const dockets = block!.dockets;
    for (const [place, ruling] of (['eligible', 'eligible', 'ineligible'] as const).entries()) {
      mustBe(200, await agent.post(`${path}/ballot-dockets/${dockets[place]!.id}/ruling`, { ruling }));
    }
    const answer = { ballots: 2, answer: 'acknowledged', party: 'agent' };
    mustBe(200, await agent.post(`${path}/tally/opening/answers`, answer));
    mustBe(200, await agent.post(`${path}/tally/opening`));
    const opened = (await blocksOf(agent, election)).find(({ source }) => source === 'challenged')!;
    mustBe(200, await election.tellers[0].get(`${path}/blocks/${opened.id}`));
    await enterBoth(election, opened.id, counted(2, 0));
    application.clock.set('2026-04-14T16:00:00Z');
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes: { for: 26, against: 21 } }));
    const json = await compare(election, 1);
    expect(json.revises).toBe(0);
    const figures = json.lines.map(({ code, original, counted: added, final }) => [
      code,
      original,
      added,
      final,
    ]);
    expect(figures).toEqual([
      ['eligible', 80, 0, 80],
      ['void', 1, 0, 1],
      ['for', 24, 2, 26],
      ['against', 21, 0, 21],
      ['valid', 45, 2, 47],
      ['challenged', 4, null, 1],
      ['valid-plus-challenged', 49, -1, 48],
      ['undetermined', null, null, 1],
      ['sustained', null, null, 1],
    ]);
    const first = (await election.observer.get<TallyDocumentView>(`${path}/tally/0`)).body;
    expect(first.revisedBy).toBe(1);
    expect((await pdfOf(election, '0/form.pdf')).text).toContain('Superseded: tally 1 revises this one.');
    expect((await election.observer.get(`${path}/tally/2`)).status).toBe(404);
    expect((await election.observer.get(`${path}/tally/first`)).status).toBe(404);
  });

  it('is certified once the days for objections are over', async () => {
    const { observer, path } = election;
    const certification = async (): Promise<CertificationView> =>
      (await observer.get<CertificationView>(`${path}/tally/certification`)).body;
    expect((await certification()).obstacles).toEqual(['objection-period']);
    application.clock.set('2026-04-22T15:00:00Z');
    expect(await certification()).toMatchObject({
      kind: 'representative',
      representative: 'Workers Union',
      obstacles: [],
      revision: 1,
    });
    const { text, codes } = await pdfOf(election, 'certification/form.pdf');
    const { head } = await certification();
    expect(codes).toEqual([head?.text]);
    expect(text.replaceAll('\n', ' ')).toContain('Workers Union is the exclusive');
  });
});
