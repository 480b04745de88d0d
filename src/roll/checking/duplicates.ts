import { foldAddress } from '../../domain/addresses';
import {
  foldName,
  LIKELY,
  weigh,
  type FoldedName,
  type Likeness,
  type SharedFacts,
} from '../../domain/likeness';
import type { RowPlace } from '../choices';
import { HashIndex, hashOf, joinHashes, Numbers, Texts } from './compact';
import type { EntryValues, PreparedPerson, PreparedRow } from './entry';

/** How many who share a fact and a name are looked at: more than a family, fewer than a hostile list. */
const LOOKED_AT = 16;

/** Facts of a person as hashes, 0 for what the list doesn't say. */
interface Facts {
  readonly name: FoldedName;
  readonly whole: number;
  readonly family: number;
  readonly given: number;
  readonly email: number;
  readonly homePhone: number;
  readonly cellPhone: number;
  readonly address: number;
  readonly number: number;
  /** Department, shift and classification as one; that somebody has none of them counts as well. */
  readonly job: number;
  readonly hasJob: boolean;
}

/**
 * Finds those who are one person, row by row; the first in the file stays. What it remembers of a person is about a
 * hundred bytes, so that it works for the longest list.
 */
export class DuplicateFinder {
  readonly #kept: ReadonlySet<string>;
  readonly #merged: ReadonlySet<string>;
  readonly #byKey = new HashIndex();
  readonly #byFact = new HashIndex();
  readonly #names = new Texts();
  readonly #columns = {
    sheet: new Numbers(),
    row: new Numbers(),
    key: new Numbers(),
    whole: new Numbers(),
    email: new Numbers(),
    homePhone: new Numbers(),
    cellPhone: new Numbers(),
    address: new Numbers(),
    number: new Numbers(),
    job: new Numbers(),
    repeats: new Numbers(),
  };

  constructor(kept: readonly RowPlace[], merged: readonly RowPlace[]) {
    this.#kept = new Set(kept.map(placeKey));
    this.#merged = new Set(merged.map(placeKey));
  }

  /** The row as it stands beside those before it. */
  check(row: PreparedRow): PreparedRow {
    const { person } = row;
    if (row.leftOut !== null || person === null) return row;
    const facts = factsOf(person.values);
    const first = this.#withKey(person.matchKey);
    if (first >= 0 && person.values.employeeNumber !== '') {
      const isSame = this.#columns.whole.at(first) === facts.whole;
      return this.#leaveOut(row, isSame ? 'exact-duplicate' : 'number-taken', first, facts);
    }
    if (first >= 0 && this.#isRepeated(first, facts))
      return this.#leaveOut(row, 'exact-duplicate', first, facts);
    const place = placeKey(row);
    // One house is one more reason; a name in a town is none.
    const found = this.#lookAlike(facts, person.values.street === '' ? -1 : first);
    if (found !== null) {
      const { index, isTwin } = found;
      const isKept = this.#kept.has(place);
      const isLeftOut =
        this.#merged.has(place) || (isTwin && !isKept && this.#columns.job.at(index) === facts.job);
      if (isLeftOut) return this.#leaveOut(row, 'near-duplicate', index, facts);
      const problem = { code: 'possible-duplicate', field: null, before: '', after: '' } as const;
      const problems = isKept ? row.problems : [...row.problems, problem];
      const kept = this.#keep({ ...row, problems, ...this.#likeTo(index, facts) }, person, facts, first);
      return kept;
    }
    return this.#keep(row, person, facts, first);
  }

  /**
   * Without numbers a person is repeated by a row with the same name, address, e-mail and phones, if one of these is
   * a person's: father and son may share a name, a house and its phone.
   */
  #isRepeated(first: number, facts: Facts): boolean {
    const { email, homePhone, cellPhone } = this.#columns;
    return (
      (facts.email !== 0 || facts.cellPhone !== 0) &&
      email.at(first) === facts.email &&
      homePhone.at(first) === facts.homePhone &&
      cellPhone.at(first) === facts.cellPhone
    );
  }

  #leaveOut(
    row: PreparedRow,
    leftOut: 'exact-duplicate' | 'near-duplicate' | 'number-taken',
    other: number,
    facts: Facts,
  ): PreparedRow {
    return { ...row, leftOut, ...this.#likeTo(other, facts) };
  }

  #likeTo(index: number, facts: Facts): { readonly other: RowPlace; readonly likeness: Likeness } {
    const other = { sheet: this.#columns.sheet.at(index), row: this.#columns.row.at(index) };
    return { other, likeness: this.#likeness(index, facts) };
  }

  #withKey(matchKey: string): number {
    const second = hashOf(matchKey, SECOND);
    return this.#byKey.find(hashOf(matchKey), LOOKED_AT, (index) => this.#columns.key.at(index) === second);
  }

  /** A namesake with a fact in common comes before those whose names are only alike. */
  #lookAlike(facts: Facts, sameKey: number): { index: number; isTwin: boolean } | null {
    if (sameKey >= 0) return { index: sameKey, isTwin: true };
    let best = -1;
    let bestScore = LIKELY - 1;
    const isTwin = (index: number): boolean => {
      if (this.#columns.whole.at(index) === facts.whole && this.#shares(index, facts)) return true;
      const { score } = this.#likeness(index, facts);
      if (score > bestScore) {
        best = index;
        bestScore = score;
      }
      return false;
    };
    for (const key of keysOf(facts)) {
      const twin = this.#byFact.find(key, LOOKED_AT, isTwin);
      if (twin >= 0) return { index: twin, isTwin: true };
    }
    return best < 0 ? null : { index: best, isTwin: false };
  }

  #shares(index: number, facts: Facts): boolean {
    const { number, job, ...shared } = this.#shared(index, facts);
    return Object.values(shared).some((isShared) => isShared);
  }

  #likeness(index: number, facts: Facts): Likeness {
    const [familyName = '', givenName = '', middleName = '', suffix = ''] = this.#names.at(index).split('\n');
    const name = foldName({ familyName, givenName, middleName, suffix });
    return weigh(name, facts.name, this.#shared(index, facts));
  }

  #shared(index: number, facts: Facts): SharedFacts {
    const { email, homePhone, cellPhone, address, number, job } = this.#columns;
    const home = homePhone.at(index);
    const cell = cellPhone.at(index);
    const isSame = (one: number, other: number): boolean => one !== 0 && one === other;
    return {
      number: isSame(number.at(index), facts.number),
      cellPhone:
        isSame(cell, facts.cellPhone) || isSame(cell, facts.homePhone) || isSame(home, facts.cellPhone),
      homePhone: isSame(home, facts.homePhone),
      email: isSame(email.at(index), facts.email),
      address: isSame(address.at(index), facts.address),
      job: facts.hasJob && job.at(index) === facts.job,
    };
  }

  #keep(row: PreparedRow, person: PreparedPerson, facts: Facts, sameKey: number): PreparedRow {
    const columns = this.#columns;
    let { matchKey } = person;
    if (sameKey >= 0) {
      // Two of one name and house without numbers: each needs a key of its own.
      const repeats = columns.repeats.at(sameKey) + 1;
      columns.repeats.set(sameKey, repeats);
      matchKey = `${matchKey}|${repeats + 1}`;
    }
    const index = columns.row.push(row.row);
    columns.sheet.push(row.sheet);
    columns.key.push(hashOf(matchKey, SECOND));
    columns.whole.push(facts.whole);
    columns.email.push(facts.email);
    columns.homePhone.push(facts.homePhone);
    columns.cellPhone.push(facts.cellPhone);
    columns.address.push(facts.address);
    columns.number.push(facts.number);
    columns.job.push(facts.job);
    columns.repeats.push(0);
    const { familyWords, given, middle, suffix } = facts.name;
    this.#names.push(`${familyWords.join(' ')}\n${given}\n${middle}\n${suffix}`);
    this.#byKey.add(hashOf(matchKey), index);
    for (const key of keysOf(facts)) this.#byFact.add(key, index);
    return matchKey === person.matchKey ? row : { ...row, person: { ...person, matchKey } };
  }
}

const SECOND = 0x5bd1e995;

function placeKey({ sheet, row }: { readonly sheet: number; readonly row: number }): string {
  return `${sheet}/${row}`;
}

function factsOf(values: EntryValues): Facts {
  const name = foldName(values);
  const { department, shift, classification } = values;
  const hash = (text: string): number => (text === '' ? 0 : hashOf(text));
  const family = hashOf(name.family);
  const given = hashOf(name.given, 1);
  const address = /^\d/.test(values.street) ? foldAddress(values.street) : '';
  return {
    name,
    family,
    given,
    whole: joinHashes(joinHashes(family, given), hashOf(`${name.middle}|${name.suffix}`)),
    email: hash(values.email.toLowerCase()),
    homePhone: hash(values.homePhone),
    cellPhone: hash(values.cellPhone),
    address: address === '' ? 0 : hashOf(values.postalCode.slice(0, 5), hashOf(address)),
    number: hash(values.employeeNumber.toUpperCase()),
    job: hashOf(`${department}|${shift}|${classification}`.toLowerCase()),
    hasJob: department !== '' && shift !== '',
  };
}

/**
 * What two must share to be compared: a fact, and with it the family name or, of facts that are one person's, the given
 * name. A fact alone would compare everybody whom an employer gave the number of the plant.
 */
function keysOf({ email, homePhone, cellPhone, address, family, given }: Facts): number[] {
  const keys: number[] = [];
  for (const fact of [email, cellPhone]) {
    if (fact !== 0) keys.push(joinHashes(fact, family), joinHashes(fact, given));
  }
  if (homePhone !== 0 && homePhone !== cellPhone) keys.push(joinHashes(homePhone, family));
  if (address !== 0) keys.push(joinHashes(address, family));
  return keys;
}
