import type { ObjectionDeadline } from '../../domain/objections';
import { isPast } from '../../domain/timeline';
import type { Objection } from './objection.entity';
import type { ObjectionDeadlineView, ObjectionView } from './objections.contract';

export function presentObjection(row: Objection, parties: ReadonlyMap<string, string>): ObjectionView {
  return {
    id: row.id,
    code: row.code,
    party: parties.get(row.partyId) ?? '',
    ground: row.ground,
    text: row.text,
    revision: row.revision,
    dueAt: row.dueAt.toISOString(),
    filedAt: row.filedAt.toISOString(),
    isLate: row.isLate,
    ruling: row.ruling,
    rulingNote: row.rulingNote,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}

export function presentDeadline(deadline: ObjectionDeadline | null, now: Date): ObjectionDeadlineView | null {
  if (deadline === null) return null;
  const { revision, day, at } = deadline;
  return { revision, day, at, isOver: isOver(deadline, now) };
}

/** The last second belongs to the last day. */
export function isOver(deadline: ObjectionDeadline, now: Date): boolean {
  return isPast(deadline, `${now.toISOString().slice(0, 19)}Z`);
}
