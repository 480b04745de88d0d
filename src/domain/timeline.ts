/**
 * Deadlines in the election's own time zone. Days are ISO dates (YYYY-MM-DD), moments are ISO strings in UTC
 * to the second. A business day is no Saturday, no Sunday and no federal holiday (29 CFR 102.1(i)).
 */

const MILLISECONDS_PER_DAY = 86_400_000;

/** 29 CFR 102.69(a)(8): objections within five business days after the tally has been prepared. */
export const BUSINESS_DAYS_FOR_OBJECTIONS = 5;
/** 29 CFR 102.62(d), 102.67(l): the voter list within two business days after approval or direction. */
export const BUSINESS_DAYS_FOR_VOTER_LIST = 2;

export interface Deadline {
  /** The last day, in the election's time zone. */
  readonly day: string;
  /** The last second of that day, in UTC. */
  readonly at: string;
}

export function objectionsDue(talliedAt: string, timeZone: string): Deadline {
  return dueAfter(localDay(talliedAt, timeZone), BUSINESS_DAYS_FOR_OBJECTIONS, timeZone);
}

/** `directedOn`: the day on which the agreement was approved or the election directed. */
export function voterListDue(directedOn: string, timeZone: string): Deadline {
  return dueAfter(directedOn, BUSINESS_DAYS_FOR_VOTER_LIST, timeZone);
}

export function isPast(deadline: Deadline, now: string): boolean {
  return Date.parse(now) > Date.parse(deadline.at);
}

function dueAfter(day: string, businessDays: number, timeZone: string): Deadline {
  const last = addBusinessDays(day, businessDays);
  return { day: last, at: momentOf(last, '23:59:59', timeZone) };
}

/** Counts forward; the day itself is not counted. Throws RangeError for a day that does not exist. */
export function addBusinessDays(day: string, count: number): string {
  let current = dayNumber(day);
  let left = count;
  while (left > 0) {
    current += 1;
    if (isBusinessDay(dayText(current))) left -= 1;
  }
  return dayText(current);
}

export function isBusinessDay(day: string): boolean {
  return ![SATURDAY, SUNDAY].includes(weekday(dayNumber(day))) && federalHoliday(day) === null;
}

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

export type FederalHoliday =
  | 'new-year'
  | 'martin-luther-king'
  | 'washington'
  | 'memorial-day'
  | 'juneteenth'
  | 'independence-day'
  | 'labor-day'
  | 'columbus-day'
  | 'veterans-day'
  | 'thanksgiving'
  | 'christmas';

/** The federal holiday that is observed on this day (5 U.S.C. 6103: on Friday for a Saturday, on Monday for a Sunday). */
export function federalHoliday(day: string): FederalHoliday | null {
  const year = Number(day.slice(0, 4));
  const wanted = dayNumber(day);
  // 1 January on a Saturday is observed on the last day of the year before.
  const observed = [...holidaysOf(year), ...holidaysOf(year + 1)];
  return observed.find(([, number]) => number === wanted)?.[0] ?? null;
}

function holidaysOf(year: number): readonly (readonly [FederalHoliday, number])[] {
  const fixed = (month: number, dayOfMonth: number): number => {
    const number = dayNumberOf(year, month, dayOfMonth);
    if (weekday(number) === SATURDAY) return number - 1;
    return weekday(number) === SUNDAY ? number + 1 : number;
  };
  const nth = (month: number, wanted: number, place: number): number => {
    const first = dayNumberOf(year, month, 1);
    return first + ((wanted - weekday(first) + 7) % 7) + (place - 1) * 7;
  };
  const lastOfMay = dayNumberOf(year, 5, 31);
  return [
    ['new-year', fixed(1, 1)],
    ['martin-luther-king', nth(1, MONDAY, 3)],
    ['washington', nth(2, MONDAY, 3)],
    ['memorial-day', lastOfMay - ((weekday(lastOfMay) - MONDAY + 7) % 7)],
    ['juneteenth', fixed(6, 19)],
    ['independence-day', fixed(7, 4)],
    ['labor-day', nth(9, MONDAY, 1)],
    ['columbus-day', nth(10, MONDAY, 2)],
    ['veterans-day', fixed(11, 11)],
    ['thanksgiving', nth(11, THURSDAY, 4)],
    ['christmas', fixed(12, 25)],
  ];
}

/** The calendar day of a moment in a time zone. */
export function localDay(at: string, timeZone: string): string {
  return localText(Date.parse(at), timeZone).slice(0, 10);
}

/**
 * The moment at which clocks in the time zone show this day and time (HH:MM or HH:MM:SS). A time that the
 * clocks skip in spring is moved forward by the hour; of one that comes twice in autumn, the first is meant.
 */
export function momentOf(day: string, time: string, timeZone: string): string {
  const shown = Date.parse(`${dayText(dayNumber(day))}T${time}Z`);
  if (Number.isNaN(shown)) throw new RangeError(`${time} is no time of day`);
  const offsetAt = (moment: number): number => Date.parse(`${localText(moment, timeZone)}Z`) - moment;
  // No clock change is a day away from both sides, so one of the two offsets around it is the right one.
  const earlier = shown - offsetAt(shown - MILLISECONDS_PER_DAY);
  const later = shown - offsetAt(shown + MILLISECONDS_PER_DAY);
  const moment = earlier + offsetAt(earlier) === shown || later + offsetAt(later) !== shown ? earlier : later;
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Whether the running system knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function localText(moment: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const read = Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute' | 'second',
    string
  >;
  return `${read.year}-${read.month}-${read.day}T${read.hour}:${read.minute}:${read.second}`;
}

function dayNumber(day: string): number {
  const moment = Date.parse(`${day}T00:00:00Z`);
  // Date.parse reads 30 February as 2 March.
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(day))
    throw new RangeError(`${day} is no day of the calendar`);
  return moment / MILLISECONDS_PER_DAY;
}

function dayNumberOf(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / MILLISECONDS_PER_DAY;
}

function dayText(number: number): string {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** 1 January 1970, day 0, was a Thursday. */
function weekday(number: number): number {
  return (((number + THURSDAY) % 7) + 7) % 7;
}
