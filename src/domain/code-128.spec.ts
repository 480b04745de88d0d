import fc from 'fast-check';
import { encodeCode128, type Code128 } from './code-128';

const printable = fc.string({
  minLength: 1,
  maxLength: 40,
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
});

/** Bars and spaces in turn, as a scanner's beam meets them. */
function widthsOf({ bars, width }: Code128): number[] {
  return bars.flatMap((bar, index) => {
    const next = bars[index + 1]?.at ?? width;
    const space = next - bar.at - bar.width;
    return index === bars.length - 1 ? [bar.width] : [bar.width, space];
  });
}

const symbolsOf = (code: Code128): string[] => widthsOf(code).join('').match(/\d{6}/g) ?? [];

/** Patterns by value, learnt from texts of one character: the first symbol after the start. */
const valueOf = new Map(
  Array.from({ length: 95 }, (_, value) => [
    symbolsOf(encodeCode128(String.fromCharCode(value + 32)))[1]!,
    value,
  ]),
);

describe('Code 128', () => {
  it('encodes the example of the standard, bar for bar', () => {
    // Start B, P (48), check (104 + 48) mod 103 = 49, stop.
    expect(widthsOf(encodeCode128('P')).join('')).toBe('211214' + '313121' + '211331' + '2331112');
  });

  it('has eleven modules a character, thirteen at the stop, and an even number of dark ones in each', () => {
    fc.assert(
      fc.property(printable, (text) => {
        const code = encodeCode128(text);
        expect(code.width).toBe(11 * (text.length + 2) + 13);
        for (const symbol of symbolsOf(code).slice(0, -1)) {
          const [a, b, c, d, e, f] = Array.from(symbol, Number) as [
            number,
            number,
            number,
            number,
            number,
            number,
          ];
          expect([a + b + c + d + e + f, (a + c + e) % 2]).toEqual([11, 0]);
        }
      }),
    );
  });

  it('tells all characters apart, and reads back as it was written', () => {
    expect(valueOf.size).toBe(95);
    fc.assert(
      fc.property(printable, (text) => {
        const symbols = symbolsOf(encodeCode128(text)).slice(1, 1 + text.length);
        expect(symbols.map((symbol) => String.fromCharCode(valueOf.get(symbol)! + 32)).join('')).toBe(text);
      }),
    );
  });

  it('holds printable ASCII only', () => {
    for (const text of ['', 'ñ', 'a\n', '\u007f', '😀'])
      expect(() => encodeCode128(text)).toThrow(RangeError);
  });
});
