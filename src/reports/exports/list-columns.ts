import type { ExportedPerson } from '../../campaign/contacts/people.contract';
import { listName } from '../../domain/names';
import type { RollEntryView } from '../../roll/roll.contract';
import type { PrintColumn } from './exports.contract';

export interface ListColumn<Row, Heading extends string = string> {
  readonly heading: Heading;
  readonly cell: (row: Row) => string;
}

/**
 * A phone as people write it. It does not begin with a plus, which a spreadsheet takes for a formula: North American
 * numbers have ten digits, others the prefix for calls abroad.
 */
export function shownPhone(phone: string): string {
  const national = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  if (national !== null) return national.slice(1).join('-');
  return /^\+\d+$/.test(phone) ? `011 ${phone.slice(1)}` : phone;
}

/** As the rule orders a list, last name first (29 CFR 102.62(d)); under headings that the import reads again. */
export const ROLL_COLUMNS: readonly ListColumn<RollEntryView>[] = [
  { heading: 'Last Name', cell: ({ familyName }) => familyName },
  { heading: 'First Name', cell: ({ givenName }) => givenName },
  { heading: 'Middle Name', cell: ({ middleName }) => middleName },
  { heading: 'Suffix', cell: ({ suffix }) => suffix },
  { heading: 'Employee ID', cell: ({ employeeNumber }) => employeeNumber },
  { heading: 'Job Classification', cell: ({ classification }) => classification },
  { heading: 'Department', cell: ({ department }) => department },
  { heading: 'Shift', cell: ({ shift }) => shift },
  { heading: 'Work Location', cell: ({ location }) => location },
  { heading: 'Street', cell: ({ street }) => street },
  { heading: 'City', cell: ({ city }) => city },
  { heading: 'State', cell: ({ state }) => state },
  { heading: 'ZIP', cell: ({ postalCode }) => postalCode },
  { heading: 'Personal Email', cell: ({ email }) => email },
  { heading: 'Home Phone', cell: ({ homePhone }) => shownPhone(homePhone) },
  { heading: 'Cell Phone', cell: ({ cellPhone }) => shownPhone(cellPhone) },
];

/** Those whom a later list left out, with what was said of it. */
export const GONE_COLUMNS: readonly ListColumn<RollEntryView>[] = [
  ...ROLL_COLUMNS,
  { heading: 'Why Gone', cell: ({ goneReason }) => (goneReason === null ? 'Not Said' : WHY[goneReason]) },
];

const WHY: Readonly<Record<NonNullable<RollEntryView['goneReason']>, string>> = {
  quit: 'Quit',
  transferred: 'Transferred',
  omitted: 'Omitted',
};

/** On paper: who, and where they work. Addresses and phones stay in the product. */
export const ROLL_PRINT_COLUMNS: readonly ListColumn<RollEntryView, PrintColumn>[] = [
  { heading: 'name', cell: listName },
  { heading: 'employeeNumber', cell: ({ employeeNumber }) => employeeNumber },
  { heading: 'classification', cell: ({ classification }) => classification },
  { heading: 'department', cell: ({ department }) => department },
  { heading: 'shift', cell: ({ shift }) => shift },
];

const dayOf = (at: string | null): string => at?.slice(0, 10) ?? '';

/** What the union knows. Assessments are in files alone, never on paper: a sheet left lying around tells nobody. */
export const PEOPLE_COLUMNS: readonly ListColumn<ExportedPerson>[] = [
  { heading: 'Last Name', cell: ({ familyName }) => familyName },
  { heading: 'First Name', cell: ({ givenName }) => givenName },
  { heading: 'Employee ID', cell: ({ employeeNumber }) => employeeNumber },
  { heading: 'Job Classification', cell: ({ jobTitle }) => jobTitle },
  { heading: 'Department', cell: ({ department }) => department },
  { heading: 'Shift', cell: ({ shift }) => shift },
  { heading: 'Work Location', cell: ({ location }) => location },
  { heading: 'Full Address', cell: ({ address }) => address },
  { heading: 'Personal Email', cell: ({ email }) => email },
  { heading: 'Cell Phone', cell: ({ phones }) => shownPhone(phones[0] ?? '') },
  { heading: 'Home Phone', cell: ({ phones }) => shownPhone(phones[1] ?? '') },
  { heading: 'Assessment', cell: ({ assessment }) => (assessment === 0 ? '' : String(assessment)) },
  { heading: 'Contacts', cell: ({ attempts }) => String(attempts) },
  { heading: 'Last Contact', cell: ({ lastContactAt }) => dayOf(lastContactAt) },
  { heading: 'Last Contact By', cell: ({ lastContactBy }) => lastContactBy ?? '' },
  { heading: 'Follow Up On', cell: ({ followUpOn }) => followUpOn ?? '' },
  { heading: 'On Employer List', cell: ({ standing }) => LISTED[standing] },
];

const LISTED: Readonly<Record<ExportedPerson['standing'], string>> = {
  listed: 'Yes',
  left: 'No longer',
  added: 'No',
};

export const PEOPLE_PRINT_COLUMNS: readonly ListColumn<ExportedPerson, PrintColumn>[] = [
  { heading: 'name', cell: listName },
  { heading: 'department', cell: ({ department }) => department },
  { heading: 'shift', cell: ({ shift }) => shift },
  { heading: 'phone', cell: ({ phones }) => shownPhone(phones[0] ?? '') },
  { heading: 'address', cell: ({ address }) => address },
];
