import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  CastBallot,
  ChallengeVoter,
  CheckOff,
  CheckOffView,
  PollingSessionView,
  ReverseCheckOff,
  VoterList,
  VoterView,
} from '@contract/official/polling/polling.contract';
import { type ApiProblem, toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import type { ChallengeChoice } from '../challenges/challenge-form';
import { listsKey, sessionPath } from './queries';

type Command =
  | { readonly name: 'check-offs'; readonly body: Wire<CheckOff> }
  | { readonly name: 'casts'; readonly body: Wire<CastBallot> };

/** What a table does with voters, and whom this screen has given a ballot; kept until the page is left for good. */
export function useTable(electionId: string, session: PollingSessionView) {
  const client = useQueryClient();
  const path = sessionPath(electionId, session.id);
  const hereKey = ['poll-table', electionId, session.id];
  const { data: here } = useQuery<CheckOffView[]>({
    queryKey: hereKey,
    queryFn: () => [],
    initialData: [],
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const [last, setLast] = useState<CheckOffView | null>(null);
  // One id for each voter until the server has it: pressed again after a lost answer, it counts once.
  const ids = useRef(new Map<string, string>());
  const idFor = (voter: string): string => {
    const id = ids.current.get(voter) ?? mintId();
    ids.current.set(voter, id);
    return id;
  };
  const keep = (view: CheckOffView) => {
    if (view.voter !== null) ids.current.delete(view.voter);
    client.setQueryData<CheckOffView[]>(hereKey, (before = []) => [
      ...before.filter(({ id, voter }) => id !== view.id && (voter === null || voter !== view.voter)),
      ...(view.state === 'at-table' ? [view] : []),
    ]);
    patch(client.setQueriesData.bind(client), [...voterKey(electionId, session.id)], view);
    setLast(view);
    // Not waited for: the next voter is at the table.
    void client.invalidateQueries({ queryKey: ['polls', electionId] });
    if (view.isChallenged || view.state === 'reversed') {
      void client.invalidateQueries({ queryKey: listsKey(electionId, session.id) });
    }
  };
  const refused = (error: unknown) => {
    const { isPassing } = toProblem(error);
    // Another table or desk was first: what stands of the voter is fetched again.
    if (!isPassing) void client.invalidateQueries({ queryKey: voterKey(electionId, session.id) });
  };
  const command = useMutation({
    mutationFn: ({ name, body }: Command) => api.post<CheckOffView>(`${path}/${name}`, body),
    onSuccess: keep,
    onError: refused,
  });
  const challenge = async (voter: string, choice: ChallengeChoice): Promise<void> => {
    const body: Wire<ChallengeVoter> = { id: idFor(`challenge ${voter}`), voter, unlisted: null, ...choice };
    keep(await api.post<CheckOffView>(`${path}/challenges`, body));
    ids.current.delete(`challenge ${voter}`);
  };
  const challengeUnlisted = async (
    id: string,
    unlisted: NonNullable<Wire<ChallengeVoter>['unlisted']>,
    note: string,
  ): Promise<void> => {
    const body: Wire<ChallengeVoter> = {
      id,
      voter: null,
      unlisted,
      party: 'agent',
      ground: 'not-on-list',
      note,
    };
    keep(await api.post<CheckOffView>(`${path}/challenges`, body));
  };
  const reverse = async (body: Wire<ReverseCheckOff>): Promise<void> => {
    keep(await api.post<CheckOffView>(`${path}/reversals`, body));
  };
  const problem: ApiProblem | null = command.error === null ? null : toProblem(command.error);
  return {
    here,
    last,
    forget: () => {
      setLast(null);
      command.reset();
    },
    checkOff: (voter: string) => command.mutate({ name: 'check-offs', body: { id: idFor(voter), voter } }),
    cast: (checkOff: string) => command.mutate({ name: 'casts', body: { checkOff } }),
    retry: () => command.variables && command.mutate(command.variables),
    isBusy: command.isPending,
    problem,
    challenge,
    challengeUnlisted,
    reverse,
  };
}

export type PollingTable = ReturnType<typeof useTable>;

export function voterKey(electionId: string, session: string): readonly string[] {
  return ['poll-voters', electionId, session];
}

/** What is shown of a voter follows what was just done, without asking for the list again: each look is kept. */
function patch(
  set: (
    filters: { queryKey: readonly string[] },
    update: (list: Wire<VoterList> | undefined) => Wire<VoterList> | undefined,
  ) => unknown,
  queryKey: readonly string[],
  view: CheckOffView,
): void {
  set({ queryKey }, (list) =>
    list === undefined
      ? list
      : { ...list, items: list.items.map((voter) => (voter.id === view.voter ? after(voter, view) : voter)) },
  );
}

function after(voter: Wire<VoterView>, view: CheckOffView): Wire<VoterView> {
  if (view.state === 'reversed') return { ...voter, state: 'not-voted', checkOff: null, site: null };
  const state = view.isChallenged ? 'challenged' : view.state === 'cast' ? 'voted' : 'at-table';
  return { ...voter, state, checkOff: view.id };
}
