import type { BoardChoice, BoardView } from '@contract/live/live.contract';
import type { Wire } from '../../api/wire';
import type { Translate } from '../../i18n/messages';
import { fillOf, type Fill } from '../../ui/race-bar';
import type { BoardMessage } from './messages';

/** What the ballot calls the choice without an organization when nobody named it otherwise. */
const STANDARD_LABELS: Readonly<Record<string, BoardMessage>> = {
  Against: 'board.choice.against',
  None: 'board.choice.none',
  'None of these': 'board.choice.none',
};

/** The snapshot in the reader's language: names stay as they are, the ballot's standard words do not. */
export function translateChoices(view: Wire<BoardView>, t: Translate<BoardMessage>): Wire<BoardView> {
  const choices = view.election.choices.map((choice) => {
    const standard = choice.kind === 'for' ? undefined : STANDARD_LABELS[choice.label];
    return standard === undefined ? choice : { ...choice, label: t(standard) };
  });
  return { ...view, election: { ...view.election, choices } };
}

export interface Contender extends Wire<BoardChoice> {
  readonly fill: Fill;
  readonly votes: number;
}

/** The choices in ballot order with their votes: the declared ones once there is a tally. */
export function contendersOf(view: Wire<BoardView>): Contender[] {
  const votes = view.tally?.votes ?? view.count?.votes ?? [];
  return view.election.choices.map((choice, position) => ({
    ...choice,
    fill: fillOf(view.election.choices, position),
    votes: votes[position] ?? 0,
  }));
}
