import { Problem } from '../platform/problem';
import type { ImportChoices } from './choices';
import type { ChooseMapping, ChoosePeople } from './imports.contract';
import type { ListImport, StoredPeopleChoices } from './list-import.contract';

/** What can be known without the files: their sheets, the first rows of each, their columns. */
export function checkChoices({ reading }: Pick<ListImport, 'reading'>, { sheets }: ChooseMapping): void {
  if (reading === null) {
    if (sheets.length > 0) throw new Problem('import-no-such-column');
    return;
  }
  for (const choice of sheets) {
    const known = reading.sheets.find(({ sheet }) => sheet === choice.sheet);
    if (known === undefined) throw new Problem('import-no-such-column');
    if (!choice.isUsed) continue;
    const heading = known.top.find(({ row }) => row === choice.headerRow);
    if (heading === undefined && choice.headerRow !== known.headerRow)
      throw new Problem('import-no-such-column');
    if (choice.fields === null) continue;
    const width = Math.max(known.columns.length, ...known.top.map(({ cells }) => cells.length));
    if (choice.fields.length > width) throw new Problem('import-no-such-column');
    const fields = choice.fields.filter((field) => field !== null);
    if (new Set(fields).size < fields.length) throw new Problem('import-field-twice');
    if (known.linkedTo === null && !fields.includes('familyName') && !fields.includes('fullName'))
      throw new Problem('import-needs-name-column');
  }
  if (new Set(sheets.map(({ sheet }) => sheet)).size < sheets.length)
    throw new Problem('import-no-such-column');
}

/** The fields of the wire one by one: nothing else is kept. */
export function choicesOf(input: ChooseMapping): ImportChoices {
  return {
    files: input.files,
    sheets: input.sheets.map(({ sheet, isUsed, kind, headerRow, fields }) => ({
      sheet,
      isUsed,
      kind,
      headerRow,
      fields,
    })),
    fixes: input.fixes.map(({ code, field, action }) => ({ code, field, action })),
    replacements: input.replacements.map(({ field, from, to }) => ({ field, from, to })),
    cells: input.cells.map(({ sheet, row, field, value }) => ({ sheet, row, field, value })),
    kept: input.kept.map(({ sheet, row }) => ({ sheet, row })),
    merged: input.merged.map(({ sheet, row }) => ({ sheet, row })),
  };
}

/** What was decided about people before stays, unless it is said anew. */
export function mergePeople(before: StoredPeopleChoices, input: ChoosePeople): StoredPeopleChoices {
  const people = new Map(
    [...before.people, ...input.people].map(({ sheet, row, entryId }) => [
      `${sheet}/${row}`,
      { sheet, row, entryId },
    ]),
  );
  const gone = new Map(
    [...before.gone, ...input.gone].map(({ entryId, reason }) => [entryId, { entryId, reason }]),
  );
  return {
    people: [...people.values()],
    gone: [...gone.values()],
    goneOthers: input.goneOthers ?? before.goneOthers,
  };
}
