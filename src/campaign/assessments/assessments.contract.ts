/** How an assessment is known: the person said it, the person acted on it, or somebody else says so. */
export const BASES = ['said', 'did', 'hearsay'] as const;
export type Basis = (typeof BASES)[number];

/** Numbers over people; null where there are so few that they would point at single ones. */
export class WallChartCell {
  people!: number;
  assessed!: number | null;
  /** Assessed 1 or 2. */
  supporters!: number | null;
  /** Spoken with at least once. */
  reached!: number | null;
}

export class WallChart {
  asOf!: string;
  /** Rows from top to bottom; the empty name stands for people without a department. */
  departments!: string[];
  /** Columns from left to right; the empty name stands for people without a shift. */
  shifts!: string[];
  /** One row for each department, in it one cell for each shift. */
  cells!: WallChartCell[][];
  departmentTotals!: WallChartCell[];
  shiftTotals!: WallChartCell[];
  total!: WallChartCell;
  /** Cells with fewer people show no other number. */
  smallestCell!: number;
}
