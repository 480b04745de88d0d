import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export class ChangeNotice {
  /** Where and how the count can be watched. */
  @IsString() @MaxLength(500) countPlace!: string;
  /** Whom to call for a kit that has not come. */
  @IsString() @MaxLength(500) contact!: string;
  /** Who may vote: the unit, in the words of the agreement or the direction. */
  @IsString() @MaxLength(2000) unit!: string;
}

export class BallotLanguageInput {
  /** BCP 47, such as `es` or `ht`. */
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/) language!: string;
  @IsString() @Length(1, 500) question!: string;
  /** The words of every choice, by its id. */
  @IsObject() labels!: Record<string, string>;
  @IsString() @MaxLength(2000) instructions!: string;
}

export class ChangeLanguages {
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => BallotLanguageInput)
  languages!: BallotLanguageInput[];
}

export class BallotLanguageView {
  language!: string;
  question!: string;
  labels!: Record<string, string>;
  instructions!: string;
}

/** The Notice of Election and the sample ballot: what every voter is told. */
export class NoticeView {
  employer!: string;
  caseNumber!: string;
  timeZone!: string;
  question!: string;
  choices!: { id: string; label: string }[];
  eligibilityOn!: string | null;
  mailingOn!: string | null;
  dueAt!: string | null;
  countAt!: string | null;
  countPlace!: string;
  contact!: string;
  unit!: string;
  languages!: BallotLanguageView[];
  /** SHA-256 of the server's raw key, 64 characters of lower-case hex: what `rollcall verify` prints. */
  keyFingerprint!: string;
  /** Languages can still be changed: nothing has been mailed. */
  canChangeLanguages!: boolean;
}
