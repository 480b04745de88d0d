import { REGIONAL, type Locale } from './locale';

/** Everything a figure or a time needs to become words. Times are in `timeZone`, the election's, and name it. */
export interface Format {
  readonly locale: Locale;
  readonly timeZone: string | undefined;
  number: (value: number) => string;
  /** A share, cut (never rounded up) to one decimal: 49.96 % must not read 50 %. Empty where `whole` is 0. */
  percent: (part: number, whole: number) => string;
  /** `Thu, Mar 26, 2026`; a calendar day without a time stays that day in every zone. */
  date: (at: Moment) => string;
  /** `5:00 PM CST` */
  time: (at: Moment) => string;
  /** `Thu, Mar 26, 2026, 5:00 PM CST`: the form for anything legal. */
  dateTime: (at: Moment) => string;
  /** `Mar 26`, for axes. */
  day: (at: Moment) => string;
  /** `5:00 PM`, for axes and logs whose zone is named beside them. */
  clock: (at: Moment) => string;
  /** `A, B and C` */
  list: (items: readonly string[]) => string;
  /** `2 minutes ago`, `in 3 days`. Only ever beside an absolute time. */
  relative: (at: Moment, now: Moment) => string;
}

export type Moment = string | number | Date;

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

// Node and browsers differ in which narrow spaces they put before "PM"; hydration needs equal text.
const plainSpaces = (text: string) => text.replace(/[\u202f\u2009]/g, ' ');

export function createFormat(locale: Locale, timeZone?: string): Format {
  const tag = REGIONAL[locale];
  const zone = timeZone === undefined ? {} : { timeZone };
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const dates = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
  const times = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const memo = new Map<string, Intl.DateTimeFormat>();
  const say = (name: string, options: Intl.DateTimeFormatOptions) => (at: Moment) => {
    // A calendar day such as `2022-02-04` has no zone: it is that day everywhere.
    const isDay = typeof at === 'string' && at.length === 10;
    const key = isDay ? `${name} day` : name;
    const known =
      memo.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, ...(isDay ? { timeZone: 'UTC' } : zone) });
    memo.set(key, known);
    return plainSpaces(known.format(new Date(at)));
  };
  const and = new Intl.ListFormat(tag, { type: 'conjunction' });
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  return {
    locale,
    timeZone,
    number: (value) => whole.format(value),
    percent: (part, total) =>
      total === 0 ? '' : plainSpaces(share.format(Math.floor((part * 1000) / total) / 1000)),
    date: say('date', dates),
    time: say('time', times),
    dateTime: say('dateTime', { ...dates, ...times }),
    day: say('day', { month: 'short', day: 'numeric' }),
    clock: say('clock', { hour: 'numeric', minute: '2-digit' }),
    list: (items) => and.format(items),
    relative: (at, now) => {
      const seconds = Math.round((new Date(at).getTime() - new Date(now).getTime()) / 1000);
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
      return plainSpaces(ago.format(Math.trunc(seconds / length), unit));
    },
  };
}
