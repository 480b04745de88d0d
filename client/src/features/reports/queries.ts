import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ExportList } from '@contract/reports/exports/exports.contract';
import type { ListReport, ReportRowList } from '@contract/reports/list-report/list-report.contract';
import type { ReportFigure } from '@domain/list-report-words';
import { api, queryString } from '../../api/request';

/** Whose report: the hall's, or the union's own with what only it knows. */
export type ReportWing = 'office' | 'campaign';

export function reportPath(wing: ReportWing, electionId: string): string {
  return `/api/elections/${electionId}/${wing === 'office' ? 'roll/report' : 'campaign/list-report'}`;
}

export function exportsPath(wing: ReportWing, electionId: string): string {
  return `/api/elections/${electionId}/${wing === 'office' ? 'roll' : 'campaign'}/exports`;
}

export function reportQuery(wing: ReportWing, electionId: string) {
  return queryOptions({
    queryKey: ['reports', electionId, wing],
    queryFn: ({ signal }) => api.get<ListReport>(reportPath(wing, electionId), { signal }),
  });
}

export const ROWS_AT_ONCE = 100;

export function reportRowsQuery(wing: ReportWing, electionId: string, figure: ReportFigure, page: number) {
  const query = queryString({ figure, offset: page * ROWS_AT_ONCE, limit: ROWS_AT_ONCE });
  return queryOptions({
    queryKey: ['reports', electionId, wing, 'rows', figure, page],
    queryFn: ({ signal }) =>
      api.get<ReportRowList>(`${reportPath(wing, electionId)}/rows${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function exportsQuery(wing: ReportWing, electionId: string, page: number) {
  const query = queryString({ offset: page * ROWS_AT_ONCE, limit: ROWS_AT_ONCE });
  return queryOptions({
    queryKey: ['reports', electionId, wing, 'exports', page],
    queryFn: ({ signal }) => api.get<ExportList>(`${exportsPath(wing, electionId)}${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
