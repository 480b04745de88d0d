import { parentPort } from 'node:worker_threads';
import { prepareImport, type ImportChoices, type PreparedImport } from './prepare';
import { Refusal } from './reading/refusal';
import { groupProblems, writeStagedRows, type ProblemGroup } from './staging';

export interface PrepareTask {
  readonly bytes: Uint8Array;
  readonly choices: ImportChoices;
  readonly electionId: string;
  readonly importId: string;
}

/** What is known about a file once it has been read, without its rows. */
export interface Reading extends Omit<PreparedImport, 'rows'> {
  readonly problems: readonly ProblemGroup[];
}

export type PrepareAnswer =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'done'; readonly reading: Reading; readonly staged: readonly Uint8Array[] }
  | { readonly kind: 'refused'; readonly code: Refusal['code']; readonly parameters: Refusal['parameters'] }
  | { readonly kind: 'failed'; readonly stack: string };

/** Files are read here, away from the requests: a file that is hard to read slows nobody else. */
parentPort?.on('message', (task: PrepareTask) => {
  const answer = (message: PrepareAnswer, transfer: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, transfer);
  try {
    const prepared = prepareImport(task.bytes, task.choices, (rows) => answer({ kind: 'progress', rows }));
    const staged = writeStagedRows(prepared.rows, task.electionId, task.importId);
    const { fileKind, encoding, delimiter, sheets, people, leftOut } = prepared;
    answer(
      {
        kind: 'done',
        reading: {
          fileKind,
          encoding,
          delimiter,
          sheets,
          people,
          leftOut,
          problems: groupProblems(prepared),
        },
        staged,
      },
      staged.map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    if (error instanceof Refusal) answer({ kind: 'refused', code: error.code, parameters: error.parameters });
    else
      answer({
        kind: 'failed',
        stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
});
