import { listName } from '../domain/names';
import type { Locale } from '../platform/locale';
import { Problem, sayProblem } from '../platform/problem';
import { LEFT_OUT } from './checking/entry';
import type {
  FieldChange,
  ImportCounts,
  ImportRowView,
  ImportSummary,
  ImportView,
  RowProblemView,
} from './imports.contract';
import type { ShownRow } from './imports.queries';
import { ENTRY_FIELDS, type EntryField } from './mapping/fields';
import type { RollImport } from './roll-import.entity';
import { COLUMN_OF } from './staging';

export function presentImport(found: RollImport, appliedBefore: Date | null, locale: Locale): ImportView {
  const { reading, refusal } = found;
  return {
    id: found.id,
    fileName: found.fileName,
    fileSize: found.fileSize,
    fileSha256: found.fileSha256.toString('hex'),
    state: found.state,
    version: found.version,
    uploadedAt: found.uploadedAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
    progress: { stage: found.progressStage, done: found.progressDone, total: found.progressTotal },
    refusal: refusal === null ? null : sayRefusal(refusal, locale),
    fileKind: reading?.fileKind ?? null,
    encoding: reading?.encoding ?? null,
    delimiter: reading?.delimiter ?? null,
    sheets: (reading?.sheets ?? []).map(({ sheet, name, isUsed, kind, headerRow, columns, top, rows }) => ({
      sheet,
      name,
      isUsed,
      kind,
      headerRow,
      columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
      top: top.map(({ row, cells }) => ({ row, cells: [...cells] })),
      rows,
    })),
    kept: found.choices.kept.map(({ sheet, row }) => ({ sheet, row })),
    problems: (reading?.problems ?? []).map(({ code, field, isMended, count, examples }) => ({
      code,
      field,
      isMended,
      count,
      examples: [...examples],
    })),
    counts: presentCounts(found),
    sameFileAppliedAt: appliedBefore?.toISOString() ?? null,
  };
}

function sayRefusal(
  { code, parameters }: NonNullable<RollImport['refusal']>,
  locale: Locale,
): ImportView['refusal'] {
  const { title, detail } = sayProblem(new Problem(code, parameters), locale);
  return { code, title, detail };
}

function presentCounts({
  reading,
  rowsInFile,
  people,
  added,
  changed,
  same,
  gone,
}: RollImport): ImportCounts | null {
  if (reading === null || rowsInFile === null || people === null) return null;
  return {
    rowsInFile,
    people,
    leftOut: LEFT_OUT.filter((reason) => reading.leftOut[reason] > 0).map((reason) => ({
      reason,
      count: reading.leftOut[reason],
    })),
    added: added ?? 0,
    changed: changed ?? 0,
    same: same ?? 0,
    gone: gone ?? 0,
  };
}

export function presentSummary(found: RollImport): ImportSummary {
  return {
    id: found.id,
    fileName: found.fileName,
    state: found.state,
    uploadedAt: found.uploadedAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
    people: found.people,
    added: found.added,
    changed: found.changed,
    gone: found.gone,
  };
}

export function presentRow(row: ShownRow): ImportRowView {
  const verdict = row.verdict as ImportRowView['verdict'];
  const shown = (field: EntryField): string =>
    (verdict === 'gone' ? row[`old_${COLUMN_OF[field]}`] : row[`new_${COLUMN_OF[field]}`]) ?? '';
  return {
    sheet: row.sheet,
    row: row.row,
    verdict,
    section: row.section,
    leftOut: row.left_out as ImportRowView['leftOut'],
    other:
      row.other_sheet === null || row.other_row === null
        ? null
        : { sheet: row.other_sheet, row: row.other_row },
    employeeNumber: shown('employeeNumber'),
    name: listName({
      familyName: shown('familyName'),
      givenName: shown('givenName'),
      middleName: shown('middleName'),
      suffix: shown('suffix'),
    }),
    department: shown('department'),
    shift: shown('shift'),
    cells: row.cells ?? [],
    problems: (row.problems ?? []) as RowProblemView[],
    changes: verdict === 'changed' ? changesOf(row) : [],
  };
}

function changesOf(row: ShownRow): FieldChange[] {
  return ENTRY_FIELDS.flatMap((field) => {
    const before = row[`old_${COLUMN_OF[field]}`] ?? '';
    const after = row[`new_${COLUMN_OF[field]}`] ?? '';
    return before === after ? [] : [{ field, before, after }];
  });
}
