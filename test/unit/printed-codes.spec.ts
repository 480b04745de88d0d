import fc from 'fast-check';
import { encode as encodeSquare } from 'uqr';
import { encodeCode128, QUIET_ZONE } from '../../src/domain/code-128';
import { formatKeyNumber, LARGEST_SERIAL } from '../../src/domain/key-number';
import { formatPaper } from '../../src/domain/paper-code';
import { blank, fill, readCodes, type Picture } from '../support/codes';

/** Light modules around a QR code (ISO/IEC 18004). */
const SQUARE_QUIET_ZONE = 4;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const name = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from(ALPHABET)), { minLength: length, maxLength: length })
    .map((letters) => letters.join(''));
const code = fc.oneof(
  fc
    .tuple(name(3), fc.integer({ min: 1, max: LARGEST_SERIAL }))
    .map(([election, serial]) => formatKeyNumber(election, serial)),
  fc
    .tuple(name(3), name(6), fc.integer({ min: 1, max: 999 }))
    .map(([election, block, issue]) => formatPaper(election, { kind: 'sheet', block, issue })),
  fc
    .tuple(name(3), name(4), name(4))
    .map(([election, ...docket]) => formatPaper(election, { kind: 'docket', docket: docket.join('-') })),
  fc.tuple(name(3), name(6)).map(([election, tray]) => formatPaper(election, { kind: 'tray', tray })),
);

/** A label as it is printed: bars, and the square beside them, `module` pixels each bar and three to a square. */
function label(text: string, module: number): Picture {
  const { bars, width } = encodeCode128(text);
  const squares = encodeSquare(text, { ecc: 'M', border: 0 }).data;
  const edge = 3 * module;
  const beside = (width + 2 * QUIET_ZONE) * module;
  const across = (squares.length + 2 * SQUARE_QUIET_ZONE) * edge;
  const picture = blank(beside + across, across);
  for (const bar of bars) {
    const left = (bar.at + QUIET_ZONE) * module;
    fill(picture, [left, 4 * edge, left + bar.width * module, 20 * edge]);
  }
  squares.forEach((row, y) =>
    row.forEach((isDark, x) => {
      const [left, top] = [beside + (x + SQUARE_QUIET_ZONE) * edge, (y + SQUARE_QUIET_ZONE) * edge];
      if (isDark) fill(picture, [left, top, left + edge, top + edge]);
    }),
  );
  return picture;
}

/** Gray ink on gray paper, as a copier leaves it. */
function copied({ width, height, grays }: Picture): Picture {
  return { width, height, grays: grays.map((gray) => (gray === 0 ? 80 : 200)) };
}

/** Out of focus: each pixel is the mean of the nine around it. */
function blurred({ width, height, grays }: Picture): Picture {
  const near = grays.map((_, index) => {
    const around = [-1, 0, 1].flatMap((down) =>
      [-1, 0, 1].map((right) => grays[index + down * width + right] ?? 255),
    );
    return around.reduce((sum, gray) => sum + gray, 0) / around.length;
  });
  return { width, height, grays: near };
}

/** Held upside down. */
function turned({ width, height, grays }: Picture): Picture {
  return { width, height, grays: grays.slice().reverse() };
}

/** A spot on the square and a tear through the lower half of the bars. */
function worn(picture: Picture, module: number): Picture {
  const { width, height } = picture;
  const spoiled = { ...picture, grays: picture.grays.slice() };
  fill(spoiled, [width - 12 * 3 * module, height / 2, width - 9 * 3 * module, height / 2 + 9 * module]);
  fill(spoiled, [0, Math.round(height * 0.55), width / 3, Math.round(height * 0.57)], 255);
  return spoiled;
}

const readingOf = async (picture: Picture): Promise<string[]> =>
  (await readCodes(picture)).map(({ kind, text }) => `${kind} ${text}`).sort();

describe('a printed label', () => {
  it('says the same in bars and in squares, at two pixels a bar and at four', async () => {
    const property = fc.asyncProperty(code, fc.constantFrom(2, 4), async (text, module) => {
      expect(await readingOf(label(text, module))).toEqual([`Code128 ${text}`, `QRCode ${text}`]);
    });
    await fc.assert(property, { seed: 44, numRuns: 24 });
  });

  it.each([
    ['copied', copied],
    ['out of focus', blurred],
    ['upside down', turned],
    ['spotted and torn', (picture: Picture) => worn(picture, 4)],
  ] as const)('is read when it is %s', async (_, spoil) => {
    const text = formatPaper('7KQ', { kind: 'sheet', block: '9F3A2C', issue: 2 });
    expect(await readingOf(spoil(label(text, 4)))).toEqual([`Code128 ${text}`, `QRCode ${text}`]);
  });

  it('is not read as something else when too much of it is gone', async () => {
    const text = formatPaper('7KQ', { kind: 'docket', docket: '7KQ2-9F3A' });
    const picture = label(text, 4);
    fill(picture, [0, 0, picture.width, Math.round(picture.height * 0.6)], 255);
    fill(picture, [0, 0, Math.round(picture.width * 0.4), picture.height], 255);
    expect(await readingOf(picture)).toEqual([]);
  });
});
