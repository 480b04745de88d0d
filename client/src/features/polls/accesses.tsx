import { useQuery } from '@tanstack/react-query';
import type { ListAccessList } from '@contract/official/polling/polling.contract';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { Table } from '../../ui/table';
import { usePollsMessages } from './messages';
import { pollsPath } from './queries';

/** How much of the list each person has looked at: for the agent, who answers for it. */
export function Accesses({ electionId }: { electionId: string }) {
  const t = usePollsMessages();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['polls', electionId, 'accesses'],
    queryFn: ({ signal }) => api.get<ListAccessList>(`${pollsPath(electionId)}/accesses`, { signal }),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t('polls.access.title')}</h2>
      <p className="soft measure">{t('polls.access.detail')}</p>
      <Table
        caption={t('polls.access.title')}
        isCaptionHidden
        rows={data.items}
        rowKey={({ name, session }, index) => `${name} ${session} ${String(index)}`}
        columns={[
          {
            id: 'who',
            header: t('polls.access.who'),
            isRowHeader: true,
            cell: ({ name }) => <bdi>{name}</bdi>,
          },
          {
            id: 'site',
            header: t('polls.access.site'),
            cell: ({ site }) => <bdi>{site}</bdi>,
          },
          {
            id: 'searches',
            header: t('polls.access.searches'),
            align: 'end',
            cell: ({ searches }) => format.number(searches),
          },
          {
            id: 'names',
            header: t('polls.access.names'),
            align: 'end',
            cell: ({ names }) => format.number(names),
          },
        ]}
      />
    </div>
  );
}
