import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReportRow } from '@contract/reports/list-report/list-report.contract';
import { figureWords, type ReportFigure } from '@domain/list-report-words';
import { useLocale } from '../../i18n/provider';
import { buttonClass } from '../../ui/button';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table, type Column } from '../../ui/table';
import { useReportsMessages } from './messages';
import { Pages } from './pages';
import { reportRowsQuery, type ReportWing } from './queries';

/** Who a figure counts, with what the list says and where in their file. */
export function ReportRows({
  wing,
  electionId,
  figure,
  page,
}: {
  wing: ReportWing;
  electionId: string;
  figure: ReportFigure;
  page: number;
}) {
  const t = useReportsMessages();
  const { locale } = useLocale();
  const rows = useQuery(reportRowsQuery(wing, electionId, figure, page));
  return (
    <Page
      title={figureWords(figure, locale)}
      actions={
        <Link to="." search={{}} className={buttonClass({ kind: 'quiet' })}>
          {t('reports.to-report')}
        </Link>
      }
    >
      <QueryView query={rows}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="soft">{t('reports.rows.none')}</p>
          ) : (
            <div className="stack">
              <p className="number">{t('reports.rows.count', { count: total })}</p>
              <RowTable caption={figureWords(figure, locale)} rows={items} />
              <Pages page={page} total={total} search={{ figure }} />
            </div>
          )
        }
      </QueryView>
    </Page>
  );
}

function RowTable({ caption, rows }: { caption: string; rows: readonly ReportRow[] }) {
  const t = useReportsMessages();
  const columns: readonly Column<ReportRow>[] = [
    { id: 'name', header: t('reports.rows.name'), cell: ({ name }) => <bdi>{name}</bdi>, isRowHeader: true },
    {
      id: 'value',
      header: t('reports.rows.value'),
      cell: ({ value }) =>
        value === '' ? <span className="soft">{t('reports.rows.nothing')}</span> : <bdi>{value}</bdi>,
    },
    {
      id: 'number',
      header: t('reports.rows.number'),
      cell: ({ employeeNumber }) => <bdi className="number">{employeeNumber}</bdi>,
    },
    { id: 'department', header: t('reports.rows.department'), cell: ({ department }) => department },
    { id: 'shift', header: t('reports.rows.shift'), cell: ({ shift }) => shift },
    {
      id: 'place',
      header: t('reports.rows.place'),
      cell: ({ sourceSheet, sourceRow }) =>
        sourceSheet === null || sourceRow === null
          ? '–'
          : t('reports.rows.place.value', { sheet: sourceSheet + 1, row: sourceRow }),
    },
  ];
  return <Table caption={caption} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
