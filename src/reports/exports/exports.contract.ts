import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GONE_STATES, type GoneState } from '../../roll/roll.contract';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'print'] as const;
/** `print`: the rows of a `PrintList`, for a page that prints them. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A list that leaves the product: it is made only for a reason, and the reason is kept. */
export class MakeExport {
  /** Minted by the client (UUIDv4): the same id and the same content give the same file again. */
  @IsUUID('4') id!: string;
  @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  /** What the list is for. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(3, 500)
  reason!: string;
}

/** As the roll is filtered on screen. */
export class RollFilters {
  @IsString() @MaxLength(200) q: string = '';
  @IsOptional() @IsString() @MaxLength(200) department: string | null = null;
  @IsOptional() @IsString() @MaxLength(100) shift: string | null = null;
  @IsOptional() @IsIn(['regular', 'challenge']) section: 'regular' | 'challenge' | null = null;
  @IsIn(['current', 'gone']) standing: 'current' | 'gone' = 'current';
  @IsOptional() @IsIn(GONE_STATES) goneReason: GoneState | null = null;
}

export class MakeRollExport extends MakeExport {
  @IsObject() @ValidateNested() @Type(() => RollFilters) filters!: RollFilters;
}

/** As the union's people are filtered on screen. */
export class PeopleFilters {
  @IsString() @MaxLength(100) q: string = '';
  /** Exact name of a department; `-` for people without one. */
  @IsOptional() @IsString() @MaxLength(200) department: string | null = null;
  /** Exact name of a shift; `-` for people without one. */
  @IsOptional() @IsString() @MaxLength(200) shift: string | null = null;
  /** Latest assessments; 0 for people not assessed. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(6)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(5, { each: true })
  assessment: number[] | null = null;
  @IsOptional() @IsIn(['due', 'open']) followUp: 'due' | 'open' | null = null;
  @IsOptional() @IsIn(['yes', 'no']) reached: 'yes' | 'no' | null = null;
}

export class MakeListExport extends MakeExport {
  @IsObject() @ValidateNested() @Type(() => PeopleFilters) filters!: PeopleFilters;
}

export class FindExports {
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class ExportView {
  id!: string;
  format!: ExportFormat;
  reason!: string;
  /** Those in force, by name. */
  filters!: Record<string, string | number[]>;
  /** People in it. */
  rows!: number;
  /** Bytes. */
  size!: number;
  /** Of what was sent; lower-case hex. */
  sha256!: string;
  /** The name of who took it. */
  by!: string;
  at!: string;
}

/** Newest first. */
export class ExportList {
  items!: ExportView[];
  total!: number;
}

export const PRINT_COLUMNS = [
  'name',
  'employeeNumber',
  'classification',
  'department',
  'shift',
  'phone',
  'address',
] as const;
export type PrintColumn = (typeof PRINT_COLUMNS)[number];

export class PrintRow {
  section!: 'regular' | 'challenge';
  /** In the order of `columns`. */
  cells!: string[];
}

/** What an export for printing answers with, alphabetized by last name. */
export class PrintList {
  columns!: PrintColumn[];
  items!: PrintRow[];
}
