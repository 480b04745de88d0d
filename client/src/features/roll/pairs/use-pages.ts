import { useQueries, type QueryKey, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

interface PageOf<Item> {
  items: Item[];
  total: number;
}

/** The pages fetched so far as one list; `total` counts those not fetched yet, too. */
export interface Pages<Item> {
  readonly query: Pick<UseQueryResult<PageOf<Item>>, 'data' | 'isPending' | 'error'> & {
    readonly refetch: () => unknown;
  };
  /** Fetches one page more where there is one, and none is under way. */
  readonly more: () => void;
  readonly hasMore: boolean;
  /** How many stand on the pages that were not fetched. */
  readonly beyond: number;
}

/** Pages of a list whose parts leave it while it is being worked through: fetched one after the other, as they are needed. */
export function usePages<Item, Key extends QueryKey>(
  pageAt: (offset: number) => UseQueryOptions<PageOf<Item>, Error, PageOf<Item>, Key>,
  size: number,
): Pages<Item> {
  const [count, setCount] = useState(1);
  // What was read before stays on screen until what follows it is there: several queries have no memory of their own.
  const before = useRef<PageOf<Item> | undefined>(undefined);
  const fetched = useQueries({
    queries: Array.from({ length: count }, (_, page) => pageAt(page * size)),
    combine: joined<Item>,
  });
  useEffect(() => {
    if (fetched.data !== undefined) before.current = fetched.data;
  });
  const data = fetched.data ?? before.current;
  const query = { ...fetched, data, isPending: data === undefined && fetched.isPending };
  const total = query.data?.total ?? 0;
  const hasMore = total > count * size;
  return {
    query,
    hasMore,
    beyond: Math.max(0, total - (query.data?.items.length ?? 0)),
    more: () => {
      if (hasMore && query.isComplete) setCount(count + 1);
    },
  };
}

function joined<Item>(pages: readonly UseQueryResult<PageOf<Item>>[]): Pages<Item>['query'] & {
  readonly isComplete: boolean;
} {
  const first = pages[0]?.data;
  return {
    data: first && { items: pages.flatMap(({ data }) => data?.items ?? []), total: first.total },
    isPending: first === undefined && pages.some(({ isPending }) => isPending),
    isComplete: pages.every(({ data }) => data !== undefined),
    error: pages.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(pages.map((page) => page.refetch())),
  };
}
