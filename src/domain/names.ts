/** Letters that carry no separable mark, so that taking them apart leaves them as they are. */
const PLAIN_LETTERS = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ı', 'i'],
] as const;

/**
 * Text as it is searched for: no accents (José, Jose), no apostrophes (O’Brien, OBrien), hyphens, commas and
 * full stops as spaces, single spaces, lower case. For finding only: what is shown stays as it was given.
 */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase();
  // Lists have hundreds of thousands of words that need no more than that.
  if (FOLDED.test(lower)) return lower;
  return unmark(lower)
    .replace(/['’‘ʼ`´ʻ]/g, '')
    .replace(/[\p{Pd}.,;/]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const FOLDED = /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/;

/** Lists of thousands are mostly ASCII, which has nothing to take off. */
function unmark(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const unmarked = text.normalize('NFD').replace(/\p{M}/gu, '');
  return PLAIN_LETTERS.reduce((folded, [letter, plain]) => folded.replaceAll(letter, plain), unmarked);
}

export interface Searchable {
  readonly names: readonly string[];
  readonly employeeNumber?: string | null;
  readonly phones?: readonly (string | null)[];
}

/** What `matchesSearch` looks through: names, employee number, the last four digits of each phone. */
export function searchText(person: Searchable): string {
  const lastFour = (person.phones ?? []).map((phone) => (phone ?? '').replace(/\D/g, '').slice(-4));
  return foldForSearch([...person.names, person.employeeNumber ?? '', ...lastFour].join(' '));
}

/**
 * Whether every word of the query begins a word of the folded text. Spaces inside names do not matter either
 * way: "Dela Cruz" finds "de la Cruz" and the other way round.
 */
export function matchesSearch(foldedText: string, query: string): boolean {
  const wanted = foldForSearch(query).split(' ');
  const words = foldedText.split(' ');
  const tails = words.map((_, index) => words.slice(index).join(''));
  const begins = (sought: string): boolean => tails.some((tail) => tail.startsWith(sought));
  // How many words of the query are covered, the last of them joined to those since `start`.
  let covered = 0;
  for (let start = 0; start <= covered; start += 1)
    while (covered < wanted.length && begins(wanted.slice(start, covered + 1).join(''))) covered += 1;
  return covered === wanted.length;
}

export interface PersonName {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName?: string | null;
  readonly suffix?: string | null;
}

/** As people say it: José García López Jr. */
export function displayName({ givenName, middleName, familyName, suffix }: PersonName): string {
  return joined([givenName, middleName, familyName, suffix], ' ');
}

/** As a list has it, family name first (29 CFR 102.62(d)): García López Jr., José. */
export function listName({ givenName, middleName, familyName, suffix }: PersonName): string {
  return joined([joined([familyName, suffix], ' '), joined([givenName, middleName], ' ')], ', ');
}

function joined(parts: readonly (string | null | undefined)[], separator: string): string {
  return parts
    .map((part) => (part ?? '').trim())
    .filter((part) => part !== '')
    .join(separator);
}
