/** Words within a family name that are not written large: de la Cruz, van der Berg. */
const SMALL = new Set(['de', 'del', 'da', 'das', 'dos', 'van', 'von', 'der', 'den', 'ter', 'y']);
/** After one of those, these are small too. */
const SMALL_AFTER = new Set(['la', 'las', 'los']);
const NUMERAL = /^(?:ii|iii|iv|vi{0,3})$/;
/** Without a vowel it is initials (JT, DJ), but for these. */
const WORDS_WITHOUT_VOWEL = new Set(['ng', 'jr', 'sr', 'st', 'dr', 'mr', 'mrs']);
const MAC = new Set([
  'arthur',
  'donald',
  'dougall',
  'gregor',
  'intosh',
  'intyre',
  'kenzie',
  'kinnon',
  'lean',
  'leod',
  'millan',
  'neil',
]);

/** Whether a name is written in capitals alone; initials say nothing. */
export function isAllCapitals(name: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(name) && name === name.toUpperCase();
}

/**
 * A name in capitals as it is usually written: MCDONALD is McDonald, O’NEAL O’Neal, DE LA CRUZ de la Cruz, III stays.
 * A proposal: LATONYA may be LaTonya, which no program knows.
 */
export function toNameCase(name: string): string {
  const words = name.toLowerCase().split(' ');
  return words
    .map((word, i) => {
      const before = words[i - 1] ?? '';
      const isLast = i === words.length - 1;
      if (!isLast && (SMALL.has(word) || (SMALL_AFTER.has(word) && SMALL.has(before)))) return word;
      return i > 0 && NUMERAL.test(word) ? word.toUpperCase() : writeWord(word);
    })
    .join(' ');
}

function writeWord(word: string): string {
  if (/^[b-df-hj-np-tv-xz]{2,3}$/.test(word) && !WORDS_WITHOUT_VOWEL.has(word)) return word.toUpperCase();
  return word
    .split('-')
    .map((part) => part.split('.').map(writePart).join('.'))
    .join('-');
}

function writePart(part: string): string {
  const [, first = '', mark = '', rest = ''] = /^(\p{L}{1,2})(['’])(.+)$/u.exec(part) ?? [];
  if (first !== '') return startLarge(first) + mark + startLarge(rest);
  if (/^mc\p{L}{2}/u.test(part)) return `Mc${startLarge(part.slice(2))}`;
  return part.startsWith('mac') && MAC.has(part.slice(3))
    ? `Mac${startLarge(part.slice(3))}`
    : startLarge(part);
}

function startLarge(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}
