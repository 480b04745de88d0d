import { afterDueRule, timelinessOf, type Arrival, type Timeliness } from './timeliness';

describe('the two clocks of a mail ballot', () => {
  test.each([
    ['nlrb-mail', 'counted'],
    ['nlrb-manual', 'counted'],
    ['uk-recognition', 'late'],
    ['lmrda-officers', 'late'],
  ])('after the due date, %s: %s', (profile, rule) => {
    expect(afterDueRule(profile)).toBe(rule);
  });

  const arrival = (change: Partial<Arrival>): Arrival => ({
    phase: 'voting',
    isReconciled: false,
    isAfterDue: false,
    rule: 'counted',
    ...change,
  });

  test.each<[Partial<Arrival>, Timeliness]>([
    [{}, 'in-time'],
    [{ phase: 'setup' }, 'in-time'],
    [{ isAfterDue: true }, 'in-time'],
    [{ isAfterDue: true, rule: 'late' }, 'late'],
    [{ rule: 'late' }, 'in-time'],
    [{ phase: 'checking' }, 'late'],
    [{ phase: 'checking', isReconciled: true }, 'kept'],
    [{ phase: 'counting', isReconciled: true }, 'kept'],
    [{ phase: 'objections', isReconciled: true, isAfterDue: true, rule: 'late' }, 'kept'],
  ])('%j is %s', (change, expected) => {
    expect(timelinessOf(arrival(change))).toBe(expected);
  });
});
