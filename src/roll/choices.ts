import type { RowProblemCode } from './checking/values';
import type { ColumnField, EntryField, ValueField } from './mapping/fields';
import type { SectionKind } from './mapping/sections';

/** What a list is: it decides where its people go and what the list says about those it does not name. */
export const LIST_KINDS = ['employer', 'revised', 'challenge', 'union'] as const;
/**
 * `employer`: the list that the employer served. `revised`: a later version of it. `challenge`: only people permitted to
 * vote subject to challenge. `union`: a union's own working list; it never reaches the hall.
 */
export type ListKind = (typeof LIST_KINDS)[number];

export interface RowPlace {
  /** Position of the sheet among the sheets of all files, from 0. */
  readonly sheet: number;
  readonly row: number;
}

export interface SheetChoice {
  readonly sheet: number;
  readonly isUsed: boolean;
  readonly kind: SectionKind;
  readonly headerRow: number;
  /** By column from 0; null leaves the column out. Absent: as proposed for this heading row. */
  readonly fields: readonly (ColumnField | null)[] | null;
}

/** A value that a person typed into one field of one row. */
export interface CellMend extends RowPlace {
  readonly field: ValueField;
  readonly value: string;
}

/** What is done with all rows of one problem: the proposed value, the cell as it came, or nothing at all. */
export type FixAction = 'apply' | 'keep' | 'clear';

export interface Fix {
  readonly code: RowProblemCode;
  readonly field: ValueField | null;
  readonly action: FixAction;
}

/** One spelling that means another, such as `FHN A1` for `FHN-A1`. */
export interface Replacement {
  readonly field: EntryField;
  readonly from: string;
  readonly to: string;
}

/** What a person decided about a list instead of what was proposed. Reading is a function of the files and of this. */
export interface ImportChoices {
  /** Several files: one after the other, or linked (same employees in the same order, joined by row and name). */
  readonly files: 'apart' | 'linked';
  readonly sheets: readonly SheetChoice[];
  readonly fixes: readonly Fix[];
  readonly replacements: readonly Replacement[];
  readonly cells: readonly CellMend[];
  /** Rows that look like another one but are another person. */
  readonly kept: readonly RowPlace[];
  /** Rows that only may be another one, and are: left out as duplicates. */
  readonly merged: readonly RowPlace[];
}

export const NO_CHOICES: ImportChoices = {
  files: 'apart',
  sheets: [],
  fixes: [],
  replacements: [],
  cells: [],
  kept: [],
  merged: [],
};

/** What an earlier list of the same employer taught: headings and spellings, nothing about people. */
export interface RememberedMapping {
  /** The headings as they stood, without case, accents, spaces and punctuation. */
  readonly headings: readonly string[];
  readonly fields: readonly (ColumnField | null)[];
  readonly kind: SectionKind;
}

export interface ImportMemory {
  readonly mappings: readonly RememberedMapping[];
  readonly replacements: readonly Replacement[];
  readonly fixes: readonly Fix[];
}

export const NO_MEMORY: ImportMemory = { mappings: [], replacements: [], fixes: [] };

/** What was decided about people rather than cells; it does not change the reading. */
export interface PeopleChoices {
  /** Rows that are someone of the roll under another number or name; null: nobody of the roll. */
  readonly people: readonly (RowPlace & { readonly entryId: string | null })[];
  /** Why someone is gone from the list. */
  readonly gone: readonly { readonly entryId: string; readonly reason: GoneReason }[];
}

export const GONE_REASONS = ['quit', 'transferred', 'omitted'] as const;
export type GoneReason = (typeof GONE_REASONS)[number];
