import fc from 'fast-check';
import {
  compareBytes,
  decodeUtf8,
  decodeUtf8Leniently,
  equalBytes,
  fromBase64,
  fromHex,
  joinBytes,
  toBase64,
  toHex,
  utf8,
} from './encoding';

const bytes = fc.uint8Array({ maxLength: 70 });

describe('encoding', () => {
  it('writes base64 and hex as Node does, and reads them back', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(toBase64(given)).toBe(Buffer.from(given).toString('base64'));
        expect(toHex(given)).toBe(Buffer.from(given).toString('hex'));
        expect(fromBase64(toBase64(given))).toEqual(new Uint8Array(given));
        expect(fromHex(toHex(given))).toEqual(new Uint8Array(given));
      }),
    );
  });

  it.each(['A', 'AA', 'AA=', 'AAA', 'AAAA=', 'A===', 'AA==\n', 'AA-_', 'AB==', 'AAB=', '=AAA'])(
    'refuses base64 that is unpadded, url-safe, or has unused bits set: %j',
    (text) => expect(fromBase64(text)).toBeNull(),
  );

  it.each(['a', 'AB', 'zz', '0x'])('refuses what is not lower-case hex: %j', (text) =>
    expect(fromHex(text)).toBeNull(),
  );

  it('reads UTF-8 strictly, or marks what is not, and keeps a byte order mark', () => {
    expect(decodeUtf8(utf8('ñ€😀'))).toBe('ñ€😀');
    expect(decodeUtf8(Uint8Array.of(0xc3, 0x28))).toBeNull();
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
    expect(decodeUtf8Leniently(Uint8Array.of(0xef, 0xbb, 0xbf, 0xff))).toBe('\ufeff\ufffd');
  });

  it('compares bytes as Node does', () => {
    fc.assert(
      fc.property(bytes, bytes, (left, right) => {
        expect(Math.sign(compareBytes(left, right))).toBe(Buffer.compare(left, right));
        expect(equalBytes(left, right)).toBe(Buffer.compare(left, right) === 0);
        expect(joinBytes(left, right)).toEqual(new Uint8Array(Buffer.concat([left, right])));
      }),
    );
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(compareBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(-1);
  });
});
