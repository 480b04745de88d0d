import { foldAddress } from './addresses';
import { foldForSearch } from './names';
import { areNicknames, firstLetters } from './nicknames';

/** Why two look like one person, or not quite. */
export const LIKENESS_REASONS = [
  'same-number',
  'same-name',
  'similar-name',
  'nickname',
  'same-cell-phone',
  'same-home-phone',
  'same-email',
  'same-address',
  'same-job',
  'other-suffix',
  'other-given-name',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

/** How much two look like one person, from 0 to 100, and why: the reasons make up the score. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** From this score on, a person should look at two of them. The same name alone is below it. */
export const LIKELY = 55;

/** Someone as a list has them; empty where it says nothing. Phones in E.164. */
export interface LikenessPerson {
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly suffix: string;
  readonly classification: string;
  readonly department: string;
  readonly shift: string;
  readonly street: string;
  readonly postalCode: string;
  readonly email: string;
  readonly homePhone: string;
  readonly cellPhone: string;
}

/** A name as it is compared: folded; the family name without its spaces (Dela Cruz, de la Cruz). */
export interface FoldedName {
  readonly family: string;
  readonly familyWords: readonly string[];
  readonly given: string;
  readonly middle: string;
  readonly suffix: string;
}

/** What two have in common beside their names. */
export interface SharedFacts {
  readonly number: boolean;
  readonly cellPhone: boolean;
  readonly homePhone: boolean;
  readonly email: boolean;
  readonly address: boolean;
  readonly job: boolean;
}

const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['junior', 'jr'],
  ['senior', 'sr'],
  ['2nd', 'ii'],
  ['3rd', 'iii'],
  ['4th', 'iv'],
]);

export function foldName({
  familyName,
  givenName,
  middleName,
  suffix,
}: Pick<LikenessPerson, 'familyName' | 'givenName' | 'middleName' | 'suffix'>): FoldedName {
  const familyWords = foldForSearch(familyName).split(' ');
  const foldedSuffix = foldForSearch(suffix);
  return {
    family: familyWords.join(''),
    familyWords,
    given: foldForSearch(givenName),
    middle: foldForSearch(middleName),
    suffix: SUFFIXES.get(foldedSuffix) ?? foldedSuffix,
  };
}

/** Points of each reason; together they are the score. An e-mail and a cell phone are a person's, the rest a household's. */
const POINTS = {
  number: 60,
  sameName: 50,
  nickname: 42,
  similarName: 38,
  otherFamilyName: 15,
  cellPhone: 30,
  email: 30,
  homePhone: 15,
  address: 15,
  job: 10,
} as const;
/** One has a suffix and the other none. */
const SUFFIX_MISSING = 15;
/** Two of one household: never likely, whatever they share. */
const HOUSEHOLD_MOST = 40;
/** Junior and senior are two people (and share all the rest). */
const OTHER_SUFFIX_MOST = 20;

/** How much two look like one person. The same whichever comes first. */
export function likeness(a: LikenessPerson, b: LikenessPerson): Likeness {
  return weigh(foldName(a), foldName(b), sharedFacts(a, b));
}

/** `likeness` of those whose names are folded and whose common facts are known already. */
export function weigh(a: FoldedName, b: FoldedName, shared: SharedFacts): Likeness {
  const name = compareNames(a, b);
  const reasons: LikenessReason[] = [];
  let score: number = name.points;
  const add = (isShared: boolean, reason: LikenessReason, points: number): void => {
    if (!isShared) return;
    reasons.push(reason);
    score += points;
  };
  add(shared.number, 'same-number', POINTS.number);
  if (name.reason !== null) reasons.push(name.reason);
  add(shared.cellPhone, 'same-cell-phone', POINTS.cellPhone);
  add(shared.homePhone, 'same-home-phone', POINTS.homePhone);
  add(shared.email, 'same-email', POINTS.email);
  add(shared.address, 'same-address', POINTS.address);
  add(shared.job, 'same-job', POINTS.job);
  if (name.isOther && !shared.number) score = Math.min(score, HOUSEHOLD_MOST);
  if (a.suffix !== b.suffix) {
    reasons.push('other-suffix');
    score = a.suffix === '' || b.suffix === '' ? score - SUFFIX_MISSING : Math.min(score, OTHER_SUFFIX_MOST);
  }
  return { score: Math.max(0, Math.min(100, score)), reasons };
}

function sharedFacts(a: LikenessPerson, b: LikenessPerson): SharedFacts {
  const phones = new Set([a.cellPhone, a.homePhone].filter((phone) => phone !== ''));
  const isPhone = (phone: string): boolean => phones.has(phone);
  return {
    number: isSame(a.employeeNumber, b.employeeNumber),
    // Lists disagree about which of two numbers is the cell phone.
    cellPhone: isPhone(b.cellPhone) || (b.homePhone !== '' && b.homePhone === a.cellPhone),
    homePhone: isSame(a.homePhone, b.homePhone),
    email: isSame(a.email, b.email),
    address: a.postalCode.slice(0, 5) === b.postalCode.slice(0, 5) && sameAddress(a.street, b.street),
    job:
      isSame(a.department, b.department) &&
      isSame(a.shift, b.shift) &&
      agree(a.classification, b.classification),
  };
}

const isSame = (one: string, other: string): boolean =>
  one !== '' && one.toLowerCase() === other.toLowerCase();
const agree = (one: string, other: string): boolean => one === '' || other === '' || isSame(one, other);

function sameAddress(one: string, other: string): boolean {
  const folded = foldAddress(one);
  return folded !== '' && folded === foldAddress(other);
}

interface NameLikeness {
  readonly points: number;
  readonly reason: LikenessReason | null;
  /** Another given or another family name: by its name alone another person. */
  readonly isOther: boolean;
}

const name = (points: number, reason: LikenessReason | null, isOther = false): NameLikeness => ({
  points,
  reason,
  isOther,
});

function compareNames(a: FoldedName, b: FoldedName): NameLikeness {
  const family = compareFamilies(a, b);
  const given = compareGiven(a, b);
  if (family === 'same') {
    if (given === 'same')
      return areMiddlesOne(a.middle, b.middle) ? name(POINTS.sameName, 'same-name') : similar();
    if (given === 'nickname') return name(POINTS.nickname, 'nickname');
    return given === 'similar' ? similar() : name(0, 'other-given-name', true);
  }
  if (family === 'similar') return given === 'other' ? name(0, 'other-given-name', true) : similar();
  // Married, divorced, or another person of the house.
  if (given === 'same' && a.given.length > 1) return name(POINTS.otherFamilyName, null);
  return isSwapped(a, b) ? similar() : name(0, null, true);
}

const similar = (): NameLikeness => name(POINTS.similarName, 'similar-name');

/** Given and family name in each other's columns. */
function isSwapped(a: FoldedName, b: FoldedName): boolean {
  return a.family !== '' && a.given !== '' && a.family === b.given && a.given === b.family;
}

function compareFamilies(a: FoldedName, b: FoldedName): 'same' | 'similar' | 'other' {
  if (a.family === b.family) return 'same';
  // García López is also called García.
  if (isOneOf(a, b) || isOneOf(b, a)) return 'similar';
  return areOneSlipApart(a.family, b.family, 5) ? 'similar' : 'other';
}

function isOneOf(a: FoldedName, b: FoldedName): boolean {
  return b.familyWords.length > 1 && a.family.length > 2 && b.familyWords.includes(a.family);
}

function compareGiven(a: FoldedName, b: FoldedName): 'same' | 'nickname' | 'similar' | 'other' {
  if (a.given === b.given) return 'same';
  if (areNicknames(firstWord(a.given), firstWord(b.given))) return 'nickname';
  if (a.given === '' || b.given === '' || isShortOf(a.given, b.given) || isShortOf(b.given, a.given))
    return 'similar';
  // Called by the middle name.
  if (a.given === b.middle || b.given === a.middle) return 'similar';
  return areOneSlipApart(a.given, b.given, 4) ? 'similar' : 'other';
}

const firstWord = (text: string): string => text.replace(/ .*$/, '');

/** An initial for a name, or the first of two given names for both. */
function isShortOf(short: string, long: string): boolean {
  return short.length === 1 ? long.startsWith(short) : long.startsWith(`${short} `);
}

function areMiddlesOne(one: string, other: string): boolean {
  return one === other || one === '' || other === '' || isShortOf(one, other) || isShortOf(other, one);
}

/** One letter more, less, other, or two changed round, in words of at least `least` letters. */
export function areOneSlipApart(one: string, other: string, least: number): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < least || long.length - short.length > 1 || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const shortRest = short.slice(start);
  const longRest = long.slice(start);
  if (short.length < long.length) return shortRest === longRest.slice(1);
  if (shortRest.slice(1) === longRest.slice(1)) return true;
  return (
    shortRest.slice(2) === longRest.slice(2) && shortRest[0] === longRest[1] && shortRest[1] === longRest[0]
  );
}

/** Words that many family names begin with. */
const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'dos',
  'di',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
]);

/**
 * Keys under which two people could be one: those who share none are not compared. Family name and a first letter
 * (of every form of the given name), each part of a double family name, phones, e-mail, address.
 */
export function meetingKeys(person: LikenessPerson): string[] {
  const keys = new Set<string>();
  const { family, familyWords, given } = foldName(person);
  const families = [family, ...familyWords.filter((word) => word.length > 2 && !PARTICLES.has(word))];
  for (const each of families) {
    if (each === '') continue;
    for (const letter of firstLetters(firstWord(given))) keys.add(`f:${each}:${letter}`);
  }
  if (person.employeeNumber !== '') keys.add(`n:${person.employeeNumber.toLowerCase()}`);
  for (const phone of [person.homePhone, person.cellPhone]) if (phone !== '') keys.add(`p:${phone}`);
  if (person.email !== '') keys.add(`e:${person.email.toLowerCase()}`);
  const address = foldAddress(person.street);
  if (address !== '') keys.add(`a:${address}:${person.postalCode.slice(0, 5)}`);
  return [...keys];
}
