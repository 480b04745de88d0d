import { SMALLEST_CELL, wallChart, type ChartCell, type ChartedPerson } from '../../domain/assessment';
import type { WallChart, WallChartCell } from './assessments.contract';

export function presentWallChart(people: readonly ChartedPerson[], now: Date): WallChart {
  const chart = wallChart(people);
  return {
    asOf: now.toISOString(),
    departments: [...chart.departments],
    shifts: [...chart.shifts],
    cells: chart.cells.map((row) => row.map(presentCell)),
    departmentTotals: chart.departmentTotals.map(presentCell),
    shiftTotals: chart.shiftTotals.map(presentCell),
    total: presentCell(chart.total),
    smallestCell: SMALLEST_CELL,
  };
}

function presentCell({ people, assessed, supporters, reached }: ChartCell): WallChartCell {
  if (people < SMALLEST_CELL) return { people, assessed: null, supporters: null, reached: null };
  return { people, assessed, supporters, reached };
}
