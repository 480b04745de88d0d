import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { Fraction, Rule } from '../domain/decision-rules';
import { ELECTION_PROFILE_IDS, type ElectionProfileId } from '../domain/election-profiles';
import type { Phase, Stage } from '../domain/lifecycle';
import { MANNERS, type Manner } from '../domain/polls';

/** A share, as a pair of whole numbers of which the first is not the larger. */
const IsShare = (): PropertyDecorator =>
  ValidateBy({
    name: 'isShare',
    validator: {
      validate: (value) =>
        Array.isArray(value) &&
        value.length === 2 &&
        value.every((each) => Number.isInteger(each) && each > 0 && each <= LARGEST_TERM) &&
        value[0] <= value[1],
    },
  });
const LARGEST_TERM = 1_000_000;

export class PartyInput {
  @IsUUID('4') id!: string;
  @Matches(/^[a-z0-9-]{1,40}$/) slug!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsIn(['union', 'employer', 'other']) kind!: 'union' | 'employer' | 'other';
}

export class CreateElection {
  /** Minted by the client (UUIDv4), so that a retry creates nothing twice. */
  @IsUUID('4') id!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsString() @Length(1, 200) employer!: string;
  @IsString() @MaxLength(40) caseNumber: string = '';
  @IsTimeZone() timeZone!: string;
  @IsString() @Length(1, 500) question!: string;
  /** The labor organization on the ballot. */
  @IsString() @Length(1, 200) organization!: string;
  /** Further organizations, in the order of the ballot. */
  @IsArray()
  @ArrayMaxSize(6)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  organizations: string[] = [];
  /** The election that this one is a rerun or a runoff of; its count is over. */
  @IsOptional() @IsUUID('4') follows: string | null = null;
  /** A runoff between two organizations: “none” is not on the ballot. */
  @IsBoolean() isBetweenTwo: boolean = false;
  /** By mail, at polls, or both. */
  @IsIn(MANNERS) manner: Manner = 'mail';
  /** What kind of election it is: its ballot, and the rule that decides. */
  @IsIn(ELECTION_PROFILE_IDS) profile: ElectionProfileId = 'nlrb-mail';
  /** What is put to the vote, in a few words, where the profile asks for or against a proposal. */
  @IsString() @MaxLength(200) proposal: string = '';
  /** Numerator and denominator, where the election's own terms set another share than the profile's. */
  @IsOptional() @IsShare() threshold: Fraction | null = null;
  /** Share of the eligible that must have voted, where the profile knows one. */
  @IsOptional() @IsShare() quorum: Fraction | null = null;
  @IsInt() @Min(20) @Max(1000) blockSize: number = 50;
  @IsInt() @Min(20) @Max(1000) minimumBlock: number = 20;
  @IsInt() @Min(1) @Max(50) observerSeats: number = 2;
  /** Keeps turnout from everyone but the desk until the envelopes are checked. */
  @IsBoolean() hidesTurnout: boolean = false;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() petitionFiledOn: string | null = null;
  /** The agreement was approved, or the election directed, on this day. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() directedOn: string | null = null;
  /** End of the payroll period that decides who may vote, `YYYY-MM-DD`. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() eligibilityOn: string | null = null;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() mailingOn: string | null = null;
  /** Ballots are due back: received by, not postmarked by. */
  @IsOptional() @IsISO8601({ strict: true }) dueAt: string | null = null;
  @IsOptional() @IsISO8601({ strict: true }) countAt: string | null = null;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => PartyInput)
  parties!: PartyInput[];
}

/** What may still change after the record is opened. */
export class ConfigureElection {
  @IsString() @Length(1, 200) name!: string;
  @IsString() @Length(1, 200) employer!: string;
  @IsString() @MaxLength(40) caseNumber!: string;
  @IsTimeZone() timeZone!: string;
  @IsInt() @Min(1) @Max(50) observerSeats!: number;
  @IsBoolean() hidesTurnout!: boolean;
  /** By mail, at polls, or both; fixed once voting begins. Null leaves it as it is. */
  @IsOptional() @IsIn(MANNERS) manner: Manner | null = null;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() petitionFiledOn: string | null = null;
  /** The agreement was approved, or the election directed, on this day. */
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() directedOn: string | null = null;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() eligibilityOn: string | null = null;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) @IsDateString() mailingOn: string | null = null;
  @IsOptional() @IsISO8601({ strict: true }) dueAt: string | null = null;
  @IsOptional() @IsISO8601({ strict: true }) countAt: string | null = null;
}

export class MoveElection {
  @IsIn(['voting', 'checking', 'counting', 'objections', 'closed']) to!: Phase;
}

export class ChoiceView {
  id!: string;
  label!: string;
  kind!: 'for' | 'against' | 'none';
}

export class PartyView {
  id!: string;
  slug!: string;
  name!: string;
  kind!: 'union' | 'employer' | 'other';
}

/** The parameters of the decision, as entry 0 of the record has them. */
export class RuleView implements Rule {
  denominator!: 'valid' | 'eligible' | 'unit';
  id!: string;
  @ApiProperty({ type: [Number], nullable: true }) quorum!: Fraction | null;
  runoffs!: number;
  seats!: number;
  strict!: boolean;
  @ApiProperty({ type: [Number], nullable: true }) support!: Fraction | null;
  @ApiProperty({ type: [Number] }) threshold!: Fraction;
  tie!: 'status-quo' | 'runoff' | 'lot' | 'ruling';
  version!: number;
}

export class ElectionView {
  id!: string;
  slug!: string;
  /** Three characters that begin every key number of this election. */
  code!: string;
  name!: string;
  employer!: string;
  caseNumber!: string;
  timeZone!: string;
  question!: string;
  profile!: string;
  /** By mail, at polls, or both: screens of the other way are left out. */
  manner!: Manner;
  /** What decides, as the record carries it. */
  rule!: RuleView;
  /** The election that this one is a rerun or a runoff of. */
  follows!: string | null;
  blockSize!: number;
  minimumBlock!: number;
  phase!: Phase;
  /** Where it stands in the words of the trade, from the phase and the dates: organizing, filed, list-due, … certified. */
  stage!: Stage;
  /** The one phase that may follow; null after `closed`. */
  nextPhase!: Phase | null;
  observerSeats!: number;
  hidesTurnout!: boolean;
  petitionFiledOn!: string | null;
  directedOn!: string | null;
  /** Last day for the employer's list, two business days after the direction (29 CFR 102.62(d)). */
  listDueOn!: string | null;
  eligibilityOn!: string | null;
  mailingOn!: string | null;
  dueAt!: string | null;
  countAt!: string | null;
  createdAt!: string;
  choices!: ChoiceView[];
  parties!: PartyView[];
}

export class ElectionList {
  items!: ElectionView[];
  total!: number;
}
