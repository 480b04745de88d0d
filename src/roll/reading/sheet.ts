/**
 * What kind of value a cell held in the file, a letter a cell: `t` text, `n` number, `d` date, `b` yes/no,
 * `e` an error such as #N/A, `-` nothing.
 */
export type CellKind = 't' | 'n' | 'd' | 'b' | 'e' | '-';

export interface SheetRow {
  /** The row number that the sender sees in the file, from 1. */
  readonly number: number;
  /** As text, as it came; dates as YYYY-MM-DD. Trailing empty cells are left away. */
  readonly cells: readonly string[];
  /** One letter per cell. */
  readonly kinds: string;
}

export interface Sheet {
  readonly name: string;
  /** Rows that hold something, in order; a number that is missing was blank. */
  readonly rows: readonly SheetRow[];
  /** The number of the last row: rows that hold something and blank rows between them. */
  readonly lastRow: number;
}

export type FileKind = 'workbook' | 'delimited';

export interface ListFile {
  readonly kind: FileKind;
  /** `utf-8`, `windows-1252`, …; null for a workbook. */
  readonly encoding: string | null;
  /** `,` `;` tab or `|`; null for a workbook. */
  readonly delimiter: string | null;
  readonly sheets: readonly Sheet[];
}

/** Called now and then with the rows read so far. */
export type Progress = (rows: number) => void;
