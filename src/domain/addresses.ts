import { foldForSearch } from './names';

/** Words of an address that are written in several ways, as the post office shortens them. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  [
    'avenue:ave',
    'av:ave',
    'boulevard:blvd',
    'circle:cir',
    'court:ct',
    'drive:dr',
    'highway:hwy',
    'lane:ln',
    'parkway:pkwy',
    'place:pl',
    'road:rd',
    'square:sq',
    'street:st',
    'terrace:ter',
    'trail:trl',
    'north:n',
    'south:s',
    'east:e',
    'west:w',
    'northeast:ne',
    'northwest:nw',
    'southeast:se',
    'southwest:sw',
    'apartment:apt',
    'unit:apt',
    'suite:apt',
    'ste:apt',
    'number:apt',
  ].map((pair) => pair.split(':') as [string, string]),
);

/**
 * A street as it is compared: folded, in the post office's short forms, whatever stands before the number of a flat.
 * Empty for what tells nobody apart: a street without a house number, a route, a post office box.
 */
export function foldAddress(street: string): string {
  const first = street.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return '';
  const folded = foldForSearch(street.includes('#') ? street.replaceAll('#', ' apt ') : street);
  if (!/^\d+[a-z]? /.test(folded)) return '';
  let short = '';
  let before = '';
  for (const word of folded.split(' ')) {
    const next = SHORT_FORMS.get(word) ?? word;
    // `Unit #3` has two words for one thing.
    if (next !== FLAT || before !== FLAT) short = short === '' ? next : `${short} ${next}`;
    before = next;
  }
  return short;
}

const FLAT = 'apt';
