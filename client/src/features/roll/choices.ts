import type { ImportSheet, SheetChoiceInput } from '@contract/roll/imports.contract';
import type { Wire } from '../../api/wire';

/** The choice that says what the sheet says now; the server takes all sheets each time. */
export function choiceOf(sheet: ImportSheet): Wire<SheetChoiceInput> {
  const { headerRow, columns } = sheet;
  return {
    sheet: sheet.sheet,
    isUsed: sheet.isUsed,
    kind: sheet.kind,
    headerRow: headerRow ?? 1,
    fields: headerRow === null ? null : columns.map(({ field }) => field),
  };
}

/** `A`, `B`, … `AA`, as spreadsheets name columns. */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnLetter(Math.floor(column / 26) - 1)}${letter}`;
}
