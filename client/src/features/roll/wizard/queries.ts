import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  ImportList,
  ImportRowList,
  ImportView,
  ShownRows,
  UndoReport,
} from '@contract/roll/imports.contract';
import type { RollOverview } from '@contract/roll/roll.contract';
import { api, queryString } from '../../../api/request';
import type { ListPlace } from './place';

export type { ShownRows };

type At = Pick<ListPlace, 'path' | 'key'>;

export function listsQuery({ path, key }: At) {
  return queryOptions({
    queryKey: [...key, 'imports'],
    queryFn: ({ signal }) => api.get<ImportList>(path, { signal }),
  });
}

/** Hints say when something changed; while the server works, the page asks by itself too. */
const WORKING_MILLISECONDS = 400;

export function listPath({ path }: Pick<At, 'path'>, id: string): string {
  return `${path}/${id}`;
}

export function isWorking({ state }: Pick<ImportView, 'state'>): boolean {
  return state === 'reading' || state === 'applying' || state === 'undoing';
}

export function listQuery(at: At, id: string) {
  return queryOptions({
    queryKey: [...at.key, 'import', id],
    queryFn: ({ signal }) => api.get<ImportView>(listPath(at, id), { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isWorking(state.data) ? WORKING_MILLISECONDS : false,
  });
}

export interface RowFilter {
  readonly show: ShownRows;
  readonly code?: string | undefined;
  readonly field?: string | undefined;
  readonly offset?: number;
  readonly limit?: number;
  /** Of one sheet, or one row of it. */
  readonly sheet?: number;
  readonly row?: number;
}

export const ROWS_AT_ONCE = 50;

/** Rows as they were read with this version; those of the version before stay on screen until they are there. */
export function rowsQuery(at: At, { id, version, state }: ImportView, filter: RowFilter) {
  return queryOptions({
    queryKey: [...at.key, 'rows', id, version, state, filter],
    queryFn: ({ signal }) =>
      api.get<ImportRowList>(`${listPath(at, id)}/rows${queryString({ limit: ROWS_AT_ONCE, ...filter })}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function undoQuery(at: At, id: string) {
  return queryOptions({
    queryKey: [...at.key, 'undo', id],
    queryFn: ({ signal }) => api.get<UndoReport>(`${listPath(at, id)}/undo`, { signal }),
    staleTime: 0,
  });
}

/** A file of the rows that were left out, each with its reason. */
export function leftOutPath(at: Pick<At, 'path'>, id: string): string {
  return `${listPath(at, id)}/left-out.csv`;
}

/** A file of the people whom undoing left as they are. */
export function keptPath(at: Pick<At, 'path'>, id: string): string {
  return `${listPath(at, id)}/kept.csv`;
}

/** Only the hall seals: asked where a list says that it publishes a new seal. */
export function sealQuery({ electionId }: Pick<ListPlace, 'electionId'>) {
  return queryOptions({
    queryKey: ['roll', electionId, 'overview'],
    queryFn: ({ signal }) => api.get<RollOverview>(`/api/elections/${electionId}/roll/overview`, { signal }),
  });
}
