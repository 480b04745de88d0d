/**
 * A QR code of what stands on a label (ISO/IEC 18004): version 1 in alphanumeric mode with level M of correction, so
 * that an eighth of it may be dirty. All codes of this product's papers fit; whatever is longer is refused.
 */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const SIZE = 21;
const DATA_BYTES = 16;
const CORRECTION_BYTES = 10;

/** Characters. */
export const LONGEST_TEXT = 20;

/** Light modules that must stay free on all four sides. */
export const SQUARE_QUIET_ZONE = 4;

/** Rows from the top, columns from the left; true is dark. */
export type Squares = readonly (readonly boolean[])[];

type Draft = (boolean | null)[][];
type Mask = (row: number, column: number) => boolean;

const MASKS: readonly Mask[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Throws RangeError for an empty text, more than 20 characters, and any that is not digit, capital or ` $%*+-./:`. */
export function encodeSquares(text: string): Squares {
  const values = Array.from(text, (character) => CHARACTERS.indexOf(character));
  if (values.length < 1 || values.length > LONGEST_TEXT || values.includes(-1))
    throw new RangeError('A label holds 1 to 20 digits, capitals and a few signs');
  const data = bytesOf(values);
  const bits = [...data, ...correctionOf(data)].flatMap((byte) => bitsOf(byte, 8));
  const candidates = MASKS.map((mask, number) => draw(bits, mask, number));
  return candidates.reduce((best, each) => (penaltyOf(each) < penaltyOf(best) ? each : best));
}

function bitsOf(value: number, length: number): boolean[] {
  return Array.from({ length }, (_, place) => ((value >> (length - 1 - place)) & 1) === 1);
}

function bytesOf(values: readonly number[]): number[] {
  const bits = [...bitsOf(0b0010, 4), ...bitsOf(values.length, 9)];
  for (let place = 0; place < values.length; place += 2) {
    const [first = 0, second] = values.slice(place, place + 2);
    bits.push(...(second === undefined ? bitsOf(first, 6) : bitsOf(45 * first + second, 11)));
  }
  // The end of the text, as far as there is room for it, and up to the next whole byte.
  bits.push(...bitsOf(0, Math.min(4, 8 * DATA_BYTES - bits.length)));
  bits.push(...bitsOf(0, -bits.length & 7));
  const filled = bits.length / 8;
  return Array.from({ length: DATA_BYTES }, (_, index) => {
    if (index >= filled) return (index - filled) % 2 === 0 ? 0xec : 0x11;
    return bits.slice(8 * index, 8 * index + 8).reduce((byte, bit) => 2 * byte + Number(bit), 0);
  });
}

/** Reed and Solomon's code over GF(256) with x⁸ + x⁴ + x³ + x² + 1. */
function correctionOf(data: readonly number[]): number[] {
  const generator = generatorOf(CORRECTION_BYTES);
  const rest = new Array<number>(CORRECTION_BYTES).fill(0);
  for (const byte of data) {
    const factor = byte ^ Number(rest.shift());
    rest.push(0);
    generator.forEach((coefficient, index) => {
      rest[index] = Number(rest[index]) ^ multiply(coefficient, factor);
    });
  }
  return rest;
}

/** (x − 1)(x − 2)(x − 4)…, without its leading 1. */
function generatorOf(degree: number): number[] {
  let product = [1];
  let root = 1;
  for (let step = 0; step < degree; step++) {
    const shifted = [...product, 0];
    product = shifted.map((each, index) => each ^ multiply(product[index - 1] ?? 0, root));
    root = multiply(root, 2);
  }
  return product.slice(1);
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

function draw(bits: readonly boolean[], mask: Mask, number: number): Squares {
  const draft = EMPTY.map((row) => [...row]);
  drawFormat(draft, number);
  FREE.forEach(([row, column], index) => set(draft, row, column, bits[index] !== mask(row, column)));
  return draft.map((row) => row.map((module) => module === true));
}

function set(draft: Draft, row: number, column: number, isDark: boolean): void {
  const line = draft[row];
  if (line !== undefined && column in line) line[column] = isDark;
}

function drawPatterns(draft: Draft): void {
  for (let place = 8; place < SIZE - 8; place++) {
    set(draft, 6, place, place % 2 === 0);
    set(draft, place, 6, place % 2 === 0);
  }
  // Squares within squares: the distance from the middle says dark or light.
  for (const [row, column] of [
    [3, 3],
    [3, SIZE - 4],
    [SIZE - 4, 3],
  ] as const)
    for (let down = -4; down <= 4; down++)
      for (let right = -4; right <= 4; right++) {
        const distance = Math.max(Math.abs(down), Math.abs(right));
        set(draft, row + down, column + right, distance !== 2 && distance !== 4);
      }
}

/** Level M and the mask, guarded by a BCH code, in two places; and the module that is always dark. */
function drawFormat(draft: Draft, mask: number): void {
  let rest = mask << 10;
  for (let bit = 14; bit >= 10; bit--) if (((rest >> bit) & 1) === 1) rest ^= 0b10100110111 << (bit - 10);
  const format = ((mask << 10) | rest) ^ 0b101010000010010;
  bitsOf(format, 15).forEach((isDark, index) => {
    const around =
      index < 6 ? [8, index] : index < 8 ? [8, index + 1] : index === 8 ? [7, 8] : [14 - index, 8];
    const apart = index < 7 ? [SIZE - 1 - index, 8] : [8, SIZE - 15 + index];
    for (const [row = 0, column = 0] of [around, apart]) set(draft, row, column, isDark);
  });
  set(draft, SIZE - 8, 8, true);
}

/** Up and down in strips two wide, from the right; the column of the timing pattern is skipped. */
function pathThrough(): (readonly [number, number])[] {
  const strips = [20, 18, 16, 14, 12, 10, 8, 5, 3, 1];
  return strips.flatMap((right, strip) =>
    Array.from({ length: SIZE }, (_, step) => (strip % 2 === 0 ? SIZE - 1 - step : step)).flatMap((row) => [
      [row, right] as const,
      [row, right - 1] as const,
    ]),
  );
}

/** How hard it is to read: runs, blocks, what looks like a corner, and too much of one color. */
function penaltyOf(squares: Squares): number {
  const columns = squares.map((_, column) => squares.map((row) => row[column] === true));
  const lines = [...squares, ...columns].map((line) => line.map(Number).join(''));
  let penalty = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2;
    penalty += 40 * [...line.matchAll(/(?=00001011101|10111010000)/g)].length;
  }
  let dark = 0;
  squares.forEach((row, y) =>
    row.forEach((isDark, x) => {
      dark += Number(isDark);
      const above = squares[y - 1];
      if (isDark === row[x - 1] && isDark === above?.[x] && isDark === above[x - 1]) penalty += 3;
    }),
  );
  const share = (100 * dark) / SIZE ** 2;
  return penalty + 10 * Math.floor(Math.abs(share - 50) / 5);
}

/** What is the same in every code, and where its bits go. */
const EMPTY: Draft = Array.from({ length: SIZE }, () => new Array<boolean | null>(SIZE).fill(null));
drawPatterns(EMPTY);
drawFormat(EMPTY, 0);
const FREE = pathThrough().filter(([row, column]) => EMPTY[row]?.[column] === null);
