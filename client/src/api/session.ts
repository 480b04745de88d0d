import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { SessionMembershipView, SessionView } from '@contract/accounts/session.contract';
import { ApiProblem } from './problem';
import { api, onSignedOut } from './request';

export type { SessionView };
export type Membership = SessionMembershipView;

/** Null means "nobody is signed in". */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client }): Promise<SessionView | null> => {
    const before = client.getQueryData<SessionView | null>(['session']) ?? null;
    try {
      return await api.get<SessionView>('/api/session', { signal });
    } catch (error) {
      // A page that was signed in stays as it is under the dialog that asks for the password again.
      if (error instanceof ApiProblem && error.status === 401) return before;
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useSession() {
  const query = useQuery(sessionQuery);
  return { ...query, session: query.data ?? null };
}

export function useMembership(electionId: string): Membership | null {
  const { session } = useSession();
  return session?.memberships.find((each) => each.electionId === electionId) ?? null;
}

let hasExpired = false;
const watchers = new Set<() => void>();

function setExpired(value: boolean): void {
  if (hasExpired === value) return;
  hasExpired = value;
  for (const tell of watchers) tell();
}

/**
 * True once the server has refused a signed-in page with 401. The frame then asks for the password in a dialog
 * over the page, so that nothing typed is lost; `renew` after signing in fetches what the page shows again.
 */
export function useExpiredSession(): { hasExpired: boolean; renew: () => Promise<void> } {
  const client = useQueryClient();
  useEffect(
    () =>
      onSignedOut(() => {
        if (client.getQueryData(sessionQuery.queryKey) != null) setExpired(true);
      }),
    [client],
  );
  const expired = useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => void watchers.delete(tell);
    },
    () => hasExpired,
    () => false,
  );
  return {
    hasExpired: expired,
    renew: async () => {
      setExpired(false);
      await client.invalidateQueries();
    },
  };
}
