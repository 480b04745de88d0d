import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PollingSessionView, PollingSiteView } from '@contract/official/polling/polling.contract';
import { useCan } from '../../api/election';
import { useFormat } from '../../i18n/provider';
import { Button, buttonClass } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { TONE_OF, useHours, wordOf } from './figures';
import { usePollsMessages } from './messages';
import { CancelDialog, SessionDialog } from './session-dialog';

/** The sessions of one place. Numbers of a single place are for those at the tables only. */
export function Sessions({
  electionId,
  site,
  canPlan,
}: {
  electionId: string;
  site: PollingSiteView;
  canPlan: boolean;
}) {
  const t = usePollsMessages();
  const hours = useHours();
  const can = useCan(electionId);
  const [asked, setAsked] = useState<{ what: 'hours' | 'cancel'; session: PollingSessionView } | null>(null);
  if (site.sessions.length === 0) return <p className="soft">{t('polls.session.none')}</p>;
  return (
    <>
      <ul className="polls-voters" aria-label={t('polls.session.list', { name: site.name })}>
        {site.sessions.map((session) => (
          <li key={session.id} className="polls-voter">
            <div>
              <p className="polls-voter-name">{hours(session)}</p>
              <StatusWord tone={TONE_OF[wordOf(session)]}>{t(`polls.state.${wordOf(session)}`)}</StatusWord>
              {session.cancelReason !== null && (
                <p className="small soft">{t('polls.session.cancelled', { reason: session.cancelReason })}</p>
              )}
              {can('polls.check') && session.opening !== null && <Numbers session={session} />}
            </div>
            <div className="polls-voter-actions">
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
          </li>
        ))}
      </ul>
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

/** Of this place; for those at the tables only. */
function Numbers({ session }: { session: PollingSessionView }) {
  const t = usePollsMessages();
  const format = useFormat();
  const lines = [
    [t('polls.column.checked-off'), session.numbers?.checkedOff],
    [t('polls.column.challenged'), session.numbers?.challenged],
    [t('polls.column.in-box'), session.box?.ballots],
  ] as const;
  return (
    <dl className="polls-numbers">
      {lines.map(([term, value]) => (
        <div key={term}>
          <dt className="soft small">{term}</dt>
          <dd>{value == null ? '–' : format.number(value)}</dd>
        </div>
      ))}
    </dl>
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
