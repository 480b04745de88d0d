import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LikenessReason } from '../domain/likeness';
import type { LeftOut } from './checking/entry';
import type { RowProblemCode } from './checking/values';
import { GONE_REASONS, LIST_KINDS, type FixAction, type GoneReason, type ListKind } from './choices';
import {
  COLUMN_FIELDS,
  ENTRY_FIELDS,
  type ColumnField,
  type Confidence,
  VALUE_FIELDS,
  type EntryField,
  type ValueField,
} from './mapping/fields';
import type { SectionKind } from './mapping/sections';
import type { FileKind } from './reading/sheet';
import type { ImportState, ProgressStage } from './list-import.contract';

/** The query of an upload; the body is the file itself, as `application/octet-stream`. */
export class StageImport {
  /** Minted by the client (UUIDv4), so that a retry imports nothing twice. */
  @IsUUID('4') id!: string;
  /** The file's name. */
  @IsString() @Length(1, 255) name!: string;
  @IsIn(LIST_KINDS) kind: ListKind = 'employer';
}

/** The query of a further file of the same list. */
export class AddFile {
  /** The file's place in the list, from 1: sending it again under the same place and with the same bytes changes nothing. */
  @Type(() => Number) @IsInt() @Min(1) @Max(19) position!: number;
  @IsString() @Length(1, 255) name!: string;
}

export class SheetChoiceInput {
  /** Position among the sheets of all files, from 0. */
  @IsInt() @Min(0) @Max(199) sheet!: number;
  @IsBoolean() isUsed!: boolean;
  @IsIn(['regular', 'challenge']) kind!: SectionKind;
  /** One of the rows in `top`. */
  @IsInt() @Min(1) headerRow!: number;
  /** By column from 0; null leaves a column out. The whole list null: as proposed for this heading row. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(256)
  @IsIn([...COLUMN_FIELDS, null], { each: true })
  fields: (ColumnField | null)[] | null = null;
}

export class RowPlace {
  @IsInt() @Min(0) @Max(199) sheet!: number;
  @IsInt() @Min(1) row!: number;
}

export class CellMendInput extends RowPlace {
  @IsIn(VALUE_FIELDS) field!: ValueField;
  @IsString() @MaxLength(300) value!: string;
}

export class FixInput {
  @IsString() @MaxLength(40) code!: RowProblemCode;
  @IsOptional() @IsIn([...VALUE_FIELDS, null]) field: ValueField | null = null;
  @IsIn(['apply', 'keep', 'clear']) action!: FixAction;
}

export class ReplacementInput {
  @IsIn(ENTRY_FIELDS) field!: EntryField;
  @IsString() @Length(1, 300) from!: string;
  @IsString() @MaxLength(300) to!: string;
}

/** What a person decided about the files; all of it, each time. */
export class ChooseMapping {
  /** The version that the person saw. */
  @IsInt() @Min(1) version!: number;
  @IsIn(['apart', 'linked']) files: 'apart' | 'linked' = 'apart';
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SheetChoiceInput)
  sheets!: SheetChoiceInput[];
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => FixInput) fixes: FixInput[] = [];
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ReplacementInput)
  replacements: ReplacementInput[] = [];
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => CellMendInput)
  cells: CellMendInput[] = [];
  /** Rows left out as near duplicates that are another person after all. */
  @IsArray() @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => RowPlace) kept!: RowPlace[];
  /** Rows that may be another one, and are. */
  @IsArray() @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => RowPlace) merged: RowPlace[] =
    [];
}

export class PersonChoiceInput extends RowPlace {
  /** Who of the roll this row is; null: nobody of the roll, whatever was proposed. */
  @IsOptional() @IsUUID() entryId: string | null = null;
}

export class GoneChoiceInput {
  @IsUUID() entryId!: string;
  @IsIn(GONE_REASONS) reason!: GoneReason;
}

/** Decisions about people, not about cells: the file is not read again, only compared. What is not named stays. */
export class ChoosePeople {
  @IsInt() @Min(1) version!: number;
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => PersonChoiceInput)
  people: PersonChoiceInput[] = [];
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => GoneChoiceInput)
  gone: GoneChoiceInput[] = [];
  /** For everyone who is gone and not named in `gone`; null leaves what was said before. */
  @IsOptional() @IsIn([...GONE_REASONS, null]) goneOthers: GoneReason | null = null;
}

export class ApplyImport {
  /** The version that the person saw. */
  @IsInt() @Min(1) version!: number;
  /** When the employer served the list, `YYYY-MM-DD`; for the deadline of 29 CFR 102.62(d). */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() servedOn: string | null = null;
}

export const SHOWN_ROWS = [
  'new',
  'changed',
  'moved',
  'same',
  'gone',
  'likely',
  'left-out',
  'problems',
  'all',
] as const;
/** `moved`: changed in department or shift. `likely`: new rows that look like someone of the roll. */
export type ShownRows = (typeof SHOWN_ROWS)[number];

export class FindImportRows {
  @IsIn(SHOWN_ROWS) show: ShownRows = 'new';
  /** A problem's code, or the reason why rows were left out. */
  @IsOptional() @IsString() @MaxLength(40) code: string | null = null;
  /** With a problem's code: in this field only. */
  @IsOptional() @IsIn(VALUE_FIELDS) field: ValueField | null = null;
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class ImportProgress {
  stage!: ProgressStage;
  /** Rows so far. */
  done!: number;
  /** 0 while it is not yet known. */
  total!: number;
}

export class ImportRefusal {
  code!: string;
  title!: string;
  /** What to do next. */
  detail!: string;
}

export class ImportFile {
  position!: number;
  name!: string;
  /** Bytes. */
  size!: number;
  /** Lower-case hex. */
  sha256!: string;
  /** The rest null until the file has been read. */
  kind!: FileKind | null;
  encoding!: string | null;
  delimiter!: string | null;
}

export class MappedColumnView {
  column!: number;
  /** As the file has it. */
  heading!: string;
  field!: ColumnField | null;
  confidence!: Confidence;
  samples!: string[];
  /** Rows with a value in it. */
  filled!: number;
}

export class TopRow {
  row!: number;
  cells!: string[];
}

export class ImportSheet {
  sheet!: number;
  /** Position of its file. */
  file!: number;
  /** The tab's name; `2` for the second table of a document; empty for a text. */
  name!: string;
  isUsed!: boolean;
  kind!: SectionKind;
  headerRow!: number | null;
  columns!: MappedColumnView[];
  /** The first rows as they came. */
  top!: TopRow[];
  /** All rows of the sheet, blank ones counted. */
  rows!: number;
  people!: number;
  /** People and those who repeat them. */
  dataRows!: number;
  /** The sheet whose rows this one's are joined to, of linked files; null for a sheet with rows of its own. */
  linkedTo!: number | null;
}

export class LeftOutCount {
  reason!: LeftOut;
  count!: number;
}

export class ProblemExample {
  sheet!: number;
  row!: number;
  before!: string;
  after!: string;
}

/** Rows with one cause. */
export class ImportProblems {
  code!: RowProblemCode;
  field!: ValueField | null;
  /** Mended by itself, with before and after kept. */
  isMended!: boolean;
  /** What is done with them now. */
  action!: FixAction;
  /** What may be done with them instead. */
  actions!: FixAction[];
  count!: number;
  examples!: ProblemExample[];
}

/** Two spellings of one value, such as `FHN A1` beside `FHN-A1`. */
export class Suggestion {
  field!: EntryField;
  from!: string;
  to!: string;
  /** Rows with the rarer spelling, and with the other. */
  rows!: number;
  otherRows!: number;
}

/**
 * `people` and the rows left out make up `rowsInFile`; `added`, `changed`, `same` and `merged` make up `people`.
 */
export class ImportCounts {
  rowsInFile!: number;
  people!: number;
  /** Of the people: permitted to vote subject to challenge. */
  challenge!: number;
  leftOut!: LeftOutCount[];
  added!: number;
  changed!: number;
  /** Of the changed: another department or shift. */
  moved!: number;
  same!: number;
  /** Rows of people who were merged into another on the roll. */
  merged!: number;
  /** On the roll, not in this list. They stay known, but are no longer current once it is applied. */
  gone!: number;
  /** Of the gone: without a reason yet. */
  goneUnexplained!: number;
  /** New rows that look like someone of the roll, not yet decided. */
  likely!: number;
}

export class ImportView {
  id!: string;
  listKind!: ListKind;
  /** Of the first file. */
  fileName!: string;
  files!: ImportFile[];
  state!: ImportState;
  version!: number;
  uploadedAt!: string;
  finishedAt!: string | null;
  servedOn!: string | null;
  progress!: ImportProgress;
  refusal!: ImportRefusal | null;
  /** Why nothing can come of the list as it is read now, though it can still be mapped. */
  blocking!: ImportRefusal | null;
  sheets!: ImportSheet[];
  /** How several files belong together. */
  filesAre!: 'apart' | 'linked';
  /** The choices in force, to be changed and sent back. */
  fixes!: FixInput[];
  replacements!: ReplacementInput[];
  cells!: CellMendInput[];
  /** Rows that a person kept though they look like another. */
  kept!: RowPlace[];
  merged!: RowPlace[];
  problems!: ImportProblems[];
  suggestions!: Suggestion[];
  counts!: ImportCounts | null;
  /** When this very list was applied before. */
  sameFileAppliedAt!: string | null;
  /** The roll is sealed: applying this list also publishes a new seal that supersedes the one in force. */
  reseals!: boolean;
  /** Until when an applied import can be undone; null when it can't. */
  undoableUntil!: string | null;
  undone!: UndoReport | null;
}

export class ImportSummary {
  id!: string;
  listKind!: ListKind;
  fileName!: string;
  state!: ImportState;
  uploadedAt!: string;
  finishedAt!: string | null;
  people!: number | null;
  added!: number | null;
  changed!: number | null;
  gone!: number | null;
  undoableUntil!: string | null;
  undoneAt!: string | null;
}

export class ImportList {
  items!: ImportSummary[];
  total!: number;
}

export class FieldChange {
  field!: ValueField;
  before!: string;
  after!: string;
}

export class RowProblemView {
  code!: RowProblemCode;
  field!: ValueField | null;
  before!: string;
  after!: string;
}

export { LIKENESS_REASONS, type LikenessReason } from '../domain/likeness';

/** Why two look like one person, and how much: 0 to 100. */
export class Likeness {
  score!: number;
  reasons!: LikenessReason[];
}

/** Someone of the roll whom a row may be. */
export class LikelyPerson extends Likeness {
  entryId!: string;
  name!: string;
  employeeNumber!: string;
  department!: string;
  shift!: string;
}

export class ImportRowView {
  sheet!: number | null;
  row!: number | null;
  verdict!: 'new' | 'changed' | 'same' | 'merged' | 'gone' | 'left-out';
  section!: SectionKind;
  leftOut!: LeftOut | null;
  /** The row that this one repeats, or may repeat, and why. */
  other!: RowPlace | null;
  likeness!: Likeness | null;
  /** Who of the roll it is, or was taken for. */
  entryId!: string | null;
  /** Whom of the roll it may be: only of `likely` rows. */
  likely!: LikelyPerson[];
  goneReason!: GoneReason | null;
  employeeNumber!: string;
  /** Family name first; empty for rows without a person. */
  name!: string;
  department!: string;
  shift!: string;
  /** What was made of the row, by field. */
  values!: Record<EntryField, string> & Partial<Record<ValueField, string>>;
  /** The row as it came. */
  cells!: string[];
  /** Which of the cells each field came from; absent for fields that no column fills. */
  from!: Partial<Record<ValueField, number[]>>;
  problems!: RowProblemView[];
  changes!: FieldChange[];
}

export class ImportRowList {
  items!: ImportRowView[];
  total!: number;
}

export class KeptPerson {
  entryId!: string;
  name!: string;
  employeeNumber!: string;
  /** Edited by hand, changed by a later list, or merged since. */
  why!: 'edited' | 'later-list' | 'merged';
}

/** What undoing reverses, or reversed, and what it leaves because somebody changed it since. */
export class UndoReport {
  /** Null before it is done. */
  at!: string | null;
  /** People whom the list brought, no longer on the roll. */
  removed!: number;
  /** People with the values of before. */
  restored!: number;
  /** People whom the list left out, back on the roll. */
  returned!: number;
  /** Merges made with this import that were taken apart. */
  unmerged!: number;
  keptCount!: number;
  /** At most 1,000 of them; all stand in the file of the undo. */
  kept!: KeptPerson[];
}
