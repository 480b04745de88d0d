import { roomCode } from '../domain/checkpoint';
import { type ExplanationLocale, explainDecision } from '../domain/explanation-words';
import { hasMail } from '../domain/polls';
import {
  blocksOf,
  isOpened,
  type BlockStatus,
  type OpenedRecord,
  type RecordState,
} from '../domain/record-state';
import { isMajorityOfVotesCast, ruleInWords } from '../domain/rule-words';
import { standing as standingOf } from '../domain/tally';
import type { Election } from '../elections/elections.service';
import type { BoardHistory } from './board-history';
import type {
  BoardCount,
  BoardObjections,
  BoardSentence,
  BoardStanding,
  BoardTally,
  BoardTurnout,
  BoardView,
} from './live.contract';

const MOST_POINTS = 48;

const LETTERS: Readonly<Record<BlockStatus, string>> = {
  formed: '.',
  counting: 'o',
  sealed: 'x',
  superseded: 'r',
};

export interface CheckpointHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The public snapshot: totals of the record and the election's own page. No row of a person comes near it. */
export function presentBoard(
  election: Election,
  state: RecordState,
  history: BoardHistory,
  checkpoint: CheckpointHead | null,
  now: Date,
): BoardView {
  if (!isOpened(state)) throw new Error(`election ${election.id} has no record`);
  const isCounting = state.areAcceptedBlocksFormed;
  return {
    election: {
      id: election.id,
      slug: election.slug,
      name: election.name,
      employer: election.employer,
      caseNumber: election.caseNumber === '' ? null : election.caseNumber,
      timeZone: election.timeZone,
      question: election.question,
      choices: state.opened.choices.map(({ id, label, kind }) => ({ id, label, kind })),
      rule: state.opened.rule,
      isByMajority: isMajorityOfVotesCast(state.opened.rule) && state.opened.rule.quorum === null,
      sentence: inBoth((locale) => ruleInWords(state.opened.rule, state.opened.choices, locale)),
    },
    phase: state.phase,
    dates: {
      // Both are of the mail: what a voter at the polls must know stands in the notice.
      votingOpens: hasMail(election.manner) ? election.mailingOn : null,
      votingCloses: hasMail(election.manner) ? (election.dueAt?.toISOString() ?? null) : null,
      countBegins: election.countAt?.toISOString() ?? null,
    },
    asOf: now.toISOString(),
    recordSize: state.size,
    eligible: state.seal === null ? null : state.eligible,
    turnout: presentTurnout(
      election.hidesTurnout && (state.phase === 'setup' || state.phase === 'voting'),
      history,
    ),
    count: isCounting ? presentCount(state, history) : null,
    standing: isCounting ? presentStanding(state) : null,
    tally: presentTally(state, history),
    objections: presentObjections(state),
    checkpoint: checkpoint === null ? null : { size: checkpoint.size, roomCode: roomCode(checkpoint.root) },
  };
}

function presentTurnout(isHidden: boolean, { turnout }: BoardHistory): BoardTurnout {
  return {
    isHidden,
    received: isHidden ? 0 : (turnout.at(-1)?.[1] ?? 0),
    series: isHidden ? [] : thin(turnout),
  };
}

function presentCount(state: OpenedRecord, history: BoardHistory): BoardCount {
  const blocks = blocksOf(state);
  const votes = votesOf(state);
  return {
    votes,
    void: state.totals.void,
    challenged: challengedOf(state),
    valid: votes.reduce((sum, each) => sum + each, 0),
    ballots: blocks.reduce((sum, { ballots }) => sum + ballots, 0),
    counted: state.totals.ballots,
    blocksSealed: state.totals.blocks,
    blocksTotal: blocks.length,
    strip: blocks.map(({ status }) => LETTERS[status]).join(''),
    updates: history.updates.map(({ index, at, block, votes: totals }) => ({
      index,
      at,
      block,
      votes: [...totals],
    })),
    corrections: history.corrections.map(({ index, at, block, reason, votes: out }) => ({
      index,
      at,
      block,
      reason,
      votes: [...out],
    })),
  };
}

function presentStanding(state: OpenedRecord): BoardStanding {
  const standing = standingOf(state.opened.rule, state.opened.choices, {
    votes: Object.fromEntries(state.opened.choices.map(({ id }) => [id, state.totals.votes[id] ?? 0])),
    void: state.totals.void,
    challenged: challengedOf(state),
    eligible: state.eligible,
    // Blocks of challenged ballots count as challenges until they are sealed.
    uncounted: blocksOf(state)
      .filter(({ source, sealed }) => source === 'accepted' && sealed === null)
      .reduce((sum, { ballots }) => sum + ballots, 0),
  });
  return {
    prospect: standing.prospect,
    outcome: standing.outcome.class,
    outcomeChoices: [...standing.outcome.choices],
    leading: standing.leading?.id ?? null,
    margin: standing.margin,
    uncounted: standing.uncounted,
    challenged: standing.challenged,
    choices: standing.choices.map(({ isClinched, isClinchedChallengesAside, need }) => ({
      isClinched,
      isClinchedChallengesAside,
      need: need.code,
      needs: need.code === 'needs' ? need.votes : null,
    })),
  };
}

function presentTally(state: OpenedRecord, { tallyAt }: BoardHistory): BoardTally | null {
  const { tally } = state;
  const { rule, choices } = state.opened;
  if (tally === null || tallyAt === null) return null;
  return {
    revision: tally.revision,
    declaredAt: tallyAt,
    eligible: tally.eligible,
    void: tally.void,
    votes: choices.map(({ id }) => tally.votes[id] ?? 0),
    valid: tally.valid,
    challenged: tally.challenged,
    validPlusChallenged: tally.validPlusChallenged,
    isDeterminative: tally.determinative,
    outcome: tally.outcome.class,
    outcomeChoices: [...tally.outcome.choices],
    explanation: inBoth((locale) => `${explainDecision(rule, choices, tally, locale)}.`),
  };
}

function inBoth(say: (locale: ExplanationLocale) => string): BoardSentence {
  return { en: say('en'), es: say('es') };
}

function presentObjections({ phase, objections }: RecordState): BoardObjections | null {
  if (phase !== 'objections' && phase !== 'closed') return null;
  return {
    filed: objections.size,
    open: [...objections.values()].filter((isResolved) => !isResolved).length,
  };
}

function votesOf(state: OpenedRecord): number[] {
  return state.opened.choices.map(({ id }) => state.totals.votes[id] ?? 0);
}

/** Dockets not ruled ineligible and not yet counted in a sealed block of challenged ballots. */
function challengedOf(state: RecordState): number {
  const standing = state.dockets
    .values()
    .filter(({ status }) => status !== 'ineligible' && status !== 'cancelled');
  return standing.length - state.challenges.opened;
}

/** Keeps the first and the last point, and evenly chosen ones between. */
function thin(series: readonly (readonly [string, number])[]): [string, number][] {
  const last = series.length - 1;
  const indices =
    series.length <= MOST_POINTS
      ? series.map((_, index) => index)
      : Array.from({ length: MOST_POINTS }, (_, step) => Math.round((step * last) / (MOST_POINTS - 1)));
  return indices.flatMap((index) => {
    const point = series[index];
    return point === undefined ? [] : [[point[0], point[1]] as [string, number]];
  });
}
