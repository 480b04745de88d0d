import { strToU8, unzipSync, zipSync } from 'fflate';
import { makeWorkbook } from '../../../test/support/office-files';
import { LIMITS, type Limits } from './limits';
import { readListFile } from './list-file';
import { serialTime } from './number-formats';
import { Refusal } from './refusal';

const rowsOf = (bytes: Uint8Array) =>
  readListFile(bytes).sheets.flatMap((sheet) => [...sheet.rows()].map(({ cells }) => cells));

function refusalOf(bytes: Uint8Array, limits: Limits = LIMITS): string {
  try {
    for (const sheet of readListFile(bytes, () => undefined, limits).sheets) Array.from(sheet.rows());
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'read';
}

const text = (reference: string, value: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, ...cells: string[]): string => `<row r="${number}">${cells.join('')}</row>`;

describe('reading a workbook', () => {
  it('keeps columns in line where cells are merged', () => {
    const sheet =
      row(1, text('A1', 'Unit A')) + row(2, text('A2', 'x'), '<c r="B2" s="0"/>', text('D2', 'y'));
    expect(rowsOf(makeWorkbook({ sheet }))).toEqual([['Unit A'], ['x', '', '', 'y']]);
  });

  it('counts rows and cells that don’t say where they are', () => {
    const sheet = `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row/><row><c r="B3"><v>1</v></c><c><v>2</v></c></row>`;
    const [only] = readListFile(makeWorkbook({ sheet })).sheets;
    expect([...only!.rows()]).toEqual([
      { number: 1, cells: ['a', 'b'], kinds: 'tt' },
      { number: 3, cells: ['', '1', '2'], kinds: '-nn' },
    ]);
  });

  it('reads days counted from 1904, and times without a day', () => {
    const styles = '<cellXfs><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>';
    const sheet = row(
      1,
      '<c r="A1" s="0"><v>42735</v></c>',
      '<c r="B1" s="1"><v>0.25</v></c>',
      '<c r="C1" s="1"><v>0</v></c>',
    );
    expect(rowsOf(makeWorkbook({ sheet, styles, workbookPr: '<workbookPr date1904="1"/>' }))).toEqual([
      ['2021-01-01', '06:00', '0'],
    ]);
    expect([0.75, 0.999_99, 1, -0.5, Number.NaN].map(serialTime)).toEqual([
      '18:00',
      '00:00',
      null,
      null,
      null,
    ]);
  });

  it('reads characters that are written by their number, and leaves reading aids out', () => {
    const sheet = row(
      1,
      text('A1', 'two_x000D_\nlines _x0041_x _x0000_'),
      '<c r="B1" t="s"><v>0</v></c>',
      '<c r="C1" t="inlineStr"><is><t>漢</t><rPh><t>kana</t></rPh></is></c>',
    );
    expect(rowsOf(makeWorkbook({ sheet, shared: '<si><t>_x00F1_</t></si>' }))).toEqual([
      ['two\r\nlines Ax \uFFFD', 'ñ', '漢'],
    ]);
  });

  it('looks for rows nowhere but among the cells', () => {
    const bytes = makeWorkbook({
      sheet: row(1, text('A1', 'a')),
      before: '<sheetViews><row/><c><v>9</v></c></sheetViews>',
    });
    expect(rowsOf(bytes)).toEqual([['a']]);
  });

  it('bears formats that reach to the end of a sheet', () => {
    const sheet =
      row(1, text('A1', 'a'), '<c r="XFD1" s="0"/>') +
      row(2, text('A2', 'b'), text('B2', ' ')) +
      '<row r="1048576" ht="20"/>';
    const [only] = readListFile(makeWorkbook({ sheet, before: '<dimension ref="A1:XFD1048576"/>' })).sheets;
    expect([...only!.rows()].map(({ cells }) => cells)).toEqual([['a'], ['b']]);
    expect(only!.lastRow).toBe(2);
  });

  it('reads archives whose sizes are all written as long ones', () => {
    expect(rowsOf(withLongSizes(makeWorkbook({ sheet: row(1, text('A1', 'long')) })))).toEqual([['long']]);
  });

  it('reads a part that unpacks to much as it goes along', () => {
    const sheet = Array.from({ length: 5_000 }, (_, i) => row(i + 1, text(`A${i + 1}`, `Ruiz ${i}`))).join(
      '',
    );
    const limits = { ...LIMITS, partAtOnceBytes: 100_000 };
    expect(sheet.length).toBeGreaterThan(3 * limits.partAtOnceBytes);
    const [only] = readListFile(makeWorkbook({ sheet }), () => undefined, limits).sheets;
    expect([...only!.rows()].map(({ cells }) => cells[0])).toEqual(
      Array.from({ length: 5_000 }, (_, i) => `Ruiz ${i}`),
    );
    const bytes = Uint8Array.from(makeWorkbook({ sheet }));
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 40);
    expect(refusalOf(bytes, limits)).toBe('file-damaged');
  });

  it.each<[string, Uint8Array, string]>([
    [
      'a cell that comes twice',
      makeWorkbook({ sheet: row(1, text('A1', 'a'), text('A1', 'b')) }),
      'file-damaged',
    ],
    ['a row between two rows', makeWorkbook({ sheet: '<row r="1.5"/>' }), 'file-damaged'],
    [
      'a million columns',
      makeWorkbook({ sheet: row(1, text('A1', 'a'), '<c r="BDWGN1"/>') }),
      'list-too-many-columns',
    ],
    [
      'a claim of a million columns',
      makeWorkbook({ sheet: row(1, text('A1', 'a')), before: '<dimension ref="A1:BDWGN20"/>' }),
      'list-too-many-columns',
    ],
    [
      'a claim of a hundred million rows',
      makeWorkbook({ sheet: row(1, text('A1', 'a')), before: '<dimension ref="A1:B99999999"/>' }),
      'list-too-many-rows',
    ],
    [
      'millions of empty rows',
      makeWorkbook({ sheet: row(1, text('A1', 'a')) + '<row r="1048570"/>' + '<row/>'.repeat(10) }),
      'list-too-many-rows',
    ],
    [
      'external entities',
      makeWorkbook({
        extra: {
          'xl/sharedStrings.xml': strToU8(
            '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst><si><t>a</t></si></sst>',
          ),
        },
      }),
      'file-damaged',
    ],
    [
      'entities inside each other',
      makeWorkbook({
        extra: {
          'xl/worksheets/sheet1.xml': strToU8(
            '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>',
          ),
        },
      }),
      'file-damaged',
    ],
    [
      'formats without end',
      makeWorkbook({ styles: `<cellXfs>${'<xf/>'.repeat(70_000)}</cellXfs>` }),
      'file-damaged',
    ],
    [
      'one piece without end',
      makeWorkbook({ sheet: `<!--${' '.repeat(17_000_000)}-->` }),
      'file-unpacks-too-large',
    ],
    ['a presentation', presentation(), 'file-archive'],
  ])('refuses %s', (_, bytes, code) => {
    expect(refusalOf(bytes)).toBe(code);
  });

  it('refuses texts apart from their cells that take too much memory', () => {
    const bytes = makeWorkbook({ sheet: row(1, text('A1', 'a')), shared: '<si><t>x</t></si>'.repeat(2_000) });
    expect(refusalOf(bytes)).toBe('read');
    expect(refusalOf(bytes, { ...LIMITS, sharedTextBytes: 20_000 })).toBe('file-unpacks-too-large');
  });

  it('counts a part once, however often it is read', () => {
    const bytes = makeWorkbook({
      sheet: Array.from({ length: 9_000 }, (_, i) => row(i + 1, text(`A${i + 1}`, 'Ruiz'))).join(''),
    });
    const limits = { ...LIMITS, unpackedBytes: 700_000 };
    const [only] = readListFile(bytes, () => undefined, limits).sheets;
    for (let pass = 0; pass < 5; pass += 1) expect([...only!.rows()]).toHaveLength(9_000);
  });

  it('does not believe what an archive says of itself', () => {
    const bytes = makeWorkbook({ sheet: row(1, text('A1', 'a')) });
    const view = (copy: Uint8Array): DataView => new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
    const directory = view(bytes).getUint32(bytes.length - 22 + 16, true);
    const changed = (change: (copy: DataView) => void): Uint8Array => {
      const copy = Uint8Array.from(bytes);
      change(view(copy));
      return copy;
    };
    // Of the first part: a size that is a lie, a checksum that is wrong, a lock, a method that nobody knows.
    expect(refusalOf(changed((copy) => copy.setUint32(directory + 24, 5, true)))).toBe('read');
    expect(refusalOf(changed((copy) => copy.setUint32(directory + 20, 0x7fffffff, true)))).toBe(
      'file-damaged',
    );
    expect(refusalOf(changed((copy) => copy.setUint32(directory + 16, 1, true)))).toBe('file-damaged');
    expect(refusalOf(changed((copy) => copy.setUint16(directory + 8, 1, true)))).toBe('file-encrypted');
    expect(refusalOf(changed((copy) => copy.setUint16(directory + 10, 99, true)))).toBe('file-damaged');
    expect(refusalOf(twiceNamed(bytes))).toBe('file-damaged');
  });
});

function presentation(): Uint8Array {
  const parts = unzipSync(makeWorkbook({}));
  return zipSync({
    ...parts,
    '[Content_Types].xml': strToU8(
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
    ),
  });
}

/** Two parts that differ in the case of their names alone. */
function twiceNamed(bytes: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(bytes), 'XL/Workbook.xml': strToU8('<x/>') });
}

/** The directory as ZIP64 has it, for every part and for itself. */
function withLongSizes(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes);
  const end = source.length - 22;
  const count = source.readUInt16LE(end + 10);
  const directory = source.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let i = 0, at = directory; i < count; i += 1) {
    const nameLength = source.readUInt16LE(at + 28);
    const entry = Buffer.from(source.subarray(at, at + 46 + nameLength));
    const extra = Buffer.alloc(4 + 24);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(24)), 4);
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(20)), 12);
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(42)), 20);
    for (const field of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, field);
    entry.writeUInt16LE(extra.length, 30);
    entries.push(entry, extra);
    at += 46 + nameLength;
  }
  const body = source.subarray(0, directory);
  const list = Buffer.concat(entries);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(directory), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directory + list.length), 8);
  const last = Buffer.from(source.subarray(end));
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([body, list, end64, locator, last]);
}
