import { IsIn, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import {
  OBJECTION_GROUNDS,
  OBJECTION_RULINGS,
  type ObjectionGround,
  type ObjectionRuling,
} from '../../domain/objections';

export class FileObjection {
  /** Minted by the client (UUIDv4), so that a retry files nothing twice. */
  @IsUUID('4') id!: string;
  /** Slug of the party that objects. An observer files for their own; the agent enters what came on paper. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  @IsIn(OBJECTION_GROUNDS) ground!: ObjectionGround;
  /** For the parties and the agent; the record holds the ground only. */
  @IsString() @Length(1, 20_000) text!: string;
}

export class ResolveObjection {
  @IsIn(OBJECTION_RULINGS) ruling!: ObjectionRuling;
  @IsString() @MaxLength(4000) note: string = '';
}

export class ObjectionView {
  id!: string;
  /** As the record names it, such as `7KQ2-9F3A`. */
  code!: string;
  /** Slug of the party that filed it. */
  party!: string;
  ground!: ObjectionGround;
  text!: string;
  /** The tally from which its days are counted. */
  revision!: number;
  /** The last second in time. */
  dueAt!: string;
  filedAt!: string;
  isLate!: boolean;
  ruling!: ObjectionRuling | null;
  rulingNote!: string;
  resolvedAt!: string | null;
}

export class ObjectionDeadlineView {
  revision!: number;
  /** The last day in the election's time zone, `YYYY-MM-DD`. */
  day!: string;
  /** The last second of it. */
  at!: string;
  isOver!: boolean;
}

export class ObjectionList {
  /** In the order in which they were filed. */
  items!: ObjectionView[];
  total!: number;
  /** For the conduct of the election: five business days after its first tally; null before it. */
  deadline!: ObjectionDeadlineView | null;
  /** For the tally itself: five business days after the newest. */
  tallyDeadline!: ObjectionDeadlineView | null;
  /** Objections are filed now, in time or late. */
  isOpen!: boolean;
}

/** What the public is told, and with it everyone. */
export class ObjectionCounts {
  filed!: number;
  late!: number;
  open!: number;
}
