import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { readListFile } from './list-file';
import { Refusal } from './refusal';
import type { ListFile } from './sheet';

const DATA = join(__dirname, '..', '..', '..', 'test', 'data');
const read = (name: string): Uint8Array => readFileSync(join(DATA, name));

/** Real files, small enough to be read hundreds of times. */
const TEXTS = [
  read('employer-list.csv').subarray(0, 6_000),
  read('employer-list-utf16.txt').subarray(0, 6_000),
  read('union-working-list.csv').subarray(0, 6_000),
];
const PACKAGES = [
  read('writers/libreoffice.xlsx'),
  read('writers/openpyxl.xlsx'),
  read('writers/pandoc.docx'),
  read('writers/libreoffice.docx'),
];

/** What has been read obeys its own shape, twice the same; null for a file that was refused. */
function check(bytes: Uint8Array): ListFile | null {
  let file: ListFile;
  try {
    file = readListFile(bytes);
    for (const sheet of file.sheets) {
      const rows = [...sheet.rows()];
      let before = 0;
      for (const { number, cells, kinds } of rows) {
        expect(number).toBeGreaterThan(before);
        expect(kinds).toHaveLength(cells.length);
        expect(cells.at(-1)?.trim()).not.toBe('');
        before = number;
      }
      // Rows read and rows that are blank are the rows of the file.
      expect(sheet.lastRow).toBeGreaterThanOrEqual(before);
      expect([...sheet.rows()]).toEqual(rows);
    }
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
  return file;
}

const changes = fc.array(fc.tuple(fc.nat(60_000), fc.nat(255)), { maxLength: 12 });

function mutate(bytes: Uint8Array, places: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, value] of places) copy[at % copy.length] = value;
  return copy;
}

describe('reading files that were changed at random', () => {
  it('loses no line of a text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), changes, (bytes, places) => {
        const mutated = mutate(bytes, places);
        const file = check(mutated);
        if (file === null || file.encoding?.startsWith('utf-16') !== false) return;
        const lines = Buffer.from(mutated)
          .toString('latin1')
          .split(/\r\n|\n|\r/);
        const [sheet] = file.sheets;
        // Without quotation marks a line is a row.
        if (!mutated.includes(0x22))
          expect(sheet!.lastRow).toBe(lines.length - (lines.at(-1) === '' ? 1 : 0));
      }),
      { seed: 102_67, numRuns: 120 },
    );
  });

  it('reads or refuses archives', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PACKAGES), changes, fc.nat(4), (bytes, places, cut) => {
        const length = cut === 0 ? bytes.length - ((places[0]?.[0] ?? 0) % bytes.length) : bytes.length;
        check(mutate(bytes, places).subarray(0, length));
      }),
      { seed: 102_68, numRuns: 80 },
    );
  });

  it('reads or refuses what was changed inside an archive', () => {
    const unpacked = PACKAGES.map((bytes) => unzipSync(bytes));
    const isRead = (name: string): boolean =>
      /(?:sheet1|sharedStrings|styles|workbook|document)\.xml(?:\.rels)?$/.test(name);
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...unpacked), fc.nat(20), changes, (parts, which, places) => {
        const names = Object.keys(parts).filter(isRead);
        const name = names[which % names.length]!;
        if (check(zipSync({ ...parts, [name]: mutate(parts[name]!, places) }, { level: 1 })) !== null)
          read += 1;
      }),
      { seed: 102_69, numRuns: 80 },
    );
    expect(read).toBeGreaterThan(10);
  });
});
