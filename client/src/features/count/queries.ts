import { queryOptions } from '@tanstack/react-query';
import type { BlockList, BlockView } from '@contract/official/count/count.contract';
import { api } from '../../api/request';

export function blocksQuery(electionId: string) {
  return queryOptions({
    queryKey: ['count', electionId, 'blocks'],
    queryFn: ({ signal }) => api.get<BlockList>(`/api/elections/${electionId}/blocks`, { signal }),
  });
}

export function blockQuery(electionId: string, blockId: string) {
  return queryOptions({
    queryKey: ['count', electionId, 'block', blockId],
    queryFn: ({ signal }) =>
      api.get<BlockView>(`/api/elections/${electionId}/blocks/${encodeURIComponent(blockId)}`, { signal }),
  });
}
