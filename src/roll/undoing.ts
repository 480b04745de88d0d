import { listName } from '../domain/names';
import type { Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { preferHashes } from './comparing';
import { updateImport } from './import-store';
import type { KeptPerson, UndoReport } from './imports.contract';
import type { ListImport } from './list-import.contract';
import type { ListTarget } from './list-targets.service';
import { countReversible, findKept, keepKept, partsOfAllIds, restore, withdraw } from './undo.queries';

/** Of those kept, so many stand in the report; all of them in the file. */
const REPORTED = 1_000;
/** A list that touched more people than these is undone by the server on its own, which tells how far it is. */
const UNDONE_AT_ONCE = 10_000;

export function isLong({ added, changed, gone }: Pick<ListImport, 'added' | 'changed' | 'gone'>): boolean {
  return (added ?? 0) + (changed ?? 0) + (gone ?? 0) > UNDONE_AT_ONCE;
}

/** Throws when there is nothing to be undone, or not any more. */
export function checkUndoable({ state, undoneAt, undoableUntil }: ListImport, now: Date): void {
  if (state === 'undoing') throw new Problem('import-already-undone');
  if (state !== 'applied') throw new Problem('import-not-applied');
  if (undoneAt !== null) throw new Problem('import-already-undone');
  if (undoableUntil === null || undoableUntil < now) throw new Problem('import-undo-too-late');
}

/** What an undo does now: merges made since are taken apart first, then everything is counted. */
export async function weighUndo(
  tx: Transaction,
  target: ListTarget,
  { electionId, id, finishedAt }: ListImport,
  by: string | null,
): Promise<UndoReport> {
  const unmerged = await target.takeApart(tx, { electionId, importId: id, by });
  await preferHashes(tx);
  const counts = await tx.one<{ removed: number; restored: number; returned: number; left_again: number }>(
    countReversible(target),
    [electionId, id],
  );
  const kept = await tx.query<KeptRow>(findKept(target), [electionId, id, finishedAt, 0, REPORTED]);
  const { removed = 0, restored = 0, returned = 0, left_again: leftAgain = 0 } = counts ?? {};
  return {
    at: null,
    // Who was back only because of this list is gone again.
    removed: removed + leftAgain,
    restored,
    returned,
    unmerged,
    keptCount: kept[0]?.total ?? 0,
    kept: kept.map(presentKept),
  };
}

/** Reverses what is still as the import left it, and keeps the rest, in one transaction under the lock. */
export async function undoList(
  tx: Transaction,
  target: ListTarget,
  current: ListImport,
  by: string | null,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const { electionId, id, finishedAt } = current;
  const report = await weighUndo(tx, target, current, by);
  await tx.query(keepKept(target), [electionId, id, finishedAt]);
  await reverse(tx, target, current, report, progress);
  await target.touch(tx, electionId);
  await updateImport(tx, target, current, {
    state: 'applied',
    undoneAt: tx.now,
    undoneBy: by,
    undone: Object.assign({}, report, { at: tx.now.toISOString() }),
  });
  await target.afterChange(tx, { electionId, importId: id, kind: 'undone', by });
  const { removed, restored, returned, keptCount } = report;
  tx.record({
    stream: target.stream,
    type: target.events.undone,
    subject: id,
    data: { removed, restored, returned, kept: keptCount },
  });
}

/** Part by part, so that progress can be told. Throws when another number of people changed than the report says. */
async function reverse(
  tx: Transaction,
  target: ListTarget,
  current: ListImport,
  { removed, restored, returned }: UndoReport,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const total = removed + restored + returned;
  let done = 0;
  const parts = partsOfAllIds(isLong(current) ? 16 : 1);
  for (const statement of [restore(target), withdraw(target)]) {
    for (const part of parts) {
      const reversed = await tx.one<{ count: number }>(statement, [current.electionId, current.id, ...part]);
      done += reversed?.count ?? 0;
      progress(done, total);
    }
  }
  if (done !== total) throw new Error(`an undo of ${total} people reversed ${done}`);
}

interface KeptRow {
  readonly entryId: string;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly suffix: string;
  readonly why: KeptPerson['why'];
  readonly total: number;
}

function presentKept({ entryId, employeeNumber, why, ...name }: KeptRow): KeptPerson {
  return { entryId, name: listName(name), employeeNumber, why };
}
