import { useEffect, useState } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { CheckOffView, PollingSessionView } from '@contract/official/polling/polling.contract';
import { hasShortcuts, setShortcuts } from '../../ui/shortcuts';
import { ShortcutSwitch } from '../../ui/shortcut-switch';
import { Figure, Figures } from '../../ui/figure';
import { Notice, ProblemNotice } from '../../ui/notice';
import { usePollsMessages } from './messages';
import { nameOf, type Asked } from './named';
import { OfflineNotice } from './offline-notice';
import { TableChallenge } from './table-challenge';
import { UndoDialog } from './undo-dialog';
import { UnlistedForm } from './unlisted-form';
import { useTable, type PollingTable } from './use-table';
import { VoterSearch } from './voter-search';
import { WithBallot } from './with-ballot';

/** The official list at an open table. Nothing on it tells in which order or when anybody came. */
export function VoterTable({ election, session }: { election: ElectionView; session: PollingSessionView }) {
  const t = usePollsMessages();
  const table = useTable(election.id, session);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shortcuts, setOn] = useState(hasShortcuts);
  const [text, setText] = useState('');
  const numbers = session.numbers;
  const done = () => setAsked(null);
  // Whatever was asked and answered, the next voter is typed at once.
  useEffect(() => {
    if (asked === null) document.getElementById('voter-search')?.focus();
  }, [asked]);
  const isSearching = asked === null || asked.what === 'undo';
  return (
    <div className="polls-desk no-print">
      <div className="stack">
        {isSearching && (
          <VoterSearch
            electionId={election.id}
            session={session}
            table={table}
            text={text}
            onText={setText}
            shortcuts={shortcuts}
            onAsk={setAsked}
          />
        )}
        {asked?.what === 'challenge' && (
          <TableChallenge
            election={election}
            voter={asked.voter}
            table={table}
            shortcuts={shortcuts}
            onDone={() => {
              setText('');
              done();
            }}
            onCancel={done}
          />
        )}
        {asked?.what === 'unlisted' && <UnlistedForm table={table} typed={text} onDone={done} />}
        <Outcome table={table} />
      </div>
      <div className="stack">
        {numbers !== null && (
          <Figures>
            <Figure label={t('polls.figures.checked-off')} value={numbers.checkedOff} />
            <Figure label={t('polls.figures.at-table')} value={numbers.atTable} />
            <Figure label={t('polls.figures.challenged')} value={numbers.challenged} />
          </Figures>
        )}
        <WithBallot table={table} atTable={numbers?.atTable ?? 0} onAsk={setAsked} />
        <ShortcutSwitch
          isOn={shortcuts}
          onTurn={(isOn) => {
            setShortcuts(isOn);
            setOn(isOn);
          }}
        />
      </div>
      {asked?.what === 'undo' && <UndoDialog table={table} checkOff={asked.checkOff} onClose={done} />}
    </div>
  );
}

/** What was done last, or why it was not; it stays until the next. */
function Outcome({ table }: { table: PollingTable }) {
  const t = usePollsMessages();
  const { last, problem } = table;
  if (problem !== null) {
    return problem.isPassing ? <OfflineNotice onRetry={table.retry} /> : <ProblemNotice problem={problem} />;
  }
  return (
    <div role="status">
      {last !== null && <Notice tone={last.isChallenged ? 'warn' : 'good'} title={wordsOf(t, last)} />}
    </div>
  );
}

function wordsOf(t: ReturnType<typeof usePollsMessages>, view: CheckOffView): string {
  const name = nameOf(view);
  if (view.state === 'reversed') return t('polls.undo.done', { name });
  if (view.state === 'cast') return t('polls.here.cast.done', { name });
  return view.isChallenged
    ? t('polls.challenge.done', { name, docket: view.docket ?? '' })
    : t('polls.check-off.done', { name });
}
