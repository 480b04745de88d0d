import type { SheetRow } from '../reading/sheet';
import { HINTS, NEVER, type ColumnField, type Confidence } from './fields';
import { knownHeading } from './sections';

export interface MappedColumn {
  /** From 0. */
  readonly column: number;
  /** As the file has it. */
  readonly heading: string;
  readonly field: ColumnField | null;
  readonly confidence: Confidence;
  /** The first different values, at most three. */
  readonly samples: readonly string[];
  /** Rows with a value in this column. */
  readonly filled: number;
}

const SAMPLES = 3;
const PROBED_ROWS = 200;
/** The share of values that must look like a field before a heading that says nothing is given to it. */
const LOOKS_LIKE = 0.8;

const SHAPES: readonly (readonly [ColumnField, RegExp])[] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['cellPhone', /^(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}$/],
  ['postalCode', /^\d{5}(?:-\d{4})?$/],
  ['fullName', /^[\p{L}'’. -]+, [\p{L}'’. -]+$/u],
];

/**
 * Which column fills which field: sure by its heading, to be checked by a hint in its heading or by what it holds.
 * Each field is filled once; the surer and then the earlier column gets it.
 */
export function mapColumns(header: SheetRow, rows: readonly SheetRow[]): MappedColumn[] {
  const width = Math.max(header.cells.length, ...rows.slice(0, PROBED_ROWS).map((row) => row.cells.length));
  const taken = new Set<ColumnField>();
  const fields: (ColumnField | null)[] = Array.from({ length: width }, () => null);
  const confidences: Confidence[] = fields.map(() => 'unmapped');
  const give = (column: number, field: ColumnField | null, confidence: Confidence): void => {
    if (field === null || fields[column] !== null || taken.has(field)) return;
    fields[column] = field;
    confidences[column] = confidence;
    taken.add(field);
  };
  fields.forEach((_, column) => give(column, knownHeading(header.cells[column] ?? ''), 'sure'));
  fields.forEach((_, column) => give(column, hinted(header.cells[column] ?? ''), 'check'));
  fields.forEach((_, column) => {
    if (!NEVER.test(header.cells[column] ?? '')) give(column, shapeOf(rows, column), 'check');
  });
  // A whole name beside its parts would fill them twice.
  if (taken.has('familyName')) {
    const whole = fields.indexOf('fullName');
    if (whole >= 0) {
      fields[whole] = null;
      confidences[whole] = 'unmapped';
    }
  }
  return describeColumns(header, rows, fields, confidences);
}

/** The columns with fields that a person chose. */
export function chooseColumns(
  header: SheetRow,
  rows: readonly SheetRow[],
  chosen: readonly (ColumnField | null)[],
): MappedColumn[] {
  const proposed = mapColumns(header, rows);
  const fields = proposed.map(({ column }) => chosen[column] ?? null);
  const confidences = proposed.map(({ column, field, confidence }) => {
    const choice = fields[column] ?? null;
    if (choice === null) return 'unmapped';
    return choice === field ? confidence : 'chosen';
  });
  return describeColumns(header, rows, fields, confidences);
}

function describeColumns(
  header: SheetRow,
  rows: readonly SheetRow[],
  fields: readonly (ColumnField | null)[],
  confidences: readonly Confidence[],
): MappedColumn[] {
  return fields.map((field, column) => {
    const samples = new Set<string>();
    let filled = 0;
    for (const row of rows) {
      const value = (row.cells[column] ?? '').trim();
      if (value === '') continue;
      filled += 1;
      if (samples.size < SAMPLES) samples.add(value.slice(0, 80));
    }
    return {
      column,
      heading: (header.cells[column] ?? '').trim(),
      field,
      confidence: confidences[column] ?? 'unmapped',
      samples: [...samples],
      filled,
    };
  });
}

function hinted(heading: string): ColumnField | null {
  if (NEVER.test(heading)) return null;
  for (const [pattern, field] of HINTS) if (pattern.test(heading)) return field;
  return null;
}

function shapeOf(rows: readonly SheetRow[], column: number): ColumnField | null {
  const values = rows
    .slice(0, PROBED_ROWS)
    .map((row) => (row.cells[column] ?? '').trim())
    .filter((value) => value !== '');
  if (values.length < 3) return null;
  for (const [field, shape] of SHAPES) {
    if (values.filter((value) => shape.test(value)).length >= values.length * LOOKS_LIKE) return field;
  }
  return null;
}
