import type { EntryValues } from './checking/entry';
import type { HappenedRow } from './entries.queries';
import { ENTRY_FIELDS, type EntryField } from './mapping/fields';
import type { EntryChange, EntryDetails, EntrySource, RollEntryView } from './roll.contract';
import { presentEntry } from './roll.presenter';
import { COLUMN_OF } from './staging';

export interface EntryRow extends RollEntryView {
  readonly revision: number;
  readonly mergedInto: string | null;
  readonly withdrawnBy: string | null;
  readonly importedBy: string | null;
  readonly addedBy: string | null;
  readonly sourceSheet: number | null;
  readonly sourceRow: number | null;
  readonly isSealed: boolean;
}

export function presentDetails(
  entry: EntryRow,
  source: EntrySource | null,
  history: EntryChange[],
): EntryDetails {
  return Object.assign(presentEntry(entry), {
    revision: entry.revision,
    mergedInto: entry.mergedInto,
    isMergeable: entry.isCurrent && !entry.isSealed,
    source,
    history,
  });
}

/**
 * What each event changed, told backwards: the state after an event is the one before the next. What an import did that
 * was undone since is told without its values.
 */
export function presentHistory(entry: EntryRow, happened: readonly HappenedRow[]): EntryChange[] {
  let after: EntryValues = entry;
  return happened.map(({ at, kind, by, fileName, reason, image, after: typed, isUndone }) => {
    const before = image === null ? after : beforeOf(after, kind, image);
    const changes = isUndone
      ? []
      : ENTRY_FIELDS.flatMap((field) => {
          const later = kind === 'edited' ? (typed?.[field] ?? before[field]) : after[field];
          return before[field] === later ? [] : [{ field, before: before[field], after: later }];
        });
    after = before;
    return { at: at.toISOString(), kind, by: by ?? '', fileName, reason, changes };
  });
}

/** Images of imports and merges are whole entries by column; those of edits hold the fields that changed. */
function beforeOf(
  after: EntryValues,
  kind: HappenedRow['kind'],
  image: Readonly<Record<string, string>>,
): EntryValues {
  const known = (field: EntryField): string =>
    (kind === 'edited' ? image[field] : image[COLUMN_OF[field]]) ?? after[field];
  return Object.fromEntries(ENTRY_FIELDS.map((field) => [field, known(field)])) as Record<EntryField, string>;
}
