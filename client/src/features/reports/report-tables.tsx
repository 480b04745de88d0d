import { Link } from '@tanstack/react-router';
import type {
  FieldReport,
  FigureReport,
  ServedList,
} from '@contract/reports/list-report/list-report.contract';
import { figureWords, LIST_FIELD_WORDS, type ReportFigure } from '@domain/list-report-words';
import { useFormat, useLocale } from '../../i18n/provider';
import { useShare } from '../../ui/figure';
import { Table, type Column } from '../../ui/table';
import { useReportsMessages } from './messages';

/** A number that leads to those it counts; nobody leads nowhere. */
function RowsLink({ figure, count, children }: { figure: ReportFigure; count: number; children: string }) {
  const t = useReportsMessages();
  const { locale } = useLocale();
  if (count === 0) return <span className="number">{children}</span>;
  return (
    <Link
      to="."
      search={{ figure }}
      className="number report-link"
      aria-label={t('reports.open-rows', { count: children, figure: figureWords(figure, locale) })}
    >
      {children}
    </Link>
  );
}

export function FieldTable({ fields, people }: { fields: readonly FieldReport[]; people: number }) {
  const t = useReportsMessages();
  const format = useFormat();
  const share = useShare();
  const { locale } = useLocale();
  const columns: readonly Column<FieldReport>[] = [
    {
      id: 'field',
      header: t('reports.fields.field'),
      cell: ({ field }) => LIST_FIELD_WORDS[field][locale],
      isRowHeader: true,
    },
    ...(['missing', 'unusable'] as const).map((quality) => ({
      id: quality,
      header: t(`reports.fields.${quality}`),
      align: 'end' as const,
      cell: (row: FieldReport) => (
        <RowsLink figure={`${row.field}-${quality}`} count={row[quality]}>
          {format.number(row[quality])}
        </RowsLink>
      ),
    })),
    {
      id: 'together',
      header: t('reports.fields.together'),
      align: 'end',
      cell: ({ missing, unusable }) => <span className="number">{share(missing + unusable, people)}</span>,
    },
  ];
  return (
    <Table
      caption={t('reports.fields')}
      isCaptionHidden
      columns={columns}
      rows={fields}
      rowKey={({ field }) => field}
    />
  );
}

export function FigureTable({ caption, figures }: { caption: string; figures: readonly FigureReport[] }) {
  const t = useReportsMessages();
  const share = useShare();
  const { locale } = useLocale();
  const columns: readonly Column<FigureReport>[] = [
    {
      id: 'figure',
      header: t('reports.figures.figure'),
      cell: ({ figure }) => figureWords(figure, locale),
      isRowHeader: true,
    },
    {
      id: 'people',
      header: t('reports.figures.people'),
      align: 'end',
      cell: ({ figure, count, of }) => (
        <RowsLink figure={figure} count={count}>
          {share(count, of)}
        </RowsLink>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      isCaptionHidden
      columns={columns}
      rows={figures}
      rowKey={({ figure }) => figure}
    />
  );
}

export function ListTable({ lists }: { lists: readonly ServedList[] }) {
  const t = useReportsMessages();
  const format = useFormat();
  if (lists.length === 0) return null;
  const withoutName = lists.reduce((sum, { rowsWithoutName }) => sum + rowsWithoutName, 0);
  const columns: readonly Column<ServedList>[] = [
    {
      id: 'kind',
      header: t('reports.lists.kind'),
      cell: ({ kind }) => t(`reports.lists.kind.${kind}`),
      isRowHeader: true,
    },
    {
      id: 'served',
      header: t('reports.lists.served'),
      cell: ({ servedOn }) => (servedOn === null ? '–' : format.date(servedOn)),
    },
    {
      id: 'applied',
      header: t('reports.lists.applied'),
      className: 'report-when',
      cell: ({ appliedAt }) => format.dateTime(appliedAt),
    },
    {
      id: 'file',
      header: t('reports.lists.file'),
      cell: ({ files }) =>
        files.map(({ name, sha256 }) => (
          <div key={`${name} ${sha256}`}>
            <bdi>{name}</bdi>
            <div className="small soft report-hash">{sha256}</div>
          </div>
        )),
    },
  ];
  return (
    <>
      <Table
        caption={t('reports.lists')}
        isCaptionHidden
        columns={columns}
        rows={lists}
        rowKey={({ importId }) => importId}
      />
      {withoutName > 0 && <p>{t('reports.lists.without-name', { rows: withoutName })}</p>}
    </>
  );
}
