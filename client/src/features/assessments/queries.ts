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
