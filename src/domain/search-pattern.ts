import { foldForSearch } from './names';

/** Words beyond these narrow a search no further: the ways to join n words are 2ⁿ⁻¹. */
const MOST_WORDS = 5;

/** The words of a search, folded; none that would narrow it no further. */
function wordsOf(query: string): string[] {
  // PostgreSQL knows no text with a zero byte in it.
  return foldForSearch(query.replaceAll('\0', ' '))
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/**
 * What every text that is found holds, without its spaces, as patterns for LIKE: what an index of a database can look
 * up. Others hold it too, so that `searchPattern` has the last word.
 */
export function searchFragments(query: string): string[] {
  return wordsOf(query).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/**
 * The words of a search as one regular expression, for PostgreSQL and JavaScript alike, over folded text with a space
 * in front. It means the same as `matchesSearch`: every word begins a word, and spaces inside names do not matter.
 * Null without words.
 */
export function searchPattern(query: string): string | null {
  const words = wordsOf(query);
  if (words.length === 0) return null;
  const ways = joinings(words).map((parts) => parts.map((part) => `(?=.* ${spaced(part)})`).join(''));
  return `^(?:${ways.join('|')})`;
}

/** Every way to join neighbouring words: [a, b] and [ab]. */
function joinings(words: readonly string[]): string[][] {
  const [first, second, ...others] = words;
  if (first === undefined) return [[]];
  const apart = joinings(words.slice(1)).map((rest) => [first, ...rest]);
  return second === undefined ? apart : [...apart, ...joinings([first + second, ...others])];
}

function spaced(word: string): string {
  return Array.from(word, (character) => character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')).join(' ?');
}
