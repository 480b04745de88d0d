import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonDetails } from '@contract/campaign/contacts/people.contract';
import { useCan } from '../../../api/election';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import { useFormat } from '../../../i18n/provider';
import { useElectionId } from '../../../shells/route-state';
import { Button } from '../../../ui/button';
import { ProblemNotice } from '../../../ui/notice';
import { campaignKey, campaignPath } from '../queries';
import { useValuesMessages } from './messages';

/** Who of the union's own was found to be this person, and why; the lead takes it apart where it is wrong. */
export function MergedPeople({ person }: { person: PersonDetails }) {
  const t = useValuesMessages();
  const format = useFormat();
  const electionId = useElectionId();
  const canUndo = useCan(electionId)('campaign.import');
  const client = useQueryClient();
  const parting = useMutation({
    mutationFn: (id: string) => api.post(`${campaignPath(electionId)}/merges/${id}/undo`),
    onSettled: () => client.invalidateQueries({ queryKey: campaignKey(electionId) }),
  });
  if (person.merged.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="merged">
      <h2 id="merged">{t('values.merged')}</h2>
      {parting.error && <ProblemNotice problem={toProblem(parting.error)} />}
      <ul className="person-merged">
        {person.merged.map(({ id, name, how, score, by, at }) => {
          const because = t(`values.how.${how}`);
          return (
            <li key={id} className="spread">
              <bdi>
                {t('values.merged.how', {
                  name,
                  how:
                    score === null
                      ? because
                      : t('values.merged.score', { how: because, score: format.number(score) }),
                  by,
                  at: format.date(at),
                })}
              </bdi>
              {canUndo && (
                <Button
                  isBusy={parting.isPending && parting.variables === id}
                  aria-label={t('values.merged.undo.of', { name })}
                  onClick={() => parting.mutate(id)}
                >
                  {t('values.merged.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
