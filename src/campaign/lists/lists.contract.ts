import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { LikenessReason } from '../../domain/likeness';
import type { MatchReason } from '../../domain/person-matching';

export const LIST_VERDICTS = ['clear', 'likely', 'decided', 'added', 'known'] as const;
/**
 * `clear`: will be linked to somebody of the employer's list, or to somebody whom the union added. `likely`: may be
 * somebody; a person decides, now or once the list is applied. `decided`: a person said whom they are, or that they are
 * nobody whom they may have been. `added`: nobody knows them yet. `known`: linked by an earlier list.
 */
export type ListVerdict = (typeof LIST_VERDICTS)[number];

export class FindListLinks {
  @IsIn(LIST_VERDICTS) show: ListVerdict = 'clear';
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export const LINK_VERDICTS = ['same', 'apart'] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** What a person says of a row and of one whom it may be; said again, it changes nothing. */
export class DecideLink {
  @IsInt() @Min(0) @Max(199) sheet!: number;
  @IsInt() @Min(1) @Max(2_147_483_647) row!: number;
  @IsUUID() personId!: string;
  /** Null: decided later; what was said before is taken back. */
  @IsOptional() @IsIn([...LINK_VERDICTS, null]) verdict: LinkVerdict | null = null;
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
  /** What a person said. */
  verdict!: LinkVerdict | null;
}

export class ListLink {
  sheet!: number;
  row!: number;
  /** Family name first. */
  name!: string;
  department!: string;
  shift!: string;
  /** One of a clear row, the likeliest first of a likely one, those decided about of a decided one, none of others. */
  candidates!: LinkCandidate[];
}

/** What a list of the union's means for people, before and after it is applied: the counts make up its people. */
export class ListLinks {
  clear!: number;
  likely!: number;
  decided!: number;
  added!: number;
  known!: number;
  items!: ListLink[];
  /** Of those asked for. */
  total!: number;
}
