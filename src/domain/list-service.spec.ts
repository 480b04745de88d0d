import { judgeService } from './list-service';

const ZONE = 'America/Chicago';

describe('the day of a list against its deadline', () => {
  test('two business days after the direction are in time', () => {
    // Thursday 14 January 2021; Monday the 18th is a holiday.
    expect(judgeService('2021-01-14', '2021-01-19', ZONE)).toEqual({
      dueOn: '2021-01-19',
      verdict: 'in-time',
      daysLate: 0,
    });
    expect(judgeService('2021-01-14', '2021-01-14', ZONE).verdict).toBe('in-time');
  });

  test('later ones are counted in business days', () => {
    expect(judgeService('2021-01-14', '2021-01-20', ZONE)).toMatchObject({ verdict: 'late', daysLate: 1 });
    // A Saturday after a due Tuesday: Wednesday, Thursday, Friday, and what comes next.
    expect(judgeService('2021-01-14', '2021-01-23', ZONE)).toMatchObject({ verdict: 'late', daysLate: 4 });
    expect(judgeService('2021-01-14', '2021-01-25', ZONE)).toMatchObject({ verdict: 'late', daysLate: 4 });
  });

  test('nothing is said without both days', () => {
    expect(judgeService(null, '2021-01-19', ZONE)).toEqual({ dueOn: null, verdict: 'unknown', daysLate: 0 });
    expect(judgeService('2021-01-14', null, ZONE)).toEqual({
      dueOn: '2021-01-19',
      verdict: 'unknown',
      daysLate: 0,
    });
  });
});
