import { useQuery } from '@tanstack/react-query';
import type { WatchedView } from '@contract/official/challenges/challenges.contract';
import { ApiProblem, toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { EmptyState, Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { useChallengesMessages } from './messages';

/** What everybody in the room sees while a session is open: the name that is called. Each look is kept. */
export function WatchedEnvelope({ electionId, called }: { electionId: string; called: number }) {
  const t = useChallengesMessages();
  const format = useFormat();
  const { data, error } = useQuery({
    // By the number of the call: "no name yet" is a refusal, which no hint would ask about again.
    queryKey: ['challenges', electionId, 'called', called],
    enabled: called > 0,
    queryFn: ({ signal }) =>
      api.get<WatchedView>(`/api/elections/${electionId}/challenges/called`, { signal }),
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (called === 0 || (error instanceof ApiProblem && error.status === 404))
    return <EmptyState title={t('challenges.watch.none')} />;
  if (error !== null) return <ProblemNotice problem={toProblem(error)} />;
  if (data === undefined) return null;
  const isOpen = data.state === 'received' || data.state === 'accepted';
  return (
    <section className="card stack called" aria-label={t('challenges.watch.title')}>
      <p className="soft">{t('challenges.watch.number', { number: format.number(data.number) })}</p>
      <p className="called-name" role="status">
        <bdi>
          {data.familyName}, {data.givenName}
        </bdi>
      </p>
      <p>{[data.department, data.shift, data.classification].filter((each) => each !== '').join(' · ')}</p>
      <div className="cluster">
        <StatusWord tone={isOpen ? 'good' : 'warn'}>
          {t(
            isOpen
              ? 'challenges.called.state.received'
              : data.state === 'challenged'
                ? 'challenges.called.state.challenged'
                : 'challenges.called.state.void',
          )}
        </StatusWord>
        {data.isAfterDue && <StatusWord tone="info">{t('challenges.called.after-due')}</StatusWord>}
      </div>
      {data.votesSubjectToChallenge && <Notice tone="warn" title={t('challenges.called.subject')} />}
      <p className="small soft">{t('challenges.watch.logged')}</p>
    </section>
  );
}
