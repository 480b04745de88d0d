export interface NameParts {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly suffix: string;
}

const SUFFIX = /^(?:jr|sr|junior|senior|ii|iii|iv|v|2nd|3rd|4th)\.?$/i;

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** `Last, First Middle Suffix`, or `First Middle Last` where there is no comma. */
export function splitName(text: string): NameParts {
  const [before = '', ...after] = text.split(',').map((part) => part.trim());
  if (after.length === 0) return splitSpokenName(before);
  const family = takeSuffix(before);
  let { suffix } = family;
  const rest = after.filter((part) => {
    if (!SUFFIX.test(part)) return true;
    suffix ||= part;
    return false;
  });
  const given = wordsOf(rest.join(' '));
  if (suffix === '' && given.length > 1 && SUFFIX.test(given.at(-1) ?? '')) suffix = given.pop() ?? '';
  // `Ana Ruiz, Jr.`
  if (given.length === 0 && rest.length === 0 && family.rest.includes(' ')) {
    return { ...splitSpokenName(family.rest), suffix };
  }
  return { familyName: family.rest, givenName: given[0] ?? '', middleName: given.slice(1).join(' '), suffix };
}

/** Jr., III and the like at the end of a name, after a space or a comma. */
export function takeSuffix(text: string): { readonly rest: string; readonly suffix: string } {
  if (!/[ ,]/.test(text)) return { rest: text, suffix: '' };
  const words = wordsOf(text.replaceAll(',', ' '));
  const last = words.at(-1) ?? '';
  // One letter is an initial: only in capitals and after a family name is V the fifth.
  if (words.length < 2 || !SUFFIX.test(last) || last === 'v') return { rest: text, suffix: '' };
  return { rest: text.slice(0, text.lastIndexOf(last)).replace(/[ ,]+$/, ''), suffix: last };
}

/** All given names of one column. */
export function splitGivenNames(text: string): Pick<NameParts, 'givenName' | 'middleName'> {
  const [givenName = '', ...middle] = wordsOf(text);
  return { givenName, middleName: middle.join(' ') };
}

const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'dos',
  'van',
  'von',
  'der',
  'den',
  'di',
  'el',
  'al',
  'bin',
  'st.',
  'mac',
]);

function splitSpokenName(text: string): NameParts {
  const words = wordsOf(text);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  let start = Math.max(0, words.length - 1);
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return {
    familyName: words.slice(start).join(' '),
    givenName: start > 0 ? (words[0] ?? '') : '',
    middleName: words.slice(1, start).join(' '),
    suffix,
  };
}
