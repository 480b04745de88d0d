import type { BlockView, CountedView } from '@contract/official/count/count.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useFormat } from '../../i18n/provider';
import { Table } from '../../ui/table';
import { useCountMessages } from './messages';

/** What was sealed, and what was sealed before it and superseded: nothing disappears. */
export function SealedFigures({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const format = useFormat();
  if (block.sealed === null && block.superseded.length === 0) return null;
  const seals: readonly CountedView[] = [
    ...(block.sealed === null ? [] : [block.sealed]),
    ...[...block.superseded].reverse(),
  ];
  const rows = [
    ...election.choices.map(({ id, label }) => ({
      id,
      label,
      of: (seal: CountedView) => seal.counts[id] ?? 0,
    })),
    { id: 'void', label: t('count.entry.void'), of: (seal: CountedView) => seal.void },
    { id: 'challenged', label: t('count.entry.challenged'), of: (seal: CountedView) => seal.challenged },
  ];
  return (
    <Table
      caption={t('count.sealed.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: 'what', header: t('count.column.what'), isRowHeader: true, cell: ({ label }) => label },
        ...seals.map((seal) => ({
          id: `round-${String(seal.round)}`,
          header:
            seal === block.sealed
              ? t('count.sealed.title')
              : t('count.sealed.superseded', { round: seal.round }),
          align: 'end' as const,
          cell: (row: (typeof rows)[number]) =>
            seal === block.sealed ? format.number(row.of(seal)) : <s>{format.number(row.of(seal))}</s>,
        })),
      ]}
    />
  );
}
