import { useQuery } from '@tanstack/react-query';
import type { ListReport, ServiceReport } from '@contract/reports/list-report/list-report.contract';
import { GONE_FIGURES, UNION_FIGURES, type ReportFigure } from '@domain/list-report-words';
import { QUALITY_FIGURES } from '@domain/list-quality';
import { useLive } from '../../api/live';
import { useFormat, useLocale } from '../../i18n/provider';
import { textIn, useElectionId, useUrlState } from '../../shells/route-state';
import { Button, ButtonLink } from '../../ui/button';
import { EmptyState, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useReportsMessages } from './messages';
import { Precedents } from './precedents';
import { reportPath, reportQuery, type ReportWing } from './queries';
import { FieldTable, FigureTable, ListTable } from './report-tables';
import { ReportRows } from './report-rows';
import './reports.css';

const FIGURES: readonly ReportFigure[] = [...QUALITY_FIGURES, ...GONE_FIGURES, ...UNION_FIGURES];

interface ReportState {
  readonly figure: ReportFigure | undefined;
  readonly page: number;
}

const readState = (search: Readonly<Record<string, unknown>>): ReportState => ({
  figure: FIGURES.find((figure) => figure === search['figure']),
  page: Math.max(0, Number.parseInt(textIn(search, 'page') ?? '1', 10) - 1) || 0,
});

export function OfficeListReport() {
  return <ListReportPage wing="office" />;
}

export function CampaignListReport() {
  return <ListReportPage wing="campaign" />;
}

/** What the employer's list lacks; a figure in the address opens its rows. */
function ListReportPage({ wing }: { wing: ReportWing }) {
  const electionId = useElectionId();
  const [{ figure, page }] = useUrlState(readState);
  useLive(wing === 'office' ? `roll:${electionId}` : `campaign:${electionId}`, [
    ['reports', electionId, wing],
  ]);
  // Each of the two is a page of its own: the focus goes to its heading.
  return figure === undefined ? (
    <Report key="report" wing={wing} electionId={electionId} />
  ) : (
    <ReportRows key={figure} wing={wing} electionId={electionId} figure={figure} page={page} />
  );
}

function Report({ wing, electionId }: { wing: ReportWing; electionId: string }) {
  const t = useReportsMessages();
  const { locale } = useLocale();
  const report = useQuery(reportQuery(wing, electionId));
  return (
    <Page
      title={t('reports.title')}
      actions={
        <span className="cluster no-print">
          <Button kind="quiet" onClick={() => window.print()}>
            {t('reports.print')}
          </Button>
          <ButtonLink href={`${reportPath(wing, electionId)}.pdf?language=${locale}`} target="_blank">
            {t('reports.pdf')}
          </ButtonLink>
        </span>
      }
    >
      <QueryView query={report}>
        {(made) =>
          made.people + made.lists.length === 0 ? (
            <EmptyState title={t('reports.empty.title')}>
              <p>{t('reports.empty.detail')}</p>
            </EmptyState>
          ) : (
            <Made report={made} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Made({ report }: { report: ListReport }) {
  const t = useReportsMessages();
  const format = useFormat();
  return (
    <div className="report">
      <Facts report={report} />
      <section className="stack">
        <h2>{t('reports.service')}</h2>
        <Service service={report.service} />
        <ListTable lists={report.lists} />
      </section>
      <section className="stack">
        <h2>{t('reports.fields')}</h2>
        <FieldTable fields={report.fields} people={report.people} />
      </section>
      <section className="stack">
        <h2>{t('reports.figures')}</h2>
        <FigureTable caption={t('reports.figures')} figures={report.figures} />
      </section>
      {report.union && (
        <section className="stack">
          <h2>{t('reports.union')}</h2>
          <FigureTable caption={t('reports.union')} figures={report.union} />
          <p className="small soft">{t('reports.union.note')}</p>
        </section>
      )}
      <Precedents />
      <footer className="small soft report-notes">
        <p>
          {t('reports.note')} {t('reports.use')}
        </p>
        <p>{t('reports.made', { at: format.dateTime(report.at), by: report.by })}</p>
      </footer>
    </div>
  );
}

function Facts({ report }: { report: ListReport }) {
  const t = useReportsMessages();
  const facts = [
    [t('reports.employer'), report.employer],
    [t('reports.election'), report.election],
    [t('reports.case'), report.caseNumber],
    [t('reports.people'), t('reports.people.value', { people: report.people, challenge: report.challenge })],
  ] as const;
  return (
    <dl className="report-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt className="soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Service({ service: { dueOn, servedOn, verdict, daysLate } }: { service: ServiceReport }) {
  const t = useReportsMessages();
  const format = useFormat();
  if (dueOn === null || servedOn === null) {
    return (
      <p className="cluster">
        <StatusWord tone="warn">{t('reports.service.unknown')}</StatusWord>
        <span>
          {dueOn === null
            ? t('reports.service.not-directed')
            : t('reports.service.not-served', { due: format.date(dueOn) })}
        </span>
      </p>
    );
  }
  return (
    <p className="cluster">
      {verdict === 'late' ? (
        <StatusWord tone="stop">{t('reports.service.late', { days: daysLate })}</StatusWord>
      ) : (
        <StatusWord tone="good">{t('reports.service.in-time')}</StatusWord>
      )}
      <span>{t('reports.service.dates', { served: format.date(servedOn), due: format.date(dueOn) })}</span>
    </p>
  );
}
