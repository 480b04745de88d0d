import { useQuery } from '@tanstack/react-query';
import { useElectionId } from '../../shells/route-state';
import { useLive } from '../../api/live';
import { Figure, Figures } from '../../ui/figure';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Preferences } from '../../ui/user-menu';
import { useContactsMessages } from './messages';
import { campaignKey, homeQuery } from './queries';

/** The end of a shift: what I logged today; and how this workspace looks to me. */
export function Me() {
  const t = useContactsMessages();
  const electionId = useElectionId();
  const query = useQuery(homeQuery(electionId));
  useLive(`campaign:${electionId}`, [campaignKey(electionId)]);
  return (
    <Page title={t('contacts.me.title')}>
      <section className="stack" aria-labelledby="today">
        <h2 id="today">{t('contacts.me.today')}</h2>
        <QueryView query={query} rows={2}>
          {(home) => (
            <div className="card">
              <Figures>
                <Figure label={t('contacts.me.logged')} value={home.loggedToday} />
                <Figure label={t('contacts.me.talked')} value={home.talkedToday} whole={home.loggedToday} />
              </Figures>
            </div>
          )}
        </QueryView>
      </section>
      <section className="stack" aria-labelledby="settings">
        <h2 id="settings">{t('contacts.me.settings')}</h2>
        <div className="card stack">
          <Preferences />
        </div>
      </section>
    </Page>
  );
}
