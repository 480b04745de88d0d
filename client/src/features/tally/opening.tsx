import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOpening, OpeningView } from '@contract/official/tally/tally.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useCan } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useMembership } from '../../api/session';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Notice, ProblemNotice } from '../../ui/notice';
import { useTallyMessages } from './messages';

/** Settled challenges are opened all together; where they are few, everybody answers a warning first. */
export function Opening({ election, opening }: { election: ElectionView; opening: OpeningView }) {
  const t = useTallyMessages();
  const format = useFormat();
  const can = useCan(election.id);
  const membership = useMembership(election.id);
  const client = useQueryClient();
  const path = `/api/elections/${election.id}/tally/opening`;
  const refresh = () => client.invalidateQueries({ queryKey: ['tally', election.id] });
  const answer = useMutation({
    mutationFn: (given: { party: string; answer: AnswerOpening['answer'] }) => {
      const body: Wire<AnswerOpening> = { ballots: opening.ballots, ...given };
      return api.post<OpeningView>(`${path}/answers`, body);
    },
    onSettled: refresh,
  });
  const open = useMutation({ mutationFn: () => api.post<OpeningView>(path), onSettled: refresh });
  const isAgent = membership?.role === 'agent';
  const own = isAgent ? 'agent' : (membership?.party?.slug ?? null);
  const nameOf = (slug: string) =>
    slug === 'agent'
      ? t('tally.opening.agent')
      : (election.parties.find((party) => party.slug === slug)?.name ?? slug);
  const mustAnswer =
    opening.isSmall && own !== null && opening.unanswered.includes(own) && can('opening.answer');
  const isReady = !opening.isSmall || opening.unanswered.length === 0;
  return (
    <section className="card stack" aria-labelledby="opening">
      <h2 id="opening">{t('tally.opening.title')}</h2>
      <p>{t('tally.opening.count', { ballots: opening.ballots })}</p>
      {opening.isSmall && (
        <Notice tone="warn" title={t('tally.opening.small')}>
          {opening.unanswered.length > 0 && (
            <p>{t('tally.opening.waiting', { parties: format.list(opening.unanswered.map(nameOf)) })}</p>
          )}
        </Notice>
      )}
      {answer.error && <ProblemNotice problem={toProblem(answer.error)} />}
      {open.error && <ProblemNotice problem={toProblem(open.error)} />}
      <div className="cluster">
        {mustAnswer && (
          <>
            <Button
              isBusy={answer.isPending}
              onClick={() => answer.mutate({ party: own, answer: 'acknowledged' })}
            >
              {t('tally.opening.acknowledge')}
            </Button>
            <Button
              isBusy={answer.isPending}
              onClick={() => answer.mutate({ party: own, answer: 'refused' })}
            >
              {t('tally.opening.refuse')}
            </Button>
          </>
        )}
        {isAgent &&
          opening.isSmall &&
          opening.unanswered
            .filter((party) => party !== 'agent')
            .map((party) => (
              <Button key={party} kind="quiet" onClick={() => answer.mutate({ party, answer: 'absent' })}>
                {t('tally.opening.absent', { party: nameOf(party) })}
              </Button>
            ))}
        {can('blocks.form') && isReady && (
          <Button kind="primary" isBusy={open.isPending} onClick={() => open.mutate()}>
            {t('tally.opening.open')}
          </Button>
        )}
      </div>
    </section>
  );
}
