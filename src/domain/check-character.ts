/**
 * The check character of everything that is printed with a code. Characters are Crockford's base 32 (no I, L, O, U),
 * read as the field GF(32). The check character makes the sum of all characters, each multiplied by a weight of its
 * own, zero. As the weights differ and none is zero, every single wrong character and every two that changed places
 * are caught, in up to 31 characters.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a scanner puts in front when it is asked to name the kind of code (AIM symbology identifier), such as `]C1`. */
const SYMBOLOGY = /^\][A-Z][0-9A-Z]/;

/** The characters of a code as a scanner or a person typed it: any case, spaces and dashes anywhere or nowhere, O for 0, I or L for 1. */
export function charactersOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212]/gu, '')
    .replace(SYMBOLOGY, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** The character of the alphabet that stands for a byte; eight bytes share each. */
export function characterFor(byte: number): string {
  return ALPHABET.charAt(byte % ALPHABET.length);
}

/** Weight 1 is the check character's own; the others are 2, 4, 8, … in the field, the rightmost first. */
export function checkCharacter(characters: string): string {
  let sum = 0;
  for (const character of characters) sum = double(sum ^ ALPHABET.indexOf(character));
  return ALPHABET.charAt(sum);
}

/** Multiplication by x in GF(2)[x] / (x⁵ + x² + 1). */
function double(element: number): number {
  const shifted = element << 1;
  return shifted < 32 ? shifted : shifted ^ 0b100101;
}
