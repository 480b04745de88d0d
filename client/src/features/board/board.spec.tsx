import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { BoardTally, BoardView } from '@contract/live/live.contract';
import { NLRB_MAJORITY, PROFILES, type Rule } from '@domain/decision-rules';
import { explainDecision } from '@domain/explanation-words';
import { ruleInWords } from '@domain/rule-words';
import { standing as standingOf } from '@domain/tally';
import type { Wire } from '../../api/wire';
import { createFormat } from '../../i18n/format';
import { LOCALES, type Locale } from '../../i18n/locale';
import { createI18n } from '../../i18n/messages';
import { renderBoard } from '../../shells/board/server';
import { translateChoices } from './choices';
import { useBoardMessages } from './messages';
import { announcementOf, minutesLeft, sayNeeds, sayStanding, sayTurnout } from './sentences';
import { isNewer, reduceBoard, type BoardState } from './use-board';

const UNION = 'Retail, Wholesale and Department Store Union';
const CHOICES = [
  { id: 'for', label: UNION, kind: 'for' as const },
  { id: 'against', label: 'Against', kind: 'against' as const },
];

const sentenceOf = (rule: Rule) => ({
  en: ruleInWords(rule, CHOICES, 'en'),
  es: ruleInWords(rule, CHOICES, 'es'),
});

const VOTING: Wire<BoardView> = {
  election: {
    id: '6f1c1c58-1a9e-4a64-8a41-0d2f6b1f1a11',
    slug: 'bessemer-2022',
    name: 'Bessemer 2022',
    employer: 'Amazon.com Services LLC',
    caseNumber: '10-RC-269250',
    timeZone: 'America/Chicago',
    question: 'Do you wish to be represented?',
    choices: CHOICES,
    rule: NLRB_MAJORITY,
    isByMajority: true,
    sentence: sentenceOf(NLRB_MAJORITY),
  },
  phase: 'voting',
  dates: {
    votingOpens: '2022-02-04',
    votingCloses: '2022-03-25T22:00:00.000Z',
    countBegins: '2022-03-28T14:00:00.000Z',
  },
  asOf: '2022-03-01T18:00:05.000Z',
  recordSize: 12,
  eligible: 6153,
  turnout: {
    isHidden: false,
    received: 1200,
    series: [
      ['2022-02-09T16:00:00Z', 300],
      ['2022-02-15T16:00:00Z', 700],
      ['2022-02-28T16:00:00Z', 1200],
    ],
  },
  count: null,
  standing: null,
  tally: null,
  objections: null,
  checkpoint: { size: 10, roomCode: '7F3A-91CE' },
};

/** A count with the domain's own standing, as the server presents it. */
function counting(
  votesFor: number,
  votesAgainst: number,
  uncounted: number,
  challenged: number,
): Wire<BoardView> {
  const standing = standingOf(NLRB_MAJORITY, CHOICES, {
    votes: { for: votesFor, against: votesAgainst },
    void: 3,
    challenged,
    eligible: 6153,
    uncounted,
  });
  const counted = votesFor + votesAgainst + 3;
  return {
    ...VOTING,
    phase: 'counting',
    recordSize: 100,
    count: {
      votes: [votesFor, votesAgainst],
      void: 3,
      challenged,
      valid: votesFor + votesAgainst,
      ballots: counted + uncounted,
      counted,
      blocksSealed: 4,
      blocksTotal: 6,
      strip: 'xxrxxo',
      updates: [0, 1, 2, 3].map((step) => ({
        index: 90 - step * 5,
        at: new Date(Date.UTC(2022, 2, 28, 16, 40 - step * 4)).toISOString(),
        block: 4 - step,
        votes: [votesFor, votesAgainst],
      })),
      corrections: [
        { index: 88, at: '2022-03-28T16:39:00Z', block: 3, reason: 'miscounted', votes: [24, 25] },
      ],
    },
    standing: {
      prospect: standing.prospect,
      outcome: standing.outcome.class,
      outcomeChoices: [...standing.outcome.choices],
      leading: standing.leading?.id ?? null,
      margin: standing.margin,
      uncounted,
      challenged,
      choices: standing.choices.map(({ isClinched, isClinchedChallengesAside, need }) => ({
        isClinched,
        isClinchedChallengesAside,
        need: need.code,
        needs: need.code === 'needs' ? need.votes : null,
      })),
    },
  };
}

function explanationOf(rule: Rule, [votesFor = 0, against = 0]: readonly number[], challenged: number) {
  const counted = { votes: { for: votesFor, against }, void: 59, challenged, eligible: 6153 };
  return {
    en: `${explainDecision(rule, CHOICES, counted, 'en')}.`,
    es: `${explainDecision(rule, CHOICES, counted, 'es')}.`,
  };
}

const TALLY: Wire<BoardTally> = {
  revision: 0,
  declaredAt: '2022-03-31T19:00:00Z',
  eligible: 6153,
  void: 59,
  votes: [875, 993],
  valid: 1868,
  challenged: 416,
  validPlusChallenged: 2284,
  isDeterminative: true,
  outcome: 'no-majority',
  outcomeChoices: [],
  explanation: explanationOf(NLRB_MAJORITY, [875, 993], 416),
};

const DECLARED: Wire<BoardView> = {
  ...counting(875, 993, 0, 416),
  phase: 'objections',
  objections: { filed: 3, open: 1 },
  tally: TALLY,
};

const SETUP: Wire<BoardView> = {
  ...VOTING,
  phase: 'setup',
  eligible: null,
  checkpoint: null,
  turnout: { isHidden: false, received: 0, series: [] },
};

function words(locale: Locale) {
  const t = useBoardMessages.in(createI18n(locale).setMessagesCompiler(compileMessage));
  return { t, format: createFormat(locale, 'America/Chicago') };
}

describe('the one sentence', () => {
  const say = (view: Wire<BoardView>, locale: Locale = 'en') => {
    const { t, format } = words(locale);
    return sayStanding(translateChoices(view, t), t, format);
  };

  it('says when ballots are mailed and until when they count', () => {
    expect(say(SETUP)).toBe('Voting has not begun. Ballots are mailed on Fri, Feb 4, 2022.');
    expect(say(VOTING)).toContain('received by Fri, Mar 25, 2022, 5:00 PM CDT');
  });

  it('says that the result can still change while it can', () => {
    expect(say(counting(498, 561, 832, 416))).toBe(
      '832 ballots are left to count and 416 are challenged: the result can still change.',
    );
    expect(say(counting(10, 10, 1, 0))).toBe('One ballot is left to count: the result can still change.');
  });

  it('tells what challenges alone could do', () => {
    expect(say(counting(875, 993, 0, 416))).toBe(
      'All 1,871 ballots are counted, but 416 challenged ballots are enough to change the result.',
    );
    expect(say(counting(500, 100, 200, 300))).toContain('can no longer change the result by themselves');
  });

  it('calls nothing won before nothing can change it, and a tie no majority', () => {
    expect(say(counting(738, 1798, 0, 505))).toContain(`no majority of the valid votes is for ${UNION}.`);
    expect(say(counting(900, 100, 50, 20))).toContain(`a majority of the valid votes is for ${UNION}.`);
    expect(say(counting(71, 71, 0, 0))).toContain(`the votes are tied, which is no majority for ${UNION}.`);
  });

  it('says what was declared, and what the challenges can do to it', () => {
    expect(say(DECLARED)).toBe(
      `The tally was declared on Thu, Mar 31, 2022, 2:00 PM CDT: no majority of the valid votes is for ${UNION}. The challenged ballots are enough to change that.`,
    );
    expect(say(DECLARED, 'es')).toContain('bastan para cambiarlo');
  });
});

it('says what each side still needs as the domain reckons it', () => {
  const { t, format } = words('en');
  const view = translateChoices(counting(498, 561, 832, 416), t);
  expect(sayNeeds(view, t, format)).toEqual([
    `${UNION} needs 448 of the 832 left to count, challenges aside`,
    'Against needs 385 of the 832 left to count, challenges aside',
  ]);
  expect(sayNeeds(DECLARED, t, format)).toEqual([]);
});

describe('a count among several', () => {
  const RIVALS = [
    { id: 'for-1', label: 'Local A', kind: 'for' as const },
    { id: 'for-2', label: 'Local B', kind: 'for' as const },
    { id: 'none', label: 'None of these', kind: 'none' as const },
  ];
  const say = (votes: readonly number[], uncounted: number, challenged: number, locale: Locale = 'en') => {
    const standing = standingOf(NLRB_MAJORITY, RIVALS, {
      votes: Object.fromEntries(RIVALS.map(({ id }, place) => [id, votes[place] ?? 0])),
      void: 0,
      challenged,
      eligible: 1000,
      uncounted,
    });
    const view = counting(0, 0, uncounted, challenged);
    const { standing: before } = view;
    if (before === null) throw new Error('no count');
    const { t, format } = words(locale);
    const several = translateChoices(
      {
        ...view,
        election: { ...view.election, choices: RIVALS },
        standing: {
          ...before,
          prospect: standing.prospect,
          outcome: standing.outcome.class,
          outcomeChoices: [...standing.outcome.choices],
          leading: standing.leading?.id ?? null,
          choices: standing.choices.map(({ isClinched, isClinchedChallengesAside, need }) => ({
            isClinched,
            isClinchedChallengesAside,
            need: need.code,
            needs: need.code === 'needs' ? need.votes : null,
          })),
        },
      },
      t,
    );
    return [sayStanding(several, t, format), ...sayNeeds(several, t, format)];
  };

  it('never calls a plurality won', () => {
    const [sentence] = say([40, 35, 10], 0, 0);
    expect(sentence).toContain('no choice has a majority; a runoff between Local A and Local B is next.');
    expect(sentence).not.toMatch(/\bw[io]n/);
    expect(say([40, 35, 10], 0, 0, 'es')[0]).not.toMatch(/gan[aóe]/);
  });

  it('says clinched with the challenges, clinched without them, and how many are still needed', () => {
    expect(say([60, 20, 10], 9, 5)[0]).toContain('a majority of the valid votes is for Local A.');
    expect(say([60, 20, 10], 9, 25)).toEqual([
      expect.stringContaining('can no longer change the result by themselves'),
      'Local A needs no more, challenges aside',
      'Local B cannot get there without the challenged ballots',
      'None of these cannot get there without the challenged ballots',
    ]);
    expect(say([40, 35, 10], 30, 0)[1]).toBe('Local A needs 18 of the 30 left to count, challenges aside');
    expect(say([40, 35, 10], 30, 0, 'es')[1]).toMatch(/^Local A necesita 18 de las 30/);
  });
});

it('says both sides of one organization’s clinch: for, against, and challenges aside', () => {
  const { t, format } = words('en');
  const needs = (view: Wire<BoardView>) => sayNeeds(translateChoices(view, t), t, format);
  expect(needs(counting(500, 100, 200, 300))).toEqual([
    `${UNION} needs no more, challenges aside`,
    'Against cannot get there without the challenged ballots',
  ]);
  expect(sayStanding(counting(900, 100, 50, 20), t, format)).toContain('Nothing that is left can change');
  expect(sayStanding(counting(100, 900, 50, 20), t, format)).toContain(
    'no majority of the valid votes is for',
  );
});

describe('another rule than a majority', () => {
  const ruled = (rule: Rule, changes: Partial<Wire<BoardView>> = {}): Wire<BoardView> => ({
    ...DECLARED,
    ...changes,
    election: { ...DECLARED.election, rule, isByMajority: false, sentence: sentenceOf(rule) },
  });
  const strike = ruled(PROFILES['strike-authorization'], {
    tally: {
      ...TALLY,
      votes: [600, 400],
      valid: 1000,
      challenged: 0,
      isDeterminative: false,
      explanation: explanationOf(PROFILES['strike-authorization'], [600, 400], 0),
    },
  });

  it('is said before any vote, and explains the tally, in both languages', () => {
    const before = { ...VOTING, election: strike.election };
    expect(renderBoard(before, 'en')).toContain(`${UNION} needs at least two thirds of the votes cast.`);
    expect(renderBoard(before, 'es')).toContain('al menos dos tercios de los votos emitidos');
    expect(renderBoard(strike, 'en')).toContain('600 for, 400 against: ');
    expect(renderBoard(strike, 'es')).toContain('600 a favor, 400 en contra: ');
  });

  it('is never called a missing majority where more than half voted for', () => {
    const { t, format } = words('en');
    expect(sayStanding(strike, t, format)).toContain(
      'does not have what the rule of this election asks for.',
    );
    expect(sayStanding(strike, t, format)).not.toContain('majority');
  });
});

it('counts the objections once they may be filed, by number only', () => {
  expect(renderBoard(DECLARED, 'en')).toContain('3 objections are filed; 1 not yet ruled upon.');
  expect(renderBoard(DECLARED, 'es')).toContain('Se han presentado 3 objeciones; 1 aún sin resolver.');
  const none = { ...DECLARED, objections: { filed: 0, open: 0 } };
  expect(renderBoard(none, 'en')).toContain('No objection has been filed.');
  expect(renderBoard(counting(1, 2, 3, 4), 'en')).not.toContain('objections are');
});

it('puts the turnout curve into words', () => {
  const { t, format } = words('en');
  expect(sayTurnout(VOTING, t, format)).toBe(
    '1,200 envelopes received from Feb 9 to Feb 28; half of them by Feb 15.',
  );
  expect(announcementOf(VOTING, t, format)).toBe('1,200 envelopes received of 6,153 eligible.');
});

it('reckons the time left from the pace of the newest blocks', () => {
  expect(minutesLeft(counting(10, 10, 100, 0))).toBe(8);
  expect(minutesLeft(VOTING)).toBeNull();
});

describe('live updates', () => {
  const start: BoardState = {
    view: VOTING,
    waiting: null,
    isPaused: false,
    feed: 'polling',
    heardAt: 1_000,
    now: 1_000,
  };
  const later: Wire<BoardView> = { ...VOTING, recordSize: 13 };

  it('shows a newer snapshot and drops an older one that comes late', () => {
    const next = reduceBoard(start, { kind: 'snapshot', view: later, at: 2_000 });
    expect(next.view).toBe(later);
    expect(reduceBoard(next, { kind: 'snapshot', view: VOTING, at: 3_000 }).view).toBe(later);
    expect(isNewer({ ...later, election: { ...later.election, id: 'another' } }, VOTING)).toBe(false);
  });

  it('holds snapshots back while paused and shows the newest on resuming', () => {
    const paused = reduceBoard(start, { kind: 'pause' });
    const held = reduceBoard(paused, { kind: 'snapshot', view: later, at: 2_000 });
    expect([held.view, held.waiting]).toEqual([VOTING, later]);
    const resumed = reduceBoard(held, { kind: 'resume' });
    expect([resumed.view, resumed.waiting]).toEqual([later, null]);
  });

  it('calls the connection lost after a minute of silence, and found with the next word', () => {
    const minute = reduceBoard(start, { kind: 'tick', at: 61_000 });
    expect(minute.feed).toBe('polling');
    const lost = reduceBoard(minute, { kind: 'tick', at: 61_001 });
    expect(lost.feed).toBe('lost');
    expect(reduceBoard(lost, { kind: 'snapshot', view: later, at: 62_000 }).feed).toBe('polling');
    expect(reduceBoard(lost, { kind: 'connected' }).feed).toBe('live');
  });
});

describe.each(LOCALES)('on the server, in %s', (locale) => {
  const views = { SETUP, VOTING, COUNTING: counting(498, 561, 832, 416), DECLARED };

  it.each(Object.entries(views))(
    '%s is readable at once and obeys the content security policy',
    (_name, view) => {
      for (const isProjector of [false, true]) {
        const html = renderBoard(view, locale, isProjector);
        expect(html).toContain('Bessemer 2022');
        expect(html).not.toMatch(/\sstyle=/);
        expect(html).not.toMatch(/<script|undefined|NaN|board\.\w+\.|ui\.\w+\./);
      }
    },
  );

  it('escapes what people typed', () => {
    const html = renderBoard({ ...VOTING, election: { ...VOTING.election, name: '<img src=x>' } }, locale);
    expect(html).not.toContain('<img');
  });
});
