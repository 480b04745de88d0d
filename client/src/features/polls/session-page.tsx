import { Link } from '@tanstack/react-router';
import type {
  PollingSessionView,
  PollingSiteView,
  PollsView,
} from '@contract/official/polling/polling.contract';
import { useCan, useElection } from '../../api/election';
import { useElectionId, usePathParameter } from '../../shells/route-state';
import { buttonClass } from '../../ui/button';
import { EmptyState, Notice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { BoxCount } from './box-count';
import { ClosingForm } from './closing-form';
import { TONE_OF, useHours, wordOf } from './figures';
import { usePollsMessages } from './messages';
import { OpeningForm } from './opening-form';
import { usePolls } from './queries';
import { SessionSheet } from './session-sheet';
import { TableLists } from './table-lists';
import { VoterTable } from './voter-table';
import './polls.css';

/** One session from the empty box to the counted one: what is next stands on top, and only that. */
export function SessionPage() {
  const t = usePollsMessages();
  const electionId = useElectionId();
  const id = usePathParameter('session');
  const query = usePolls(electionId);
  const found = findSession(query.data, id);
  return (
    <Page
      title={found ? t('polls.table.title', { site: found.site.name }) : t('polls.title')}
      actions={
        <Link className={buttonClass()} to="/count/$election/polls" params={{ election: electionId }}>
          {t('polls.table.back')}
        </Link>
      }
    >
      <QueryView query={query}>
        {(polls) =>
          found ? (
            <Sitting electionId={electionId} polls={polls} {...found} />
          ) : (
            <EmptyState title={t('polls.table.missing')}>
              <p>{t('polls.table.missing.detail')}</p>
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}

function findSession(
  polls: PollsView | undefined,
  id: string,
): { site: PollingSiteView; session: PollingSessionView } | null {
  for (const site of polls?.sites ?? []) {
    const session = site.sessions.find((each) => each.id === id);
    if (session !== undefined) return { site, session };
  }
  return null;
}

function Sitting({
  electionId,
  polls,
  site,
  session,
}: {
  electionId: string;
  polls: PollsView;
  site: PollingSiteView;
  session: PollingSessionView;
}) {
  const t = usePollsMessages();
  const hours = useHours();
  const can = useCan(electionId);
  const isAtTable = can('polls.check');
  const word = wordOf(session);
  return (
    <>
      <div className="cluster no-print">
        <StatusWord tone={TONE_OF[word]}>{t(`polls.state.${word}`)}</StatusWord>
        <span>{hours(session)}</span>
        {site.place !== '' && (
          <span className="soft">
            <bdi>{site.place}</bdi>
          </span>
        )}
      </div>
      {session.cancelReason !== null && (
        <Notice tone="warn" title={t('polls.session.cancelled', { reason: session.cancelReason })} />
      )}
      {isAtTable ? (
        <AtTable electionId={electionId} polls={polls} session={session} />
      ) : (
        session.state !== 'cancelled' && (
          <Notice
            tone="info"
            title={t(session.opening === null ? 'polls.table.planned.observer' : 'polls.table.watching')}
          />
        )
      )}
      <SessionSheet session={session} />
    </>
  );
}

function AtTable({
  electionId,
  polls,
  session,
}: {
  electionId: string;
  polls: PollsView;
  session: PollingSessionView;
}) {
  const t = usePollsMessages();
  const can = useCan(electionId);
  const { data: election } = useElection(electionId);
  switch (session.state) {
    case 'planned':
      return polls.phase === 'voting' ? (
        <OpeningForm electionId={electionId} session={session} />
      ) : (
        <EmptyState title={t('polls.open.phase')} />
      );
    case 'open':
      return (
        <>
          {election && <VoterTable election={election} session={session} />}
          <TableLists electionId={electionId} session={session} />
          <ClosingForm electionId={electionId} session={session} />
        </>
      );
    case 'closed':
      return (
        <>
          {can('polls.close') ? (
            <BoxCount electionId={electionId} session={session} isMixed={polls.isClosed} />
          ) : (
            session.box === null && <Notice tone="info" title={t('polls.box.waits')} />
          )}
          <TableLists electionId={electionId} session={session} />
        </>
      );
    case 'cancelled':
      return null;
  }
}
