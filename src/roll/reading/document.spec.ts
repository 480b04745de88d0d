import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { LIMITS, type Limits } from './limits';
import { readListFile } from './list-file';
import { Refusal } from './refusal';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document as small as the format allows. */
function makeDocument(body: string, part = 'word/document.xml'): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${HEADER}<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${HEADER}<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="${part}"/></Relationships>`,
    ),
    [part]: strToU8(
      `${HEADER}<w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]): string =>
  `<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>${runs.join('')}</w:p>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const plain = (...texts: string[]): string => cell(texts.map((text) => paragraph(run(text))).join(''));
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const simple = (...rows: string[][]): string =>
  table(...rows.map((cells) => row(...cells.map((each) => plain(each)))));

const sheetsOf = (bytes: Uint8Array, limits: Limits = LIMITS) =>
  readListFile(bytes, () => undefined, limits).sheets.map((sheet) => ({
    titles: sheet.titles,
    lastRow: sheet.lastRow,
    rows: [...sheet.rows()].map(({ cells }) => cells),
  }));
const rowsOf = (body: string) => sheetsOf(makeDocument(body)).flatMap(({ rows }) => rows);
const cellOf = (content: string) => rowsOf(table(row(plain('x'), cell(content))))[0]?.[1];

function refusalOf(bytes: Uint8Array, limits: Limits = LIMITS): string {
  try {
    sheetsOf(bytes, limits);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'read';
}

describe('reading a Word document', () => {
  it('reads every table with what stands above it', () => {
    const body = [
      paragraph(run('Case 10-RC-'), run('269250')),
      paragraph(),
      paragraph(run('Eligible')),
      simple(['Last Name', 'First Name'], ['', ''], ['Muñoz', 'Inés']),
      paragraph(run('Permitted to vote subject to challenge')),
      simple(['Employee', 'Shift', 'Job'], ['O’Neal, Ana', '', 'Picker']),
      paragraph(run('End of list')),
    ].join('');
    const file = readListFile(makeDocument(body, 'word/document2.xml'));
    expect(file).toMatchObject({ kind: 'document', encoding: null, delimiter: null });
    expect(sheetsOf(makeDocument(body))).toEqual([
      {
        titles: ['Case 10-RC-269250', 'Eligible'],
        lastRow: 3,
        rows: [
          ['Last Name', 'First Name'],
          ['Muñoz', 'Inés'],
        ],
      },
      {
        titles: ['Permitted to vote subject to challenge'],
        lastRow: 2,
        rows: [
          ['Employee', 'Shift', 'Job'],
          ['O’Neal, Ana', '', 'Picker'],
        ],
      },
    ]);
    expect([...file.sheets[1]!.rows()][1]).toEqual({
      number: 2,
      cells: ['O’Neal, Ana', '', 'Picker'],
      kinds: 't-t',
    });
  });

  it('keeps columns in line where cells are merged or left out', () => {
    expect(
      rowsOf(
        table(
          row(cell(paragraph(run('Unit A')), '<w:gridSpan w:val="3"/>')),
          row(plain('a'), cell(paragraph(run('b')), '<w:gridSpan w:val="2"/>'), plain('d')),
          row(cell(paragraph(run('group')), '<w:vMerge w:val="restart"/>'), plain('1')),
          row(cell(paragraph(), '<w:vMerge/>'), plain('2')),
          `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${plain('late')}</w:tr>`,
        ),
      ),
    ).toEqual([['Unit A'], ['a', 'b', '', 'd'], ['group', '1'], ['', '2'], ['', '', 'late']]);
  });

  it.each([
    ['split runs', paragraph(run('Mu'), run('ñoz')), 'Muñoz'],
    [
      'several paragraphs',
      paragraph(run('1 Elm St')) + paragraph() + paragraph(run('Apt 2')),
      '1 Elm St\nApt 2',
    ],
    [
      'breaks and tabs',
      paragraph('<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/></w:r>'),
      'a\nb\tc',
    ],
    [
      'hyphens',
      paragraph('<w:r><w:t>Smith</w:t><w:noBreakHyphen/><w:t>Jo</w:t><w:softHyphen/><w:t>nes</w:t></w:r>'),
      'Smith-Jones',
    ],
    [
      'symbols',
      paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="zz"/></w:r>'),
      '\uf0fc',
    ],
    ['insertions', paragraph(`<w:ins>${run('new')}</w:ins>`), 'new'],
    [
      'deletions and what was moved away',
      paragraph(
        `<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>${run('there')}</w:moveFrom>${run('here')}`,
      ),
      'here',
    ],
    ['hidden text', paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>seen</w:t></w:r>'), 'seen'],
    [
      'the result of a field',
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD Name</w:instrText><w:t>not</w:t><w:fldChar w:fldCharType="separate"/><w:t>Ana</w:t><w:fldChar w:fldCharType="end"/><w:t> Ruiz</w:t></w:r>',
      ),
      'Ana Ruiz',
    ],
    ['a simple field', paragraph(`<w:fldSimple w:instr="DATE">${run('1/9/2021')}</w:fldSimple>`), '1/9/2021'],
    [
      'a form control',
      `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${paragraph(run('Ana'))}</w:sdtContent></w:sdt>`,
      'Ana',
    ],
    [
      'a form control that nobody filled in',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph(run('Click here'))}</w:sdtContent></w:sdt>${paragraph(run('x'))}`,
      'x',
    ],
    ['a link', paragraph(`<w:hyperlink>${run('ana@mail.example')}</w:hyperlink>`), 'ana@mail.example'],
    [
      'a text box, once',
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      'boxed',
    ],
    [
      'an older drawing alone',
      paragraph(
        `<w:r><mc:AlternateContent><mc:Fallback>${run('boxed')}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      'boxed',
    ],
    [
      'a reading aid',
      paragraph(`<w:ruby><w:rt>${run('kana')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby>`),
      '漢',
    ],
    [
      'a nested table',
      simple(['1 Elm St', 'Apt 2'], ['Bessemer', '']) + paragraph(),
      '1 Elm St\nApt 2\nBessemer',
    ],
  ])('takes of %s what was meant', (_, content, expected) => {
    expect(cellOf(content)).toBe(expected);
  });

  it('does not let a field without an end swallow what follows', () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(rowsOf(table(row(cell(paragraph(begin)), plain('a')), row(plain('b'))))).toEqual([
      ['', 'a'],
      ['b'],
    ]);
  });

  it('finds rows and cells inside form controls', () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    expect(rowsOf(control(table(control(row(plain('a'), control(plain('b')))), row(plain('c')))))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });

  it('leaves a row blank that was deleted with its changes tracked', () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell(paragraph('<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>'))}</w:tr>`;
    expect(sheetsOf(makeDocument(table(row(plain('a')), deleted, row(plain('b')))))).toMatchObject([
      { lastRow: 3, rows: [['a'], ['b']] },
    ]);
  });

  it('reads the list inside a layout frame, however often framed', () => {
    const list = simple(['Name', 'Shift'], ['Ana', 'FHD']);
    const frame = (content: string): string =>
      table(row(cell(paragraph(run('Voter list')) + content + paragraph())));
    expect(
      sheetsOf(makeDocument(paragraph(run('Case 1')) + frame(frame(list)) + simple(['x', 'y']))),
    ).toEqual([
      {
        titles: ['Case 1', 'Voter list', 'Voter list'],
        lastRow: 2,
        rows: [
          ['Name', 'Shift'],
          ['Ana', 'FHD'],
        ],
      },
      { titles: [], lastRow: 1, rows: [['x', 'y']] },
    ]);
  });

  it('takes a table back into its cell when the outer one turns out to be a list', () => {
    const address = simple(['1 Elm St', 'Apt 2']);
    expect(
      sheetsOf(
        makeDocument(table(row(cell(address)), row(plain('b'), plain('c')), row(cell(address), plain('d')))),
      ),
    ).toEqual([
      { titles: [], lastRow: 3, rows: [['1 Elm St\nApt 2'], ['b', 'c'], ['1 Elm St\nApt 2', 'd']] },
    ]);
    const long = simple(...Array.from({ length: 1_000 }, (_, i) => [`Name ${i}`, 'FHD']));
    expect(sheetsOf(makeDocument(table(row(cell(long)))))[0]?.lastRow).toBe(1_000);
    expect(refusalOf(makeDocument(table(row(cell(long)), row(plain('b'), plain('c')))))).toBe(
      'list-cell-too-long',
    );
  });

  it('reads a table that is too large to keep from the file again', () => {
    const text = 'x'.repeat(7_900);
    const rows = Array.from({ length: 2_100 }, (_, i) => [`${i}`, text]);
    const file = readListFile(makeDocument(simple(['a', 'b']) + simple(...rows)));
    for (let pass = 0; pass < 2; pass += 1) {
      expect(file.sheets.map((sheet) => [...sheet.rows()].length)).toEqual([1, 2_100]);
    }
    expect(file.sheets.map(({ lastRow }) => lastRow)).toEqual([1, 2_100]);
  });

  it.each<[string, string, string]>([
    ['a document without a table', paragraph(run('Ana Ruiz')), 'document-without-table'],
    ['a table of empty cells', simple(['', ' ']), 'file-empty'],
    ['a web page inside a document', '<w:altChunk/>', 'file-web-page'],
    ['tables without end', simple(['a']).repeat(51), 'list-too-many-tables'],
    ['far too many tables', simple(['a']).repeat(500), 'list-too-many-tables'],
    ['a cell without end', simple(['a', 'x'.repeat(9_000)]), 'list-cell-too-long'],
    [
      'a million columns',
      table(row(cell(paragraph(), '<w:gridSpan w:val="1000000"/>'), plain('x'))),
      'list-too-many-columns',
    ],
    [
      'tables in tables in tables',
      '<w:tbl><w:tr><w:tc>'.repeat(40) + '</w:tc></w:tr></w:tbl>'.repeat(40),
      'file-damaged',
    ],
    ['markup without end', '<w:x>'.repeat(300) + '</w:x>'.repeat(300), 'file-damaged'],
    ['text between cells', `<w:tbl><w:tr>${run('lost')}</w:tr></w:tbl>`, 'file-damaged'],
  ])('refuses %s', (_, body, code) => {
    expect(refusalOf(makeDocument(body))).toBe(code);
  });

  it('counts the rows of all tables together', () => {
    expect(refusalOf(makeDocument(simple(['a'], ['b']) + simple(['c'], ['d'])), { ...LIMITS, rows: 3 })).toBe(
      'list-too-many-rows',
    );
  });

  it('reads back any table', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ñ', '’', ' ', '-', '7'), maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const bytes = makeDocument(simple(['Last', 'First'], ...rows));
          const [sheet] = readListFile(bytes).sheets;
          const expected = [['Last', 'First'], ...rows].map((cells) => {
            const shown = cells.map((each) => (each.trim() === '' ? '' : each));
            while (shown.at(-1) === '') shown.pop();
            return shown;
          });
          const read = [...sheet!.rows()];
          expect(sheet!.lastRow).toBe(expected.length);
          expect(read.map(({ number }) => expected[number - 1])).toEqual(read.map(({ cells }) => cells));
          expect(read).toHaveLength(expected.filter(({ length }) => length > 0).length);
        },
      ),
      { seed: 102_63, numRuns: 150 },
    );
  });
});
