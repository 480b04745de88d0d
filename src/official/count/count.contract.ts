import { IsIn, IsInt, IsObject, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '../../domain/challenges';

const LARGEST = 100_000;

export class CommitEntry {
  @IsInt() @Min(1) @Max(LARGEST) round!: number;
  @IsIn(['A', 'B', 'C']) slot!: 'A' | 'B' | 'C';
  /** SHA-256(16 salt bytes ‖ canonical JSON of the entry), lower-case hex; the entry itself stays in the browser. */
  @Matches(/^[0-9a-f]{64}$/) commitment!: string;
}

export class RevealEntry {
  @IsInt() @Min(1) @Max(LARGEST) round!: number;
  @IsIn(['A', 'B', 'C']) slot!: 'A' | 'B' | 'C';
  /** Votes by the id of the choice; every choice is named, zeros too. */
  @IsObject() counts!: Record<string, number>;
  @IsInt() @Min(0) @Max(LARGEST) void!: number;
  @IsInt() @Min(0) @Max(LARGEST) challenged!: number;
  /** The 16 salt bytes, lower-case hex. */
  @Matches(/^[0-9a-f]{32}$/) salt!: string;
}

export class OpenSheet {
  /** What the scanner read from the header sheet of a block. */
  @IsString() @MaxLength(64) sheet!: string;
}

export class ReleaseSeat {
  @IsIn(['A', 'B', 'C']) slot!: 'A' | 'B' | 'C';
}

export class ChallengeBallot {
  @IsUUID('4') id!: string;
  /** Slug of the party that disputes the reading, or `agent`. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  /** What a ballot can show: its mark, tampering, other. */
  @IsIn(CHALLENGE_GROUNDS) ground!: ChallengeGround;
}

export class ProposeCorrection {
  @IsUUID('4') id!: string;
  @IsIn(['supersede', 'abandon']) kind!: 'supersede' | 'abandon';
  @IsIn(['miscounted', 'misread', 'wrong-ballots', 'salt-lost', 'teller-left', 'docket-mismatch', 'other'])
  reason!:
    'miscounted' | 'misread' | 'wrong-ballots' | 'salt-lost' | 'teller-left' | 'docket-mismatch' | 'other';
  /** For the private file; the record holds the code only. */
  @IsString() @MaxLength(2000) note: string = '';
}

export const OBJECTION_REASONS = ['miscounted', 'misread', 'wrong-ballots', 'other'] as const;

export class AnswerBlock {
  /** Of the seal that was looked at: one that was superseded meanwhile is not answered. */
  @IsInt() @Min(1) @Max(LARGEST) round!: number;
  @IsIn(['seen', 'objected']) answer!: 'seen' | 'objected';
  /** Of an objection. */
  @IsIn(OBJECTION_REASONS) reason: (typeof OBJECTION_REASONS)[number] = 'other';
  /** For the agent, the tellers and the own party; never in the record. */
  @IsString() @MaxLength(2000) note: string = '';
}

export class RuleOnBallot {
  @IsIn(['eligible', 'ineligible', 'withdrawn']) ruling!: 'eligible' | 'ineligible' | 'withdrawn';
}

export class SlotView {
  slot!: 'A' | 'B' | 'C';
  /** `none`: a third person is not needed. */
  state!: 'free' | 'seated' | 'committed' | 'revealed' | 'none';
  isMine!: boolean;
}

export class CountedView {
  round!: number;
  counts!: Record<string, number>;
  void!: number;
  challenged!: number;
}

export class BallotDocketView {
  id!: string;
  docket!: string;
  /** How the record names who challenged: a registered party's slug, or `agent`. */
  party!: string;
  /** Slug of the party on whose behalf; null for the agent's own. */
  onBehalfOf!: string | null;
  ground!: string;
  state!: 'open' | 'withdrawn' | 'eligible' | 'ineligible' | 'cancelled';
}

export class CorrectionView {
  id!: string;
  kind!: 'supersede' | 'abandon';
  reason!: string;
  note!: string;
  isMine!: boolean;
}

export class BlockAnswerView {
  round!: number;
  /** Slug of the party whose observer answered. */
  party!: string;
  answer!: 'seen' | 'objected';
  /** Of an objection; null where it was seen. */
  reason!: (typeof OBJECTION_REASONS)[number] | null;
  /** Empty for observers of another party. */
  note!: string;
  /** ISO 8601, UTC. */
  at!: string;
}

export class BlockView {
  id!: string;
  /** Its number on the table, from 1. */
  position!: number;
  source!: 'accepted' | 'challenged';
  ballots!: number;
  /** Also the issue of its header sheet in force: what was printed for an earlier round is superseded. */
  round!: number;
  /**
   * `open`: nothing committed; `entering`: a commitment stands; `revealing`: both stand; `third`: the first two
   * differ; `held`: they agree, and the dockets of challenged ballots are still to be matched; `sealed`; `again`: to
   * be counted anew.
   */
  state!: 'open' | 'entering' | 'revealing' | 'third' | 'held' | 'sealed' | 'again';
  slots!: SlotView[];
  /** For the desks: names of fields in which the first two entries differ: ids of choices, `void`, `challenged`. Never a value. */
  differing!: string[];
  dockets!: BallotDocketView[];
  sealed!: CountedView | null;
  /** Seals that were superseded, oldest first: kept and shown. */
  superseded!: CountedView[];
  correction!: CorrectionView | null;
  /** What the parties' observers answered to its seals, superseded ones too: by round, then by time. */
  answers!: BlockAnswerView[];
}

export class BlockList {
  items!: BlockView[];
  total!: number;
}
