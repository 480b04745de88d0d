import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import type { LikenessReason } from '../../domain/likeness';
import type { MergeReason, PersonStanding } from '../contacts/people.contract';

/** One of two who may be one person, as the campaign knows them. */
export class PairPerson {
  id!: string;
  givenName!: string;
  familyName!: string;
  standing!: PersonStanding;
  employeeNumber!: string;
  department!: string;
  shift!: string;
  jobTitle!: string;
  email!: string;
  /** One line; empty when nobody has given one. */
  address!: string;
  phones!: string[];
}

/** Two who may be one; the more likely come first. */
export class PersonPair {
  /** `link`: somebody of the union's own and somebody of the employer's list. `duplicate`: two of the union's own. */
  kind!: 'link' | 'duplicate';
  /** Who stays when they are merged. */
  keep!: PairPerson;
  other!: PairPerson;
  /** 0 to 100. */
  score!: number;
  reasons!: LikenessReason[];
}

export class PairList {
  items!: PersonPair[];
  total!: number;
}

export class FindPairs {
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class MergePeople {
  /** Minted by the client (UUIDv4), so that a retry merges once. */
  @IsUUID('4') id!: string;
  /** Who stays. Somebody of the employer's list always stays. */
  @IsUUID() keep!: string;
  @IsUUID() merge!: string;
}

export class TellPeopleApart {
  @IsUUID() one!: string;
  @IsUUID() other!: string;
}

/** A merge, or a link of the union's person to the employer's list. */
export class PersonMergeView {
  id!: string;
  keepId!: string;
  mergedId!: string;
  keepName!: string;
  mergedName!: string;
  how!: MergeReason;
  /** 0 to 100; null when a person decided. */
  score!: number | null;
  /** The file of the list that made the link; null for a merge by hand. */
  fileName!: string | null;
  at!: string;
  /** Name of who decided, or of who applied the list. */
  by!: string;
  undoneAt!: string | null;
}

/** The least certain first, then the newest. */
export class PersonMergeList {
  items!: PersonMergeView[];
  total!: number;
}
