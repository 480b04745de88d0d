import { queryOptions } from '@tanstack/react-query';
import type { ObjectionList } from '@contract/official/objections/objections.contract';
import { api } from '../../api/request';

export function objectionsQuery(electionId: string) {
  return queryOptions({
    queryKey: ['objections', electionId],
    queryFn: ({ signal }) => api.get<ObjectionList>(`/api/elections/${electionId}/objections`, { signal }),
  });
}
