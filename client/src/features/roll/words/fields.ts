import type { CellMendInput, ReplacementInput } from '@contract/roll/imports.contract';

export type EntryField = ReplacementInput['field'];
/** What else a union's own list says of a person. */
export type ValueField = CellMendInput['field'];

/** In the order in which people read an entry. */
export const ENTRY_FIELDS: readonly EntryField[] = [
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'employeeNumber',
  'classification',
  'department',
  'shift',
  'location',
  'street',
  'city',
  'state',
  'postalCode',
  'email',
  'homePhone',
  'cellPhone',
];

export const UNION_FIELDS: readonly ValueField[] = [
  'card',
  'cardSignedOn',
  'committee',
  'assessment',
  'assessedOn',
  'organizer',
  'employment',
  'workPhone',
];

export const VALUE_FIELDS: readonly ValueField[] = [...ENTRY_FIELDS, ...UNION_FIELDS];

export function isValueField(name: string): name is ValueField {
  return VALUE_FIELDS.some((each) => each === name);
}
