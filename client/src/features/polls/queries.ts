import { queryOptions, useQuery } from '@tanstack/react-query';
import type {
  ChallengedVoterList,
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

export function challengedQuery(electionId: string, session: string) {
  return queryOptions({
    queryKey: ['polls', electionId, session, 'challenges'],
    queryFn: ({ signal }) =>
      api.get<ChallengedVoterList>(`${sessionPath(electionId, session)}/challenges`, { signal }),
  });
}

export function reversalsQuery(electionId: string, session: string) {
  return queryOptions({
    queryKey: ['polls', electionId, session, 'reversals'],
    queryFn: ({ signal }) =>
      api.get<ReversalList>(`${sessionPath(electionId, session)}/reversals`, { signal }),
  });
}
