import { queryOptions } from '@tanstack/react-query';
import type { ChallengeList } from '@contract/official/challenges/challenges.contract';
import { api } from '../../api/request';

export function challengesQuery(electionId: string) {
  return queryOptions({
    queryKey: ['challenges', electionId],
    queryFn: ({ signal }) => api.get<ChallengeList>(`/api/elections/${electionId}/challenges`, { signal }),
  });
}
