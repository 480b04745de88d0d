import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readListFile } from './list-file';
import { Refusal } from './refusal';

const DATA = join(__dirname, '..', '..', '..', 'test', 'data');
const read = (name: string) => readListFile(readFileSync(join(DATA, name)));
const rowsOf = (name: string) =>
  read(name).sheets.flatMap((sheet) => [...sheet.rows()].map(({ number, cells }) => ({ number, cells })));

const { title, head, rows } = JSON.parse(readFileSync(join(DATA, 'writers', 'people.json'), 'utf8')) as {
  title: string;
  head: string[];
  rows: string[][];
};

describe('the same twenty people', () => {
  const expected = [[title], head, ...rows].map((cells, i) => ({ number: i + 1, cells }));

  it('are people whose names, numbers and gaps are worth the trouble', () => {
    expect(rows).toHaveLength(20);
    expect(rows.flat().join(' ')).toMatch(/Muñoz.*O’Neal.*Thảo/);
    expect(rows.filter((row) => !row[3]!.startsWith('0') || !row[10]!.startsWith('0'))).toEqual([]);
    expect(rows.flat()).toContain('');
  });

  it.each([
    'libreoffice.xlsx',
    'openpyxl.xlsx',
    'xlsxwriter.xlsx',
    'write-excel-file.xlsx',
    'libreoffice.docx',
    'python-docx.docx',
    'pandoc.docx',
  ])('read equal from %s', (name) => {
    expect(rowsOf(`writers/${name}`)).toEqual(expected);
  });

  it.each([
    ['libreoffice.xls', 'file-old-workbook'],
    ['libreoffice.doc', 'file-old-word'],
    ['libreoffice.ods', 'file-opendocument'],
    ['libreoffice.odt', 'file-opendocument'],
    ['web-page.xls', 'file-web-page'],
    ['encrypted.xlsx', 'file-encrypted'],
    ['encrypted.docx', 'file-encrypted'],
  ])('are refused by name from %s', (name, code) => {
    expect(() => read(`writers/${name}`)).toThrow(new Refusal(code as Refusal['code']));
  });
});

describe('the files of one election', () => {
  const truth = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as {
    rows: number;
    subject_to_challenge: number;
    revised: { rows: number };
    union: { rows: number };
  };
  const filled = (name: string): number[] =>
    read(name).sheets.map((sheet) => [...sheet.rows()].filter(({ cells }) => cells.length > 4).length - 1);

  it('have as many rows as they are said to have', () => {
    expect(filled('employer-list.csv')).toEqual([truth.rows]);
    expect(filled('employer-list-utf16.txt')).toEqual([truth.rows]);
    expect(filled('employer-list.xlsx')).toEqual([truth.rows, truth.subject_to_challenge]);
    expect(filled('voter-list.docx')).toEqual([truth.rows]);
    expect(filled('voter-list-subset.docx')).toEqual([300]);
    expect(filled('employer-list-revised.xlsx')).toEqual([truth.revised.rows]);
    expect(filled('union-working-list.csv')).toEqual([truth.union.rows]);
  });

  it('say the same in the Word table as in the text', () => {
    const text = rowsOf('employer-list.csv').slice(1);
    const table = rowsOf('voter-list.docx').slice(1);
    expect(read('voter-list.docx').sheets[0]!.titles).toEqual([
      'Case 10-RC-269250 — Voter List',
      'Names, work locations, shifts, job classifications, and contact information of eligible voters',
    ]);
    expect(table.map(({ cells }) => cells[1])).toEqual(text.map(({ cells }) => cells[5]));
    // What is a question mark in the text was a letter that its encoding does not have.
    const names = text.map(({ cells }) => new RegExp(`^${cells[0]!.trim().replaceAll('?', '.')}, `, 'iu'));
    expect(table.filter(({ cells }, i) => !names[i]!.test(cells[0]!))).toEqual([]);
  });
});
