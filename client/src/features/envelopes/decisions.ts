import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecideScan, ScanView } from '@contract/official/envelopes/envelopes.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';

export type Decision = DecideScan['decision'];

/** What the agent can decide about a scan in which nothing was taken in, in the order of their digits. */
export function decisionsFor(result: ScanView['result']): readonly Decision[] {
  switch (result) {
    case 'desk-closed':
      return ['take-in', 'set-aside'];
    case 'not-on-list':
    case 'malformed':
      return ['set-aside', 'void'];
    case 'other-election':
    case 'already-received':
      return ['set-aside'];
    default:
      return [];
  }
}

export function useDecision(electionId: string, onDecided: (scan: ScanView) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scan, decision }: { scan: ScanView; decision: Decision }) => {
      const body: Wire<DecideScan> = { decision, note: '' };
      return api.post<ScanView>(`/api/elections/${electionId}/envelopes/scans/${scan.id}/decision`, body);
    },
    onSuccess: (scan) => {
      onDecided(scan);
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
}
