import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PollingSiteView, PollsView } from '@contract/official/polling/polling.contract';
import { hasPolls } from '@domain/polls';
import { useCan } from '../../api/election';
import { useElectionId } from '../../shells/route-state';
import { Button, buttonClass } from '../../ui/button';
import { EmptyState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Accesses } from './accesses';
import { usePollsMessages } from './messages';
import { MixBoxes } from './mix-boxes';
import { usePolls } from './queries';
import { Sessions } from './sessions';
import { SessionDialog } from './session-dialog';
import { SiteDialog } from './site-dialog';
import './polls.css';

/** All polling places: planned, open, closed, counted; and in the end their boxes mixed. */
export function PollsPage() {
  const t = usePollsMessages();
  const electionId = useElectionId();
  const can = useCan(electionId);
  const query = usePolls(electionId);
  return (
    <Page
      title={t('polls.title')}
      actions={
        can('roll.read') &&
        query.data &&
        hasPolls(query.data.manner) && (
          <Link className={buttonClass()} to="/count/$election/polls/list" params={{ election: electionId }}>
            {t('polls.list.link')}
          </Link>
        )
      }
    >
      <QueryView query={query}>
        {(polls) =>
          hasPolls(polls.manner) ? (
            <Places electionId={electionId} polls={polls} />
          ) : (
            <EmptyState title={t('polls.mail-only')}>
              <p>{t('polls.mail-only.detail')}</p>
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}

function Places({ electionId, polls }: { electionId: string; polls: PollsView }) {
  const t = usePollsMessages();
  const can = useCan(electionId);
  const [isAdding, setAdding] = useState(false);
  const canPlan =
    can('polls.plan') && !polls.isClosed && (polls.phase === 'setup' || polls.phase === 'voting');
  const add = canPlan && (
    <Button kind={polls.sites.length === 0 ? 'primary' : 'plain'} onClick={() => setAdding(true)}>
      {t('polls.site.add')}
    </Button>
  );
  return (
    <>
      <p className="soft measure">{t('polls.intro')}</p>
      {polls.sites.length === 0 ? (
        <EmptyState title={t('polls.none')} action={add}>
          <p>{t(canPlan ? 'polls.none.agent' : 'polls.none.other')}</p>
        </EmptyState>
      ) : (
        <>
          {polls.sites.map((site) => (
            <Place key={site.id} electionId={electionId} site={site} canPlan={canPlan} />
          ))}
          {add && <div>{add}</div>}
          {polls.totals !== null && <MixBoxes electionId={electionId} polls={polls} totals={polls.totals} />}
          {can('polls.close') && <Accesses electionId={electionId} />}
        </>
      )}
      {isAdding && <SiteDialog electionId={electionId} site={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Place({
  electionId,
  site,
  canPlan,
}: {
  electionId: string;
  site: PollingSiteView;
  canPlan: boolean;
}) {
  const t = usePollsMessages();
  const [asked, setAsked] = useState<'place' | 'session' | null>(null);
  const close = () => setAsked(null);
  return (
    <section className="card stack" aria-labelledby={`site-${site.id}`}>
      <div className="spread">
        <div>
          <h2 id={`site-${site.id}`}>
            <bdi>{site.name}</bdi>
          </h2>
          {site.place !== '' && (
            <p className="soft">
              <bdi>{site.place}</bdi>
            </p>
          )}
        </div>
        {canPlan && (
          <div className="cluster">
            <Button
              aria-label={t('polls.session.add.of', { name: site.name })}
              onClick={() => setAsked('session')}
            >
              {t('polls.session.add')}
            </Button>
            <Button
              kind="quiet"
              aria-label={t('polls.site.edit.of', { name: site.name })}
              onClick={() => setAsked('place')}
            >
              {t('polls.site.edit')}
            </Button>
          </div>
        )}
      </div>
      <Sessions electionId={electionId} site={site} canPlan={canPlan} />
      {asked === 'place' && <SiteDialog electionId={electionId} site={site} onClose={close} />}
      {asked === 'session' && (
        <SessionDialog electionId={electionId} site={site} session={null} onClose={close} />
      )}
    </section>
  );
}
