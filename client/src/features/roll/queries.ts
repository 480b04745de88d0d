import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ImportList, ImportRowList, ImportView } from '@contract/roll/imports.contract';
import type { RollEntryList, RollOverview } from '@contract/roll/roll.contract';
import { api, queryString } from '../../api/request';

export const PAGE_ROWS = 100;

const rollPath = (electionId: string) => `/api/elections/${electionId}/roll`;

export function overviewQuery(electionId: string) {
  return queryOptions({
    queryKey: ['roll', electionId, 'overview'],
    queryFn: ({ signal }) => api.get<RollOverview>(`${rollPath(electionId)}/overview`, { signal }),
  });
}

export interface RollFilters {
  readonly q: string;
  readonly department: string | undefined;
  readonly shift: string | undefined;
  readonly section: string | undefined;
  readonly standing: string | undefined;
}

/** One page of the people found. */
export function entriesQuery(electionId: string, filters: RollFilters, page: number) {
  return queryOptions({
    queryKey: ['roll', electionId, 'entries', filters, page],
    queryFn: ({ signal }) =>
      api.get<RollEntryList>(
        `${rollPath(electionId)}${queryString({ ...filters, offset: page * PAGE_ROWS, limit: PAGE_ROWS })}`,
        { signal },
      ),
  });
}

export function importsQuery(electionId: string) {
  return queryOptions({
    queryKey: ['roll', electionId, 'imports'],
    queryFn: ({ signal }) => api.get<ImportList>(`${rollPath(electionId)}/imports`, { signal }),
  });
}

/** Hints say when something changed; while the server works, the page asks by itself too. */
const WORKING_MILLISECONDS = 1_000;

export function importQuery(electionId: string, importId: string) {
  return queryOptions({
    queryKey: ['roll', electionId, 'import', importId],
    queryFn: ({ signal }) => api.get<ImportView>(importPath(electionId, importId), { signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'reading' || state.data?.state === 'applying' ? WORKING_MILLISECONDS : false,
  });
}

export function importPath(electionId: string, importId: string): string {
  return `${rollPath(electionId)}/imports/${importId}`;
}

export function uploadPath(electionId: string, id: string, name: string): string {
  return `${rollPath(electionId)}/imports${queryString({ id, name })}`;
}

export type ShownRows = 'new' | 'changed' | 'same' | 'gone' | 'left-out' | 'problems';

export const SHOWN_AT_ONCE = 50;

export function importRowsQuery(
  electionId: string,
  { id, version, state }: Pick<ImportView, 'id' | 'version' | 'state'>,
  show: ShownRows,
  code: string | undefined,
  offset: number,
) {
  return queryOptions({
    queryKey: ['roll', electionId, 'import', id, 'rows', version, state, show, code, offset],
    queryFn: ({ signal }) =>
      api.get<ImportRowList>(
        `${importPath(electionId, id)}/rows${queryString({ show, code, offset, limit: SHOWN_AT_ONCE })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
}
