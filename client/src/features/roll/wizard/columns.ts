import type { MappedColumnView } from '@contract/roll/imports.contract';
import { UNION_FIELDS } from '../words/fields';
import type { ListKind } from './place';

export type Field = NonNullable<MappedColumnView['field']>;

/** In the order in which people read an entry. */
const FIELDS: readonly Field[] = [
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'fullName',
  'givenNames',
  'employeeNumber',
  'classification',
  'department',
  'shift',
  'location',
  'locationDepartment',
  'street',
  'streetSecond',
  'city',
  'state',
  'postalCode',
  'cityStateZip',
  'fullAddress',
  'email',
  'homePhone',
  'cellPhone',
];

export function fieldsFor(kind: ListKind): readonly Field[] {
  return kind === 'union' ? [...FIELDS, ...UNION_FIELDS] : FIELDS;
}

/** Those that 29 CFR 102.62(d) asks for, and that make a list deficient when a whole column is missing. */
const REQUIRED: readonly Field[] = [
  'familyName',
  'givenName',
  'classification',
  'shift',
  'location',
  'street',
  'email',
  'homePhone',
  'cellPhone',
];

/** What a column that is split fills. */
const SPLIT: Readonly<Partial<Record<Field, readonly Field[]>>> = {
  fullName: ['familyName', 'givenName', 'middleName', 'suffix'],
  givenNames: ['givenName', 'middleName'],
  fullAddress: ['street', 'city', 'state', 'postalCode'],
  cityStateZip: ['city', 'state', 'postalCode'],
  locationDepartment: ['location', 'department'],
  streetSecond: ['street'],
};

/** Whether the column fills a field otherwise than as it stands: split, or joined to what is there. */
export function isPartial(field: Field | null): field is Field {
  return field !== null && SPLIT[field] !== undefined;
}

export function partsOf(field: Field): readonly Field[] {
  return SPLIT[field] ?? [field];
}

/** Required fields that no column fills. */
export function missingFields(fields: readonly (Field | null)[]): readonly Field[] {
  const filled = new Set(fields.flatMap((field) => (field === null ? [] : partsOf(field))));
  return REQUIRED.filter((field) => !filled.has(field));
}

/** A field has one column: the one chosen last. */
export function withField(
  fields: readonly (Field | null)[],
  index: number,
  field: Field | null,
): (Field | null)[] {
  return fields.map((each, position) => {
    if (position === index) return field;
    return field !== null && each === field ? null : each;
  });
}
