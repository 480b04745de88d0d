/**
 * What kind of value a cell held in the file, a letter a cell: `t` text, `n` number, `d` date, `b` yes/no,
 * `e` an error such as #N/A, `-` nothing.
 */
export type CellKind = 't' | 'n' | 'd' | 'b' | 'e' | '-';

export interface SheetRow {
  /** The row number that the sender sees: of the sheet, of the table, of the text's records; from 1. */
  readonly number: number;
  /** As text, as it came; dates as YYYY-MM-DD. Trailing empty cells are left away. */
  readonly cells: readonly string[];
  /** One letter per cell. */
  readonly kinds: string;
}

/** A sheet of a workbook, a table of a document, or the records of a text. */
export interface Sheet {
  /** Of the tab; empty for a table and for a text. */
  readonly name: string;
  /** What stands above a table of a document: the paragraphs since the table before. Empty elsewhere. */
  readonly titles: readonly string[];
  /**
   * The rows that hold something, in order; a number that is missing was blank. May be asked for again: a small sheet
   * is kept, a large one is read from the file anew, so that memory does not grow with it. Throws `Refusal`.
   */
  rows(): Iterable<SheetRow>;
  /** The number of the last row, blank ones counted: known once `rows()` has been read to its end. */
  readonly lastRow: number;
}

export type FileKind = 'workbook' | 'document' | 'delimited';

export interface ListFile {
  readonly kind: FileKind;
  /** `utf-8`, `windows-1252`, …; null for a workbook or a document. */
  readonly encoding: string | null;
  /** `,` `;` tab or `|`; null for a workbook or a document. */
  readonly delimiter: string | null;
  readonly sheets: readonly Sheet[];
}

/** Called now and then with the rows read so far. */
export type Progress = (rows: number) => void;
