import { displayName, listName } from '../../domain/names';
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

interface Placed {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

/** On one line, as on an envelope. */
function addressOf({ street, city, state, postalCode }: Placed): string {
  return [street, city, [state, postalCode].filter((part) => part !== '').join(' ')]
    .filter((part) => part !== '')
    .join(', ');
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

/** On paper: who, and where they work. Addresses and phones stay in the product. */
export const ROLL_PRINT_COLUMNS: readonly ListColumn<RollEntryView, PrintColumn>[] = [
  { heading: 'name', cell: listName },
  { heading: 'employeeNumber', cell: ({ employeeNumber }) => employeeNumber },
  { heading: 'classification', cell: ({ classification }) => classification },
  { heading: 'department', cell: ({ department }) => department },
  { heading: 'shift', cell: ({ shift }) => shift },
];

void displayName;
void addressOf;
