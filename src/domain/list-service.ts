import { addBusinessDays, voterListDue } from './timeline';

export interface ListService {
  /** The last day for the list, two business days after the direction (29 CFR 102.62(d)); null while that is not known. */
  readonly dueOn: string | null;
  /** `unknown`: the day of the direction or of the service is not recorded. */
  readonly verdict: 'in-time' | 'late' | 'unknown';
  /** Business days after the last one; 0 for a list in time. */
  readonly daysLate: number;
}

/** Whether a list came in time. Days are `YYYY-MM-DD`; throws RangeError for a day that does not exist. */
export function judgeService(
  directedOn: string | null,
  servedOn: string | null,
  timeZone: string,
): ListService {
  if (directedOn === null) return { dueOn: null, verdict: 'unknown', daysLate: 0 };
  const dueOn = voterListDue(directedOn, timeZone).day;
  if (servedOn === null) return { dueOn, verdict: 'unknown', daysLate: 0 };
  let daysLate = 0;
  for (let day = dueOn; day < servedOn; day = addBusinessDays(day, 1)) daysLate += 1;
  return { dueOn, verdict: daysLate === 0 ? 'in-time' : 'late', daysLate };
}
