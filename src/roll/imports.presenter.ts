import { listName } from '../domain/names';
import type { Locale } from '../platform/locale';
import { Problem, sayProblem } from '../platform/problem';
import { LEFT_OUT } from './checking/entry';
import type { StoredFile } from './import-store';
import type { ShownLikely, ShownRow } from './import-rows.queries';
import type {
  FieldChange,
  ImportCounts,
  ImportFile,
  ImportRowView,
  ImportSheet,
  ImportSummary,
  ImportView,
  LikelyPerson,
  RowProblemView,
} from './imports.contract';
import type { ListImport } from './list-import.contract';
import { ENTRY_FIELDS, type EntryField, type ValueField } from './mapping/fields';
import { cellSources, type PreparedSheet } from './prepared';
import { COLUMN_OF } from './staging';

/** What stands beside the import itself. */
export interface ImportSurroundings {
  readonly files: readonly StoredFile[];
  /** When the very same files were applied before. */
  readonly appliedBefore: Date | null;
  readonly reseals: boolean;
  readonly now: Date;
}

export function presentImport(
  found: ListImport,
  { files, appliedBefore, reseals, now }: ImportSurroundings,
  locale: Locale,
): ImportView {
  const { reading, refusal, choices } = found;
  return {
    id: found.id,
    listKind: found.kind,
    fileName: found.fileName,
    files: files.map((file, index) => presentFile(file, reading?.files[index])),
    state: found.state,
    version: found.version,
    uploadedAt: found.uploadedAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
    servedOn: found.servedOn,
    progress: { stage: found.progressStage, done: found.progressDone, total: found.progressTotal },
    refusal: refusal === null ? null : sayRefusal(refusal, locale),
    blocking:
      reading?.blocking == null ? null : sayRefusal({ code: reading.blocking, parameters: {} }, locale),
    sheets: (reading?.sheets ?? []).map(presentSheet),
    filesAre: choices.files,
    fixes: choices.fixes.map(({ code, field, action }) => ({ code, field, action })),
    replacements: choices.replacements.map(({ field, from, to }) => ({ field, from, to })),
    cells: choices.cells.map(({ sheet, row, field, value }) => ({ sheet, row, field, value })),
    kept: choices.kept.map(({ sheet, row }) => ({ sheet, row })),
    merged: choices.merged.map(({ sheet, row }) => ({ sheet, row })),
    problems: (reading?.problems ?? []).map((problem) => ({
      ...problem,
      actions: [...problem.actions],
      examples: [...problem.examples],
    })),
    suggestions: (reading?.suggestions ?? []).map(({ field, from, to, rows, otherRows }) => ({
      field,
      from,
      to,
      rows,
      otherRows,
    })),
    counts: presentCounts(found),
    sameFileAppliedAt: appliedBefore?.toISOString() ?? null,
    reseals: found.state === 'review' && reseals,
    undoableUntil: undoableUntil(found, now),
    undone: found.undone,
  };
}

function presentFile(
  { position, name, size, sha256 }: StoredFile,
  read: { kind: ImportFile['kind']; encoding: string | null; delimiter: string | null } | undefined,
): ImportFile {
  return {
    position,
    name,
    size,
    sha256: sha256.toString('hex'),
    kind: read?.kind ?? null,
    encoding: read?.encoding ?? null,
    delimiter: read?.delimiter ?? null,
  };
}

function presentSheet(sheet: PreparedSheet): ImportSheet {
  const { columns, top } = sheet;
  return {
    sheet: sheet.sheet,
    file: sheet.file,
    name: sheet.name,
    isUsed: sheet.isUsed,
    kind: sheet.kind,
    headerRow: sheet.headerRow,
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    top: top.map(({ row, cells }) => ({ row, cells: [...cells] })),
    rows: sheet.rows,
    people: sheet.people,
    dataRows: sheet.dataRows,
    linkedTo: sheet.linkedTo,
  };
}

function sayRefusal(
  { code, parameters }: NonNullable<ListImport['refusal']>,
  locale: Locale,
): ImportView['refusal'] {
  const { title, detail } = sayProblem(new Problem(code, parameters), locale);
  return { code, title, detail };
}

function presentCounts(found: ListImport): ImportCounts | null {
  const { reading, rowsInFile, people } = found;
  if (reading === null || rowsInFile === null || people === null) return null;
  return {
    rowsInFile,
    people,
    challenge: found.challenge ?? 0,
    leftOut: LEFT_OUT.filter((reason) => reading.leftOut[reason] > 0).map((reason) => ({
      reason,
      count: reading.leftOut[reason],
    })),
    added: found.added ?? 0,
    changed: found.changed ?? 0,
    moved: found.moved ?? 0,
    same: found.same ?? 0,
    merged: found.merged ?? 0,
    gone: found.gone ?? 0,
    goneUnexplained: found.goneUnexplained ?? 0,
    likely: found.likely ?? 0,
  };
}

export function presentSummary(found: ListImport, now: Date): ImportSummary {
  return {
    id: found.id,
    listKind: found.kind,
    fileName: found.fileName,
    state: found.state,
    uploadedAt: found.uploadedAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
    people: found.people,
    added: found.added,
    changed: found.changed,
    gone: found.gone,
    undoableUntil: undoableUntil(found, now),
    undoneAt: found.undoneAt?.toISOString() ?? null,
  };
}

function undoableUntil({ state, undoneAt, undoableUntil: until }: ListImport, now: Date): string | null {
  const isPast = state !== 'applied' || undoneAt !== null;
  return isPast || until === null || until < now ? null : until.toISOString();
}

export function presentRow(row: ShownRow, { reading, peopleChoices }: ListImport): ImportRowView {
  const isGone = row.verdict === 'gone';
  const shown = (field: EntryField): string =>
    (isGone ? row[`old_${COLUMN_OF[field]}`] : row[`new_${COLUMN_OF[field]}`]) ?? '';
  const values = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, shown(field)])) as Record<
    EntryField,
    string
  >;
  const from = row.sheet === null ? {} : cellSources(reading?.sheets ?? [], row.sheet);
  return {
    sheet: row.sheet,
    row: row.row,
    verdict: row.verdict as ImportRowView['verdict'],
    section: row.section,
    leftOut: row.left_out as ImportRowView['leftOut'],
    other:
      row.other_sheet === null || row.other_row === null
        ? null
        : { sheet: row.other_sheet, row: row.other_row },
    likeness: row.likeness as ImportRowView['likeness'],
    entryId: row.entry_id,
    likely: (row.likely ?? []).map(presentLikely),
    goneReason: isGone
      ? (peopleChoices.gone.find(({ entryId }) => entryId === row.entry_id)?.reason ??
        peopleChoices.goneOthers)
      : null,
    employeeNumber: values.employeeNumber,
    name: listName(values),
    department: values.department,
    shift: values.shift,
    values: { ...values, ...(row.union_values as Partial<Record<ValueField, string>> | null) },
    cells: row.cells ?? [],
    from,
    problems: (row.problems ?? []) as RowProblemView[],
    changes: row.verdict === 'changed' ? changesOf(row, from) : [],
  };
}

function presentLikely(likely: ShownLikely): LikelyPerson {
  return {
    entryId: likely.entry_id,
    score: likely.score,
    reasons: likely.reasons as LikelyPerson['reasons'],
    name: listName({
      familyName: likely.family_name,
      givenName: likely.given_name,
      middleName: likely.middle_name,
      suffix: likely.suffix,
    }),
    employeeNumber: likely.employee_number,
    department: likely.department,
    shift: likely.shift,
  };
}

/** Of fields that the list has a column for: about the others it says nothing. */
function changesOf(row: ShownRow, from: ImportRowView['from']): FieldChange[] {
  return ENTRY_FIELDS.flatMap((field) => {
    const before = row[`old_${COLUMN_OF[field]}`] ?? '';
    const after = row[`new_${COLUMN_OF[field]}`] ?? '';
    return before === after || from[field] === undefined ? [] : [{ field, before, after }];
  });
}
