import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { QUALITY_FIGURES, type ListField } from '../../domain/list-quality';
import {
  GONE_FIGURES,
  UNION_FIGURES,
  type HallFigure,
  type ReportFigure,
} from '../../domain/list-report-words';

/** What the hall may count, and with it the administrator and the agent. */
export const HALL_FIGURES: readonly HallFigure[] = [...QUALITY_FIGURES, ...GONE_FIGURES];
/** What the union's lead may count. */
export const ALL_FIGURES: readonly ReportFigure[] = [...HALL_FIGURES, ...UNION_FIGURES];

export class FindReportRows {
  @IsIn(HALL_FIGURES) figure!: HallFigure;
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class FindUnionReportRows {
  @IsIn(ALL_FIGURES) figure!: ReportFigure;
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class ReportLanguage {
  /** Of the document; without it, the reader's own. */
  @IsOptional() @IsIn(['en', 'es']) language: 'en' | 'es' | null = null;
}

/** One field that the rule asks for. `missing` and `unusable` never count the same person twice. */
export class FieldReport {
  field!: ListField;
  missing!: number;
  unusable!: number;
}

/** One figure beside the fields, and out of how many. */
export class FigureReport {
  figure!: ReportFigure;
  count!: number;
  of!: number;
}

/** A list of the employer's that was applied. */
export class ServedList {
  importId!: string;
  kind!: 'employer' | 'revised' | 'challenge';
  files!: ServedFile[];
  servedOn!: string | null;
  appliedAt!: string;
  people!: number;
  /** Rows without a last name: nobody could be made of them. */
  rowsWithoutName!: number;
}

export class ServedFile {
  name!: string;
  /** Lower-case hex. */
  sha256!: string;
}

/** 29 CFR 102.62(d): within two business days after approval or direction. */
export class ServiceReport {
  directedOn!: string | null;
  dueOn!: string | null;
  servedOn!: string | null;
  verdict!: 'in-time' | 'late' | 'unknown';
  /** Business days after the last one. */
  daysLate!: number;
}

export class ListReport {
  election!: string;
  employer!: string;
  caseNumber!: string;
  timeZone!: string;
  /** On the roll, those permitted to vote subject to challenge included: the denominator of the fields. */
  people!: number;
  challenge!: number;
  fields!: FieldReport[];
  figures!: FigureReport[];
  /** The union's own figures; null in the hall's report. */
  union!: FigureReport[] | null;
  service!: ServiceReport;
  /** Oldest first. */
  lists!: ServedList[];
  /** Name of who made the report. */
  by!: string;
  at!: string;
}

export class ReportRow {
  /** Of the roll entry, or of the union's person. */
  id!: string;
  /** Family name first. */
  name!: string;
  employeeNumber!: string;
  department!: string;
  shift!: string;
  section!: 'regular' | 'challenge';
  /** What the list says in the fields that the figure is about; empty where it says nothing. */
  value!: string;
  /** Sheet and row of the file that says so; null where no file does. */
  sourceSheet!: number | null;
  sourceRow!: number | null;
}

export class ReportRowList {
  items!: ReportRow[];
  total!: number;
}
