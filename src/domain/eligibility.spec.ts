import { eligibilityOf } from './eligibility';
import type { Employment } from './eligibility';

// Bessemer 2021: the payroll period ended on 9 January, ballots were mailed on 8 February.
const worker: Employment = { isInUnit: true, hiredOn: '2020-06-01', leftOn: null, isLeavingContested: false };
const eligibility = (change: Partial<Employment>) =>
  eligibilityOf({ ...worker, ...change }, '2021-01-09', '2021-02-08');

describe('eligibility', () => {
  it.each([
    [{}, 'regular', 'employed-in-unit'],
    [{ hiredOn: '2021-01-09' }, 'regular', 'employed-in-unit'],
    [{ hiredOn: null }, 'regular', 'employed-in-unit'],
    [{ leftOn: '2021-02-09' }, 'regular', 'employed-in-unit'],
    [{ isInUnit: null }, 'subject-to-challenge', 'unit-not-agreed'],
    [{ leftOn: '2021-01-20', isLeavingContested: true }, 'subject-to-challenge', 'leaving-contested'],
  ] as const)('%p votes: %s, %s', (change, section, reason) => {
    expect(eligibility(change)).toEqual({ mayVote: true, section, reason });
  });

  it.each([
    [{ isInUnit: false }, 'job-outside-unit'],
    [{ hiredOn: '2021-01-10' }, 'hired-after-eligibility-date'],
    [{ leftOn: '2021-02-08' }, 'left-before-election'],
    [{ leftOn: '2021-01-05', isInUnit: null }, 'left-before-election'],
  ] as const)('%p does not vote: %s', (change, reason) => {
    expect(eligibility(change)).toEqual({ mayVote: false, reason });
  });
});
