import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonMergeView } from '@contract/campaign/merges/merges.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notice';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { campaignKey, campaignPath } from '../contacts/queries';
import { useUnionListMessages } from './messages';
import { MERGES_AT_ONCE, mergesQuery } from './queries';

/** Every link and merge that stands, the least certain first: what a list found is looked over from its weakest end. */
export function Merges({ electionId }: { electionId: string }) {
  const t = useUnionListMessages();
  const [limit, setLimit] = useState(MERGES_AT_ONCE);
  const query = useQuery(mergesQuery(electionId, limit));
  return (
    <QueryView query={query}>
      {({ items, total }) =>
        items.length === 0 ? null : (
          <div className="stack">
            <Rows electionId={electionId} merges={items} />
            {items.length < total && limit < 200 && (
              <div>
                <Button onClick={() => setLimit(200)}>{t('union.merges.more')}</Button>
              </div>
            )}
          </div>
        )
      }
    </QueryView>
  );
}

function Rows({ electionId, merges }: { electionId: string; merges: readonly PersonMergeView[] }) {
  const t = useUnionListMessages();
  const format = useFormat();
  const client = useQueryClient();
  const parting = useMutation({
    mutationFn: (id: string) => api.post<PersonMergeView>(`${campaignPath(electionId)}/merges/${id}/undo`),
    onSettled: () => client.invalidateQueries({ queryKey: campaignKey(electionId) }),
  });
  return (
    <>
      {parting.error && <ProblemNotice problem={toProblem(parting.error)} />}
      <Table
        caption={t('union.merges')}
        columns={[
          {
            id: 'merged',
            header: t('union.merges.merged'),
            isRowHeader: true,
            cell: ({ mergedName }) => <bdi>{mergedName}</bdi>,
          },
          {
            id: 'keep',
            header: t('union.merges.into'),
            cell: ({ keepId, keepName }) => (
              <Link to="/campaign/$election/people/$person" params={{ election: electionId, person: keepId }}>
                <bdi>{keepName}</bdi>
              </Link>
            ),
          },
          { id: 'how', header: t('union.merges.how'), cell: ({ how }) => t(`union.how.${how}`) },
          {
            id: 'score',
            header: t('union.merges.score'),
            align: 'end',
            cell: ({ score }) => (score === null ? '–' : format.number(score)),
          },
          {
            id: 'by',
            header: t('union.merges.by'),
            cell: ({ fileName, by, at }) => (
              <bdi>
                {fileName === null
                  ? t('union.merges.by.hand', { by, at: format.date(at) })
                  : t('union.merges.by.list', { file: fileName, at: format.date(at) })}
              </bdi>
            ),
          },
          {
            id: 'undo',
            header: t('union.merges.undo'),
            cell: ({ id, mergedName }) => (
              <Button
                isBusy={parting.isPending && parting.variables === id}
                aria-label={t('union.merges.undo.of', { name: mergedName })}
                onClick={() => parting.mutate(id)}
              >
                {t('union.merges.undo')}
              </Button>
            ),
          },
        ]}
        rows={merges}
        rowKey={({ id }) => id}
      />
    </>
  );
}
