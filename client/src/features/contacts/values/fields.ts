import type { PersonFieldView } from '@contract/campaign/values/values.contract';

export type PersonField = PersonFieldView['field'];

/** In the order in which people read a person. */
export const PERSON_FIELDS: readonly PersonField[] = [
  'givenName',
  'middleName',
  'familyName',
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
  'workPhone',
  'employment',
  'organizer',
  'committee',
  'card',
  'cardSignedOn',
];
