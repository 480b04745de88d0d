import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WallChart as Chart, WallChartCell } from '@contract/campaign/assessments/assessments.contract';
import { useLive } from '../../api/live';
import { queryString } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { textIn, useElectionId, useUrlState } from '../../shells/route-state';
import { RadioField } from '../../ui/field';
import { EmptyState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useAssessmentsMessages } from './messages';
import { wallChartQuery } from './queries';

const MEASURES = ['supporters', 'reached', 'assessed'] as const;
type Measure = (typeof MEASURES)[number];

function readMeasure(search: Readonly<Record<string, unknown>>): { show: Measure } {
  const asked = textIn(search, 'show');
  return { show: MEASURES.find((each) => each === asked) ?? 'supporters' };
}

/** Department × shift with real numbers; every cell leads to its people. */
export function WallChart() {
  const t = useAssessmentsMessages();
  const format = useFormat();
  const electionId = useElectionId();
  const [{ show }, setShown] = useUrlState(readMeasure);
  const query = useQuery(wallChartQuery(electionId));
  useLive(`campaign:${electionId}`, [['campaign', electionId]]);
  return (
    <Page title={t('assessments.chart.title')}>
      <RadioField
        name="show"
        label={t('assessments.chart.show')}
        isRow
        value={show}
        options={MEASURES.map((value) => ({ value, label: t(`assessments.chart.${value}`) }))}
        onChange={(value) => setShown({ show: MEASURES.find((each) => each === value) ?? 'supporters' })}
      />
      <QueryView query={query}>
        {(chart) =>
          chart.total.people === 0 ? (
            <EmptyState title={t('assessments.chart.none')}>{t('assessments.chart.none.detail')}</EmptyState>
          ) : (
            <>
              <ChartTable electionId={electionId} chart={chart} show={show} />
              <p className="soft small measure">
                {t('assessments.chart.small', { count: chart.smallestCell })}{' '}
                {t('assessments.chart.as-of', { time: format.dateTime(chart.asOf) })}
              </p>
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

function ChartTable({ electionId, chart, show }: { electionId: string; chart: Chart; show: Measure }) {
  const t = useAssessmentsMessages();
  const caption = t(`assessments.chart.caption.${show}`);
  const departmentName = (name: string) => (name === '' ? t('assessments.chart.no-department') : name);
  const shiftName = (name: string) => (name === '' ? t('assessments.chart.no-shift') : name);
  const address = (department?: string, shift?: string) =>
    `/campaign/${electionId}/people${queryString({
      department: department === '' ? '-' : department,
      shift: shift === '' ? '-' : shift,
    })}`;
  const total = { people: 0, assessed: null, supporters: null, reached: null };
  return (
    <div className="stack">
      {/* Above the region that scrolls sideways: a caption inside would be cut off on a phone. */}
      <p className="soft" aria-hidden="true">
        {caption}
      </p>
      <div className="table-region" role="region" aria-label={caption} tabIndex={0}>
        <table className="table wall-chart">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('assessments.chart.department')}</th>
              {chart.shifts.map((shift) => (
                <th key={shift} scope="col" className="align-end">
                  <bdi>{shiftName(shift)}</bdi>
                </th>
              ))}
              <th scope="col" className="align-end">
                {t('assessments.chart.all')}
              </th>
            </tr>
          </thead>
          <tbody>
            {chart.departments.map((department, row) => (
              <tr key={department}>
                <th scope="row">
                  <bdi>{departmentName(department)}</bdi>
                </th>
                {chart.shifts.map((shift, column) => (
                  <Cell
                    key={shift}
                    cell={chart.cells[row]?.[column] ?? total}
                    show={show}
                    to={address(department, shift)}
                  />
                ))}
                <Cell cell={chart.departmentTotals[row] ?? total} show={show} to={address(department)} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('assessments.chart.all')}</th>
              {chart.shifts.map((shift, column) => (
                <Cell
                  key={shift}
                  cell={chart.shiftTotals[column] ?? total}
                  show={show}
                  to={address(undefined, shift)}
                />
              ))}
              <Cell cell={chart.total} show={show} to={address()} />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

function Cell({ cell, show, to }: { cell: WallChartCell; show: Measure; to: string }) {
  const t = useAssessmentsMessages();
  const format = useFormat();
  if (cell.people === 0) return <td className="wall-cell wall-cell-empty" />;
  const part = cell[show];
  if (part === null) {
    return (
      <td className="wall-cell">
        <Link to={to} className="wall-link">
          <span className="wall-count">{t('assessments.chart.few', { count: cell.people })}</span>
        </Link>
      </td>
    );
  }
  const heat = part === 0 ? 0 : Math.min(5, 1 + Math.floor((part * 5) / cell.people));
  return (
    <td className={`wall-cell heat-${String(heat)}`}>
      <Link to={to} className="wall-link">
        <span className="wall-share">{format.percent(part, cell.people)}</span>
        <span className="wall-count">
          {t('assessments.chart.cell', { part: format.number(part), whole: format.number(cell.people) })}
        </span>
      </Link>
    </td>
  );
}
