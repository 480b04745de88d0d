import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PollingSessionView, PollingSiteView } from '@contract/official/polling/polling.contract';
import { useCan } from '../../api/election';
import { useFormat } from '../../i18n/provider';
import { Button, buttonClass } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { Table, type Column } from '../../ui/table';
import { TONE_OF, useHours, wordOf } from './figures';
import { usePollsMessages } from './messages';
import { CancelDialog, SessionDialog } from './session-dialog';

/** The sessions of one place. Numbers of a single place are for those at the tables only. */
export function SessionsTable({
  electionId,
  site,
  canPlan,
}: {
  electionId: string;
  site: PollingSiteView;
  canPlan: boolean;
}) {
  const t = usePollsMessages();
  const format = useFormat();
  const hours = useHours();
  const can = useCan(electionId);
  const [asked, setAsked] = useState<{ what: 'hours' | 'cancel'; session: PollingSessionView } | null>(null);
  const number = (value: number | null | undefined) => (value == null ? '–' : format.number(value));
  if (site.sessions.length === 0) return <p className="soft">{t('polls.session.none')}</p>;
  const numbers: readonly Column<PollingSessionView>[] = [
    {
      id: 'checked-off',
      header: t('polls.column.checked-off'),
      align: 'end',
      cell: (session) => number(session.numbers?.checkedOff),
    },
    {
      id: 'challenged',
      header: t('polls.column.challenged'),
      align: 'end',
      cell: (session) => number(session.numbers?.challenged),
    },
    {
      id: 'in-box',
      header: t('polls.column.in-box'),
      align: 'end',
      cell: (session) => number(session.box?.ballots),
    },
  ];
  return (
    <>
      <Table
        caption={t('polls.session.list', { name: site.name })}
        isCaptionHidden
        rows={site.sessions}
        rowKey={({ id }) => id}
        columns={[
          { id: 'hours', header: t('polls.column.hours'), isRowHeader: true, cell: hours },
          {
            id: 'state',
            header: t('polls.column.state'),
            cell: (session) => (
              <>
                <StatusWord tone={TONE_OF[wordOf(session)]}>{t(`polls.state.${wordOf(session)}`)}</StatusWord>
                {session.cancelReason !== null && (
                  <p className="small soft">
                    {t('polls.session.cancelled', { reason: session.cancelReason })}
                  </p>
                )}
              </>
            ),
          },
          ...(can('polls.check') ? numbers : []),
          {
            id: 'action',
            header: t('polls.column.action'),
            cell: (session) => (
              <div className="polls-actions">
                {session.state !== 'cancelled' && (
                  <ToTable electionId={electionId} site={site} session={session} />
                )}
                {canPlan && session.state === 'planned' && (
                  <>
                    <Button
                      kind="quiet"
                      aria-label={t('polls.session.edit.of', { hours: hours(session) })}
                      onClick={() => setAsked({ what: 'hours', session })}
                    >
                      {t('polls.session.edit')}
                    </Button>
                    <Button
                      kind="quiet"
                      aria-label={t('polls.session.cancel.of', { hours: hours(session) })}
                      onClick={() => setAsked({ what: 'cancel', session })}
                    >
                      {t('polls.session.cancel')}
                    </Button>
                  </>
                )}
              </div>
            ),
          },
        ]}
      />
      {asked?.what === 'hours' && (
        <SessionDialog
          electionId={electionId}
          site={site}
          session={asked.session}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'cancel' && (
        <CancelDialog electionId={electionId} session={asked.session} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function ToTable({
  electionId,
  site,
  session,
}: {
  electionId: string;
  site: PollingSiteView;
  session: PollingSessionView;
}) {
  const t = usePollsMessages();
  const hours = useHours();
  const can = useCan(electionId);
  const action = t(can('polls.check') ? 'polls.session.go' : 'polls.session.look');
  return (
    <Link
      className={buttonClass({ kind: session.state === 'open' ? 'primary' : 'plain' })}
      to="/count/$election/polls/$session"
      params={{ election: electionId, session: session.id }}
      aria-label={t('polls.session.of', { action, site: site.name, hours: hours(session) })}
    >
      {action}
    </Link>
  );
}
