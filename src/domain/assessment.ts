/** 1: with us and active, 2: supporter, 3: undecided, 4: leaning against, 5: against. 0: nobody has asked yet. */
export const ASSESSMENTS = [0, 1, 2, 3, 4, 5] as const;
export type Assessment = (typeof ASSESSMENTS)[number];

export const CONTACT_OUTCOMES = [
  'talked',
  'not-home',
  'left-message',
  'refused',
  'moved-or-quit',
  'wrong-number',
  'come-back-later',
] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

export const ISSUES = [
  'pay',
  'safety',
  'pace',
  'breaks',
  'schedule',
  'respect',
  'health-insurance',
  'management',
  'fear',
  'other',
] as const;
export type Issue = (typeof ISSUES)[number];

export function isAssessment(level: number): level is Assessment {
  return (ASSESSMENTS as readonly number[]).includes(level);
}

export function isSupporter(level: Assessment): boolean {
  return level === 1 || level === 2;
}

/** Somebody spoke with the worker, so that an assessment can rest on what was said. */
export function isConversation(outcome: ContactOutcome): boolean {
  return outcome === 'talked' || outcome === 'refused';
}

/** One worker as the wall chart sees them: their place, and the last assessment. */
export interface ChartedPerson {
  readonly department: string;
  readonly shift: string;
  readonly assessment: Assessment;
  readonly isReached: boolean;
}

export interface ChartCell {
  readonly people: number;
  readonly assessed: number;
  readonly supporters: number;
  readonly reached: number;
  /** Supporters of all people in whole percent, not of those assessed; null below the smallest cell. */
  readonly percent: number | null;
}

export interface WallChart {
  readonly departments: readonly string[];
  readonly shifts: readonly string[];
  /** One row for each department, in it one cell for each shift; an empty cell has 0 people. */
  readonly cells: readonly (readonly ChartCell[])[];
  readonly departmentTotals: readonly ChartCell[];
  readonly shiftTotals: readonly ChartCell[];
  readonly total: ChartCell;
}

/** A share among fewer people would point at single ones: such a cell shows their number only. */
export const SMALLEST_CELL = 5;

/** Departments and shifts come in order of their names. */
export function wallChart(people: readonly ChartedPerson[]): WallChart {
  const byDepartment = grouped(people, ({ department }) => department);
  const byShift = grouped(people, ({ shift }) => shift);
  return {
    departments: byDepartment.map(([department]) => department),
    shifts: byShift.map(([shift]) => shift),
    cells: byDepartment.map(([, row]) => {
      const cells = new Map(grouped(row, ({ shift }) => shift));
      return byShift.map(([shift]) => cellOf(cells.get(shift) ?? []));
    }),
    departmentTotals: byDepartment.map(([, row]) => cellOf(row)),
    shiftTotals: byShift.map(([, column]) => cellOf(column)),
    total: cellOf(people),
  };
}

function cellOf(people: readonly ChartedPerson[]): ChartCell {
  const count = (isCounted: (person: ChartedPerson) => boolean): number => people.filter(isCounted).length;
  const supporters = count(({ assessment }) => isSupporter(assessment));
  return {
    people: people.length,
    assessed: count(({ assessment }) => assessment > 0),
    supporters,
    reached: count(({ isReached }) => isReached),
    percent: people.length < SMALLEST_CELL ? null : wholePercent(supporters, people.length),
  };
}

/** Rounded down, so that 100 % means everybody. `whole` is at least 1. */
function wholePercent(part: number, whole: number): number {
  return Math.floor((part * 100) / whole);
}

function grouped(
  people: readonly ChartedPerson[],
  keyOf: (person: ChartedPerson) => string,
): readonly (readonly [string, readonly ChartedPerson[]])[] {
  const groups = new Map<string, ChartedPerson[]>();
  for (const person of people) {
    const group = groups.get(keyOf(person));
    if (group === undefined) groups.set(keyOf(person), [person]);
    else group.push(person);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
}
