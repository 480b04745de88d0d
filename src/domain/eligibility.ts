/**
 * Who may vote. In the unit on the eligibility date (the end of a payroll period) and still employed when the
 * election is held; whoever quit or was discharged for cause in between may not. What the parties could not
 * agree on is decided later: those people vote subject to challenge, in a section of their own.
 * Days are ISO dates (YYYY-MM-DD).
 */
export interface Employment {
  /** In one of the jobs of the unit; null where the parties disagree. */
  readonly isInUnit: boolean | null;
  /** Null where the list does not say: the employer vouches for everybody on it. */
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
  /** Leaving is contested, for instance in a charge that is pending. */
  readonly isLeavingContested: boolean;
}

export type Section = 'regular' | 'subject-to-challenge';
export type EligibilityReason =
  | 'employed-in-unit'
  | 'unit-not-agreed'
  | 'leaving-contested'
  | 'job-outside-unit'
  | 'hired-after-eligibility-date'
  | 'left-before-election';

export type Eligibility =
  | { readonly mayVote: true; readonly section: Section; readonly reason: EligibilityReason }
  | { readonly mayVote: false; readonly reason: EligibilityReason };

/** `electionOn`: the day of the poll; with ballots by mail, the day on which they are mailed. */
export function eligibilityOf(employment: Employment, eligibleOn: string, electionOn: string): Eligibility {
  if (employment.isInUnit === false) return { mayVote: false, reason: 'job-outside-unit' };
  if (employment.hiredOn !== null && employment.hiredOn > eligibleOn)
    return { mayVote: false, reason: 'hired-after-eligibility-date' };
  if (employment.leftOn !== null && employment.leftOn <= electionOn)
    return employment.isLeavingContested
      ? { mayVote: true, section: 'subject-to-challenge', reason: 'leaving-contested' }
      : { mayVote: false, reason: 'left-before-election' };
  return employment.isInUnit === null
    ? { mayVote: true, section: 'subject-to-challenge', reason: 'unit-not-agreed' }
    : { mayVote: true, section: 'regular', reason: 'employed-in-unit' };
}
