import { queryOptions } from '@tanstack/react-query';
import type {
  DuplicateList,
  EntryDetails,
  MergeList,
  RollEntryList,
  RollOverview,
} from '@contract/roll/roll.contract';
import { api, queryString } from '../../api/request';

export const PAGE_ROWS = 100;

export const rollPath = (electionId: string) => `/api/elections/${electionId}/roll`;

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
  /** Of those gone. */
  readonly goneReason: string | undefined;
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

export const entryPath = (electionId: string, entryId: string) =>
  `${rollPath(electionId)}/entries/${entryId}`;

export function entryQuery(electionId: string, entryId: string) {
  return queryOptions({
    queryKey: ['roll', electionId, 'entry', entryId],
    queryFn: ({ signal }) => api.get<EntryDetails>(entryPath(electionId, entryId), { signal }),
  });
}

export const PAIRS_AT_ONCE = 100;

/** The most alike first. */
export function duplicatesQuery(electionId: string, offset: number) {
  return queryOptions({
    queryKey: ['roll', electionId, 'duplicates', offset],
    queryFn: ({ signal }) =>
      api.get<DuplicateList>(
        `${rollPath(electionId)}/duplicates${queryString({ offset, limit: PAIRS_AT_ONCE })}`,
        { signal },
      ),
  });
}

export function mergesQuery(electionId: string) {
  return queryOptions({
    queryKey: ['roll', electionId, 'merges'],
    queryFn: ({ signal }) => api.get<MergeList>(`${rollPath(electionId)}/merges`, { signal }),
  });
}
