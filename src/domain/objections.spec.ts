import { objectionDeadline } from './objections';
import { isPast } from './timeline';

const FIRST = { revision: 0, declaredAt: '2026-11-23T18:00:00.000Z' };
const REVISED = { revision: 1, declaredAt: '2026-12-21T18:00:00.000Z' };
const CHICAGO = 'America/Chicago';

describe('the deadline for objections', () => {
  it('is five business days after the tally: Thanksgiving is none', () => {
    const due = objectionDeadline('employer-conduct', [FIRST], CHICAGO);
    expect(due).toEqual({ revision: 0, day: '2026-12-01', at: '2026-12-02T05:59:59Z' });
    expect(isPast(due!, '2026-12-02T05:59:59Z')).toBe(false);
    expect(isPast(due!, '2026-12-02T06:00:00Z')).toBe(true);
  });

  it('is counted from the newest tally for the count alone, over Christmas', () => {
    expect(objectionDeadline('tally', [FIRST, REVISED], CHICAGO)).toMatchObject({
      revision: 1,
      day: '2026-12-29',
    });
    expect(objectionDeadline('notice', [FIRST, REVISED], CHICAGO)).toMatchObject({ revision: 0 });
  });

  it('is counted in the days of the election, not of the server', () => {
    const late = { revision: 0, declaredAt: '2026-03-03T05:30:00.000Z' };
    expect(objectionDeadline('other', [late], CHICAGO)).toMatchObject({ day: '2026-03-09' });
    expect(objectionDeadline('other', [late], 'UTC')).toMatchObject({ day: '2026-03-10' });
  });

  it('is none before a tally', () => {
    expect(objectionDeadline('tally', [], CHICAGO)).toBeNull();
    expect(objectionDeadline('other', [], CHICAGO)).toBeNull();
  });
});
