import { queryOptions } from '@tanstack/react-query';
import type { WallChart } from '@contract/campaign/assessments/assessments.contract';
import { api } from '../../api/request';

export function wallChartQuery(electionId: string) {
  return queryOptions({
    // Below the campaign's prefix: a hint of its room refreshes it.
    queryKey: ['campaign', electionId, 'wall-chart'],
    queryFn: ({ signal }) =>
      api.get<WallChart>(`/api/elections/${electionId}/campaign/wall-chart`, { signal }),
  });
}

/** Names of departments and shifts, for filters: they change with the employer's list, not with every contact. */
export function placesQuery(electionId: string) {
  return queryOptions({
    ...wallChartQuery(electionId),
    queryKey: ['campaign-places', electionId],
    staleTime: 5 * 60_000,
  });
}
