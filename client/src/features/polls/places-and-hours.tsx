import { useQuery } from '@tanstack/react-query';
import { useHours } from './figures';
import { usePollsMessages } from './messages';
import { pollsQuery } from './queries';

/** What the notice says of the polls. */
export function PlacesAndHours({ electionId }: { electionId: string }) {
  const t = usePollsMessages();
  const hours = useHours();
  const { data } = useQuery(pollsQuery(electionId));
  const places = (data?.sites ?? [])
    .map(({ id, name, place, sessions }) => ({
      id,
      name,
      place,
      sessions: sessions.filter(({ state }) => state !== 'cancelled'),
    }))
    .filter(({ sessions }) => sessions.length > 0);
  return (
    <section className="stack">
      <h3>{t('polls.hours.title')}</h3>
      {places.length === 0 && <p>{t('polls.hours.none')}</p>}
      <dl className="stack">
        {places.map((site) => (
          <div key={site.id}>
            <dt>
              <bdi>{site.name}</bdi>
              {site.place !== '' && <bdi className="soft">, {site.place}</bdi>}
            </dt>
            {site.sessions.map((session) => (
              <dd key={session.id}>{hours(session)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
