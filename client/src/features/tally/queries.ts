import { queryOptions } from '@tanstack/react-query';
import type { CertificationView, TallyDocumentView } from '@contract/official/tally/tally-document.contract';
import type { TallyView } from '@contract/official/tally/tally.contract';
import { api } from '../../api/request';

export function tallyQuery(electionId: string) {
  return queryOptions({
    queryKey: ['tally', electionId],
    queryFn: ({ signal }) => api.get<TallyView>(`/api/elections/${electionId}/tally`, { signal }),
  });
}

export function documentQuery(electionId: string, revision: number) {
  return queryOptions({
    queryKey: ['tally', electionId, revision],
    queryFn: ({ signal }) =>
      api.get<TallyDocumentView>(`/api/elections/${electionId}/tally/${revision}`, { signal }),
  });
}

export function certificationQuery(electionId: string) {
  return queryOptions({
    queryKey: ['tally', electionId, 'certification'],
    queryFn: ({ signal }) =>
      api.get<CertificationView>(`/api/elections/${electionId}/tally/certification`, { signal }),
  });
}
