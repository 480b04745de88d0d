import { foldAddress } from '../../domain/addresses';
import {
  LIKELY,
  nameOfFolded,
  weigh,
  type FoldedParts,
  type Likeness,
  type SharedFacts,
} from '../../domain/likeness';
import type { RowPlace } from '../choices';
import { HashIndex, hashOf, joinHashes, Numbers, Texts } from './compact';
import type { PreparedPerson, PreparedRow } from './entry';

/** How many who share a fact and a name are looked at: more than a family, fewer than a hostile list. */
const LOOKED_AT = 16;

/** Facts of a person as hashes, 0 for what the list doesn't say. */
interface Facts {
  readonly folded: FoldedParts;
  readonly family: number;
  readonly given: number;
  readonly whole: number;
  readonly email: number;
  readonly homePhone: number;
  readonly cellPhone: number;
  readonly address: number;
  /** The other hash of the key by which a person is found. */
  readonly key: number;
  readonly hasNumber: boolean;
  /** Department, shift and classification as one; that somebody has none of them counts as well. */
  readonly job: number;
  readonly hasJob: boolean;
  /** Under which others are found who may be the same person. */
  readonly keys: readonly number[];
}

/** Facts with which most people are found. */
const USUAL_KEYS = 3;

/**
 * Finds those who are one person, row by row; the first in the file stays. What it remembers of a person is about a
 * hundred bytes, so that it works for the longest list.
 */
export class DuplicateFinder {
  readonly #kept: ReadonlySet<string>;
  readonly #merged: ReadonlySet<string>;
  readonly #byKey: HashIndex;
  readonly #byFact: HashIndex;
  readonly #names: Texts;
  readonly #columns: Readonly<
    Record<
      | 'place'
      | 'key'
      | 'whole'
      | 'family'
      | 'given'
      | 'email'
      | 'homePhone'
      | 'cellPhone'
      | 'address'
      | 'job',
      Numbers
    >
  >;
  /** How many more have a key that is somebody else's. */
  readonly #repeats = new Map<number, number>();

  /** `expected`: about how many rows there will be. */
  constructor(kept: readonly RowPlace[], merged: readonly RowPlace[], expected: number) {
    this.#kept = new Set(kept.map(placeKey));
    this.#merged = new Set(merged.map(placeKey));
    const numbers = (): Numbers => new Numbers(expected);
    this.#columns = {
      place: numbers(),
      key: numbers(),
      whole: numbers(),
      family: numbers(),
      given: numbers(),
      email: numbers(),
      homePhone: numbers(),
      cellPhone: numbers(),
      address: numbers(),
      job: numbers(),
    };
    this.#names = new Texts(expected);
    this.#byKey = new HashIndex(expected);
    this.#byFact = new HashIndex(expected * USUAL_KEYS);
  }

  /** The row as it stands beside those before it. */
  check(row: PreparedRow): PreparedRow {
    const { person } = row;
    if (row.leftOut !== null || person === null) return row;
    const facts = factsOf(person);
    const first = this.#withKey(person.matchKey, facts);
    if (first >= 0 && person.values.employeeNumber !== '') {
      const isSame = this.#columns.whole.at(first) === facts.whole;
      return this.#leaveOut(row, isSame ? 'exact-duplicate' : 'number-taken', first, facts);
    }
    if (first >= 0 && this.#isRepeated(first, facts))
      return this.#leaveOut(row, 'exact-duplicate', first, facts);
    // One house is one more reason; a name in a town is none.
    const found = this.#lookAlike(facts, person.values.street === '' ? -1 : first);
    if (found !== null) {
      const place = placeKey(row);
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
    const place = this.#columns.place.at(index);
    const other = { sheet: place >>> ROW_BITS, row: place & (LAST_ROW - 1) };
    return { other, likeness: this.#likeness(index, facts) };
  }

  #withKey(matchKey: string, { key }: Facts): number {
    return this.#byKey.find(hashOf(matchKey), LOOKED_AT, (index) => this.#columns.key.at(index) === key);
  }

  /** A namesake with a fact in common comes before those whose names are only alike. */
  #lookAlike(facts: Facts, sameKey: number): { index: number; isTwin: boolean } | null {
    if (sameKey >= 0) return { index: sameKey, isTwin: true };
    let best = -1;
    let bestScore = LIKELY - 1;
    const isTwin = (index: number): boolean => {
      // A fact alone would compare everybody whom an employer gave the number of the plant.
      const { family, given } = this.#columns;
      if (family.at(index) !== facts.family && given.at(index) !== facts.given) return false;
      // Another hash that is the same.
      if (!this.#shares(index, facts)) return false;
      if (this.#columns.whole.at(index) === facts.whole) return true;
      const { score } = this.#likeness(index, facts);
      if (score > bestScore) {
        best = index;
        bestScore = score;
      }
      return false;
    };
    for (const key of facts.keys) {
      const twin = this.#byFact.find(key, LOOKED_AT, isTwin);
      if (twin >= 0) return { index: twin, isTwin: true };
    }
    return best < 0 ? null : { index: best, isTwin: false };
  }

  #shares(index: number, facts: Facts): boolean {
    const { email, homePhone, cellPhone, address } = this.#columns;
    const home = homePhone.at(index);
    const cell = cellPhone.at(index);
    return (
      isSame(email.at(index), facts.email) ||
      isSame(cell, facts.cellPhone) ||
      isSame(home, facts.homePhone) ||
      isSame(address.at(index), facts.address) ||
      isSame(cell, facts.homePhone) ||
      isSame(home, facts.cellPhone)
    );
  }

  #likeness(index: number, facts: Facts): Likeness {
    const [family = '', given = '', middle = '', suffix = ''] = this.#names.at(index).split('\n');
    const name = nameOfFolded([family, given, middle, suffix]);
    return weigh(name, nameOfFolded(facts.folded), this.#shared(index, facts));
  }

  #shared(index: number, facts: Facts): SharedFacts {
    const { email, homePhone, cellPhone, address, key, job } = this.#columns;
    const home = homePhone.at(index);
    const cell = cellPhone.at(index);
    return {
      number: facts.hasNumber && key.at(index) === facts.key,
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
    let { key } = facts;
    if (sameKey >= 0) {
      // Two of one name and house without numbers: each needs a key of its own.
      const repeats = (this.#repeats.get(sameKey) ?? 1) + 1;
      this.#repeats.set(sameKey, repeats);
      matchKey = `${matchKey}|${repeats}`;
      key = hashOf(matchKey, SECOND);
    }
    const index = columns.place.push(row.sheet * LAST_ROW + row.row);
    columns.key.push(key);
    columns.whole.push(facts.whole);
    columns.family.push(facts.family);
    columns.given.push(facts.given);
    columns.email.push(facts.email);
    columns.homePhone.push(facts.homePhone);
    columns.cellPhone.push(facts.cellPhone);
    columns.address.push(facts.address);
    columns.job.push(facts.job);
    const [family, given, middle, suffix] = facts.folded;
    this.#names.push(`${family}\n${given}\n${middle}\n${suffix}`);
    this.#byKey.add(hashOf(matchKey), index);
    for (const each of facts.keys) this.#byFact.add(each, index);
    return matchKey === person.matchKey ? row : { ...row, person: { ...person, matchKey } };
  }
}

/** Rows of a file are fewer than this; sheets stand above them. */
const ROW_BITS = 24;
const LAST_ROW = 1 << ROW_BITS;
const SECOND = 0x5bd1e995;

function isSame(one: number, other: number): boolean {
  return one !== 0 && one === other;
}

function placeKey({ sheet, row }: { readonly sheet: number; readonly row: number }): string {
  return `${sheet}/${row}`;
}

function factsOf({ values, folded, matchKey }: PreparedPerson): Facts {
  const { department, shift, classification, street, postalCode } = values;
  const [familyName, givenName, middleName, suffix] = folded;
  const family = hashOf(familyName.includes(' ') ? familyName.replaceAll(' ', '') : familyName);
  const given = hashOf(givenName, 1);
  const fold = foldAddress(street);
  const email = values.email === '' ? 0 : hashOf(values.email);
  const homePhone = values.homePhone === '' ? 0 : hashOf(values.homePhone);
  const cellPhone = values.cellPhone === '' ? 0 : hashOf(values.cellPhone);
  const address = fold === '' ? 0 : hashOf(fold, hashOf(postalCode.slice(0, 5)));
  // A phone stands in either column; a house is looked up together with the family name.
  const keys: number[] = [];
  if (email !== 0) keys.push(email);
  if (cellPhone !== 0) keys.push(cellPhone);
  if (homePhone !== 0 && homePhone !== cellPhone) keys.push(homePhone);
  if (address !== 0) keys.push(joinHashes(address, family));
  return {
    folded,
    family,
    given,
    whole: joinHashes(joinHashes(family, given), hashOf(middleName, hashOf(suffix))),
    email,
    homePhone,
    cellPhone,
    address,
    key: hashOf(matchKey, SECOND),
    hasNumber: values.employeeNumber !== '',
    job: hashOf(classification, hashOf(shift, hashOf(department))),
    hasJob: department !== '' && shift !== '',
    keys,
  };
}
