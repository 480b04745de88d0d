import { foldForSearch } from '../../domain/names';
import type { EntryValues, PreparedRow } from './entry';

/** Keeps the first of those that are one person; the order of the file decides. */
export function findDuplicates(
  rows: readonly PreparedRow[],
  isKept: (sheet: number, row: number) => boolean,
): PreparedRow[] {
  const byKey = new Map<string, PreparedRow>();
  const byName = new Map<string, PreparedRow[]>();
  return rows.map((row) => {
    if (row.leftOut !== null || row.person === null) return row;
    const { values, matchKey } = row.person;
    const name = nameKey(values);
    const first = byKey.get(matchKey);
    if (first?.person) {
      const isSame = nameKey(first.person.values) === name;
      return { ...row, leftOut: isSame ? 'exact-duplicate' : 'number-taken', other: placeOf(first) };
    }
    const namesakes = byName.get(name) ?? [];
    const twin = namesakes.find((other) => other.person !== null && areLikely(other.person.values, values));
    const isSameJob = twin?.person ? holdSameJob(twin.person.values, values) : false;
    if (twin !== undefined && isSameJob && !isKept(row.sheet, row.row)) {
      return { ...row, leftOut: 'near-duplicate', other: placeOf(twin) };
    }
    byKey.set(matchKey, row);
    byName.set(name, [...namesakes, row]);
    if (twin === undefined) return row;
    const problem = { code: 'possible-duplicate', field: null, before: '', after: '' } as const;
    return { ...row, other: placeOf(twin), problems: [...row.problems, problem] };
  });
}

function placeOf({ sheet, row }: PreparedRow): { sheet: number; row: number } {
  return { sheet, row };
}

function nameKey({ familyName, givenName, middleName, suffix }: EntryValues): string {
  return foldForSearch(`${familyName}|${givenName}|${middleName}|${suffix}`);
}

/** Namesakes are likely one person when they share an e-mail, a phone, or an address that tells people apart. */
function areLikely(a: EntryValues, b: EntryValues): boolean {
  const shares = (left: string, right: string): boolean =>
    left !== '' && left.toLowerCase() === right.toLowerCase();
  return (
    shares(a.email, b.email) ||
    shares(a.homePhone, b.homePhone) ||
    shares(a.cellPhone, b.cellPhone) ||
    (/^\d+\s/.test(a.street) && shares(a.street, b.street) && a.postalCode === b.postalCode)
  );
}

/** A father and a son share a name, a house and a phone, but seldom a job and a shift: those come in, with a warning. */
function holdSameJob(a: EntryValues, b: EntryValues): boolean {
  return a.department === b.department && a.shift === b.shift && a.classification === b.classification;
}
