import type { ListKind, RememberedMapping } from '../choices';
import type { SheetRow } from '../reading/sheet';
import { HINTS, isUnionField, JOINABLE, NEVER, type ColumnField, type Confidence } from './fields';
import { knownHeading, plainHeading } from './sections';
import { splitAddress, splitLocation } from './splitting';

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

/** Which field a column fills, and how sure that is. */
export interface ColumnPlan {
  readonly field: ColumnField | null;
  readonly confidence: Confidence;
}

/** The share of values that must look like a field before a heading that says nothing is given to it. */
const LOOKS_LIKE = 0.8;
const LEAST_VALUES = 3;

const SHAPES: readonly (readonly [ColumnField, RegExp])[] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['cellPhone', /^(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}$/],
  ['postalCode', /^\d{5}(?:-\d{4})?$/],
  ['fullName', /^[\p{L}'’. -]+, [\p{L}'’. -]+$/u],
];

export interface ToMap {
  readonly headings: readonly string[];
  /** The first rows below the heading. */
  readonly rows: readonly SheetRow[];
  readonly kind: ListKind;
  readonly remembered: readonly RememberedMapping[];
}

/**
 * Which column fills which field: as for the last list with these headings; else sure by its heading, to be checked by
 * a hint in its heading or by what it holds. Each field is filled once; the surer and then the earlier column gets it.
 */
export function mapColumns({ headings, rows, kind, remembered }: ToMap): ColumnPlan[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  const known = rememberedFields(headings, kind, remembered);
  if (known !== null) {
    return Array.from({ length: width }, (_, column) => {
      const field = known[column] ?? null;
      return { field, confidence: field === null ? 'unmapped' : 'remembered' };
    });
  }
  const taken = new Set<ColumnField>();
  const plans: ColumnPlan[] = Array.from({ length: width }, () => ({ field: null, confidence: 'unmapped' }));
  const give = (column: number, field: ColumnField | null, confidence: Confidence): void => {
    if (field === null || plans[column]?.field !== null || taken.has(field)) return;
    plans[column] = { field, confidence };
    taken.add(field);
  };
  const columns = plans.map((_, column) => ({ column, heading: headings[column] ?? '' }));
  for (const { column, heading } of columns) give(column, knownHeading(heading, kind), 'sure');
  for (const { column, heading } of columns) give(column, surnameOf(heading), 'sure');
  for (const { column, heading } of columns) give(column, hinted(heading, kind), 'check');
  for (const { column, heading } of columns) {
    if (!isNever(heading, kind)) give(column, shapeOf(rows, column), 'check');
  }
  joinSurnames(columns, plans);
  leaveWholeNameOut(plans, taken);
  splitByContent(plans, taken, rows);
  return plans;
}

/** The fields that a person chose; sure where they are what was proposed. */
export function chooseColumns(
  proposed: readonly ColumnPlan[],
  chosen: readonly (ColumnField | null)[],
): ColumnPlan[] {
  return proposed.map(({ field, confidence }, column) => {
    const choice = chosen[column] ?? null;
    if (choice === null) return { field: null, confidence: 'unmapped' };
    return { field: choice, confidence: choice === field ? confidence : 'chosen' };
  });
}

/** A field that several columns fill though it takes one only. */
export function fieldTwice(plans: readonly ColumnPlan[]): ColumnField | null {
  const seen = new Set<ColumnField>();
  for (const { field } of plans) {
    if (field === null || JOINABLE.has(field)) continue;
    if (seen.has(field)) return field;
    seen.add(field);
  }
  return null;
}

export function hasName(plans: readonly { readonly field: ColumnField | null }[]): boolean {
  return plans.some(({ field }) => field === 'familyName' || field === 'fullName');
}

function rememberedFields(
  headings: readonly string[],
  kind: ListKind,
  remembered: readonly RememberedMapping[],
): readonly (ColumnField | null)[] | null {
  const plain = headings.map(plainHeading);
  while (plain.at(-1) === '') plain.pop();
  const found = remembered.find((each) => {
    const { headings: other } = each;
    return other.length === plain.length && other.every((heading, i) => heading === plain[i]);
  });
  if (found === undefined) return null;
  return found.fields.map((field) =>
    field !== null && kind !== 'union' && isUnionField(field) ? null : field,
  );
}

/** `Apellido paterno` and `Apellido materno` are one family name in two columns. */
function surnameOf(heading: string): ColumnField | null {
  return /^(?:primer|apellido)(?:apellido|paterno)$/.test(plainHeading(heading)) ? 'familyName' : null;
}

function joinSurnames(
  columns: readonly { readonly column: number; readonly heading: string }[],
  plans: ColumnPlan[],
): void {
  const first = columns.find(({ column }) => plans[column]?.field === 'familyName');
  if (first === undefined || surnameOf(first.heading) === null) return;
  for (const { column, heading } of columns) {
    if (/^(?:segundo|apellido)(?:apellido|materno)$/.test(plainHeading(heading)))
      plans[column] = { field: 'familyName', confidence: 'sure' };
  }
}

/** A whole name beside its parts would fill them twice. */
function leaveWholeNameOut(plans: ColumnPlan[], taken: Set<ColumnField>): void {
  if (!taken.has('familyName')) return;
  const whole = plans.findIndex(({ field }) => field === 'fullName');
  if (whole >= 0) plans[whole] = { field: null, confidence: 'unmapped' };
}

/** A column that by its heading is an address or a location may hold more than that. */
function splitByContent(plans: ColumnPlan[], taken: Set<ColumnField>, rows: readonly SheetRow[]): void {
  plans.forEach(({ field }, column) => {
    if (field === 'street' && !taken.has('city') && !taken.has('cityStateZip')) {
      if (mostly(rows, column, (value) => splitAddress(value) !== null))
        plans[column] = { field: 'fullAddress', confidence: 'check' };
    }
    if (field === 'location' && !taken.has('department')) {
      if (mostly(rows, column, (value) => splitLocation(value).department !== ''))
        plans[column] = { field: 'locationDepartment', confidence: 'check' };
    }
  });
}

function isNever(heading: string, kind: ListKind): boolean {
  return NEVER.test(heading) && !(kind === 'union' && knownHeading(heading, kind) !== null);
}

function hinted(heading: string, kind: ListKind): ColumnField | null {
  if (isNever(heading, kind)) return null;
  for (const [pattern, field] of HINTS) if (pattern.test(heading)) return field;
  return null;
}

function shapeOf(rows: readonly SheetRow[], column: number): ColumnField | null {
  for (const [field, shape] of SHAPES) if (mostly(rows, column, (value) => shape.test(value))) return field;
  return null;
}

function mostly(rows: readonly SheetRow[], column: number, looksRight: (value: string) => boolean): boolean {
  let values = 0;
  let right = 0;
  for (const { cells } of rows) {
    const value = (cells[column] ?? '').trim();
    if (value === '') continue;
    values += 1;
    if (looksRight(value)) right += 1;
  }
  return values >= LEAST_VALUES && right >= values * LOOKS_LIKE;
}
