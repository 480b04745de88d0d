import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { LikenessReason } from '../../domain/likeness';
import type { MatchReason } from '../../domain/person-matching';

export const LIST_VERDICTS = ['clear', 'likely', 'added', 'known'] as const;
/**
 * `clear`: will be linked to somebody of the employer's list, or to somebody whom the union added. `likely`: may be
 * somebody; a person decides once the list is applied. `added`: nobody knows them yet. `known`: linked by an earlier list.
 */
export type ListVerdict = (typeof LIST_VERDICTS)[number];

export class FindListLinks {
  @IsIn(LIST_VERDICTS) show: ListVerdict = 'clear';
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

/** Somebody whom a row of the union's list is, or may be. */
export class LinkCandidate {
  personId!: string;
  /** Family name first. */
  name!: string;
  employeeNumber!: string;
  department!: string;
  shift!: string;
  /** 0 to 100. */
  score!: number;
  reasons!: LikenessReason[];
  how!: MatchReason;
}

export class ListLink {
  sheet!: number;
  row!: number;
  /** Family name first. */
  name!: string;
  department!: string;
  shift!: string;
  /** One of a clear row, the likeliest first of a likely one, none of others. */
  candidates!: LinkCandidate[];
}

/** What a list of the union's means for people, before and after it is applied: the counts make up its people. */
export class ListLinks {
  clear!: number;
  likely!: number;
  added!: number;
  known!: number;
  items!: ListLink[];
  /** Of those asked for. */
  total!: number;
}
