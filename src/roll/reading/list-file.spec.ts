import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { findDelimiter } from './delimiter';
import { LIMITS } from './limits';
import { readListFile } from './list-file';
import { numberFormat, plainNumber, serialDate } from './number-formats';
import { Refusal } from './refusal';
import type { ListFile, Sheet } from './sheet';

const DATA = join(__dirname, '..', '..', '..', 'test', 'data');
const workbook = readFileSync(join(DATA, 'employer-list.xlsx'));

const HEADINGS = 'Last Name,First Name,Emp ID';

interface Parts {
  readonly sheet?: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly extra?: Readonly<Record<string, Uint8Array>>;
}

/** A workbook of one sheet, as small as the format allows. */
function makeWorkbook({
  sheet = '',
  shared = '',
  styles = '',
  workbookPr = '',
  extra = {},
}: Parts): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): Uint8Array =>
    strToU8(`<Relationships>${all.join('')}</Relationships>`);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': relations(relation('r1', 'officeDocument', '/xl/workbook.xml')),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="x" xmlns:r="r">${workbookPr}<x:sheets><x:sheet name="List &amp; more" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations(
      relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      relation('r3', 'styles', './styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
    ...extra,
  });
}

function refusalOf(bytes: Uint8Array, limits = LIMITS as { [K in keyof typeof LIMITS]: number }): string {
  try {
    readListFile(bytes, () => undefined, limits);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'read';
}

const rowsOf = (sheet: Sheet | undefined) => [...(sheet?.rows() ?? [])];
const cellsOf = (file: ListFile): string[][] =>
  file.sheets.flatMap((sheet) => rowsOf(sheet).map(({ cells }) => [...cells]));

describe('reading a list', () => {
  it('reads the workbook with its titles, blank rows and two sheets', () => {
    const { kind, sheets } = readListFile(workbook);
    expect(kind).toBe('workbook');
    expect(sheets.map((sheet) => [sheet.name, sheet.lastRow, rowsOf(sheet).length])).toEqual([
      ['Eligible', 5899, 5894],
      ['Subject to challenge', 39, 39],
    ]);
    expect(rowsOf(sheets[0])[0]!.cells).toEqual(['BHM1 - Eligible employees']);
    expect(rowsOf(sheets[0])[3]!.kinds.slice(0, 5)).toBe('tt--n');
  });

  it('reads the text file in the encoding that it was saved in', () => {
    const { encoding, delimiter, sheets } = readListFile(readFileSync(join(DATA, 'employer-list.csv')));
    expect({ encoding, delimiter }).toEqual({ encoding: 'windows-1252', delimiter: ',' });
    expect(sheets[0]!.lastRow).toBe(5891);
    expect(rowsOf(sheets[0]).some(({ cells }) => cells[0] === 'Muñoz')).toBe(true);
  });

  it('reads every kind of cell', () => {
    const sheet = [
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c>',
      '<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2" t="str"><f>A1&amp;B1</f><v>made</v></c></row>',
      '<row r="4"><c r="A4" s="1"><v>44197</v></c><c r="B4" s="2"><v>1002</v></c><c r="C4"><v>2.055551234E9</v></c>',
      '<c r="D4"><v>12.50</v></c><c r="E4" t="d"><v>2021-01-09T00:00:00</v></c><c r="AA4"><v>7.0</v></c></row>',
      '<row r="5"><c r="A5" t="inlineStr"><is><t xml:space="preserve">   </t></is></c></row>',
    ].join('');
    const file = readListFile(
      makeWorkbook({
        sheet,
        shared: '<si><r><t>Gar</t></r><r><t>cía</t></r><rPh><t>no</t></rPh></si>',
        styles:
          '<numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>',
      }),
    );
    expect(file.sheets[0]).toMatchObject({ name: 'List & more', lastRow: 4 });
    expect(rowsOf(file.sheets[0])).toEqual([
      { number: 2, cells: ['García', '', 'inline', 'TRUE', '#N/A', 'made'], kinds: 't-tbet' },
      {
        number: 4,
        cells: [
          '2021-01-01',
          '01002',
          '2055551234',
          '12.50',
          '2021-01-09',
          ...Array<string>(21).fill(''),
          '7',
        ],
        kinds: `dnnnd${'-'.repeat(21)}n`,
      },
    ]);
  });

  it('knows dates, paddings and lost digits', () => {
    expect(numberFormat(22, undefined)).toEqual({ isDate: true, digits: 0 });
    expect(numberFormat(170, '[$-409]d-mmm-yy;@')).toEqual({ isDate: true, digits: 0 });
    expect(numberFormat(171, '"days" 0')).toEqual({ isDate: false, digits: 0 });
    expect(serialDate(60, false)).toBe('1900-02-28');
    expect(serialDate(1, false)).toBe('1900-01-01');
    expect(serialDate(0, true)).toBeNull();
    expect(serialDate(42_735, true)).toBe('2021-01-01');
    expect(plainNumber('5.5E+20')).toBeNull();
    expect(plainNumber('')).toBeNull();
  });

  it.each([
    ['UTF-8', Buffer.from(`${HEADINGS}\nGarcía,Ana,1\n`, 'utf8'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${HEADINGS}\nGarcía,Ana,1\n`, 'utf8'), 'utf-8'],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${HEADINGS}\nGarcía,Ana,1\n`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(`${HEADINGS}\nGarcía,Ana,1\n`, 'utf16le'), 'utf-16le'],
    [
      'UTF-16 the other way round',
      Buffer.from(`\uFEFF${HEADINGS}\nGarcía,Ana,1\n`, 'utf16le').swap16(),
      'utf-16be',
    ],
    ['Windows-1252', Buffer.from(`${HEADINGS}\nGarcía,Ana,1\n`, 'latin1'), 'windows-1252'],
  ])('reads %s', (_, bytes, encoding) => {
    const file = readListFile(bytes);
    expect(file.encoding).toBe(encoding);
    expect(cellsOf(file)).toEqual([HEADINGS.split(','), ['García', 'Ana', '1']]);
  });

  it('finds the delimiter, and keeps quoted delimiters and line ends', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = [
        `Name${delimiter}City${delimiter}ID`,
        `"Ruiz${delimiter} Ana"${delimiter}"Two\nlines"${delimiter}7`,
      ].join('\r\n');
      expect(findDelimiter(text)).toBe(delimiter);
      expect(cellsOf(readListFile(Buffer.from(text)))[1]).toEqual([
        `Ruiz${delimiter} Ana`,
        'Two\nlines',
        '7',
      ]);
    }
  });

  it('counts blank lines as rows of the file', () => {
    const { sheets } = readListFile(Buffer.from(`${HEADINGS}\n\n,,\nRuiz,Ana,1\n`));
    expect(sheets[0]!.lastRow).toBe(4);
    expect(rowsOf(sheets[0]).map(({ number }) => number)).toEqual([1, 4]);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['blank lines', Buffer.from('\n , \n'), 'file-empty'],
    ['a sheet without rows', makeWorkbook({}), 'file-empty'],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')]),
      'file-old-workbook',
    ],
    [
      'an old Word document',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
      'file-old-word',
    ],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-encrypted',
    ],
    ['a web page called .xls', Buffer.from('\n<html xmlns:x="urn:excel"><table>'), 'file-web-page'],
    [
      'an XML spreadsheet',
      Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'),
      'file-web-page',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'file-pdf'],
    ['rich text', Buffer.from('{\\rtf1 list}'), 'file-word'],
    ['an OpenDocument sheet', zipSync({ 'content.xml': strToU8('<o/>') }), 'file-opendocument'],
    ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('') }), 'file-binary-workbook'],
    ['some archive', zipSync({ 'list.csv': strToU8(HEADINGS) }), 'file-archive'],
    ['NUL bytes', Buffer.from(`${HEADINGS}\nRuiz,A\0na,1\n`), 'file-binary'],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-binary'],
    ['a workbook cut off', workbook.subarray(0, 100_000), 'file-damaged'],
    [
      'a workbook with a hole',
      Buffer.concat([workbook.subarray(0, 200_000), Buffer.alloc(2_000), workbook.subarray(202_000)]),
      'file-damaged',
    ],
    [
      'an entity bomb',
      makeWorkbook({ extra: { 'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') } }),
      'file-damaged',
    ],
    ['broken XML', makeWorkbook({ sheet: '<row r="1"><c></row>' }), 'file-damaged'],
    [
      'a text that no index leads to',
      makeWorkbook({ sheet: '<row r="1"><c t="s"><v>9</v></c></row>' }),
      'file-damaged',
    ],
    [
      'rows out of order',
      makeWorkbook({ sheet: '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>' }),
      'file-damaged',
    ],
    [
      'a million columns',
      makeWorkbook({ sheet: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }),
      'list-too-many-columns',
    ],
    [
      'rows without end',
      makeWorkbook({ sheet: '<row r="99999999"><c><v>1</v></c></row>' }),
      'list-too-many-rows',
    ],
    [
      'an endless cell',
      makeWorkbook({ sheet: `<row r="1"><c t="inlineStr"><is><t>${'x'.repeat(9_000)}</t></is></c></row>` }),
      'list-cell-too-long',
    ],
    [
      'a quote that never closes',
      Buffer.from(`${HEADINGS}\n"Ruiz,Ana,1\n${'x,y,z\n'.repeat(60_000)}`),
      'list-quote-unclosed',
    ],
    [
      'a cell of text too long',
      Buffer.from(`${HEADINGS}\n${'x'.repeat(9_000)},Ana,1\n`),
      'list-cell-too-long',
    ],
    ['text with too many columns', Buffer.from(`${'x,'.repeat(300)}x\n`), 'list-too-many-columns'],
  ])('refuses %s', (_, bytes, code) => {
    expect(refusalOf(bytes)).toBe(code);
  });

  it('refuses a zip bomb by what it unpacks to, whatever it claims', () => {
    const bomb = makeWorkbook({ sheet: `<row r="1"><c><v>1</v></c></row>${' '.repeat(30_000_000)}` });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusalOf(bomb, { ...LIMITS, unpackedBytes: 20_000_000 })).toBe('file-unpacks-too-large');
    expect(refusalOf(workbook, { ...LIMITS, rows: 5_000 })).toBe('list-too-many-rows');
    expect(refusalOf(workbook, { ...LIMITS, sheets: 1 })).toBe('list-too-many-sheets');
    expect(refusalOf(workbook, { ...LIMITS, fileBytes: 1_000 })).toBe('too-large');
  });

  it('never ends in anything but a list or a refusal, whatever is done to the bytes', () => {
    const small = makeWorkbook({
      sheet: '<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c r="B2"><v>5</v></c></row>',
      shared: '<si><t>Last Name</t></si>',
    });
    fc.assert(
      fc.property(
        fc.constantFrom(small, Buffer.from(`${HEADINGS}\n"O’Neal",Ana,1\n`)),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 }),
        fc.nat(2_000),
        (bytes, changes, cut) => {
          const mutated = Uint8Array.from(bytes).subarray(0, cut % 3 === 0 ? bytes.length : cut);
          for (const [at, value] of changes) if (at < mutated.length) mutated[at] = value;
          expect(typeof refusalOf(mutated)).toBe('string');
        },
      ),
      { seed: 102_62, numRuns: 400 },
    );
  });
});
