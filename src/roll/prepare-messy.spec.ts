import fc from 'fast-check';
import {
  expectWhole,
  prepareFiles,
  prepareLines,
  type Decisions,
  type PreparedList,
} from '../../test/support/prepared-list';
import type { EntryValues, PreparedRow } from './checking/entry';
import type { RowProblemCode } from './checking/values';
import { cellSources } from './prepared';

const HEADING = 'Last Name,First Name,Emp ID,Job Title,Dept,Shift,Address,Zip,Email,Home Phone,Cell';

const list = (...lines: string[]): PreparedList => prepareLines(lines);
const decided = (decisions: Decisions, ...lines: string[]): PreparedList => prepareLines(lines, decisions);
const peopleOf = ({ rows }: PreparedList): PreparedRow[] => rows.filter(({ leftOut }) => leftOut === null);
const valuesOf = (prepared: PreparedList): EntryValues[] =>
  peopleOf(prepared).map(({ person }) => person!.values);
const codesOf = (row: PreparedRow | undefined): string[] =>
  row!.problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
const fieldsOf = ({ sheets }: PreparedList): (string | null)[] =>
  sheets[0]!.columns.map(({ field }) => field);
/** One person whose cell of one column is this. */
const cellOf = (heading: string, cell: string): { value: string; codes: string[]; row: PreparedRow } => {
  const prepared = list(`Last Name,First Name,${heading}`, `Ruiz,Ana,"${cell.replaceAll('"', '""')}"`);
  const [row] = peopleOf(prepared);
  const field = fieldsOf(prepared)[2] as keyof EntryValues;
  return { value: row!.person!.values[field], codes: codesOf(row), row: row! };
};

describe('names as employers write them', () => {
  it.each([
    ['Ruiz, Ana M. Jr.', ['Ruiz', 'Ana', 'M.', 'Jr.']],
    ['RUIZ JR, ANA', ['RUIZ', 'ANA', '', 'JR']],
    ['de la Cruz, José Luis III', ['de la Cruz', 'José', 'Luis', 'III']],
    ['Van Der Berg, Karl', ['Van Der Berg', 'Karl', '', '']],
    ['García López,Ana', ['García López', 'Ana', '', '']],
    ['Al-Hassan, Omar, Sr.', ['Al-Hassan', 'Omar', '', 'Sr.']],
    ['O’Neal, D’Andre', ['O’Neal', 'D’Andre', '', '']],
    ['Ana María de la Cruz', ['de la Cruz', 'Ana', 'María', '']],
    ['Ana Ruiz, Jr.', ['Ruiz', 'Ana', '', 'Jr.']],
    ['Karl van der Berg II', ['van der Berg', 'Karl', '', 'II']],
    ['Peña, J.', ['Peña', 'J.', '', '']],
  ])('reads %s', (cell, [familyName, givenName, middleName, suffix]) => {
    const prepared = list('Name,Dept', `"${cell}",Pick`);
    expect(valuesOf(prepared)[0]).toMatchObject({ familyName, givenName, middleName, suffix });
  });

  it('takes a suffix out of the name that it stands in', () => {
    const prepared = list(
      'Last Name,First Name',
      '"Ruiz, Jr.",Ana',
      'Soto III,Leo',
      'Vega,Eva Sr',
      'Li,Bo V',
    );
    expect(
      valuesOf(prepared).map(({ familyName, givenName, suffix }) => [familyName, givenName, suffix]),
    ).toEqual([
      ['Ruiz', 'Ana', 'Jr.'],
      ['Soto', 'Leo', 'III'],
      ['Vega', 'Eva', 'Sr'],
      ['Li', 'Bo', 'V'],
    ]);
  });

  it('says initials for forenames, not short names', () => {
    const prepared = list('Last Name,First Name', 'A,J.', 'B,J', 'C,J. R.', 'D,Jo', 'E,D’Andre', 'F,Ng');
    expect(peopleOf(prepared).map(codesOf)).toEqual([
      ['initial-only givenName'],
      ['initial-only givenName'],
      ['initial-only givenName'],
      [],
      [],
      [],
    ]);
  });

  it('writes names small again where the whole list is in capitals', () => {
    const names = [
      'MCDONALD,ANN',
      'O’NEAL,SHAY',
      'DE LA CRUZ,JOSÉ',
      'RUIZ III,EVA',
      'ST.JOHN,JT',
      'PEÑA,LEO',
    ];
    const prepared = list('Last Name,First Name', ...names);
    expect(valuesOf(prepared).map(({ familyName, givenName }) => `${givenName} ${familyName}`)).toEqual([
      'Ann McDonald',
      'Shay O’Neal',
      'José de la Cruz',
      'Eva Ruiz',
      'JT St.John',
      'Leo Peña',
    ]);
    expect(
      prepared.problems.find(({ code, field }) => code === 'all-capitals' && field === 'familyName'),
    ).toMatchObject({
      isMended: true,
      action: 'apply',
      actions: ['apply', 'keep'],
      count: 6,
    });
    const kept = decided(
      { choices: { fixes: [{ code: 'all-capitals', field: 'familyName', action: 'keep' }] } },
      'Last Name,First Name',
      ...names,
    );
    expect(valuesOf(kept)[0]).toMatchObject({ familyName: 'MCDONALD', givenName: 'Ann' });
  });

  it('leaves one name in capitals among others as it came', () => {
    const prepared = list('Last Name,First Name', 'Li,A', 'Soto,B', 'RUIZ,C', 'Vega,D', 'Peña,E', 'Cruz,F');
    expect(valuesOf(prepared)[2]!.familyName).toBe('RUIZ');
    expect(prepared.problems.map(({ code }) => code)).not.toContain('all-capitals');
  });
});

describe('cells as spreadsheets leave them', () => {
  it.each<[string, string, string, string[]]>([
    ['Cell', '(205) 555-1234', '+12055551234', []],
    ['Cell', '1.205.555.1234 ext. 7', '+12055551234', []],
    ['Cell', 'cell: 205 555 1234', '+12055551234', []],
    ['Cell', '5.55E+09', '', ['digits-lost cellPhone']],
    ['Cell', "'+12055551234", '+12055551234', []],
    ['Cell', '-', '', []],
    ['Cell', '205-555-1234 / 205-555-1234', '+12055551234', []],
    ['Cell', 'ask at the door', 'ask at the door', ['bad-phone cellPhone']],
    ['Email', 'a@mail.example; b@mail.example', 'a@mail.example', ['two-values email']],
    ['Email', 'nobody', 'nobody', ['bad-email email']],
    ['Dept', '=HYPERLINK("x")', '=HYPERLINK("x")', ['looks-like-formula department']],
    ['Dept', "'=1+1", '=1+1', ['looks-like-formula department']],
    ['Dept', "'=cmd|calc", '=cmd|calc', ['looks-like-formula department']],
    ['Dept', '<script>alert(1)</script>', '<script>alert(1)</script>', ['looks-like-formula department']],
    ['Dept', '@SUM(A1)', '@SUM(A1)', ['looks-like-formula department']],
    ['Dept', '-12', '-12', []],
    ['Dept', 'PeÃ±a Hall', 'Peña Hall', ['encoding-mended department']],
    ['Dept', 'Café', 'Café', []],
    ['Address', 'RR 2', 'RR 2', ['no-street street']],
    ['Address', 'P.O. Box 12', 'P.O. Box 12', ['no-street street']],
    ['Address', 'Bessemer', 'Bessemer', ['no-street street']],
    ['Address', '19th St N', '19th St N', ['no-street street']],
    ['Address', '2431 19th St N', '2431 19th St N', []],
    ['Address', 'N6W23001 Bluemound Rd', 'N6W23001 Bluemound Rd', []],
    ['Job Title', 'Shift Supervisor', 'Shift Supervisor', ['excluded-job classification']],
    ['Job Title', 'Lifeguard', 'Lifeguard', []],
    ['Zip', '2139', '02139', ['lost-zeros postalCode']],
    ['Zip', 'none', 'none', ['bad-postal-code postalCode']],
  ])('%s: %s', (heading, cell, value, codes) => {
    const read = cellOf(heading, cell);
    expect({ value: read.value, codes: read.codes }).toEqual({ value, codes });
    // Whatever was made of it, the cell is kept as it came.
    expect(read.row.cells[2]).toBe(cell);
  });

  it('gives the second phone of a cell to the other field, if that is empty', () => {
    const prepared = list(
      'Last Name,First Name,Home Phone,Cell',
      'Ruiz,Ana,,205-555-1234 / 205-555-9999',
      'Soto,Leo,205-555-0000,205-555-1234 or 205-555-9999',
    );
    expect(valuesOf(prepared).map(({ cellPhone, homePhone }) => [cellPhone, homePhone])).toEqual([
      ['+12055551234', '+12055559999'],
      ['+12055551234', '+12055550000'],
    ]);
    expect(prepared.problems[0]).toMatchObject({
      code: 'two-values',
      field: 'cellPhone',
      count: 2,
      action: 'apply',
    });
  });

  it('mends a whole name whose letters were broken', () => {
    expect(valuesOf(list('Name,Dept', '"PeÃ±a, ThÃ©o",Pick'))[0]).toMatchObject({
      familyName: 'Peña',
      givenName: 'Théo',
    });
  });

  it('reads the dates and the scale of a union, and says which are none', () => {
    const prepared = decided(
      { kind: 'union' },
      'First,Last,Card,Sdate,Rate,Cdate',
      'Ana,Ruiz,Y,12/5/2020,2,5-Jan-21',
      'Leo,Soto,,44170,7,13/45/2020',
      'Eva,Vega,,"Dec 5, 2020",0,2021-02-29',
    );
    expect(peopleOf(prepared).map(({ person }) => person!.union)).toMatchObject([
      { cardSignedOn: '2020-12-05', assessment: '2', assessedOn: '2021-01-05' },
      { cardSignedOn: '2020-12-05', assessment: '', assessedOn: '' },
      { cardSignedOn: '2020-12-05', assessment: '0', assessedOn: '' },
    ]);
    expect(peopleOf(prepared).map(codesOf)).toEqual([
      [],
      ['serial-date cardSignedOn', 'bad-assessment assessment', 'bad-date assessedOn'],
      ['bad-date assessedOn'],
    ]);
  });
});

describe('what a person decides', () => {
  const problem = (prepared: PreparedList, code: RowProblemCode): unknown =>
    prepared.problems.find((group) => group.code === code);

  it.each([
    ['apply', '007'],
    ['keep', '7'],
    ['clear', ''],
  ] as const)('does with a cause what was chosen: %s', (action, value) => {
    const numbers = ['100', '200', '300', '400', '500', '600'].map((number) => `Ruiz${number},Ana,${number}`);
    const fixes = [{ code: 'lost-zeros', field: 'employeeNumber', action }] as const;
    const prepared = decided({ choices: { fixes } }, 'Last Name,First Name,Emp ID', ...numbers, 'Soto,Leo,7');
    expect(valuesOf(prepared).at(-1)!.employeeNumber).toBe(value);
    expect(problem(prepared, 'lost-zeros')).toMatchObject({
      action,
      count: 1,
      examples: [{ before: '7', after: value }],
    });
  });

  it('remembers for the next list, and lets this one say otherwise', () => {
    const fixes = [{ code: 'bad-phone', field: 'cellPhone', action: 'clear' }] as const;
    const lines = ['Last Name,First Name,Cell', 'Ruiz,Ana,call mother'];
    expect(valuesOf(decided({ memory: { fixes } }, ...lines))[0]!.cellPhone).toBe('');
    const otherwise = [{ code: 'bad-phone', field: 'cellPhone', action: 'keep' }] as const;
    expect(
      valuesOf(decided({ memory: { fixes }, choices: { fixes: otherwise } }, ...lines))[0]!.cellPhone,
    ).toBe('call mother');
    // What a cause has no use for changes nothing.
    const impossible = [{ code: 'missing-number', field: 'employeeNumber', action: 'clear' }] as const;
    expect(
      decided({ choices: { fixes: impossible } }, ...lines).problems.map(({ action }) => action),
    ).toEqual(['keep']);
  });

  it('replaces one spelling by another, and proposes the next', () => {
    const lines = [
      'Last Name,First Name,Dept,Shift',
      ...['Pick', 'Pick', 'PICK', 'Receive', 'Receive', 'Receive', 'Receive', 'Receive', 'Recieve'].map(
        (dept, i) => `Ruiz${i},Ana,${dept},${i < 3 ? 'FHD' : 'FHN'}`,
      ),
    ];
    expect(list(...lines).suggestions).toEqual([
      { field: 'department', from: 'PICK', to: 'Pick', rows: 1, otherRows: 2 },
      { field: 'department', from: 'Recieve', to: 'Receive', rows: 1, otherRows: 5 },
    ]);
    const replacements = [{ field: 'department', from: 'PICK', to: 'Pick' }] as const;
    const prepared = decided({ choices: { replacements } }, ...lines);
    expect(valuesOf(prepared).filter(({ department }) => department === 'Pick')).toHaveLength(3);
    expect(prepared.suggestions.map(({ from }) => from)).toEqual(['Recieve']);
  });

  it('takes a typed cell for what the file should have said, and checks it as well', () => {
    const cells = [
      { sheet: 0, row: 2, field: 'cellPhone', value: '205 555 1234' },
      { sheet: 0, row: 3, field: 'cellPhone', value: 'still none' },
      { sheet: 0, row: 4, field: 'familyName', value: '' },
    ] as const;
    const prepared = decided(
      { choices: { cells } },
      'Last Name,First Name,Cell',
      'Ruiz,Ana,555',
      'Soto,Leo,555',
      'Vega,Eva,205-555-0000',
    );
    expect(valuesOf(prepared).map(({ cellPhone }) => cellPhone)).toEqual(['+12055551234', 'still none']);
    expect(prepared.rows.map(({ problems }) => problems.map(({ before }) => before))).toEqual([
      [],
      [],
      ['still none'],
      [],
    ]);
    expect(prepared.rows[3]!.leftOut).toBe('no-name');
  });

  it('refuses columns that are not there, fields filled twice and lists without a name', () => {
    const lines = ['Last Name,First Name,Cell', 'Ruiz,Ana,555'];
    const choose = (headerRow: number, fields: readonly ('familyName' | 'email' | null)[]): PreparedList =>
      decided(
        { choices: { sheets: [{ sheet: 0, isUsed: true, kind: 'regular', headerRow, fields }] } },
        ...lines,
      );
    expect(() => choose(7, [null])).toThrow('import-no-such-column');
    expect(() => choose(1, ['familyName', null, null, null])).toThrow('import-no-such-column');
    expect(() => choose(1, ['familyName', 'email', 'email'])).toThrow('import-field-twice');
    expect(() => choose(1, [null, null, 'email'])).toThrow('import-needs-name-column');
    expect(fieldsOf(choose(1, ['familyName', null, null]))).toEqual(['familyName', null, null]);
  });
});

describe('columns that are taken apart or put together', () => {
  it('splits by heading or by what the column holds', () => {
    const prepared = list(
      'Name,Work Location,Home Address',
      '"Ruiz, Ana",BHM1 - Pick,"12 Oak St, Apt 3, Bessemer, AL 35020"',
      '"Soto, Leo",BHM1 - Ship Dock,"RR 2, Hoover, AL 35226-1234"',
      '"Vega, Eva",BHM2 – Stow,"7 Elm Ave, New Castle, Delaware 19720"',
      '"Li, Bo",BHM2 - Stow,Somewhere',
      '"Cruz, Di",BHM2,"9 Elm Ave, Amherst, MA 1002"',
    );
    expect(fieldsOf(prepared)).toEqual(['fullName', 'locationDepartment', 'fullAddress']);
    expect(
      valuesOf(prepared).map(({ location, department, street, city, state, postalCode }) =>
        [location, department, street, city, state, postalCode].join('|'),
      ),
    ).toEqual([
      'BHM1|Pick|12 Oak St, Apt 3|Bessemer|AL|35020',
      'BHM1|Ship Dock|RR 2|Hoover|AL|35226-1234',
      'BHM2|Stow|7 Elm Ave|New Castle|Delaware|19720',
      'BHM2|Stow|Somewhere|||',
      'BHM2||9 Elm Ave|Amherst|MA|01002',
    ]);
    expect(cellSources(prepared.sheets, 0)).toEqual({
      familyName: [0],
      givenName: [0],
      middleName: [0],
      suffix: [0],
      location: [1],
      department: [1],
      street: [2],
      city: [2],
      state: [2],
      postalCode: [2],
    });
  });

  it('joins what stands in several columns', () => {
    const prepared = list(
      'Apellido paterno,Apellido materno,First and Middle Name,Address 1,Apt,City State Zip,Dept',
      'García,López,Ana María,12 Oak St,Apt 3,"Bessemer, AL 35020",Pick',
      'Ruiz,,Leo,14 Oak St,,Bessemer AL 35020,Pick',
    );
    expect(valuesOf(prepared)).toMatchObject([
      {
        familyName: 'García López',
        givenName: 'Ana',
        middleName: 'María',
        street: '12 Oak St Apt 3',
        city: 'Bessemer',
      },
      {
        familyName: 'Ruiz',
        givenName: 'Leo',
        middleName: '',
        street: '14 Oak St',
        state: 'AL',
        postalCode: '35020',
      },
    ]);
  });

  it('maps headings that it knows from the last list as they were mapped then', () => {
    const memory = {
      mappings: [
        {
          headings: ['apodo', 'nombrelegal', 'x', ''],
          fields: [null, 'fullName', 'shift', null],
          kind: 'regular',
        },
      ],
    } as const;
    const prepared = decided({ memory }, 'Apodo,Nombre legal,X', 'Nita,"Ruiz, Ana",A');
    expect(prepared.sheets[0]!.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      [null, 'unmapped'],
      ['fullName', 'remembered'],
      ['shift', 'remembered'],
    ]);
    expect(fieldsOf(decided({ memory }, 'Apodo,Nombre legal,Y', 'Nita,"Ruiz, Ana",A'))).not.toContain(
      'shift',
    );
  });

  it('reads two rows of headings as one', () => {
    const band = list(
      'Employee,,Home,,Cell',
      'Last Name,First Name,Street,Phone,Phone',
      'Ruiz,Ana,12 Oak St,205-555-1234,205-555-9999',
    );
    expect(fieldsOf(band)).toEqual(['familyName', 'givenName', 'street', 'homePhone', 'cellPhone']);
    const split = list('Last,First,Employee,Job', 'Name,Name,ID,Title', 'Ruiz,Ana,7,Clerk');
    expect(fieldsOf(split)).toEqual(['familyName', 'givenName', 'employeeNumber', 'classification']);
    expect(split.sheets[0]!.headerRow).toBe(2);
    expect(split.leftOut).toMatchObject({ header: 2, title: 0 });
    expectWhole(split);
    const twice = list('Last Name,First Name', 'Last Name,First Name', 'Ruiz,Ana');
    expect(twice.leftOut).toMatchObject({ header: 1, 'repeated-header': 1 });
    const noted = list('Home,Work', 'Last Name,First Name,Home', 'Ruiz,Ana,7');
    expect(noted.leftOut).toMatchObject({ header: 1, title: 1 });
  });

  it('gives people the department that stands above them', () => {
    const prepared = list(
      'Last Name,First Name,Job Title',
      'Dept: Pack (2),,',
      'Ruiz,Ana,Clerk',
      'Soto,Leo,Clerk',
      'Shift: FHN,,',
      'Department - Stow,,',
      'Vega,Eva,Clerk',
    );
    expect(valuesOf(prepared).map(({ department, shift }) => [department, shift])).toEqual([
      ['Pack', ''],
      ['Pack', ''],
      ['Stow', 'FHN'],
    ]);
    const own = list('Last Name,First Name,Dept', 'Dept: Pack,,', 'Ruiz,Ana,Stow', 'Vega,Eva,');
    expect(valuesOf(own).map(({ department }) => department)).toEqual(['Stow', '']);
  });
});

describe('files that are no list', () => {
  it.each([
    [
      'a payroll',
      ['Last Name,First Name,SSN,Gross Pay', 'Ruiz,Ana,1,2', 'Soto,Leo,1,2'],
      'list-looks-like-payroll',
    ],
    [
      'a payroll by its rate',
      ['Name,Emp ID,Hourly Rate,YTD', '"Ruiz, Ana",1,2,3'],
      'list-looks-like-payroll',
    ],
    ['a payroll of names only', ['Name,SSN,Gross Pay', 'Ana Ruiz,1,2'], 'list-looks-like-payroll'],
    ['a list of names', ['Name', 'Ana Ruiz', 'Leo Soto'], null],
    ['no names', ['Dept,Shift', 'Pick,A', 'Stow,B'], 'import-needs-name-column'],
    ['no heading', ['Ruiz,Ana,1', 'Soto,Leo,2'], 'import-needs-name-column'],
    ['a heading only', ['Last Name,First Name'], 'list-without-people'],
    ['a list', ['Last Name,First Name,Shift,Rate', 'Ruiz,Ana,A,17'], null],
  ])('knows %s', (_, lines, blocking) => {
    expect(list(...lines).blocking).toBe(blocking);
  });

  it('takes the rate of a union for an assessment', () => {
    expect(decided({ kind: 'union' }, 'First,Last,Rate', 'Ana,Ruiz,2').blocking).toBeNull();
  });
});

describe('duplicates', () => {
  const codes = (prepared: PreparedList): (string | null)[] =>
    prepared.rows
      .slice(1)
      .map(
        (row) => row.leftOut ?? row.problems.find(({ code }) => code === 'possible-duplicate')?.code ?? null,
      );

  it('leaves out the same number with the same name, whatever the capitals', () => {
    const prepared = list(HEADING, 'Ruiz,Ana,a7,,,,,,,,', 'RUIZ,ANA,A7,,,,,,,,', 'Soto,Leo,A7,,,,,,,,');
    expect(codes(prepared)).toEqual([null, 'exact-duplicate', 'number-taken']);
    expect(prepared.rows[2]).toMatchObject({
      other: { sheet: 0, row: 2 },
      likeness: { reasons: ['same-number', 'same-name'] },
    });
  });

  it('says why two look like one, and leaves out only those who share the job', () => {
    const prepared = list(
      HEADING,
      'Smith,William,1,Clerk,Pick,A,12 Oak St,35020,,,205-555-1234',
      'Smith,Bill,2,Clerk,Pick,A,12 Oak Street,35020,,,205-555-1234',
      'Smith,William,3,Clerk,Pick,A,,,,,205-555-1234',
      'Smith,William,4,Clerk,Stow,A,12 Oak St,35020,,,',
      'Smith,Karen,5,Clerk,Pick,A,12 Oak St,35020,,205-555-1234,',
    );
    expect(codes(prepared)).toEqual([
      null,
      'possible-duplicate',
      'near-duplicate',
      'possible-duplicate',
      null,
    ]);
    expect(prepared.rows[2]!.likeness).toEqual({
      score: 97,
      reasons: ['nickname', 'same-cell-phone', 'same-address', 'same-job'],
    });
    expect(prepared.rows[4]).toMatchObject({ other: { row: 2 }, likeness: { score: 65 } });
  });

  it('keeps father and son, and lets a person decide', () => {
    const lines = [
      HEADING,
      'Ruiz Sr.,Juan,1,Clerk,Pick,A,12 Oak St,35020,,205-555-1234,',
      'Ruiz Jr.,Juan,2,Clerk,Pick,A,12 Oak St,35020,,205-555-1234,',
      'Soto,Leo,3,Clerk,Pick,A,14 Oak St,35020,,205-555-9999,',
      'Soto,Leo,4,Clerk,Pick,A,14 Oak St,35020,,205-555-9999,',
      'Soto,Leo,5,Clerk,Stow,A,14 Oak St,35020,,205-555-9999,',
    ];
    expect(codes(list(...lines))).toEqual([null, null, null, 'near-duplicate', 'possible-duplicate']);
    const choices = { kept: [{ sheet: 0, row: 5 }], merged: [{ sheet: 0, row: 6 }] };
    const prepared = decided({ choices }, ...lines);
    expect(codes(prepared)).toEqual([null, null, null, null, 'near-duplicate']);
    // Who was kept is still shown beside the one they look like.
    expect(prepared.rows[4]!.other).toEqual({ sheet: 0, row: 4 });
  });

  it('without numbers takes a row for the same person only if something personal is the same', () => {
    const heading = 'Name,Shift,Address,Zip,Email,Home Phone,Cell';
    const prepared = list(
      heading,
      '"Ruiz, Ana",A,12 Oak St,35020,,,205-555-1234',
      '"RUIZ, ANA",A,12 Oak St,35020,,,2055551234',
      '"Soto, Leo",A,14 Oak St,35020,,205-555-9999,',
      '"Soto, Leo",A,14 Oak St,35020,,205-555-9999,',
      '"Soto, Leo",B,14 Oak St,35020,,205-555-9999,',
      '"Li, Bo",A,,35020,,,',
      '"Li, Bo",A,,35020,,,',
    );
    expect(codes(prepared)).toEqual([
      null,
      'exact-duplicate',
      null,
      'near-duplicate',
      'possible-duplicate',
      null,
      null,
    ]);
    // No two have one key: the roll would take the second for the first.
    const keys = peopleOf(prepared).map(({ person }) => person!.matchKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('finds 20,000 repeated rows without comparing each with each', () => {
    const row = 'Ruiz,Ana,7,Clerk,Pick,A,12 Oak St,35020,ana@mail.example,,205-555-1234';
    const prepared = list(HEADING, ...Array.from({ length: 20_000 }, () => row));
    expect(prepared.leftOut['exact-duplicate']).toBe(19_999);
    const numbered = Array.from({ length: 20_000 }, (_, i) => row.replace(',7,', `,${i + 10_000},`));
    expect(list(HEADING, ...numbered).leftOut['near-duplicate']).toBe(19_999);
  });
});

describe('linked files', () => {
  const files = (...texts: string[][]): PreparedList =>
    prepareFiles(
      texts.map((lines) => Buffer.from(lines.join('\n'))),
      { choices: { files: 'linked' } },
    );
  const people = ['Last Name,First Name,Dept,Shift', 'Ruiz,Ana,Pick,A', 'Soto,José,Stow,B', 'Total: 2,,,'];

  it('puts the columns of all files beside each other', () => {
    const prepared = files(people, [
      'Phones of all',
      'Name,Cell Phone',
      '"RUIZ, ANA",205-555-1234',
      '"Soto, Jose",',
    ]);
    expect(valuesOf(prepared)).toMatchObject([
      { familyName: 'Ruiz', department: 'Pick', cellPhone: '+12055551234' },
      { familyName: 'Soto', givenName: 'José', shift: 'B', cellPhone: '' },
    ]);
    expect(peopleOf(prepared)[0]).toMatchObject({
      sheet: 0,
      row: 2,
      cells: ['Ruiz', 'Ana', 'Pick', 'A', 'RUIZ, ANA', '205-555-1234'],
    });
    expect(cellSources(prepared.sheets, 0)).toMatchObject({ familyName: [0, 4], cellPhone: [5] });
    expect(prepared.sheets[1]).toMatchObject({ file: 1, linkedTo: 0, firstCell: 4, people: 0 });
    expectWhole(prepared);
  });

  it.each([
    [
      'in another order',
      ['Name,Cell', '"Soto, José",1', '"Ruiz, Ana",2'],
      'list-files-part',
      { row: 2, name: 'Ana Ruiz', otherRow: 2, otherName: 'José Soto' },
    ],
    ['shorter', ['Name,Cell', '"Ruiz, Ana",2'], 'list-files-end', { row: 3, name: 'José Soto' }],
    [
      'longer',
      ['Name,Cell', '"Ruiz, Ana",2', '"Soto, José",1', '"Li, Bo",1'],
      'list-files-end',
      { row: 4, name: 'Bo Li' },
    ],
  ])('stops where they part: %s', (_, other, code, parameters) => {
    expect(() => files(people, other)).toThrow(expect.objectContaining({ code, parameters }));
  });

  it('needs a name in each', () => {
    expect(() => files(people, ['Cell,Email', '1,2', '3,4'])).toThrow('import-needs-name-column');
  });

  it('reads files that are apart one after the other', () => {
    const prepared = prepareFiles([
      Buffer.from(people.join('\n')),
      Buffer.from('Name,Dept\n"Li, Bo",Pick\n'),
    ]);
    expect(peopleOf(prepared).map(({ sheet, row }) => [sheet, row])).toEqual([
      [0, 2],
      [0, 3],
      [1, 2],
    ]);
    expectWhole(prepared);
  });
});

it('loses no row of any list, and says the same of it each time', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'Ruiz',
      'Ana',
      'Total',
      'Dept: Pick',
      'Last Name',
      '=1',
      "'+1",
      '5.55E+09',
      '205-555-1234',
      'PeÃ±a',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  const heading = fc.constantFrom(
    'Last Name',
    'First Name',
    'Name',
    'Emp ID',
    'Address',
    'Home',
    'Phone',
    'Location',
    'Dept',
    '',
  );
  const table = fc.tuple(
    fc.array(heading, { minLength: 1, maxLength: 6 }),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { maxLength: 25 }),
    fc.constantFrom('employer', 'union', 'challenge'),
  );
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, ([head, rows, kind]) => {
      const bytes = Buffer.from([head, ...rows].map((row) => row.map(quote).join(',')).join('\n'));
      try {
        const prepared = prepareFiles([bytes], { kind: kind as 'employer' });
        if (prepared.blocking !== 'list-looks-like-payroll') expectWhole(prepared);
        expect(prepareFiles([bytes], { kind: kind as 'employer' })).toEqual(prepared);
        const keys = peopleOf(prepared).map(({ person }) => person!.matchKey);
        expect(new Set(keys).size).toBe(keys.length);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(?:list-|file-)/) });
      }
    }),
    { seed: 102_67, numRuns: 200 },
  );
});
