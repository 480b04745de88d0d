import { queryOptions } from '@tanstack/react-query';
import type { DeskView, ReconciliationView } from '@contract/official/envelopes/envelopes.contract';
import type { KitsView } from '@contract/official/envelopes/kits.contract';
import { api } from '../../api/request';

export function deskQuery(electionId: string) {
  return queryOptions({
    queryKey: ['envelopes', electionId, 'desk'],
    queryFn: ({ signal }) => api.get<DeskView>(`/api/elections/${electionId}/envelopes`, { signal }),
  });
}

export function reconciliationQuery(electionId: string) {
  return queryOptions({
    queryKey: ['envelopes', electionId, 'reconciliation'],
    queryFn: ({ signal }) =>
      api.get<ReconciliationView>(`/api/elections/${electionId}/reconciliation`, { signal }),
  });
}

export function kitsQuery(electionId: string) {
  return queryOptions({
    queryKey: ['envelopes', electionId, 'kits'],
    queryFn: ({ signal }) => api.get<KitsView>(`/api/elections/${electionId}/envelopes/kits`, { signal }),
  });
}
