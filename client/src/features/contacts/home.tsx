import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CampaignHome } from '@contract/campaign/contacts/people.contract';
import { useLive } from '../../api/live';
import { queryString } from '../../api/request';
import { useElectionId } from '../../shells/route-state';
import { buttonClass } from '../../ui/button';
import { Figure, Figures } from '../../ui/figure';
import { EmptyState, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useContactsMessages } from './messages';
import { PersonItem } from './person-item';
import { campaignKey, homeQuery, type PeopleFilters } from './queries';

/** What to do now, and where the campaign stands. */
export function Home() {
  const t = useContactsMessages();
  const electionId = useElectionId();
  const query = useQuery(homeQuery(electionId));
  useLive(`campaign:${electionId}`, [campaignKey(electionId)]);
  return (
    <Page title={t('contacts.home.title')}>
      <QueryView query={query}>
        {(home) =>
          home.figures.people === 0 ? (
            <EmptyState title={t('contacts.home.no-list')}>{t('contacts.home.no-list.detail')}</EmptyState>
          ) : (
            <>
              <NextPeople electionId={electionId} home={home} />
              <Standing electionId={electionId} home={home} />
            </>
          )
        }
      </QueryView>
      <Notice title={t('contacts.self-report')}>
        <p className="measure">{t('contacts.self-report.detail')}</p>
      </Notice>
    </Page>
  );
}

function NextPeople({ electionId, home }: { electionId: string; home: CampaignHome }) {
  const t = useContactsMessages();
  return (
    <section className="stack" aria-labelledby="next-people">
      <h2 id="next-people">{t('contacts.home.people')}</h2>
      {home.next.length === 0 ? (
        <EmptyState title={t('contacts.home.none')}>{t('contacts.home.none.detail')}</EmptyState>
      ) : (
        <ul className="person-list">
          {home.next.map((person, index) => (
            <li key={person.id}>
              <PersonItem
                person={person}
                following={home.next.slice(index + 1)}
                note={t(`contacts.reason.${person.reason}`)}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Link to={`/campaign/${electionId}/people`} className={buttonClass()}>
          {t('contacts.home.everyone')}
        </Link>
      </div>
    </section>
  );
}

function Standing({ electionId, home }: { electionId: string; home: CampaignHome }) {
  const t = useContactsMessages();
  const { people, reached, supporters, assessed, followUpsDue } = home.figures;
  const list = (filters: PeopleFilters) => (
    <Link to={`/campaign/${electionId}/people${queryString({ ...filters })}`}>{t('contacts.home.show')}</Link>
  );
  return (
    <section className="stack" aria-labelledby="standing">
      <h2 id="standing">{t('contacts.home.figures')}</h2>
      <div className="card">
        <Figures>
          <Figure
            label={t('contacts.home.reached')}
            value={reached}
            whole={people}
            note={list({ reached: 'yes' })}
          />
          <Figure
            label={t('contacts.home.supporters')}
            value={supporters}
            whole={people}
            note={list({ assessment: '1,2' })}
          />
          <Figure
            label={t('contacts.home.assessed')}
            value={assessed}
            whole={people}
            note={list({ assessment: '1,2,3,4,5' })}
          />
          <Figure label={t('contacts.home.due')} value={followUpsDue} note={list({ followUp: 'due' })} />
        </Figures>
      </div>
    </section>
  );
}
