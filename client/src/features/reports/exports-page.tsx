import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ExportView } from '@contract/reports/exports/exports.contract';
import { useFormat } from '../../i18n/provider';
import { textIn, useElectionId, useUrlState } from '../../shells/route-state';
import { buttonClass } from '../../ui/button';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table, type Column } from '../../ui/table';
import { useFilterWords } from './filter-words';
import { useReportsMessages } from './messages';
import { Pages } from './pages';
import { exportsQuery, type ReportWing } from './queries';
import './reports.css';

const readPage = (search: Readonly<Record<string, unknown>>): { readonly page: number } => ({
  page: Math.max(0, Number.parseInt(textIn(search, 'page') ?? '1', 10) - 1) || 0,
});

export function OfficeExports() {
  return <Exports wing="office" />;
}

export function CampaignExports() {
  return <Exports wing="campaign" />;
}

/** Who took the list out, when and what for. */
function Exports({ wing }: { wing: ReportWing }) {
  const t = useReportsMessages();
  const electionId = useElectionId();
  const [{ page }] = useUrlState(readPage);
  const exports = useQuery(exportsQuery(wing, electionId, page));
  return (
    <Page
      title={t('reports.past.title')}
      actions={
        <Link
          to={wing === 'office' ? '/elections/$election/roll' : '/campaign/$election/people'}
          params={{ election: electionId }}
          className={buttonClass({ kind: 'quiet' })}
        >
          {t('reports.past.to-list')}
        </Link>
      }
    >
      <p className="soft">{t('reports.past.note')}</p>
      <QueryView query={exports}>
        {({ items, total }) =>
          total === 0 ? (
            <p>{t('reports.past.none')}</p>
          ) : (
            <div className="stack">
              <PastTable rows={items} />
              <Pages page={page} total={total} search={{}} />
            </div>
          )
        }
      </QueryView>
    </Page>
  );
}

function PastTable({ rows }: { rows: readonly ExportView[] }) {
  const t = useReportsMessages();
  const format = useFormat();
  const sayFilters = useFilterWords();
  const columns: readonly Column<ExportView>[] = [
    {
      id: 'at',
      header: t('reports.past.at'),
      cell: ({ at }) => format.dateTime(at),
      isRowHeader: true,
      className: 'past-at',
    },
    { id: 'by', header: t('reports.past.by'), cell: ({ by }) => <bdi>{by}</bdi> },
    { id: 'reason', header: t('reports.past.reason'), cell: ({ reason }) => <bdi>{reason}</bdi> },
    { id: 'format', header: t('reports.past.format'), cell: (row) => t(`reports.past.format.${row.format}`) },
    {
      id: 'rows',
      header: t('reports.past.rows'),
      align: 'end',
      cell: (row) => <span className="number">{format.number(row.rows)}</span>,
    },
    { id: 'filters', header: t('reports.past.filters'), cell: ({ filters }) => sayFilters(filters) },
    {
      id: 'sha256',
      header: t('reports.past.sha256'),
      cell: ({ sha256 }) => <span className="small soft report-hash">{sha256}</span>,
    },
  ];
  return (
    <Table
      caption={t('reports.past.title')}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
