import { LIST_PRECEDENTS, PRECEDENT_RESULTS, type Precedent } from '@domain/list-precedents';
import { useLocale } from '../../i18n/provider';
import { Table, type Column } from '../../ui/table';
import { useReportsMessages } from './messages';

/** The yardstick: what was found deficient, and what was not. */
export function Precedents() {
  const t = useReportsMessages();
  const { locale } = useLocale();
  const columns: readonly Column<Precedent>[] = [
    { id: 'case', header: t('reports.precedents.case'), cell: ({ name }) => name[locale], isRowHeader: true },
    { id: 'defect', header: t('reports.precedents.defect'), cell: ({ defect }) => defect[locale] },
    {
      id: 'result',
      header: t('reports.precedents.result'),
      cell: ({ result }) => PRECEDENT_RESULTS[result][locale],
    },
  ];
  return (
    <section className="stack">
      <h2>{t('reports.precedents')}</h2>
      <Table
        caption={t('reports.precedents')}
        isCaptionHidden
        columns={columns}
        rows={LIST_PRECEDENTS}
        rowKey={({ name }) => name.en}
      />
      <p className="small soft">{t('reports.precedents.note')}</p>
    </section>
  );
}
