import type { BoardChoice, BoardElection, BoardStanding, BoardView } from '@contract/live/live.contract';
import type { Format } from '../../i18n/format';
import type { Translate } from '../../i18n/messages';
import type { BoardMessage } from './messages';

type Say = Translate<BoardMessage>;

/** What is left and whether it can still change, in one sentence, for every phase. */
export function sayStanding(view: BoardView, t: Say, format: Format): string {
  const { tally, standing, dates } = view;
  if (tally !== null) {
    const outcome = sayOutcome(tally.outcome, tally.outcomeChoices, view.election, t, format);
    const time = format.dateTime(tally.declaredAt);
    if (tally.challenged === 0) return t('board.say.declared', { time, outcome });
    return t(tally.isDeterminative ? 'board.say.declared.challenges' : 'board.say.declared.safe', {
      time,
      outcome,
    });
  }
  if (standing !== null) return sayProspect(view, standing, t, format);
  switch (view.phase) {
    case 'setup':
      return dates.votingOpens === null
        ? t('board.say.setup')
        : t('board.say.setup.on', { date: format.date(dates.votingOpens) });
    case 'voting':
      return dates.votingCloses === null
        ? t('board.say.voting')
        : t('board.say.voting.until', { time: format.dateTime(dates.votingCloses) });
    case 'checking':
      return t('board.say.checking');
    default:
      return t('board.say.forming');
  }
}

function sayProspect(view: BoardView, standing: BoardStanding, t: Say, format: Format): string {
  const { uncounted, challenged } = standing;
  switch (standing.prospect) {
    case 'nothing-counted':
      return t('board.say.nothing', { left: format.number(uncounted) });
    case 'open':
      return challenged === 0
        ? t('board.say.open.unchallenged', { left: uncounted })
        : t('board.say.open', { left: uncounted, challenged: format.number(challenged) });
    case 'challenges-could-change':
      return uncounted === 0
        ? t('board.say.challenges', { counted: format.number(view.count?.counted ?? 0), challenged })
        : t('board.say.challenges.left', {
            left: format.number(uncounted),
            challenged: format.number(challenged),
          });
    case 'settled': {
      const outcome = sayOutcome(standing.outcome, standing.outcomeChoices, view.election, t, format);
      const isAll = uncounted === 0 && challenged === 0;
      return t(isAll ? 'board.say.settled.all' : 'board.say.settled', { outcome });
    }
  }
}

/** The class of a result (decision-rules.md) as the end of a sentence. */
export function sayOutcome(
  outcome: string,
  outcomeChoices: readonly string[],
  { choices, isByMajority }: Pick<BoardElection, 'choices' | 'isByMajority'>,
  t: Say,
  format: Format,
): string {
  const label = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id;
  const organizations = choices.filter(({ kind }) => kind === 'for');
  const sole = organizations.length === 1 ? organizations[0] : undefined;
  if (sole !== undefined && !isByMajority) {
    // More than half of the votes may be too little under this rule, or not the question at all.
    if (outcome === 'majority') return t('board.outcome.carried', { choice: sole.label });
    if (outcome === 'no-majority') return t('board.outcome.not-carried', { choice: sole.label });
  }
  switch (outcome) {
    case 'majority': {
      const id = outcomeChoices[0] ?? '';
      const isFor = choices.find((choice) => choice.id === id)?.kind === 'for';
      return t(isFor ? 'board.outcome.majority' : 'board.outcome.majority.against', { choice: label(id) });
    }
    case 'no-majority':
      return sole
        ? t('board.outcome.no-majority', { choice: sole.label })
        : t('board.outcome.no-majority.any');
    case 'tie':
      return sole ? t('board.outcome.tie', { choice: sole.label }) : t('board.outcome.tie.any');
    case 'runoff':
      return t('board.outcome.runoff', { choices: format.list(outcomeChoices.map(label)) });
    case 'no-votes':
    case 'nullity':
    case 'top-two-tied':
      return t(`board.outcome.${outcome}`);
    default:
      return t('board.outcome.needs-ruling');
  }
}

/** What each choice still needs of the ballots left, challenges aside; empty when nothing is left. */
export function sayNeeds(view: BoardView, t: Say, format: Format): string[] {
  const { standing, election, tally } = view;
  if (standing === null || tally !== null || standing.uncounted === 0) return [];
  return election.choices.flatMap((choice, position) => {
    const each = standing.choices[position];
    if (each === undefined) return [];
    if (each.need === 'clinched') return [t('board.needs.clinched', { choice: choice.label })];
    if (each.need === 'out-of-reach' || each.needs === null) {
      return [t('board.needs.beyond', { choice: choice.label })];
    }
    return [
      t('board.needs', {
        choice: choice.label,
        needs: format.number(each.needs),
        left: format.number(standing.uncounted),
      }),
    ];
  });
}

/** `For 287, Against 313`: with one organization its name, often a long one, need not be said each time. */
export function sayTotals(
  choices: readonly BoardChoice[],
  votes: readonly number[],
  t: Say,
  format: Format,
): string {
  const isSole = choices.filter(({ kind }) => kind === 'for').length === 1;
  const shortly = ({ kind, label }: BoardChoice) =>
    isSole && kind === 'for' ? t('board.choice.for') : label;
  return choices
    .map((choice, position) =>
      t('board.log.choice', { choice: shortly(choice), votes: format.number(votes[position] ?? 0) }),
    )
    .join(', ');
}

/** The turnout curve in words: from when to when, and when half had come. */
export function sayTurnout(view: BoardView, t: Say, format: Format): string {
  const { received, series } = view.turnout;
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return t('board.turnout.none');
  const count = format.number(received);
  const half = series.find(([, total]) => total * 2 >= received) ?? last;
  const days = { first: format.day(first[0]), last: format.day(last[0]), half: format.day(half[0]) };
  return days.first === days.last
    ? t('board.turnout.one', { count, last: days.last })
    : t('board.turnout.sentence', { count, ...days });
}

/** What a screen reader hears when figures change. */
export function announcementOf(view: BoardView, t: Say, format: Format): string {
  const { count, standing, turnout, eligible } = view;
  if (view.tally !== null) return sayStanding(view, t, format);
  if (count !== null && standing !== null) {
    return t('board.announce.count', {
      sealed: format.number(count.blocksSealed),
      total: format.number(count.blocksTotal),
      totals: sayTotals(view.election.choices, count.votes, t, format),
      left: format.number(standing.uncounted + standing.challenged),
    });
  }
  if (turnout.isHidden || eligible === null) return sayStanding(view, t, format);
  return t('board.announce.turnout', {
    received: format.number(turnout.received),
    eligible: format.number(eligible),
  });
}

const MINUTE_MILLISECONDS = 60_000;

/** Minutes left at the pace of the newest sealed blocks; null with fewer than three of them, or nothing left. */
export function minutesLeft(view: BoardView): number | null {
  const { count } = view;
  if (count === null || view.phase !== 'counting') return null;
  const left = count.blocksTotal - count.blocksSealed;
  const times = count.updates.map(({ at }) => new Date(at).getTime());
  const gaps = times
    .slice(1)
    .map((time, index) => (times[index] ?? time) - time)
    .sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)];
  if (left <= 0 || gaps.length < 2 || median === undefined || median <= 0) return null;
  return Math.max(1, Math.ceil((left * median) / MINUTE_MILLISECONDS));
}
