import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code drawn at random, for names that must say nothing about when or in what order something happened. */
export function randomCode(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** A docket's name, such as `7KQ2-9F3A`. */
export function randomDocket(): string {
  return `${randomCode(4)}-${randomCode(4)}`;
}
