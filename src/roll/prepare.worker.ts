import { parentPort } from 'node:worker_threads';
import type { ImportChoices, ImportMemory, ListKind } from './choices';
import { prepareImport } from './prepare';
import { FlowStopped, PieceGate, type FlowMemory } from './prepare-flow';
import type { ImportedFile, Reading } from './prepared';
import { Refusal } from './reading/refusal';
import { StagedRows } from './staging';

export interface PrepareTask {
  /** Their bytes are handed over, not copied: name the buffers in the list of transfers. */
  readonly files: readonly ImportedFile[];
  readonly kind: ListKind;
  readonly choices: ImportChoices;
  readonly memory: ImportMemory;
  readonly electionId: string;
  readonly importId: string;
  /** Of the `PieceFlow` that acknowledges the pieces. */
  readonly flow: FlowMemory;
}

export type PrepareAnswer =
  | { readonly kind: 'progress'; readonly rows: number }
  /** Lines for `stageRows`; to be acknowledged once they are used. */
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  /** All pieces have been sent. */
  | { readonly kind: 'done'; readonly reading: Reading }
  /** Pieces that came before belong to nothing. */
  | { readonly kind: 'refused'; readonly code: Refusal['code']; readonly parameters: Refusal['parameters'] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly stack: string };

/** Files are read here, away from the requests: a file that is hard to read slows nobody else. */
parentPort?.on('message', (task: PrepareTask) => {
  const answer = (message: PrepareAnswer, transfer: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, transfer);
  try {
    const gate = new PieceGate(task.flow);
    const staged = new StagedRows(task, (bytes) => {
      gate.pass();
      answer({ kind: 'piece', bytes }, [bytes.buffer as ArrayBuffer]);
    });
    const { files, kind, choices, memory } = task;
    const reading = prepareImport(
      files,
      kind,
      choices,
      memory,
      (rows) => staged.write(rows),
      (rows) => answer({ kind: 'progress', rows }),
    );
    // A list without names can be mapped by a person; a payroll, or a list of nobody, can't be helped.
    if (reading.blocking !== null && reading.blocking !== 'import-needs-name-column') {
      throw new Refusal(reading.blocking);
    }
    staged.end();
    answer({ kind: 'done', reading });
  } catch (error) {
    if (error instanceof Refusal) answer({ kind: 'refused', code: error.code, parameters: error.parameters });
    else if (error instanceof FlowStopped) answer({ kind: 'stopped' });
    else
      answer({
        kind: 'failed',
        stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
});
