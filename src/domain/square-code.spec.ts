import { raw } from 'bwip-js/node';
import fc from 'fast-check';
import { LONGEST_TEXT, encodeSquares, type Squares } from './square-code';

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const label = fc.string({
  minLength: 1,
  maxLength: LONGEST_TEXT,
  unit: fc.constantFrom(...Array.from(CHARACTERS)),
});

const rowsOf = (squares: Squares): string[] => squares.map((row) => row.map(Number).join(''));

/** Which of the eight masks is on a code: bits 3 to 5 of what stands beside its first corner. */
function maskOf(squares: Squares): number {
  const bits = [2, 3, 4].map((column) => Number(squares[8]![column]));
  return (bits[0]! * 4 + bits[1]! * 2 + bits[2]!) ^ 0b101;
}

/** The same text by another encoder, with the same mask. */
function elsewhere(text: string, mask: number): string[] {
  const options = `eclevel=M fixedeclevel version=1 mask=${mask + 1}`;
  const [symbol] = raw('qrcode', text, options);
  if (symbol === undefined || !('pixs' in symbol)) throw new TypeError('no code of squares');
  const { pixs, pixx } = symbol;
  return Array.from({ length: pixx }, (_, row) => pixs.slice(row * pixx, (row + 1) * pixx).join(''));
}

describe('the QR code of a label', () => {
  it('is, module for module, what another encoder makes of the same text', () => {
    const masks = new Set<number>();
    fc.assert(
      fc.property(label, (text) => {
        // In digits alone the other encoder would choose another mode.
        fc.pre(/[A-Z]/.test(text));
        const squares = encodeSquares(text);
        const mask = maskOf(squares);
        masks.add(mask);
        expect(rowsOf(squares)).toEqual(elsewhere(text, mask));
      }),
      { seed: 43, numRuns: 150 },
    );
    expect(masks.size).toBe(8);
  });

  it('holds up to twenty characters', () => {
    const longest = 'Z'.repeat(LONGEST_TEXT);
    const squares = encodeSquares(longest);
    expect(rowsOf(squares)).toEqual(elsewhere(longest, maskOf(squares)));
    for (const text of ['', `${longest}Z`, '7kq-00412C', 'Ñ', '7KQ_'])
      expect(() => encodeSquares(text)).toThrow(RangeError);
  });
});
