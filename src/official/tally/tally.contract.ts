import { IsIn, IsInt, IsObject, Matches, Max, Min } from 'class-validator';
import type { ExplanationCode } from '../../domain/explanation';

export class DeclareTally {
  /** The totals by the id of the choice, typed again by the agent: they must be those of the sealed blocks. */
  @IsObject() votes!: Record<string, number>;
}

export class AnswerOpening {
  /** Challenged ballots about to be opened, as shown in the warning. */
  @IsInt() @Min(1) @Max(100_000) ballots!: number;
  /** `absent` is recorded by the agent, about a party. */
  @IsIn(['acknowledged', 'refused', 'absent']) answer!: 'acknowledged' | 'refused' | 'absent';
  /** Slug of the party that answers, or `agent`. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
}

export class TallyLineView {
  choice!: string;
  label!: string;
  kind!: 'for' | 'against' | 'none';
  votes!: number;
}

/** The lines of the tally of ballots, form NLRB-760, in its order. */
export class TallyFormView {
  revision!: number;
  /** Null while it is not declared. */
  declaredAt!: string | null;
  /** Line 1: approximate number of eligible voters. */
  eligible!: number;
  /** Line 2: void ballots. */
  void!: number;
  /** Lines 3 to 6, in the order of the ballot. */
  votes!: TallyLineView[];
  /** Line 7. */
  valid!: number;
  /** Line 8. */
  challenged!: number;
  /** Line 9. */
  validPlusChallenged!: number;
  /** Line 10. */
  challengesAreSufficient!: boolean;
  /** Line 11: the choice for which a majority of line 9 has been cast; null for none. */
  majority!: string | null;
  outcome!: string;
  outcomeChoices!: string[];
  /** Codes: `more-ballots-than-eligible`, `needs-ruling-102.70d`; of a revision also `one-ballot-disclosed`, `same-mark-disclosed`. */
  warnings!: string[];
  /** Why, as a code that the screen says in words. */
  explanation!: ExplanationCode;
}

export class NeedView {
  choice!: string;
  votes!: number;
  isClinched!: boolean;
  isClinchedChallengesAside!: boolean;
  /** `needs`: so many `votes` of the remaining, the challenges aside. */
  need!: 'clinched' | 'needs' | 'out-of-reach';
  needed!: number | null;
}

export class StandingView {
  prospect!: 'nothing-counted' | 'open' | 'challenges-could-change' | 'settled';
  leading!: string | null;
  margin!: number;
  uncounted!: number;
  challenged!: number;
  choices!: NeedView[];
}

export class ProgressView {
  /** Ballots of all blocks formed, and of those sealed. */
  ballots!: number;
  counted!: number;
  blocks!: number;
  blocksSealed!: number;
}

export class AnswerView {
  party!: string;
  answer!: 'acknowledged' | 'refused' | 'absent';
  ballots!: number;
}

export class OpeningView {
  /** Challenged ballots whose docket was withdrawn or ruled eligible, and that are not in a block yet. */
  ballots!: number;
  /** Fewer than the smallest block: everyone is warned, for a vote may become known. */
  isSmall!: boolean;
  answers!: AnswerView[];
  /** Who has not answered yet, of those who must. */
  unanswered!: string[];
}

export class TallyView {
  phase!: string;
  /** Null before the count. */
  progress!: ProgressView | null;
  standing!: StandingView | null;
  /** What would be declared now. */
  current!: TallyFormView | null;
  /** What is in the way of declaring: a code, or null. */
  obstacle!: 'not-counting' | 'blocks-unsealed' | 'identity' | 'declared' | null;
  /** Every tally declared, the newest last. */
  declared!: TallyFormView[];
  opening!: OpeningView | null;
}
