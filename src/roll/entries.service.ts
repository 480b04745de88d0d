import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../elections/elections.service';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { describePerson } from './checking/people';
import { EDIT_ENTRY, ENTRY_HISTORY, READ_ENTRIES, type HappenedRow } from './entries.queries';
import { changedFields, pick, readTyped } from './entry-values';
import { presentDetails, presentHistory, type EntryRow } from './entry.presenter';
import { ENTRY_FIELDS } from './mapping/fields';
import type { Reading } from './prepared';
import type { EditEntry, EntryDetails, EntrySource, ExplainGone } from './roll.contract';
import { lockRoll, touchRoll } from './roll-lock';

/** One person of the roll: where each value comes from, what happened to it, and corrections by hand. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  details(actor: Actor, electionId: string, id: string): Promise<EntryDetails> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, (tx) => detailsOf(tx, electionId, id));
  }

  /** Corrects values by hand. What was there before stays in the history; the next list is compared with the new ones. */
  edit(actor: Actor, electionId: string, id: string, input: EditEntry): Promise<EntryDetails> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      await checkRollOpen(tx, this.elections, electionId);
      await lockRoll(tx, electionId);
      const [entry] = await readEntries(tx, electionId, [id]);
      if (entry === undefined) throw new Problem('not-found');
      if (entry.mergedInto !== null) throw new Problem('entry-merged');
      if (entry.revision !== input.revision) throw new Problem('changed-meanwhile');
      const after = { ...entry, ...readTyped(input.values) };
      const changed = changedFields(entry, after);
      if (changed.length === 0) return detailsOf(tx, electionId, id);
      await saveEntry(tx, electionId, entry, after);
      await tx.query(
        `INSERT INTO core.roll_edit (election_id, entry_id, before, after, reason, edited_by, edited_at, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          electionId,
          id,
          JSON.stringify(pick(entry, changed)),
          JSON.stringify(pick(after, changed)),
          input.reason.trim(),
          actor.accountId,
          tx.now,
          entry.revision + 1,
        ],
      );
      await touchRoll(tx, electionId);
      tx.record({ stream: 'core', type: 'roll.entry-edited', subject: id });
      return detailsOf(tx, electionId, id);
    });
  }

  /** Why people are no longer on the list; null takes the reason back. Whom they are is not changed by it. */
  explain(actor: Actor, electionId: string, { entryIds, reason }: ExplainGone): Promise<void> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      await checkRollOpen(tx, this.elections, electionId);
      await lockRoll(tx, electionId);
      const ids = [...new Set(entryIds)];
      const explained = await tx.query<{ id: string }>(
        `WITH asked AS (
           SELECT id, revision, gone_reason AS before FROM core.roll_entry
            WHERE election_id = $1 AND id = ANY ($2::uuid[]) AND NOT is_current AND merged_into IS NULL AND withdrawn_by IS NULL FOR UPDATE),
         kept AS (
           INSERT INTO core.roll_edit (election_id, entry_id, before, after, reason, edited_by, edited_at, revision)
           SELECT $1, id, jsonb_build_object('goneReason', before), jsonb_build_object('goneReason', $3::text), '', $4, $5, revision
             FROM asked WHERE before IS DISTINCT FROM $3::text)
         UPDATE core.roll_entry e SET gone_reason = $3 FROM asked WHERE e.election_id = $1 AND e.id = asked.id RETURNING e.id`,
        [electionId, ids, reason, actor.accountId, tx.now],
      );
      if (explained.length < ids.length) throw new Problem('gone-not-gone');
      tx.record({
        stream: 'core',
        type: 'roll.gone-explained',
        subject: electionId,
        data: { people: ids.length, reason },
      });
    });
  }
}

/** The roll may be changed by hand as long as a list may be revised. */
export async function checkRollOpen(
  tx: Transaction,
  elections: ElectionsService,
  electionId: string,
): Promise<void> {
  const { phase } = await elections.shared(tx, electionId);
  if (phase !== 'setup' && phase !== 'voting') throw new Problem('roll-fixed');
}

export function readEntries(
  tx: Transaction,
  electionId: string,
  ids: readonly string[],
): Promise<EntryRow[]> {
  return tx.query<EntryRow>(READ_ENTRIES, [electionId, ids]);
}

/** Writes values with what is made of them: the key, what is searched, the order. Throws `changed-meanwhile`. */
export async function saveEntry(
  tx: Transaction,
  electionId: string,
  before: EntryRow,
  after: EntryRow,
): Promise<void> {
  const { matchKey, searchText, sortText } = describePerson(after);
  const saved = await tx.query(EDIT_ENTRY, [
    electionId,
    before.id,
    before.revision,
    matchKey,
    searchText,
    sortText,
    ...ENTRY_FIELDS.map((field) => after[field]),
  ]);
  if (saved.length === 0) throw new Problem('changed-meanwhile');
}

async function detailsOf(tx: Transaction, electionId: string, id: string): Promise<EntryDetails> {
  const [entry] = await readEntries(tx, electionId, [id]);
  if (entry === undefined) throw new Problem('not-found');
  const happened = await tx.query<HappenedRow>(ENTRY_HISTORY, [electionId, id]);
  return presentDetails(entry, await sourceOf(tx, electionId, entry), presentHistory(entry, happened));
}

async function sourceOf(
  tx: Transaction,
  electionId: string,
  { importedBy, sourceSheet, sourceRow }: EntryRow,
): Promise<EntrySource | null> {
  if (importedBy === null || sourceSheet === null || sourceRow === null) return null;
  const found = await tx.one<{
    fileName: string;
    at: Date | null;
    sheets: Reading['sheets'] | null;
    files: string[];
    cells: string[] | null;
  }>(
    `SELECT i.file_name AS "fileName", i.finished_at AS at, i.reading -> 'sheets' AS sheets,
        ARRAY(SELECT f.name FROM core.roll_import_file f WHERE f.election_id = $1 AND f.import_id = i.id ORDER BY f.position) AS files,
        (SELECT r.cells FROM core.roll_import_row r WHERE r.election_id = $1 AND r.import_id = $2 AND r.sheet = $3 AND r.row = $4) AS cells
       FROM core.roll_import i WHERE i.election_id = $1 AND i.id = $2`,
    [electionId, importedBy, sourceSheet, sourceRow],
  );
  if (found === null) return null;
  const sheets = found.sheets ?? [];
  const sheet = sheets.find((each) => each.sheet === sourceSheet);
  const joined = sheets.filter((each) => each.sheet === sourceSheet || each.linkedTo === sourceSheet);
  const headings: string[] = [];
  for (const { columns, firstCell } of joined) {
    for (const { column, heading } of columns) headings[(firstCell ?? 0) + column] = heading;
  }
  return {
    importId: importedBy,
    fileName: found.files[sheet?.file ?? 0] ?? found.fileName,
    sheet: sheet?.name ?? '',
    row: sourceRow,
    headings: Array.from(headings, (heading) => heading ?? ''),
    cells: found.cells ?? [],
    appliedAt: found.at?.toISOString() ?? '',
  };
}
