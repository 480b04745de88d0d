import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type {
  ChallengedVoterList,
  PollingSessionView,
  PollsView,
  ReversalList,
} from '@contract/official/polling/polling.contract';
import { useCan } from '../../api/election';
import { useLive } from '../../api/live';
import { api } from '../../api/request';

export function pollsPath(electionId: string): string {
  return `/api/elections/${electionId}/polls`;
}

export function sessionPath(electionId: string, session: string): string {
  return `${pollsPath(electionId)}/sessions/${session}`;
}

export function pollsQuery(electionId: string) {
  return queryOptions({
    queryKey: ['polls', electionId],
    queryFn: ({ signal }) => api.get<PollsView>(pollsPath(electionId), { signal }),
  });
}

/** The polls, fresh as long as the screen is open. */
export function usePolls(electionId: string) {
  const can = useCan(electionId);
  useLive(can('desk.read') ? `desk:${electionId}` : `count:${electionId}`, [['polls', electionId]], (what) =>
    what.startsWith('polls.'),
  );
  return useQuery(pollsQuery(electionId));
}

/** Names of one table. Each look is kept, so they are asked for only when their number is another. */
export function listsKey(electionId: string, session: string): readonly string[] {
  return ['poll-lists', electionId, session];
}

const LOOK = {
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  placeholderData: keepPreviousData,
} as const;

export function challengedQuery(electionId: string, { id, numbers }: PollingSessionView) {
  return queryOptions({
    queryKey: [...listsKey(electionId, id), 'challenges', numbers?.challenged],
    queryFn: ({ signal }) =>
      api.get<ChallengedVoterList>(`${sessionPath(electionId, id)}/challenges`, { signal }),
    ...LOOK,
  });
}

export function reversalsQuery(electionId: string, { id, numbers }: PollingSessionView) {
  return queryOptions({
    queryKey: [...listsKey(electionId, id), 'reversals', numbers?.reversed],
    queryFn: ({ signal }) => api.get<ReversalList>(`${sessionPath(electionId, id)}/reversals`, { signal }),
    ...LOOK,
  });
}
