import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { splitName } from './checking/names';
import { lostWidth, readEmail, readPhone, readPostalCode } from './checking/values';
import { COLUMN_FIELDS, HEADINGS } from './mapping/fields';
import { copyText } from './staging';
import { expectWhole, prepareFiles, prepareLines, type PreparedList } from '../../test/support/prepared-list';

const DATA = join(__dirname, '..', '..', 'test', 'data');
const truth = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as Record<string, number>;

const prepare = (...lines: string[]): PreparedList => prepareLines(lines);
const mapped = (prepared: PreparedList): Record<string, string | null> =>
  Object.fromEntries(
    prepared.sheets.flatMap(({ columns }) => columns.map(({ heading, field }) => [heading, field])),
  );

describe('preparing an import', () => {
  const workbook = prepareFiles([readFileSync(join(DATA, 'employer-list.xlsx'))]);
  const text = prepareFiles([readFileSync(join(DATA, 'employer-list.csv'))]);

  it('finds in the workbook what its makers put there', () => {
    expectWhole(workbook);
    const regular = workbook.rows.filter(({ leftOut, kind }) => leftOut === null && kind === 'regular');
    const challenge = workbook.rows.filter(({ leftOut, kind }) => leftOut === null && kind === 'challenge');
    expect(regular).toHaveLength(truth['people']!);
    expect(challenge).toHaveLength(truth['subject_to_challenge']!);
    expect(workbook.leftOut).toMatchObject({
      blank: 5,
      title: 3,
      header: 2,
      total: 1,
      'exact-duplicate': truth['exact_duplicates'],
      'near-duplicate': truth['near_duplicates'],
    });
    expect(workbook.sheets.map(({ headerRow, kind }) => [headerRow, kind])).toEqual([
      [4, 'regular'],
      [2, 'challenge'],
    ]);
  });

  it('finds the same people in the text file', () => {
    expectWhole(text);
    expect(text.people).toBe(truth['people']);
    expect(text.leftOut).toMatchObject({
      header: 1,
      'exact-duplicate': truth['exact_duplicates'],
      'near-duplicate': truth['near_duplicates'],
    });
    const keys = (prepared: PreparedList): string[] =>
      prepared.rows
        .filter(({ leftOut, kind }) => leftOut === null && kind === 'regular')
        .map(({ person }) => person!.matchKey)
        .sort();
    // Numbers that lost their zeros in the workbook have them again.
    expect(keys(workbook)).toEqual(keys(text));
  });

  it('names every duplicate with the row it repeats', () => {
    for (const row of workbook.rows.filter(({ leftOut }) => leftOut?.endsWith('duplicate'))) {
      expect(row.other).not.toBeNull();
      expect(row.other!.row).toBeLessThan(row.row);
    }
  });

  it('knows each field by one heading only', () => {
    const all = COLUMN_FIELDS.flatMap((field) => HEADINGS[field]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('maps by heading, by hint and by what a column holds', () => {
    const prepared = prepare(
      'Legal Last Name;FIRST;Zip/Postal Code;Cell, if any;Work phone;Hire Date;x;Salary',
      ...[
        'Ruiz;Ana;1002;205-555-1234;1;2020-01-01;ana@mail.example;9',
        'Soto;Eva;35020;205-555-1235;2;2020-01-01;eva@mail.example;9',
        'Vega;Leo;35020;205-555-1236;3;2020-01-01;leo@mail.example;9',
      ],
    );
    expect(mapped(prepared)).toEqual({
      'Legal Last Name': 'familyName',
      FIRST: 'givenName',
      'Zip/Postal Code': 'postalCode',
      'Cell, if any': 'cellPhone',
      'Work phone': null,
      'Hire Date': null,
      x: 'email',
      Salary: null,
    });
    const confidence = prepared.sheets[0]!.columns.map(({ confidence: word }) => word);
    expect(confidence).toEqual([
      'sure',
      'sure',
      'sure',
      'check',
      'unmapped',
      'unmapped',
      'check',
      'unmapped',
    ]);
    expect(prepared.sheets[0]!.columns[3]).toMatchObject({
      filled: 3,
      samples: ['205-555-1234', '205-555-1235', '205-555-1236'],
    });
  });

  it('leaves the whole name out beside its parts, and splits it where it stands alone', () => {
    expect(mapped(prepare('Name,Last Name,First Name', 'Ana Ruiz,Ruiz,Ana'))).toMatchObject({ Name: null });
    const alone = prepare('Name,Emp ID', '"de la Cruz Jr., Ana María",1', 'Ana van der Berg III,2');
    expect(alone.rows.map(({ person }) => person?.values)).toMatchObject(
      [
        undefined,
        { familyName: 'de la Cruz', givenName: 'Ana', middleName: 'María', suffix: 'Jr.' },
        { familyName: 'van der Berg', givenName: 'Ana', suffix: 'III' },
      ].map((each) => each ?? undefined) as never,
    );
    expect(splitName('Ruiz, Ana, Sr.')).toEqual({
      familyName: 'Ruiz',
      givenName: 'Ana',
      middleName: '',
      suffix: 'Sr.',
    });
    expect(splitName('Ruiz, Ana B. III')).toEqual({
      familyName: 'Ruiz',
      givenName: 'Ana',
      middleName: 'B.',
      suffix: 'III',
    });
    expect(splitName('Ruiz')).toEqual({ familyName: 'Ruiz', givenName: '', middleName: '', suffix: '' });
  });

  it('leaves out what is no person, with the reason, and keeps the rest', () => {
    const prepared = prepare(
      'Plant 7,,,,',
      'Last Name,First Name,Emp ID,Dept,Shift',
      'Dept: Pick,,,,',
      'Ruiz,Ana,1,Pick,A',
      ',Nobody,2,Pick,A',
      'Last Name,First Name,Emp ID,Dept,Shift',
      ',,,,',
      'Ruiz,ANA,1,Pick,A',
      'Soto,Leo,1,Pick,A',
      'Subject to challenge,,,,',
      'Vega,Eva,4,Stow,B',
      'Grand total: 4,,,,',
    );
    expectWhole(prepared);
    expect(prepared.rows.map(({ row, leftOut }) => [row, leftOut])).toEqual([
      [1, 'title'],
      [2, 'header'],
      [3, 'group'],
      [4, null],
      [5, 'no-name'],
      [6, 'repeated-header'],
      [8, 'exact-duplicate'],
      [9, 'number-taken'],
      [10, 'group'],
      [11, null],
      [12, 'total'],
    ]);
    expect(prepared.leftOut.blank).toBe(1);
    expect(prepared.rows.find(({ row }) => row === 11)?.kind).toBe('challenge');
    expect(prepared.rows.find(({ row }) => row === 9)?.other).toEqual({ sheet: 0, row: 4 });
  });

  it('says what is missing or unusable, and brings the person in', () => {
    const prepared = prepare(
      'Last Name,First Name,Emp ID,Street,Zip,E-mail,Cell',
      'Ruiz,A.,,,abc,nobody,555',
      'Soto,,5.55E+09,RR 2,2138,s@mail.example,2.055551234E9',
    );
    expect(prepared.people).toBe(2);
    const [, first, second] = prepared.rows;
    expect(first!.problems.map(({ code }) => code).sort()).toEqual([
      'bad-email',
      'bad-phone',
      'bad-postal-code',
      'initial-only',
      'missing-number',
      'missing-street',
    ]);
    expect(first!.person!.matchKey).toMatch(/^p:/);
    expect(second!.person!.values).toMatchObject({
      employeeNumber: '',
      postalCode: '02138',
      cellPhone: '+12055551234',
    });
    expect(second!.problems.map(({ code, before }) => [code, before])).toEqual([
      ['digits-lost', '5.55E+09'],
      ['no-street', 'RR 2'],
      ['lost-zeros', '2138'],
      ['digits-restored', '2.055551234E9'],
      ['missing-number', ''],
      ['missing-given-name', ''],
    ]);
  });

  it('keeps a namesake in another job, with a warning', () => {
    const prepared = prepare(
      'Last Name,First Name,Emp ID,Dept,Email',
      'Ruiz,Ana,1001,Pick,ruiz@mail.example',
      'Ruiz,Ana,1002,Stow,ruiz@mail.example',
      'Ruiz,Ana,1003,Pick,other@mail.example',
    );
    expect(prepared.people).toBe(3);
    expect(prepared.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['possible-duplicate'],
      [],
    ]);
  });

  it('knows when a column has lost its zeros', () => {
    expect(lostWidth(['5743567', '50584363', '48488166', '30351633', '74585458'])).toBe(8);
    expect(lostWidth(['05743567', '50584363', '48488166', '30351633', '7458545'])).toBe(0);
    expect(lostWidth(['1', '22', '333', '4444', '55555'])).toBe(0);
    expect(lostWidth(['11', '22', '33', '44', '55'])).toBe(0);
    expect(lostWidth(['1', '22'])).toBe(0);
  });

  it.each([
    ['(205) 555-1234', '+12055551234', null],
    ['1-205-555-1234 x77', '+12055551234', null],
    ['+52 55 1234 5678', '+525512345678', null],
    ['011 44 20 7946 0958', '+442079460958', null],
    ['555-1234', '555-1234', 'bad-phone'],
    ['105-555-1234', '105-555-1234', 'bad-phone'],
    ['none', 'none', 'bad-phone'],
    ['2.06E+09', '', 'digits-lost'],
  ])('reads the phone %s', (raw, value, problem) => {
    expect(readPhone(raw)).toEqual({ value, problem });
  });

  it('reads ZIP codes and addresses of mail', () => {
    expect(
      ['35020', '35020-1234', '350201234', '10021234', '1002', 'k1a 0b1'].map(
        (raw) => readPostalCode(raw).value,
      ),
    ).toEqual(['35020', '35020-1234', '35020-1234', '01002-1234', '01002', 'K1A 0B1']);
    expect(readEmail('mailto:ana@mail.example;')).toEqual({ value: 'ana@mail.example', problem: null });
    expect(readEmail('ana@mail').problem).toBe('bad-email');
  });

  it('loses no row of any text', () => {
    const cell = fc.constantFrom(
      '',
      'Ruiz',
      'Ana',
      '007',
      'Total',
      'x"y',
      '0',
      'Last Name',
      'Emp ID',
      'García',
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(table, (rows) => {
        const lines = rows.map((row) =>
          row.map((each) => (each.includes('"') ? `"${each.replaceAll('"', '""')}"` : each)).join(','),
        );
        try {
          expectWhole(prepareLines(['Last Name,Emp ID', ...lines, '']));
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(?:list-|file-)/) });
        }
      }),
      { seed: 102_62, numRuns: 300 },
    );
  });

  it('writes values that COPY reads back', () => {
    expect(copyText('a\tb\\c\r\nd\0e')).toBe('a\\tb\\\\c\\r\\nde');
  });
});
