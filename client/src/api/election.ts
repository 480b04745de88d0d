import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ElectionView } from '@contract/elections/elections.contract';
import { can, type Action } from '@domain/permissions';
import { api } from './request';
import { useSession } from './session';

export function electionQuery(electionId: string) {
  return queryOptions({
    queryKey: ['election', electionId],
    queryFn: ({ signal }) => api.get<ElectionView>(`/api/elections/${electionId}`, { signal }),
    staleTime: 30_000,
  });
}

export function useElection(electionId: string) {
  return useQuery(electionQuery(electionId));
}

/** The server's own table of rights, to leave out what would be refused. It decides nothing: the server does. */
export function useCan(electionId: string | null): (action: Action) => boolean {
  const { session } = useSession();
  const role = session?.memberships.find((each) => each.electionId === electionId)?.role ?? null;
  return (action) =>
    session !== null &&
    can({ accountId: session.account.id, isAdministrator: session.account.isAdministrator, role }, action);
}
