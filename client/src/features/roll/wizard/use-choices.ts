import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportView } from '@contract/roll/imports.contract';
import { toProblem, type ApiProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import { applyEdits, choicesOf, inverseOf, type Choices, type Edit } from './choices';
import { useListPlace } from './place';
import { listPath, listQuery } from './queries';

export interface ChoicesInHand {
  /** What is decided, the newest included, whether the server has read it yet or not. */
  readonly choices: Choices;
  readonly decide: (...edits: readonly Edit[]) => void;
  /** Takes back the last decision of this session; null when there is none. */
  readonly undo: (() => void) | null;
  /** Decisions that the server has not read yet. */
  readonly isBusy: boolean;
  /** Why the server did not take them. They are kept until one of these two. */
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
  readonly discard: () => void;
}

interface Sent {
  readonly version: number;
  readonly edits: readonly Edit[];
}

/**
 * Decisions are shown at once and sent one bundle after the other: the server reads the whole file again for each, and
 * takes the next only then. `view` is the newest of the server, `settled` the newest that has been read to its end.
 */
export function useChoices(view: ImportView, settled: ImportView): ChoicesInHand {
  const place = useListPlace();
  const client = useQueryClient();
  const [queued, setQueued] = useState<readonly Edit[]>([]);
  const [sent, setSent] = useState<Sent | null>(null);
  const [refused, setRefused] = useState<{ problem: ApiProblem; version: number } | null>(null);
  const [history, setHistory] = useState<readonly (readonly Edit[])[]>([]);

  // What was sent is in the answer once the file has been read with it.
  if (sent !== null && view.state === 'review' && view.version > sent.version) setSent(null);

  const choices = applyEdits(choicesOf(settled), [...(sent?.edits ?? []), ...queued]);
  const isStale = refused?.problem.status === 409 && refused.version !== view.version;
  const isReady = view.state === 'review' && sent === null && (refused === null || isStale);

  useEffect(() => {
    if (!isReady || queued.length === 0) return;
    const { queryKey } = listQuery(place, view.id);
    setSent({ version: view.version, edits: queued });
    setQueued([]);
    setRefused(null);
    const body = { ...applyEdits(choicesOf(view), queued), version: view.version };
    api
      .put<ImportView>(`${listPath(place, view.id)}/mapping`, body)
      .then((fresh) => {
        client.setQueryData(queryKey, fresh);
        if (fresh.state === 'review') setSent(null);
      })
      .catch((error: unknown) => {
        setSent(null);
        setQueued((later) => [...queued, ...later]);
        setRefused({ problem: toProblem(error), version: view.version });
        return client.invalidateQueries({ queryKey });
      });
  }, [client, isReady, place, queued, view]);

  const enqueue = (edits: readonly Edit[]) => setQueued((before) => [...before, ...edits]);
  const last = history.at(-1);
  return {
    choices,
    decide: (...edits) => {
      setHistory((before) => [...before, edits.map((edit) => inverseOf(choices, edit))]);
      enqueue(edits);
    },
    undo:
      last === undefined
        ? null
        : () => {
            setHistory((before) => before.slice(0, -1));
            enqueue(last);
          },
    isBusy: queued.length > 0 || sent !== null,
    problem: refused !== null && !isStale ? refused.problem : null,
    retry: () => setRefused(null),
    discard: () => {
      setQueued([]);
      setRefused(null);
    },
  };
}

/** The newest view that was read to its end: it stays on screen while the next is being read. */
export function useSettled(view: ImportView): ImportView | null {
  const [settled, setSettled] = useState(view.state === 'review' ? view : null);
  if (view.state === 'review' && view !== settled) setSettled(view);
  return view.state === 'review' ? view : settled;
}
