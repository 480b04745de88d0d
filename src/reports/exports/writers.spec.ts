import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { writeDelimited } from './delimited-writer';
import { startsFormula, withoutFormula } from './formula';
import { CHALLENGE_HEADING, type ListWriter, type RowPage } from './list-writer';
import { writeWorkbook } from './workbook-writer';

const HEADINGS = ['Last Name', 'ZIP', 'Cell Phone'];

async function bytesOf(writer: ListWriter, pages: readonly RowPage[], headings = HEADINGS): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  async function* given(): AsyncGenerator<RowPage> {
    for (const page of pages) yield await Promise.resolve(page);
  }
  for await (const chunk of writer(headings, given())) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const regular = (...rows: string[][]): RowPage => ({ section: 'regular', rows });
const challenge = (...rows: string[][]): RowPage => ({ section: 'challenge', rows });

/** The cells of a text file by RFC 4180, read by another's parser. */
const cellsOf = (bytes: Buffer): string[][] =>
  parse(bytes, { bom: true, relax_column_count: true, record_delimiter: '\r\n' });

interface SheetCells {
  readonly name: string;
  readonly rows: string[][];
  readonly types: ReadonlySet<string>;
  readonly formulas: number;
}

/** Sheets as any reader of XML sees them. */
function sheetsOf(bytes: Buffer): SheetCells[] {
  const parts = unzipSync(bytes);
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name ?? '');
  return names.map((name, index) => {
    const rows: string[][] = [];
    const types = new Set<string>();
    let formulas = 0;
    let column = 0;
    let isText = false;
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name: tag, attributes }) => {
      if (tag === 'row') rows.push([]);
      if (tag === 'f') formulas += 1;
      if (tag === 'c') {
        types.add(attributes['t'] ?? '');
        column = (attributes['r'] ?? 'A').charCodeAt(0) - 65;
        const row = rows.at(-1) ?? [];
        while (row.length <= column) row.push('');
      }
      isText = tag === 't';
    });
    parser.on('closetag', () => (isText = false));
    parser.on('text', (piece) => {
      const row = rows.at(-1);
      if (isText && row) row[column] = `${row[column] ?? ''}${piece}`;
    });
    parser.write(text(`xl/worksheets/sheet${index + 1}.xml`)).close();
    return { name, rows, types, formulas };
  });
}

/** Cells as lists hold them: any text without control characters. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '=1+1',
      '+1 205',
      '-2',
      '@SUM(A1)',
      '\t=1',
      ' =1',
      '＝1',
      '00417',
      '02134',
      'ñ',
      'a,b',
      '"q"',
      "'",
    ),
  )
  .filter((text) => !/[^\P{Cc}\t\n]/u.test(text));
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });

describe('lists as text', () => {
  it('opens with its letters whole, and separates with CRLF', async () => {
    const bytes = await bytesOf(writeDelimited, [regular(['Ñúñez, Jr.', '02134', 'a "b"'])]);
    expect(bytes.toString('utf8')).toBe('\uFEFFLast Name,ZIP,Cell Phone\r\n"Ñúñez, Jr.",02134,"a ""b"""\r\n');
  });

  it('names the section of those who vote subject to challenge once', async () => {
    const bytes = await bytesOf(writeDelimited, [
      regular(['A', '', '']),
      challenge(['B', '', '']),
      challenge(['C', '', '']),
    ]);
    expect(cellsOf(bytes)).toEqual([
      HEADINGS,
      ['A', '', ''],
      [CHALLENGE_HEADING],
      ['B', '', ''],
      ['C', '', ''],
    ]);
  });

  it('starts no formula, and gives every cell back', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const [, ...read] = cellsOf(await bytesOf(writeDelimited, [regular(...rows)]));
        expect(read.length).toBe(rows.length);
        read.forEach((cells, index) => {
          for (const text of cells) expect(startsFormula(text)).toBe(false);
          expect(cells).toEqual(rows[index]?.map(withoutFormula));
        });
      }),
    );
  });
});

describe('what starts a formula', () => {
  test.each(['=1', '+1', '-1', '@a', '\tx', '\rx', '\nx', '  =1', '＝1', '＋1', '－1', '＠a'])(
    '%j does',
    (text) => {
      expect(startsFormula(text)).toBe(true);
      expect(withoutFormula(text)).toBe(`'${text}`);
    },
  );
  test.each(['', 'a=1', '1-2', "'=1", 'ana@x.example', ' a', '(205) 555-1234'])('%j does not', (text) => {
    expect(withoutFormula(text)).toBe(text);
  });
});

describe('lists as workbooks', () => {
  it('keeps sections on sheets of their own, under the same headings', async () => {
    const sheets = sheetsOf(
      await bytesOf(writeWorkbook, [regular(['A', '02134', '']), challenge(['B', '', '1'])]),
    );
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Employees', [HEADINGS, ['A', '02134']]],
      ['Subject to challenge', [HEADINGS, ['B', '', '1']]],
    ]);
  });

  it('has a sheet with headings for an empty list', async () => {
    expect(sheetsOf(await bytesOf(writeWorkbook, [])).map(({ rows }) => rows)).toEqual([[HEADINGS]]);
  });

  it('has columns beyond Z', async () => {
    const wide = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const parts = unzipSync(await bytesOf(writeWorkbook, [regular(wide)], wide));
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('r="AD2"');
  });

  it('makes the same bytes of the same list', async () => {
    const first = await bytesOf(writeWorkbook, [regular(['A', 'B', 'C'])]);
    expect((await bytesOf(writeWorkbook, [regular(['A', 'B', 'C'])])).equals(first)).toBe(true);
  });

  it('leaves out what XML has no way to say', async () => {
    const [sheet] = sheetsOf(await bytesOf(writeWorkbook, [regular(['a\u0000b\u000Bc', '\uD800', 'a\rb'])]));
    expect(sheet?.rows[1]).toEqual(['abc', '\uFFFD', 'a\rb']);
  });

  it('has only text cells, and gives every one back', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const [sheet] = sheetsOf(await bytesOf(writeWorkbook, [regular(...rows)]));
        expect([...(sheet?.types ?? [])]).toEqual(['inlineStr']);
        expect(sheet?.formulas).toBe(0);
        const padded = sheet?.rows.slice(1).map((cells) => [...cells, '', '', ''].slice(0, 3));
        expect(padded).toEqual(rows);
      }),
    );
  });
});
