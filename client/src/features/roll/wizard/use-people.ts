import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChoosePeople, ImportView } from '@contract/roll/imports.contract';
import { toProblem, type ApiProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import type { Wire } from '../../../api/wire';
import { useListPlace } from './place';
import { isWorking, listPath, listQuery } from './queries';

export type GoneReason = Wire<ChoosePeople>['gone'][number]['reason'];
export type PersonChoice = Wire<ChoosePeople>['people'][number];

export interface PeopleInHand {
  readonly choosePerson: (choice: PersonChoice) => void;
  readonly explain: (entryId: string, reason: GoneReason) => void;
  readonly explainOthers: (reason: GoneReason) => void;
  /** The reason in hand that the server has not confirmed yet. */
  readonly reasonOf: (entryId: string) => GoneReason | undefined;
  readonly choiceFor: (sheet: number | null, row: number | null) => PersonChoice | undefined;
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
}

const WAIT_MILLISECONDS = 200;

type Change = Partial<Pick<Wire<ChoosePeople>, 'people' | 'gone' | 'goneOthers'>>;

/** Decisions about people: shown at once, sent one after the other, each with the version that the last one made. */
export function usePeopleChoices(view: ImportView): PeopleInHand {
  const place = useListPlace();
  const client = useQueryClient();
  const [reasons, setReasons] = useState<ReadonlyMap<string, GoneReason>>(new Map());
  const [people, setPeople] = useState<readonly PersonChoice[]>([]);
  const { queryKey } = listQuery(place, view.id);
  /** The list once the server has compared it with what was decided before. */
  const readAgain = async (): Promise<ImportView> => {
    for (;;) {
      const now = await client.query({ ...listQuery(place, view.id), staleTime: 0 });
      if (!isWorking(now)) return now;
      await new Promise((resume) => window.setTimeout(resume, WAIT_MILLISECONDS));
    }
  };
  const sending = useMutation({
    // One at a time: each needs the version of the one before.
    scope: { id: `people ${view.id}` },
    mutationFn: async (change: Change) => {
      const { version } = await readAgain();
      const body: Wire<ChoosePeople> = { people: [], gone: [], goneOthers: null, ...change, version };
      return api.put<ImportView>(`${listPath(place, view.id)}/people`, body);
    },
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
    onError: () => {
      // What the server did not take must not look taken.
      setReasons(new Map());
      setPeople([]);
      return client.invalidateQueries({ queryKey });
    },
  });
  return {
    choosePerson: (choice) => {
      setPeople((before) => [
        ...before.filter(({ sheet, row }) => sheet !== choice.sheet || row !== choice.row),
        choice,
      ]);
      sending.mutate({ people: [choice] });
    },
    explain: (entryId, reason) => {
      setReasons((before) => new Map(before).set(entryId, reason));
      sending.mutate({ gone: [{ entryId, reason }] });
    },
    explainOthers: (reason) => sending.mutate({ goneOthers: reason }),
    reasonOf: (entryId) => reasons.get(entryId),
    choiceFor: (sheet, row) => people.find((each) => each.sheet === sheet && each.row === row),
    isBusy: sending.isPending,
    problem: sending.error ? toProblem(sending.error) : null,
  };
}
