import fc from 'fast-check';
import {
  electionCodeFrom,
  formatKeyNumber,
  isElectionCode,
  LARGEST_SERIAL,
  parseKeyNumber,
} from './key-number';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = '7KQ';
const code = fc
  .array(fc.constantFrom(...ALPHABET.split('')), { minLength: 3, maxLength: 3 })
  .map((letters) => letters.join(''));
const serial = fc.integer({ min: 0, max: LARGEST_SERIAL });

const replaceAt = (text: string, index: number, by: string): string =>
  text.slice(0, index) + by + text.slice(index + 1);

describe('a key number', () => {
  it('is read back, serial and all', () => {
    const property = fc.property(code, serial, (electionCode, number) => {
      const keyNumber = formatKeyNumber(electionCode, number);
      expect(keyNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9]{5}[0-9A-HJKMNP-TV-Z]$/);
      expect(parseKeyNumber(keyNumber, electionCode)).toEqual({ ok: true, keyNumber, serial: number });
    });
    fc.assert(property, { seed: 37, numRuns: 500 });
  });

  it('catches every single wrong character and every two that changed places', () => {
    for (let number = 0; number <= LARGEST_SERIAL; number += 397) {
      const plain = formatKeyNumber(CODE, number).replace('-', '');
      for (let place = 0; place < plain.length; place += 1) {
        for (const wrong of ALPHABET)
          if (wrong !== plain[place] && parseKeyNumber(replaceAt(plain, place, wrong), CODE).ok)
            throw new Error(`${plain}: ${wrong} at ${place}`);
        for (let other = place + 1; other < plain.length; other += 1) {
          const swapped = replaceAt(replaceAt(plain, place, plain[other]!), other, plain[place]!);
          if (swapped !== plain && parseKeyNumber(swapped, CODE).ok) throw new Error(`${plain}: ${swapped}`);
        }
      }
    }
  });

  it('never takes a wrong character for another election', () => {
    const plain = formatKeyNumber(CODE, 412).replace('-', '');
    for (let place = 0; place < 3; place += 1)
      for (const wrong of ALPHABET)
        if (wrong !== plain[place])
          expect(parseKeyNumber(replaceAt(plain, place, wrong), CODE)).toEqual({
            ok: false,
            reason: 'bad-check',
          });
  });

  it('of another election is refused by name', () => {
    expect(parseKeyNumber(formatKeyNumber('7KR', 412), CODE)).toEqual({
      ok: false,
      reason: 'other-election',
    });
  });

  it('may be typed as people type', () => {
    const keyNumber = formatKeyNumber('A01', 10);
    const check = keyNumber.slice(-1);
    for (const typed of [
      keyNumber.toLowerCase(),
      ` ${keyNumber}\n`,
      `a01 00010 ${check}`,
      `aOl–ooOi0${check}`,
      `AOI00010${check}`,
      `Ａ０１-00010${check}`,
      `]C1${keyNumber}`,
      `]Q3${keyNumber}`,
    ])
      expect(parseKeyNumber(typed, 'A01')).toEqual({ ok: true, keyNumber, serial: 10 });
  });

  it.each(['', '7KQ', '7KQ-0041', 'U0100010A', '7KQ-0041X1', '7KQ-004121-7', 'https://7KQ', '*KQ-004121'])(
    '%p is malformed',
    (typed) => {
      expect(parseKeyNumber(typed, CODE)).toEqual({ ok: false, reason: 'malformed' });
    },
  );

  it('is made of a code and a serial in range', () => {
    for (const number of [-1, LARGEST_SERIAL + 1, 1.5, Number.NaN])
      expect(() => formatKeyNumber(CODE, number)).toThrow(RangeError);
    for (const wrong of ['7K', '7KQ1', '7KO', '7kq', ''])
      expect(() => formatKeyNumber(wrong, 1)).toThrow(RangeError);
  });

  it('belongs to a code made of random bytes', () => {
    expect(electionCodeFrom(Uint8Array.of(0, 31, 255))).toBe('0ZZ');
    expect(isElectionCode(electionCodeFrom(Uint8Array.of(32, 7, 100)))).toBe(true);
    expect(() => electionCodeFrom(Uint8Array.of(1, 2))).toThrow(RangeError);
  });
});
