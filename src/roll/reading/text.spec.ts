import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { findDelimiter } from './delimiter';
import { firstRows, pastedFile, readListFile } from './list-file';
import { Refusal } from './refusal';

const read = (bytes: Uint8Array | string) => {
  const file = readListFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const [sheet] = file.sheets;
  return { ...file, rows: [...sheet!.rows()], lastRow: sheet!.lastRow };
};
const cellsOf = (bytes: Uint8Array | string) => read(bytes).rows.map(({ cells }) => cells);

function refusalOf(bytes: Uint8Array | string): Refusal | null {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return null;
}

const HEADING = 'Last Name,First Name,City,Emp ID';

describe('reading a text', () => {
  it('reads lists put together from several encodings line by line', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADING}\nMuñoz,Inés,Bessemer,1\n`),
      Buffer.from('Peña,Nuño,Hoover,2\n', 'latin1'),
      Buffer.from('O’Neal,Thảo,Hoover,3\n'),
      Buffer.from([0x4f, 0x92, 0x42, 0x72, 0x69, 0x65, 0x6e, 0x2c, 0x41, 0x6e, 0x61, 0x81, 0x0a]),
    ]);
    expect(read(bytes)).toMatchObject({ encoding: 'windows-1252' });
    expect(cellsOf(bytes).slice(1)).toEqual([
      ['Muñoz', 'Inés', 'Bessemer', '1'],
      ['Peña', 'Nuño', 'Hoover', '2'],
      ['O’Neal', 'Thảo', 'Hoover', '3'],
      ['O’Brien', 'Ana\x81'],
    ]);
    const mostly = Buffer.concat([
      Buffer.from('Muñoz,Inés\n'.repeat(9)),
      Buffer.from('Peña,Ana\n', 'latin1'),
    ]);
    expect(read(mostly).encoding).toBe('utf-8');
    expect(cellsOf(mostly).at(-1)).toEqual(['Peña', 'Ana']);
  });

  it('reads other alphabets where the bytes leave no doubt', () => {
    const names = ['Иванов,Пётр', 'Кузнецова,Мария', 'Смирнов,Александр', 'Попова,Екатерина'];
    const text = `${HEADING}\n${names.join('\n').concat('\n').repeat(20)}`;
    expect(read(encode(text, 'windows-1251'))).toMatchObject({ encoding: 'windows-1251' });
    expect(cellsOf(encode(text, 'windows-1251'))[1]).toEqual(['Иванов', 'Пётр']);
    const kana = `${HEADING}\n${'山田,太郎,東京都\n鈴木,さとう,大阪府\n'.repeat(20)}`;
    expect(cellsOf(encode(kana, 'Shift_JIS'))[2]).toEqual(['鈴木', 'さとう', '大阪府']);
  });

  it('shows half a letter at the end of a file that was cut off as lost', () => {
    const whole = Buffer.from(`\uFEFF${HEADING}\nRuiz,Ana,Hoover,17`, 'utf16le');
    expect(cellsOf(whole.subarray(0, whole.length - 1)).at(-1)).toEqual(['Ruiz', 'Ana', 'Hoover', '1\uFFFD']);
    const swapped = Buffer.from(whole).swap16();
    expect(cellsOf(swapped.subarray(0, whole.length - 1)).at(-1)).toEqual([
      'Ruiz',
      'Ana',
      'Hoover',
      '1\uFFFD',
    ]);
  });

  it.each([
    ['\n', 'Unix'],
    ['\r\n', 'Windows'],
    ['\r', 'the old Macintosh'],
  ])('reads the line ends %j of %s, in files of many pieces too', (lineEnd) => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `Ruiz ${i},Ana,Hoover,${i}`);
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const { rows, lastRow } = read(Buffer.from([HEADING, ...lines].join(lineEnd), encoding));
      expect(lastRow).toBe(40_001);
      expect(rows.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1).concat(40_001));
      expect(rows.slice(1).every(({ cells }, i) => cells.join(',') === lines[i])).toBe(true);
    }
    const swapped = Buffer.from(`\uFEFF${[HEADING, ...lines].join(lineEnd)}`, 'utf16le').swap16();
    expect(read(swapped)).toMatchObject({ encoding: 'utf-16be', lastRow: 40_001 });
  });

  it('finds the delimiter where names and addresses hold others', () => {
    expect(findDelimiter('Name\tCity\nRuiz, Ana\tBessemer, AL\nLee, Sam\tHoover, AL\n')).toBe('\t');
    expect(
      findDelimiter('Name;Address\nRuiz, Ana;1 Elm St, Apt 2, Hoover\nLee, Sam;2 Elm St, Apt 3, Hoover'),
    ).toBe(';');
    expect(
      findDelimiter('Unit A, eligible\nName|ID\nRuiz, Ana|1\nLee, Sam|2\nNg, Li|3\nNg, Bo|4\nNg, Al|5'),
    ).toBe('|');
    expect(findDelimiter('"Name; all","ID"\n"Ruiz; Ana","1"\n')).toBe(',');
    expect(findDelimiter('Name\tCity\n"1 Elm St, A\nApt 2"\tHoover\n')).toBe('\t');
    expect(findDelimiter('Name,Size\n5" nail,1\n')).toBe(',');
    expect(findDelimiter('Name\n')).toBe(',');
  });

  it('takes the delimiter that Excel’s own first line names, and does not count the line', () => {
    const { delimiter, rows, lastRow } = read('\uFEFFsep=;\r\nName;ID\r\nRuiz, Ana;1\r\n');
    expect({ delimiter, lastRow }).toEqual({ delimiter: ';', lastRow: 2 });
    expect(rows).toEqual([
      { number: 1, cells: ['Name', 'ID'], kinds: 'tt' },
      { number: 2, cells: ['Ruiz, Ana', '1'], kinds: 'tt' },
    ]);
    expect(cellsOf(Buffer.from('\uFEFFsep=|\nName|ID\n', 'utf16le'))).toEqual([['Name', 'ID']]);
  });

  it('reads quotation marks as people and programs use them', () => {
    expect(
      cellsOf(
        [
          HEADING,
          '"Ruiz, Ana","He said ""no""",,1',
          ' "Ruiz, Bo" ,"two\r\nlines", x ,2',
          '"Bob" Ruiz,5" nail,"",3',
          'Robert "Bob" Lee,"",\'x\',4',
          '"last","one"',
        ].join('\r\n'),
      ).slice(1),
    ).toEqual([
      ['Ruiz, Ana', 'He said "no"', '', '1'],
      ['Ruiz, Bo', 'two\r\nlines', ' x ', '2'],
      ['"Bob" Ruiz', '5" nail', '', '3'],
      ['Robert "Bob" Lee', '', "'x'", '4'],
      ['last', 'one'],
    ]);
  });

  it.each([
    ['to the end', `${HEADING}\nLee,Sam,Hoover,1\n"Ruiz,Ana,Hoover,2\nNg,Li,Hoover,3\n`, 3],
    [
      'to the end of a long file',
      `${HEADING}\n"a","b\nc",,\n"Ruiz,Ana,Hoover,2\n${'Ng,Li,Hoover,3\n'.repeat(50_000)}`,
      4,
    ],
    ['to the mark that opens another cell', `${HEADING}\n"Ruiz,Ana,Hoover,2\n"Ng",Li,Hoover,3\n`, 2],
    ['to another mark left over', `${HEADING}\n"Ruiz,Ana,Hoover,2\nNg,Li,Hoover,3\nLee",Sam,Hoover,4\n`, 2],
    ['below Excel’s own first line', `sep=,\n${HEADING}\n"Ruiz`, 3],
  ])('names the line of a quotation mark that is open %s', (_, text, line) => {
    expect(refusalOf(text)).toMatchObject({ code: 'list-quote-unclosed', parameters: { line } });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['NUL bytes', `${HEADING}\nRuiz,A\0na,1\n`, 'file-binary'],
    ['a NUL in UTF-16', Buffer.from(`\uFEFF${HEADING}\nRuiz,A\0na,1\n`, 'utf16le'), 'file-binary'],
    ['a line without end', `${HEADING}\n${'x'.repeat(9_000_000)}`, 'list-line-too-long'],
    ['a million columns', `${'x,'.repeat(1_000_000)}x\n`, 'list-too-many-columns'],
    ['a million rows and one', 'x\n'.repeat(1_000_001), 'list-too-many-rows'],
  ])('refuses %s', (_, text, code) => {
    expect(refusalOf(text)?.code).toBe(code);
  });

  it('reads a heading that begins with the letters of an archive', () => {
    expect(cellsOf('PK,Name\n1,Ruiz\n')).toEqual([
      ['PK', 'Name'],
      ['1', 'Ruiz'],
    ]);
  });

  it('reads pasted cells as what they are, whatever they begin with', () => {
    const pasted = pastedFile('PK\u0003\u0004\tName\r\n"Ruiz, Ana\nApt 2"\tñ\r\n');
    expect(cellsOf(pasted)).toEqual([
      ['PK\u0003\u0004', 'Name'],
      ['Ruiz, Ana\nApt 2', 'ñ'],
    ]);
    expect(pastedFile('\uFEFFx')).toEqual(pastedFile('x'));
    expect(read(pastedFile('%PDF\t1\n{\\rtf\t2')).rows).toHaveLength(2);
  });

  it('gives the first rows without reading the rest, and kinds for rows of any width', () => {
    const text = `${HEADING}\n\n${'Ruiz,,Hoover,1\n'.repeat(200_000)}${'y'.repeat(9_000)}`;
    const [sheet] = readListFile(Buffer.from(text)).sheets;
    expect(firstRows(sheet!, 2)).toEqual([
      { number: 1, cells: HEADING.split(','), kinds: 'tttt' },
      { number: 3, cells: ['Ruiz', '', 'Hoover', '1'], kinds: 't-tt' },
    ]);
    expect(firstRows(sheet!, 0)).toEqual([]);
    expect(() => [...sheet!.rows()]).toThrow(new Refusal('list-cell-too-long'));
    const wide = `${'a,'.repeat(59)}z`;
    expect(read(`${wide},,\n`).rows[0]).toEqual({ number: 1, cells: wide.split(','), kinds: 't'.repeat(60) });
  });

  it('reports how far it is', () => {
    const reports: number[] = [];
    const file = readListFile(Buffer.from('Ruiz,Ana\n'.repeat(2_500)), (rows) => reports.push(rows));
    expect(reports).toEqual([1_000, 2_000, 2_500]);
    expect([...file.sheets[0]!.rows()]).toHaveLength(2_500);
    expect(reports).toHaveLength(3);
  });

  const piece = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ',', ';', '\n', ' '), maxLength: 6 });
  /** Inside marks, a line of many cells is taken for a row that they swallowed. */
  const isPlain = (text: string): boolean => !/\n/.test(text) || !/,.*,.*,/.test(text);
  const quote = (cell: string): string =>
    /[",\n]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

  it('reads back whatever was written, row by row, in every encoding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(piece.filter(isPlain), { minLength: 1, maxLength: 5 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom('utf8', 'utf16le', 'latin1'),
        fc.boolean(),
        (rows, encoding, hasEnd) => {
          const text = `${encoding === 'utf16le' ? '\uFEFF' : ''}sep=,\nHead,of,list\n${rows.map((cells) => cells.map(quote).join(',')).join('\n')}`;
          const { rows: all, lastRow } = read(
            Buffer.from(`${text}${hasEnd ? '\n' : ''}`, encoding as BufferEncoding),
          );
          const expected = rows.map((cells) => {
            const shown = [...cells];
            while (shown.at(-1)?.trim() === '') shown.pop();
            return shown;
          });
          const filled = all.slice(1);
          // A last line that is empty is no line unless it is ended.
          const isLost = !hasEnd && rows.at(-1)!.map(quote).join(',') === '';
          expect(lastRow).toBe(rows.length + (isLost ? 0 : 1));
          expect(filled.map(({ cells }) => cells)).toEqual(expected.filter((cells) => cells.length > 0));
          for (const { number, cells } of filled) expect(expected[number - 2]).toEqual(cells);
        },
      ),
      { seed: 102_64, numRuns: 400 },
    );
  });

  it('cuts records where a parser of its own kind does', () => {
    const cell = piece.filter((text) => isPlain(text) && !/^ +"|" +$/.test(text)).map(quote);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 9 }),
        (rows) => {
          const text = `Head,of,list\n${rows.map((cells) => cells.join(',')).join('\n')}\n`;
          const others: string[][] = parse(text, { relax_column_count: true });
          expect(
            read(`sep=,\n${text}`).rows.map(({ number, cells }) =>
              others[number - 1]!.slice(0, cells.length),
            ),
          ).toEqual(cellsOf(`sep=,\n${text}`));
          expect(read(`sep=,\n${text}`).lastRow).toBe(others.length);
        },
      ),
      { seed: 102_65, numRuns: 300 },
    );
  });

  it('loses no line of a text with marks anywhere', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '\r'), maxLength: 10 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = `sep=,\nHead,x\n${lines.join('\n')}\nTail,x`;
        let rows: ReturnType<typeof read>;
        try {
          rows = read(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'list-quote-unclosed' });
          return;
        }
        // Every letter of the text is in a cell, in its order.
        const letters = rows.rows.flatMap(({ cells }) => cells).join('');
        expect(letters.replace(/[^a]/g, '')).toBe(
          lines.join('').replace(/[^a]/g, '').replace(/^/, 'a').concat('a'),
        );
        expect(rows.rows.at(-1)?.cells).toEqual(['Tail', 'x']);
      }),
      { seed: 102_66, numRuns: 400 },
    );
  });
});
