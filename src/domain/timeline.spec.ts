import {
  addBusinessDays,
  federalHoliday,
  isBusinessDay,
  isPast,
  isTimeZone,
  localDay,
  momentOf,
  objectionsDue,
  voterListDue,
} from './timeline';

describe('business days', () => {
  // opm.gov, federal holidays as observed.
  it.each([
    ['2021-12-31', 'new-year'],
    ['2022-01-17', 'martin-luther-king'],
    ['2022-02-21', 'washington'],
    ['2022-05-30', 'memorial-day'],
    ['2022-06-20', 'juneteenth'],
    ['2022-07-04', 'independence-day'],
    ['2022-09-05', 'labor-day'],
    ['2022-10-10', 'columbus-day'],
    ['2022-11-11', 'veterans-day'],
    ['2022-11-24', 'thanksgiving'],
    ['2022-12-26', 'christmas'],
    ['2023-01-02', 'new-year'],
    ['2026-07-03', 'independence-day'],
    ['2026-11-26', 'thanksgiving'],
    ['2021-05-31', 'memorial-day'],
    ['2022-12-25', null],
    ['2022-01-01', null],
    ['1969-12-25', 'christmas'],
  ])('%s is %p', (day, holiday) => {
    expect(federalHoliday(day)).toBe(holiday);
    if (holiday !== null) expect(isBusinessDay(day)).toBe(false);
  });

  it('skip weekends and holidays', () => {
    expect(isBusinessDay('2026-11-28')).toBe(false);
    expect(isBusinessDay('2026-11-29')).toBe(false);
    expect(isBusinessDay('2026-11-27')).toBe(true);
    expect(addBusinessDays('2026-11-23', 5)).toBe('2026-12-01');
    expect(addBusinessDays('2026-11-28', 1)).toBe('2026-11-30');
    expect(addBusinessDays('2026-11-28', 0)).toBe('2026-11-28');
    expect(addBusinessDays('2021-12-30', 1)).toBe('2022-01-03');
  });

  it.each(['2026-02-30', '2026-13-01', 'tomorrow', '2026-1-1'])('%s is refused', (day) => {
    expect(() => addBusinessDays(day, 1)).toThrow(RangeError);
  });
});

describe('deadlines', () => {
  it('are counted from the day in the time zone of the election', () => {
    // 31 March 2022, 20:30 in Birmingham, Alabama, is already 1 April in UTC.
    expect(objectionsDue('2022-04-01T01:30:00Z', 'America/Chicago')).toEqual({
      day: '2022-04-07',
      at: '2022-04-08T04:59:59Z',
    });
    expect(voterListDue('2022-01-13', 'America/Chicago')).toEqual({
      day: '2022-01-18',
      at: '2022-01-19T05:59:59Z',
    });
  });

  it('are past after their last second', () => {
    const due = objectionsDue('2022-04-01T01:30:00Z', 'America/Chicago');
    expect(isPast(due, '2022-04-08T04:59:59Z')).toBe(false);
    expect(isPast(due, '2022-04-08T05:00:00Z')).toBe(true);
  });
});

describe('time zones', () => {
  it('are known by name', () => {
    expect(isTimeZone('America/Chicago')).toBe(true);
    expect(isTimeZone('America/Bessemer')).toBe(false);
  });

  it('turn a moment into a day', () => {
    expect(localDay('2026-11-23T23:30:00Z', 'Asia/Tokyo')).toBe('2026-11-24');
    expect(localDay('2026-11-23T00:30:00Z', 'America/Los_Angeles')).toBe('2026-11-22');
    expect(localDay('2026-11-23T00:00:00Z', 'UTC')).toBe('2026-11-23');
  });

  it.each([
    ['2026-07-01', '12:00', 'America/New_York', '2026-07-01T16:00:00Z'],
    ['2026-01-15', '23:59:59', 'America/New_York', '2026-01-16T04:59:59Z'],
    ['2026-03-08', '01:59', 'America/New_York', '2026-03-08T06:59:00Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-03-08', '03:00', 'America/New_York', '2026-03-08T07:00:00Z'],
    ['2026-11-01', '00:30', 'America/New_York', '2026-11-01T04:30:00Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-11-01', '02:00', 'America/New_York', '2026-11-01T07:00:00Z'],
    ['2026-07-01', '12:00', 'Asia/Kolkata', '2026-07-01T06:30:00Z'],
    ['2026-07-01', '12:00', 'Pacific/Kiritimati', '2026-06-30T22:00:00Z'],
  ])('%s %s in %s is %s', (day, time, zone, moment) => {
    expect(momentOf(day, time, zone)).toBe(moment);
  });

  it('refuse a time that no clock shows', () => {
    expect(() => momentOf('2026-07-01', '25:00', 'UTC')).toThrow(RangeError);
  });
});
