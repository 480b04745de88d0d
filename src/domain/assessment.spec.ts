import fc from 'fast-check';
import {
  ASSESSMENTS,
  CONTACT_OUTCOMES,
  isAssessment,
  isConversation,
  isSupporter,
  ISSUES,
  SMALLEST_CELL,
  wallChart,
} from './assessment';
import type { ChartCell, ChartedPerson } from './assessment';

describe('assessments', () => {
  it('are 0 to 5; 1 and 2 are supporters and 0 is nobody asked', () => {
    expect(ASSESSMENTS.filter(isSupporter)).toEqual([1, 2]);
    expect([-1, 0, 5, 6, 2.5].filter(isAssessment)).toEqual([0, 5]);
  });

  it('rest on conversations', () => {
    expect(CONTACT_OUTCOMES).toHaveLength(7);
    expect(CONTACT_OUTCOMES.filter(isConversation)).toEqual(['talked', 'refused']);
    expect(new Set(ISSUES).size).toBe(ISSUES.length);
  });
});

describe('wall chart', () => {
  const person = (
    department: string,
    shift: string,
    assessment: ChartedPerson['assessment'],
    isReached = true,
  ) => ({
    department,
    shift,
    assessment,
    isReached,
  });

  it('counts department by shift with its totals', () => {
    const chart = wallChart([
      ...([1, 1, 2, 2, 3, 0] as const).map((level) => person('Pack', 'Days', level, level > 0)),
      person('Dock', 'Nights', 5),
      person('Dock', 'Days', 1),
    ]);
    const cell = (
      people: number,
      assessed: number,
      supporters: number,
      reached: number,
      percent: number | null,
    ) => ({ people, assessed, supporters, reached, percent }) satisfies ChartCell;
    expect(chart).toEqual({
      departments: ['Dock', 'Pack'],
      shifts: ['Days', 'Nights'],
      cells: [
        [cell(1, 1, 1, 1, null), cell(1, 1, 0, 1, null)],
        [cell(6, 5, 4, 5, 66), cell(0, 0, 0, 0, null)],
      ],
      departmentTotals: [cell(2, 2, 1, 2, null), cell(6, 5, 4, 5, 66)],
      shiftTotals: [cell(7, 6, 5, 6, 71), cell(1, 1, 0, 1, null)],
      total: cell(8, 7, 5, 7, 62),
    });
  });

  it('is empty without people', () => {
    expect(wallChart([])).toMatchObject({
      departments: [],
      shifts: [],
      cells: [],
      total: { people: 0, percent: null },
    });
  });

  it('adds up, and hides shares of few', () => {
    const people = fc.array(
      fc.record({
        department: fc.constantFrom('Dock', 'Pack', 'Sort'),
        shift: fc.constantFrom('Days', 'Nights'),
        assessment: fc.constantFrom(...ASSESSMENTS),
        isReached: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    const property = fc.property(people, (all) => {
      const { cells, departmentTotals, shiftTotals, total } = wallChart(all);
      for (const figure of ['people', 'assessed', 'supporters', 'reached'] as const) {
        const sum = (list: readonly ChartCell[]): number =>
          list.reduce((count, cell) => count + cell[figure], 0);
        expect(sum(cells.flat())).toBe(total[figure]);
        expect(sum(departmentTotals)).toBe(total[figure]);
        expect(sum(shiftTotals)).toBe(total[figure]);
      }
      for (const cell of cells.flat()) expect(cell.percent === null).toBe(cell.people < SMALLEST_CELL);
    });
    fc.assert(property, { seed: 5, numRuns: 200 });
  });
});
