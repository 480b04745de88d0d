import { useEffect, useRef } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { VoterView } from '@contract/official/polling/polling.contract';
import { ChallengeForm } from '../challenges/challenge-form';
import { TABLE_GROUNDS } from '../challenges/grounds';
import { usePollsMessages } from './messages';
import type { PollingTable } from './use-table';
import { nameOf } from './named';

/** Somebody on the list is challenged, before the ballot is in the box. */
export function TableChallenge({
  election,
  voter,
  table,
  shortcuts,
  onDone,
  onCancel,
}: {
  election: ElectionView;
  voter: Pick<VoterView, 'id' | 'familyName' | 'givenName'>;
  table: PollingTable;
  shortcuts: boolean;
  onDone: () => void;
  onCancel: () => void;
}) {
  const t = usePollsMessages();
  const panel = useRef<HTMLElement>(null);
  // The keys that choose belong to no field.
  useEffect(() => panel.current?.focus(), []);
  return (
    <section ref={panel} className="card stack" tabIndex={-1} aria-labelledby="table-challenge">
      <h2 id="table-challenge">{t('polls.challenge.title', { name: nameOf(voter) })}</h2>
      <ChallengeForm
        election={election}
        grounds={TABLE_GROUNDS}
        shortcuts={shortcuts}
        send={(choice) => table.challenge(voter.id, choice).then(onDone)}
        onCancel={onCancel}
      />
    </section>
  );
}
