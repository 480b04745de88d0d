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
  const folded = foldForSearch(street.replaceAll('#', ' apt '));
  if (!/^\d+[a-z]? /.test(folded)) return '';
  return folded
    .split(' ')
    .map((word) => SHORT_FORMS.get(word) ?? word)
    .join(' ')
    .replace(/\bapt(?: apt)+\b/, 'apt');
}
