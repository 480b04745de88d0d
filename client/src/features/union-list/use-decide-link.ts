import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecideLink, LinkCandidate, ListLink } from '@contract/campaign/lists/lists.contract';
import type { ImportView } from '@contract/roll/imports.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useElectionId } from '../../shells/route-state';
import { useAnnounce } from '../../ui/announcer';
import { campaignKey, campaignPath } from '../contacts/queries';
import { useUnionListMessages } from './messages';

type Verdict = Wire<DecideLink>['verdict'];

export interface LinkDecision {
  readonly say: (row: ListLink, candidate: LinkCandidate, verdict: Verdict) => void;
  readonly isSending: (row: ListLink, candidate: LinkCandidate, verdict: Verdict) => boolean;
  readonly error: Error | null;
}

/** Says of a row and somebody whom it may be that they are one, are two, or that it is decided later. */
export function useDecideLink({ id }: Pick<ImportView, 'id'>, onDecided: () => void): LinkDecision {
  const t = useUnionListMessages();
  const announce = useAnnounce();
  const client = useQueryClient();
  const electionId = useElectionId();
  const links = [...campaignKey(electionId), 'links', id];
  const sending = useMutation({
    scope: { id: `links ${id}` },
    mutationFn: (body: Wire<DecideLink>) => api.put(`${campaignPath(electionId)}/lists/${id}/links`, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: links });
      announce(t('union.links.said'));
      onDecided();
    },
    onError: () => client.invalidateQueries({ queryKey: links }),
  });
  return {
    say: ({ sheet, row }, { personId }, verdict) => sending.mutate({ sheet, row, personId, verdict }),
    isSending: ({ sheet, row }, { personId }, verdict) =>
      sending.isPending &&
      sending.variables.sheet === sheet &&
      sending.variables.row === row &&
      sending.variables.personId === personId &&
      sending.variables.verdict === verdict,
    error: sending.error,
  };
}
