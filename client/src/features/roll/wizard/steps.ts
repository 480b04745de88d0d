import type { ImportProblems, ImportView } from '@contract/roll/imports.contract';
import { fixOf, type Choices } from './choices';

export const STEPS = ['files', 'sheets', 'columns', 'mend', 'compare', 'apply'] as const;
export type Step = (typeof STEPS)[number];

/** Rows to which nobody has said yet what shall be done, and rows that were mended without asking. */
export interface MendCounts {
  readonly open: number;
  readonly mended: number;
}

/** A problem is settled by a decision about all its rows; a row by its own mending is no problem any more. */
export function isOpen({ code, field, isMended }: ImportProblems, choices: Choices): boolean {
  return !isMended && fixOf(choices, code, field) === undefined;
}

export function countMends({ problems }: Pick<ImportView, 'problems'>, choices: Choices): MendCounts {
  let open = 0;
  let mended = 0;
  for (const problem of problems) {
    if (isOpen(problem, choices)) open += problem.count;
    else if (problem.isMended) mended += problem.count;
  }
  return { open, mended };
}

/** Whether a step has something that only a person can decide. */
export function needsDecision(step: Step, view: ImportView, choices: Choices): boolean {
  const used = view.sheets.filter(({ isUsed }) => isUsed);
  switch (step) {
    case 'files':
      return false;
    case 'sheets':
      return used.length === 0 || used.some(({ headerRow }) => headerRow === null);
    case 'columns':
      return (
        view.blocking !== null ||
        used.some(
          ({ columns }) =>
            columns.some(({ confidence }) => confidence === 'check') ||
            !columns.some(({ field }) => field === 'familyName' || field === 'fullName'),
        )
      );
    case 'mend':
      return countMends(view, choices).open > 0 || countLeftOut(view, 'near-duplicate') > 0;
    case 'compare':
    case 'apply':
      return true;
  }
}

export function countLeftOut({ counts }: Pick<ImportView, 'counts'>, reason: string): number {
  return counts?.leftOut.find((each) => each.reason === reason)?.count ?? 0;
}

/** The step after `step` that has something to decide; from the beginning where there is none before it. */
export function stepAfter(step: Step | null, view: ImportView, choices: Choices): Step | null {
  const following = step === null ? STEPS : STEPS.slice(STEPS.indexOf(step) + 1);
  return following.find((each) => needsDecision(each, view, choices)) ?? null;
}
