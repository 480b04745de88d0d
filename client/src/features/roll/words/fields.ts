import type { ImportRowView } from '@contract/roll/imports.contract';

export type EntryField = keyof ImportRowView['values'];

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

export function isEntryField(name: string): name is EntryField {
  return ENTRY_FIELDS.some((each) => each === name);
}
