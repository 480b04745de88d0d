import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture in shades of gray, 0 for black, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grays: Uint8Array;
}

export interface ReadCode {
  readonly kind: 'Code128' | 'QRCode';
  readonly text: string;
  /** Of its middle, in pixels. */
  readonly x: number;
  readonly y: number;
}

let isReady = false;

/** Every code in a picture, from the top left on, as an independent reader sees them. */
export async function readCodes(picture: Picture | Buffer): Promise<ReadCode[]> {
  if (!isReady) {
    // From the package: nothing is fetched.
    const wasmBinary = new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')))
      .buffer;
    prepareZXingModule({ overrides: { wasmBinary } });
    isReady = true;
  }
  const bytes = Buffer.isBuffer(picture) ? picture : pngOf(picture);
  const found = await readBarcodes(new Uint8Array(bytes), {
    formats: ['Code128', 'QRCode'],
    maxNumberOfSymbols: 255,
    tryHarder: true,
    tryInvert: false,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ format, text, position: { topLeft, bottomRight } }) => ({
      kind: format === 'QRCode' ? ('QRCode' as const) : ('Code128' as const),
      text,
      x: (topLeft.x + bottomRight.x) / 2,
      y: (topLeft.y + bottomRight.y) / 2,
    }))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

export async function textsOf(picture: Picture | Buffer, kind: ReadCode['kind']): Promise<string[]> {
  return (await readCodes(picture)).filter((code) => code.kind === kind).map(({ text }) => text);
}

/** The picture as a file, as a camera or a printer's driver hands it over. */
export function pngOf({ width, height, grays }: Picture): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(grays);
  return PNG.sync.write(png, { inputColorType: 0, colorType: 0, filterType: 0 });
}

/** A white sheet to draw on. */
export function blank(width: number, height: number): Picture {
  return { width, height, grays: new Uint8Array(width * height).fill(255) };
}

/** Fills a rectangle of whole pixels. */
export function fill(
  { width, height, grays }: Picture,
  [left, top, right, bottom]: readonly [number, number, number, number],
  gray = 0,
): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    grays.fill(gray, y * width + Math.max(0, left), y * width + Math.min(width, right));
}
