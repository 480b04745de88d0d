import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LeftOut } from './checking/entry';
import type { RowProblemCode } from './checking/values';
import { COLUMN_FIELDS, type ColumnField, type Confidence, type EntryField } from './mapping/fields';
import type { SectionKind } from './mapping/sections';
import type { ImportState, ProgressStage } from './roll-import.entity';

/** The query of an upload; the body is the file itself, as `application/octet-stream`. */
export class StageImport {
  /** Minted by the client (UUIDv4), so that a retry imports nothing twice. */
  @IsUUID('4') id!: string;
  /** The file's name. */
  @IsString() @Length(1, 255) name!: string;
}

export class SheetChoiceInput {
  /** Position in the file, from 0. */
  @IsInt() @Min(0) @Max(49) sheet!: number;
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
  @IsInt() @Min(0) @Max(49) sheet!: number;
  @IsInt() @Min(1) row!: number;
}

/** What a person decided about the file; all of it, each time. */
export class ChooseMapping {
  /** The version that the person saw. */
  @IsInt() @Min(1) version!: number;
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SheetChoiceInput)
  sheets!: SheetChoiceInput[];
  /** Rows left out as near duplicates that are another person after all. */
  @IsArray() @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => RowPlace) kept!: RowPlace[];
}

export class ApplyImport {
  /** The version that the person saw. */
  @IsInt() @Min(1) version!: number;
}

export class FindImportRows {
  @IsIn(['new', 'changed', 'same', 'gone', 'left-out', 'problems'])
  show: 'new' | 'changed' | 'same' | 'gone' | 'left-out' | 'problems' = 'new';
  /** A problem's code, or the reason why rows were left out. */
  @IsOptional() @IsString() @MaxLength(40) code: string | null = null;
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
  /** Empty for a text file. */
  name!: string;
  isUsed!: boolean;
  kind!: SectionKind;
  headerRow!: number | null;
  columns!: MappedColumnView[];
  /** The first rows as they came. */
  top!: TopRow[];
  /** All rows of the sheet, blank ones counted. */
  rows!: number;
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

export class ImportProblems {
  code!: RowProblemCode;
  field!: EntryField | null;
  /** Mended by itself, with before and after kept. */
  isMended!: boolean;
  count!: number;
  examples!: ProblemExample[];
}

/** `people` and the rows left out make up `rowsInFile`; `added`, `changed` and `same` make up `people`. */
export class ImportCounts {
  rowsInFile!: number;
  people!: number;
  leftOut!: LeftOutCount[];
  added!: number;
  changed!: number;
  same!: number;
  /** On the roll, not in this list. They stay known, but are no longer current once it is applied. */
  gone!: number;
}

export class ImportView {
  id!: string;
  fileName!: string;
  fileSize!: number;
  /** Lower-case hex. */
  fileSha256!: string;
  state!: ImportState;
  version!: number;
  uploadedAt!: string;
  finishedAt!: string | null;
  progress!: ImportProgress;
  refusal!: ImportRefusal | null;
  fileKind!: 'workbook' | 'delimited' | null;
  encoding!: string | null;
  delimiter!: string | null;
  sheets!: ImportSheet[];
  /** Rows that a person kept though they look like another. */
  kept!: RowPlace[];
  problems!: ImportProblems[];
  counts!: ImportCounts | null;
  /** When this very file was applied before. */
  sameFileAppliedAt!: string | null;
}

export class ImportSummary {
  id!: string;
  fileName!: string;
  state!: ImportState;
  uploadedAt!: string;
  finishedAt!: string | null;
  people!: number | null;
  added!: number | null;
  changed!: number | null;
  gone!: number | null;
}

export class ImportList {
  items!: ImportSummary[];
  total!: number;
}

export class FieldChange {
  field!: EntryField;
  before!: string;
  after!: string;
}

export class RowProblemView {
  code!: RowProblemCode;
  field!: EntryField | null;
  before!: string;
  after!: string;
}

export class ImportRowView {
  sheet!: number | null;
  row!: number | null;
  verdict!: 'new' | 'changed' | 'same' | 'gone' | 'left-out';
  section!: SectionKind;
  leftOut!: LeftOut | null;
  /** The row that this one repeats, or may repeat. */
  other!: RowPlace | null;
  employeeNumber!: string;
  /** Family name first; empty for rows without a person. */
  name!: string;
  department!: string;
  shift!: string;
  /** The row as it came. */
  cells!: string[];
  problems!: RowProblemView[];
  changes!: FieldChange[];
}

export class ImportRowList {
  items!: ImportRowView[];
  total!: number;
}
