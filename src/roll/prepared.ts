import type { FixAction, ListKind, RowPlace } from './choices';
import type { LeftOut } from './checking/entry';
import type { RowProblemCode } from './checking/values';
import type { MappedColumn } from './mapping/columns';
import type { EntryField, ValueField } from './mapping/fields';
import type { SectionKind } from './mapping/sections';
import type { FileKind } from './reading/sheet';

export interface ImportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export interface PreparedSheet {
  /** Position among the sheets of all files, from 0. */
  readonly sheet: number;
  /** Position of its file. */
  readonly file: number;
  /** The tab's name; `2` for the second table of a document; empty for a text. */
  readonly name: string;
  readonly isUsed: boolean;
  readonly kind: SectionKind;
  /** Null where no heading was found. */
  readonly headerRow: number | null;
  /** Of this sheet alone, linked or not. */
  readonly columns: readonly MappedColumn[];
  /**
   * Where this sheet's cells begin in the rows that were made of it: 0, or after those of the files it is linked to.
   */
  readonly firstCell: number;
  /** The sheet whose rows this one's are joined to; null for a sheet with rows of its own. */
  readonly linkedTo: number | null;
  /** The first rows as they came, for choosing the heading. */
  readonly top: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** All rows of the sheet: people, rows left out, blank rows. */
  readonly rows: number;
  readonly blank: number;
  readonly people: number;
  /** People and those who repeat them: rows that are about someone. */
  readonly dataRows: number;
  /** Of the data rows: subject to challenge. A heading within a sheet may begin such a part. */
  readonly challengeRows: number;
}

/** Rows with one cause. */
export interface ProblemGroup {
  readonly code: RowProblemCode;
  readonly field: ValueField | null;
  /** Mended by itself, with before and after kept. */
  readonly isMended: boolean;
  /** What is done with them now, and what may be done. */
  readonly action: FixAction;
  readonly actions: readonly FixAction[];
  readonly count: number;
  readonly examples: readonly (RowPlace & { readonly before: string; readonly after: string })[];
}

/** Two spellings of one value: `from` is the rarer. */
export interface SpellingSuggestion {
  readonly field: EntryField;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly otherRows: number;
}

/** Why nothing can come of this list as it is read now; codes of the problem catalogue. */
export type Blocking = 'list-looks-like-payroll' | 'import-needs-name-column' | 'list-without-people';

/** What is known about a list once it has been read, without its rows; plain data for a JSON column. */
export interface Reading {
  readonly listKind: ListKind;
  readonly files: readonly ReadFile[];
  readonly sheets: readonly PreparedSheet[];
  readonly blocking: Blocking | null;
  readonly problems: readonly ProblemGroup[];
  readonly suggestions: readonly SpellingSuggestion[];
  /** `people` and all of `leftOut` together: the rows of the sheets that have rows of their own. */
  readonly rows: number;
  readonly people: number;
  /** Of the people: subject to challenge. */
  readonly challenge: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/** Which cells of a row each field came from, by position in the row's cells. */
export function cellSources(
  sheets: readonly PreparedSheet[],
  sheet: number,
): Partial<Record<EntryField, number[]>> {
  const sources: Partial<Record<EntryField, number[]>> = {};
  for (const { sheet: at, linkedTo, columns, firstCell } of sheets) {
    if (at !== sheet && linkedTo !== sheet) continue;
    for (const { column, field } of columns) {
      for (const filled of field === null ? [] : (FILLED_BY[field] ?? [field as EntryField])) {
        (sources[filled] ??= []).push(firstCell + column);
      }
    }
  }
  return sources;
}

const FILLED_BY: Readonly<Partial<Record<string, readonly EntryField[]>>> = {
  fullName: ['familyName', 'givenName', 'middleName', 'suffix'],
  givenNames: ['givenName', 'middleName'],
  streetSecond: ['street'],
  fullAddress: ['street', 'city', 'state', 'postalCode'],
  cityStateZip: ['city', 'state', 'postalCode'],
  locationDepartment: ['location', 'department'],
};
