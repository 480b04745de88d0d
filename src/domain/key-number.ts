/**
 * The number on a return envelope, `7KQ-00412Z`: the election's code of three characters, a serial number of
 * five digits, a check character. It names an envelope of one election, so that last year's is refused by name.
 *
 * Characters are Crockford's base 32 (no I, L, O, U), read as the field GF(32). The check character makes the
 * sum of all characters, each multiplied by a weight of its own, zero. As the weights differ and none is zero,
 * every single wrong character and every two characters that changed places are caught.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 3;
const SERIAL_LENGTH = 5;
const ELECTION_CODE = /^[0-9A-HJKMNP-TV-Z]{3}$/;
const KEY_NUMBER = /^([0-9A-HJKMNP-TV-Z]{3})([0-9]{5})([0-9A-HJKMNP-TV-Z])$/;

export const LARGEST_SERIAL = 99_999;

export type KeyNumberRefusal = 'malformed' | 'bad-check' | 'other-election';
export type KeyNumberVerdict =
  | { readonly ok: true; readonly keyNumber: string; readonly serial: number }
  | { readonly ok: false; readonly reason: KeyNumberRefusal };

export function isElectionCode(text: string): boolean {
  return ELECTION_CODE.test(text);
}

/** A code from three random bytes. */
export function electionCodeFrom(random: Uint8Array): string {
  if (random.length !== CODE_LENGTH) throw new RangeError('An election code is made of three bytes');
  return Array.from(random, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** Throws RangeError for a code that is none and a serial that is no whole number from 0 to 99,999. */
export function formatKeyNumber(electionCode: string, serial: number): string {
  if (!isElectionCode(electionCode)) throw new RangeError(`${electionCode} is no election code`);
  if (!Number.isInteger(serial) || serial < 0 || serial > LARGEST_SERIAL)
    throw new RangeError(`${String(serial)} is no serial number of an envelope`);
  const digits = String(serial).padStart(SERIAL_LENGTH, '0');
  return `${electionCode}-${digits}${checkCharacter(electionCode + digits)}`;
}

/** What a scanner puts in front when it is asked to name the kind of code (AIM symbology identifier), such as `]C1`. */
const SYMBOLOGY = /^\][A-Z][0-9A-Z]/;

/** Reads what a scanner or a person typed: any case, spaces and dashes anywhere or nowhere, O for 0, I or L for 1. */
export function parseKeyNumber(input: string, electionCode: string): KeyNumberVerdict {
  const typed = input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]/gu, '')
    .replace(SYMBOLOGY, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const [, code = '', digits = '', check] = KEY_NUMBER.exec(typed) ?? [];
  if (check === undefined) return { ok: false, reason: 'malformed' };
  if (checkCharacter(code + digits) !== check) return { ok: false, reason: 'bad-check' };
  if (code !== electionCode) return { ok: false, reason: 'other-election' };
  return { ok: true, keyNumber: `${code}-${digits}${check}`, serial: Number(digits) };
}

/** Weight 1 is the check character's own; the others are 2, 4, 8, … in the field, the rightmost first. */
function checkCharacter(characters: string): string {
  let sum = 0;
  for (const character of characters) sum = double(sum ^ ALPHABET.indexOf(character));
  return ALPHABET.charAt(sum);
}

/** Multiplication by x in GF(2)[x] / (x⁵ + x² + 1). */
function double(element: number): number {
  const shifted = element << 1;
  return shifted < 32 ? shifted : shifted ^ 0b100101;
}
