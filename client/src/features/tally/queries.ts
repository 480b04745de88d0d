import { queryOptions } from '@tanstack/react-query';
import type { TallyView } from '@contract/official/tally/tally.contract';
import { api } from '../../api/request';

export function tallyQuery(electionId: string) {
  return queryOptions({
    queryKey: ['tally', electionId],
    queryFn: ({ signal }) => api.get<TallyView>(`/api/elections/${electionId}/tally`, { signal }),
  });
}
