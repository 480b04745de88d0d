import { characterFor, charactersOf, checkCharacter } from './check-character';

/**
 * The number on a return envelope, `7KQ-00412Z`: the election's code of three characters, a serial number of
 * five digits, a check character. It names an envelope of one election, so that last year's is refused by name.
 */
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
  return Array.from(random, characterFor).join('');
}

/** Throws RangeError for a code that is none and a serial that is no whole number from 0 to 99,999. */
export function formatKeyNumber(electionCode: string, serial: number): string {
  if (!isElectionCode(electionCode)) throw new RangeError(`${electionCode} is no election code`);
  if (!Number.isInteger(serial) || serial < 0 || serial > LARGEST_SERIAL)
    throw new RangeError(`${String(serial)} is no serial number of an envelope`);
  const digits = String(serial).padStart(SERIAL_LENGTH, '0');
  return `${electionCode}-${digits}${checkCharacter(electionCode + digits)}`;
}

/** Reads what a scanner or a person typed, as `charactersOf` does. */
export function parseKeyNumber(input: string, electionCode: string): KeyNumberVerdict {
  const [, code = '', digits = '', check] = KEY_NUMBER.exec(charactersOf(input)) ?? [];
  if (check === undefined) return { ok: false, reason: 'malformed' };
  if (checkCharacter(code + digits) !== check) return { ok: false, reason: 'bad-check' };
  if (code !== electionCode) return { ok: false, reason: 'other-election' };
  return { ok: true, keyNumber: `${code}-${digits}${check}`, serial: Number(digits) };
}
