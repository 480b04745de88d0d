import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expectWhole, prepareFiles } from '../../../test/support/prepared-list';
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

const ROW = /<(?:\w+:)?(row|tr)\b([^>]*?)(?:\/>|>([^]*?)<\/(?:\w+:)?\1>)/g;
const VALUE = /<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)</g;

/** Letters that mean something to XML, or nothing. */
const letters = fc.array(fc.tuple(fc.nat(60_000), fc.constantFrom(...Buffer.from('aZ09 <>/&"='))), {
  maxLength: 2,
});
/** What happens to the row at a place: it goes, loses its cells, or stands twice. */
const turns = fc.array(fc.tuple(fc.nat(21), fc.constantFrom('gone', 'empty', 'twice')), { maxLength: 3 });

function turnRows(bytes: Uint8Array, changes: readonly (readonly [number, string])[]): Uint8Array {
  let xml = new TextDecoder().decode(bytes);
  for (const [at, what] of changes) {
    const found = [...xml.matchAll(ROW)][at];
    if (found === undefined) continue;
    const [row, , , content = ''] = found;
    const instead = { gone: '', empty: row.replace(content, () => ''), twice: row + row }[what] ?? row;
    xml = xml.slice(0, found.index) + instead + xml.slice(found.index + row.length);
  }
  return Buffer.from(xml);
}

interface RowCount {
  /** The last row, blank ones counted. */
  readonly last: number;
  /** The numbers of those that hold something. */
  readonly filled: readonly number[];
}

/**
 * How many rows the part of an archive holds, by a pattern: a second opinion that shares nothing with the product's
 * reader, and knows no more of the format than what these files need.
 */
function countRows(parts: Readonly<Record<string, Uint8Array>>): RowCount {
  const isWorkbook = 'xl/workbook.xml' in parts;
  const xml = new TextDecoder().decode(parts[isWorkbook ? 'xl/worksheets/sheet1.xml' : 'word/document.xml']);
  const filled: number[] = [];
  let number = 0;
  for (const [, , attributes = '', content = ''] of xml.matchAll(ROW)) {
    const said = /\sr\s*=\s*["'](\d+)["']/.exec(attributes)?.[1];
    number = isWorkbook && said !== undefined ? Number(said) : number + 1;
    if ([...content.matchAll(VALUE)].some(([, value = '']) => value.trim() !== '')) filled.push(number);
  }
  // A sheet ends with its last filled row; a table with its last one.
  return { last: isWorkbook ? (filled.at(-1) ?? 0) : number, filled };
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

  it('loses no row of an archive that still opens: rows read and rows left out are the rows of the file', () => {
    const unpacked = PACKAGES.map((bytes) => unzipSync(bytes));
    for (const parts of unpacked) expect(countRows(parts)).toMatchObject({ last: 22 });
    const seen = new Set<number>();
    let compared = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...unpacked),
        fc.boolean(),
        letters,
        turns,
        (parts, isSheet, bytes, rows) => {
          const names = Object.keys(parts);
          const sheet = names.find((name) => /(?:sheet1|document)\.xml$/.test(name))!;
          const name = isSheet ? sheet : (names.find((each) => each.endsWith('sharedStrings.xml')) ?? sheet);
          const changed = { ...parts, [sheet]: turnRows(parts[sheet]!, rows) };
          changed[name] = mutate(changed[name]!, bytes);
          const archive = zipSync(changed, { level: 1 });
          const file = check(archive);
          if (file === null) return;
          const { last, filled } = countRows(changed);
          expect(file.sheets.reduce((sum, { lastRow }) => sum + lastRow, 0)).toBe(last);
          expect(file.sheets.flatMap((each) => [...each.rows()]).map(({ number }) => number)).toEqual(filled);
          const prepared = prepareFiles([archive]);
          expect(prepared.rowsInFile).toBe(last);
          if (prepared.blocking !== 'list-looks-like-payroll') expectWhole(prepared);
          seen.add(filled.length);
          compared += 1;
        },
      ),
      { seed: 102_70, numRuns: 200 },
    );
    // Enough of them opened, and not all of them had the rows that they began with.
    expect(compared).toBeGreaterThan(75);
    expect(seen.size).toBeGreaterThan(4);
  });
});
