import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ListLinks } from '@contract/campaign/lists/lists.contract';
import type { PairList, PersonMergeList } from '@contract/campaign/merges/merges.contract';
import type { ImportView } from '@contract/roll/imports.contract';
import { api, queryString } from '../../api/request';
import { campaignKey, campaignPath } from '../contacts/queries';

export const VERDICTS = ['likely', 'clear', 'decided', 'added', 'known'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const PAIRS_AT_ONCE = 100;
export const MERGES_AT_ONCE = 50;
export const LINKS_AT_ONCE = 50;

export function pairsQuery(electionId: string, offset: number) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'pairs', offset],
    queryFn: ({ signal }) =>
      api.get<PairList>(`${campaignPath(electionId)}/pairs${queryString({ offset, limit: PAIRS_AT_ONCE })}`, {
        signal,
      }),
  });
}

export function mergesQuery(electionId: string, limit: number) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'merges', limit],
    queryFn: ({ signal }) =>
      api.get<PersonMergeList>(`${campaignPath(electionId)}/merges${queryString({ limit })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Whom the rows of a list are, as it was read with this version. */
export function linksQuery(
  electionId: string,
  { id, version, state }: Pick<ImportView, 'id' | 'version' | 'state'>,
  show: Verdict,
  offset: number,
) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'links', id, version, state, show, offset],
    queryFn: ({ signal }) =>
      api.get<ListLinks>(
        `${campaignPath(electionId)}/lists/${id}/links${queryString({ show, offset, limit: LINKS_AT_ONCE })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
}
