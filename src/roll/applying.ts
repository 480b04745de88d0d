import type { Transaction } from '../platform/database/unit-of-work';
import { preferHashes } from './comparing';
import { ListQueries } from './compare.queries';
import { updateImport } from './import-store';
import type { ListImport } from './list-import.contract';
import type { ListTarget } from './list-targets.service';
import { rememberMapping } from './memory';

/** Rows of one statement; between two of them progress is told. */
const APPLIED_AT_ONCE = 50_000;
/** How long an applied import can be undone. */
export const UNDOABLE_DAYS = 30;

/**
 * What was shown becomes true, in one transaction under the lock: entries change, come and go, each with its state of
 * before kept for the undo.
 */
export async function applyList(
  tx: Transaction,
  target: ListTarget,
  current: ListImport,
  progress: (done: number) => void,
): Promise<void> {
  const { electionId, id, people, added, changed, gone, peopleChoices } = current;
  await preferHashes(tx);
  const queries = new ListQueries(target, current);
  const isFirst = (await tx.one<{ found: boolean }>(queries.hasEntries, [electionId]))?.found !== true;
  const spans = await tx.query<{ sheet: number; first: number; last: number }>(queries.spans, [
    electionId,
    id,
  ]);
  // Everyone who leaves is known before anyone changes a number.
  if (!isFirst && target.tellsGone && (gone ?? 0) > 0) await tx.query(queries.keepGone, [electionId, id]);
  let done = 0;
  for (const { sheet, first, last } of spans) {
    for (let from = first; from <= last; from += APPLIED_AT_ONCE) {
      const to = Math.min(last, from + APPLIED_AT_ONCE - 1);
      const span = [electionId, id, sheet, from, to];
      if (!isFirst) {
        await tx.query(queries.keepChanged, span);
        await tx.query(queries.change, span);
      }
      await tx.query(queries.add(isFirst), span);
      done = Math.min(people ?? 0, done + to - from + 1);
      progress(done);
    }
  }
  if (!isFirst && target.tellsGone && (gone ?? 0) > 0) {
    const reasons = peopleChoices.gone;
    await tx.query(queries.markGone, [
      electionId,
      id,
      reasons.map(({ entryId }) => entryId),
      reasons.map(({ reason }) => reason),
      peopleChoices.goneOthers,
    ]);
  }
  await target.touch(tx, electionId);
  const undoableUntil = new Date(tx.now);
  undoableUntil.setUTCDate(undoableUntil.getUTCDate() + UNDOABLE_DAYS);
  await updateImport(tx, target, current, { state: 'applied', finishedAt: tx.now, undoableUntil });
  await rememberMapping(tx, target, current);
  await target.afterChange(tx, { electionId, importId: id, kind: 'applied', by: current.finishedBy });
  tx.record({
    stream: target.stream,
    type: target.events.applied,
    subject: id,
    data: { added, changed, gone },
  });
}
