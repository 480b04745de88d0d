import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ImportView } from '@contract/roll/imports.contract';
import { toProblem, type ApiProblem } from '../../../api/problem';
import { mintId, queryString } from '../../../api/request';
import { ABORTED, sendFile } from '../../../api/upload';
import { useListPlace, type ListKind } from './place';
import { listPath } from './queries';

export interface FilesToSend {
  readonly files: readonly File[];
  readonly kind: ListKind;
  readonly are: 'apart' | 'linked';
}

export interface SendingFiles {
  readonly isPending: boolean;
  readonly send: (what: FilesToSend) => void;
  /** Goes on where it was cut off, with the same id: nothing comes in twice. */
  readonly retry: () => void;
  readonly stop: () => void;
  readonly name: string;
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
  readonly problem: ApiProblem | null;
}

/** One list at the server: minted once, so that a file that was cut off is sent again to the same. */
interface Intent extends FilesToSend {
  readonly id: string;
}

/** Sends the files of one list, one after the other, and opens the list. */
export function useSendFiles(): SendingFiles {
  const place = useListPlace();
  const navigate = useNavigate();
  const [progress, setProgress] = useState({ name: '', sent: 0, total: 0 });
  const stopping = useRef<AbortController | null>(null);
  const sending = useMutation({
    mutationFn: async ({ id, files, kind }: Intent) => {
      const stop = new AbortController();
      stopping.current = stop;
      const total = files.reduce((sum, { size }) => sum + size, 0);
      let before = 0;
      for (const [position, file] of files.entries()) {
        const { name } = file;
        const path =
          position === 0
            ? `${place.path}${queryString({ id, name, kind })}`
            : `${listPath(place, id)}/files${queryString({ position: String(position), name })}`;
        const offset = before;
        setProgress({ name, sent: offset, total });
        await sendFile<ImportView>(path, file, {
          signal: stop.signal,
          onProgress: (sent) => setProgress({ name, sent: Math.min(offset + sent, total), total }),
        });
        before += file.size;
      }
    },
    onSuccess: (_, { id, files, are }) =>
      navigate({
        to: place.to.list,
        params: { election: place.electionId, import: id },
        ...(files.length > 1 && are === 'linked' && { search: { files: 'linked' } }),
      }),
  });
  const problem = sending.error ? toProblem(sending.error) : null;
  return {
    isPending: sending.isPending,
    send: (what) => sending.mutate({ ...what, id: mintId() }),
    retry: () => {
      if (sending.variables !== undefined) sending.mutate(sending.variables);
    },
    stop: () => stopping.current?.abort(),
    ...progress,
    problem: problem?.code === ABORTED ? null : problem,
  };
}
