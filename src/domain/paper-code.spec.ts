import fc from 'fast-check';
import { LARGEST_SERIAL, formatKeyNumber, parseKeyNumber } from './key-number';
import { LARGEST_ISSUE, formatPaper, isPaperCode, parsePaper, type Paper } from './paper-code';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = '7KQ';

const name = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from(ALPHABET)), { minLength: length, maxLength: length })
    .map((letters) => letters.join(''));
const paper: fc.Arbitrary<Paper> = fc.oneof(
  fc.record({
    kind: fc.constant('sheet' as const),
    block: name(6),
    issue: fc.integer({ min: 1, max: LARGEST_ISSUE }),
  }),
  fc.record({
    kind: fc.constant('docket' as const),
    docket: fc.tuple(name(4), name(4)).map((parts) => parts.join('-')),
  }),
  fc.record({ kind: fc.constant('tray' as const), tray: name(6) }),
);

const SAMPLES: readonly Paper[] = [
  { kind: 'sheet', block: '9F3A2C', issue: 1 },
  { kind: 'sheet', block: '9F3A2C', issue: LARGEST_ISSUE },
  { kind: 'docket', docket: '7KQ2-9F3A' },
  { kind: 'tray', tray: 'B0B0T1' },
];

describe('the code of a paper', () => {
  it('is read back, and fits a label', () => {
    fc.assert(
      fc.property(name(3), paper, (code, each) => {
        const text = formatPaper(code, each);
        expect(text).toMatch(/^[0-9A-Z]{3}-[BDT]-[0-9A-Z-]{1,12}-[0-9A-Z]$/);
        expect(text.length).toBeLessThanOrEqual(18);
        expect(parsePaper(text, code)).toEqual({ ok: true, paper: each });
        expect(isPaperCode(text)).toBe(true);
      }),
      { seed: 41, numRuns: 500 },
    );
  });

  it('of another election is refused by name', () => {
    for (const each of SAMPLES)
      expect(parsePaper(formatPaper('7KR', each), CODE)).toEqual({
        ok: false,
        reason: 'other-election',
        code: '7KR',
      });
  });

  it('never passes with a wrong character, or with two that changed places', () => {
    for (const each of SAMPLES) {
      const plain = formatPaper(CODE, each).replaceAll('-', '');
      const refused = (changed: string): boolean => changed === plain || !parsePaper(changed, CODE).ok;
      for (let place = 0; place < plain.length; place += 1) {
        const at = (character: string, index: number, text: string): string =>
          text.slice(0, index) + character + text.slice(index + 1);
        for (const wrong of ALPHABET) if (!refused(at(wrong, place, plain))) throw new Error(plain);
        for (let other = place + 1; other < plain.length; other += 1)
          if (!refused(at(plain[place]!, other, at(plain[other]!, place, plain)))) throw new Error(plain);
      }
    }
  });

  it('says of a sheet which issue it is', () => {
    const first = formatPaper(CODE, { kind: 'sheet', block: '9F3A2C', issue: 1 });
    const second = formatPaper(CODE, { kind: 'sheet', block: '9F3A2C', issue: 2 });
    expect(first.slice(0, 13)).toBe(second.slice(0, 13));
    expect(parsePaper(second, CODE)).toEqual({
      ok: true,
      paper: { kind: 'sheet', block: '9F3A2C', issue: 2 },
    });
    expect(parsePaper(`${second.slice(0, -3)}1${second.slice(-2)}`, CODE)).toEqual({
      ok: false,
      reason: 'bad-check',
    });
  });

  it('may be typed as people type', () => {
    const each = { kind: 'docket', docket: '10A0-1111' } as const;
    const text = formatPaper('A01', each);
    for (const typed of [
      text.toLowerCase(),
      ` ${text}\n`,
      text.replaceAll('-', ' '),
      `]Q3${text}`,
      `]C0${text}`,
    ])
      expect(
        parsePaper(typed.replaceAll('0', 'o').replaceAll('1', 'l').replace(']co', ']C0'), 'A01'),
      ).toEqual({
        ok: true,
        paper: each,
      });
  });

  it('is never the number of an envelope, nor an envelope’s number a paper', () => {
    fc.assert(
      fc.property(name(3), fc.integer({ min: 0, max: LARGEST_SERIAL }), paper, (code, serial, each) => {
        const key = formatKeyNumber(code, serial);
        expect(isPaperCode(key)).toBe(false);
        expect(parsePaper(key, code)).toEqual({ ok: false, reason: 'malformed' });
        expect(parseKeyNumber(formatPaper(code, each), code)).toEqual({ ok: false, reason: 'malformed' });
      }),
    );
  });

  it.each(['', '7KQ-B-9F3A2C', '7KQ-B-9F3A2C-0-X', '7KQ-B-9F3A2C-1000-X', '7KQ-X-9F3A2C-X', 'https://7KQ'])(
    '%p is none',
    (typed) => {
      expect(parsePaper(typed, CODE)).toEqual({ ok: false, reason: 'malformed' });
      expect(isPaperCode(typed)).toBe(false);
    },
  );

  it('names only what is printed', () => {
    for (const issue of [0, LARGEST_ISSUE + 1, 1.5, Number.NaN])
      expect(() => formatPaper(CODE, { kind: 'sheet', block: '9F3A2C', issue })).toThrow(RangeError);
    expect(() => formatPaper(CODE, { kind: 'sheet', block: '9F3A2', issue: 1 })).toThrow(RangeError);
    expect(() => formatPaper(CODE, { kind: 'docket', docket: '7KQ29F3A' })).toThrow(RangeError);
    expect(() => formatPaper(CODE, { kind: 'tray', tray: '9F3A2O' })).toThrow(RangeError);
    expect(() => formatPaper('7K', { kind: 'tray', tray: '9F3A2C' })).toThrow(RangeError);
  });
});
