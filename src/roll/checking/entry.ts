import type { Likeness } from '../../domain/likeness';
import type { RowPlace } from '../choices';
import type { EntryField, UnionField } from '../mapping/fields';
import type { SectionKind } from '../mapping/sections';
import type { RowProblem } from './values';

/** One person as a list gives them; every field is there, empty when the list says nothing. */
export type EntryValues = Readonly<Record<EntryField, string>>;

/** What a union's own list says beside that; dates as YYYY-MM-DD, an assessment as 0 to 5, all else as it came. */
export type UnionValues = Readonly<Record<UnionField, string>>;

/** Why a row of the file brings nobody onto the roll. Blank rows are counted, all others kept row by row. */
export const LEFT_OUT = [
  'blank',
  'title',
  'header',
  'repeated-header',
  'total',
  'group',
  'no-name',
  'exact-duplicate',
  'near-duplicate',
  'number-taken',
  'not-used',
] as const;

export type LeftOut = (typeof LEFT_OUT)[number];

export interface PreparedRow {
  /** Position of the sheet among the sheets of all files, from 0. */
  readonly sheet: number;
  /** Row number in the sheet, as the sender sees it. */
  readonly row: number;
  readonly kind: SectionKind;
  /** As they came; of linked files the cells of all, each file's beginning where its columns begin. */
  readonly cells: readonly string[];
  readonly leftOut: LeftOut | null;
  /** The row that this one repeats or may repeat. */
  readonly other: RowPlace | null;
  /** How much it looks like that row; null where `other` is. */
  readonly likeness: Likeness | null;
  readonly problems: readonly RowProblem[];
  /** Null for rows without a person, such as titles. Rows left out as duplicates have theirs. */
  readonly person: PreparedPerson | null;
}

export interface PreparedPerson {
  readonly values: EntryValues;
  /** Of the union's own list only. */
  readonly union: UnionValues | null;
  /** What this person is found by in the next list: the employee number, or name and address without one. */
  readonly matchKey: string;
  readonly searchText: string;
  /** Family name first, folded: the order of a list. */
  readonly sortText: string;
}
