import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, makeDataFolder, removeServers, runCommand } from './support/server-process';

jest.setTimeout(120_000);

const data = join(__dirname, 'data');
const truth = JSON.parse(readFileSync(join(data, 'truth.json'), 'utf8')) as Record<string, number> & {
  revised: Record<string, number>;
  union: Record<string, number>;
};
/** No house is needed: neither a database nor a folder for its data. */
const inspect = (...words: string[]): Promise<Ended> =>
  runCommand(['inspect', ...words], { DATA_DIR: '/nowhere/that/exists', LANG: 'C' });
const inspected = async (...words: string[]): Promise<Record<string, unknown>> => {
  const { code, stdout, stderr } = await inspect(...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, unknown>;
};

describe('rollcall inspect', () => {
  let folder: string;
  const write = (name: string, content: string): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  beforeAll(() => {
    folder = makeDataFolder();
  });
  afterAll(removeServers);

  it.each([
    ['employer-list.csv', [{ name: '', rows: truth['rows'], headerRow: 1 }]],
    ['employer-list-utf16.txt', [{ name: '', rows: truth['rows'], headerRow: 1 }]],
    ['voter-list.docx', [{ name: '', rows: truth['rows'], headerRow: 1 }]],
    [
      'employer-list.xlsx',
      [
        { name: 'Eligible', rows: truth['rows'], headerRow: 4 },
        { name: 'Subject to challenge', rows: truth['subject_to_challenge'], headerRow: 2 },
      ],
    ],
  ])('finds in %s what its makers put there', async (name, sections) => {
    const found = await inspected(join(data, name));
    expect(found).toMatchObject({
      sections,
      rows: truth['rows'],
      people: truth['people'],
      duplicates: { exact: truth['exact_duplicates'], near: truth['near_duplicates'] },
    });
    const problems = found['problems'] as {
      code: string;
      count: number;
      examples: { row: number; value: string }[];
    }[];
    const initials = problems.find(({ code }) => code === 'initial-only');
    expect(initials?.count).toBeGreaterThan(100);
    expect(initials?.examples[0]).toEqual({
      row: expect.any(Number),
      value: expect.stringMatching(/^\p{L}\.?$/u),
    });
    expect(new Set(problems.map(({ code }) => code)).size).toBe(problems.length);
  });

  it('says which column is which field', async () => {
    expect((await inspected(join(data, 'voter-list-subset.docx')))['mapping']).toEqual({
      'Employee Name': 'fullName',
      'Job Classification': 'classification',
      'Work Location': 'locationDepartment',
      Shift: 'shift',
      'Home Address': 'fullAddress',
      'Available Personal Email': 'email',
      'Available Home Phone': 'homePhone',
      'Available Personal Cell': 'cellPhone',
    });
  });

  it("reads a revised list and a union's own", async () => {
    expect(await inspected(join(data, 'employer-list-revised.xlsx'), '--kind', 'revised')).toMatchObject({
      rows: truth.revised['rows'],
      duplicates: { exact: 0, near: 0 },
    });
    expect(await inspected(join(data, 'union-working-list.csv'), '--kind', 'union')).toMatchObject({
      rows: truth.union['rows'],
      mapping: { Rate: 'assessment', Sdate: 'cardSignedOn', Rep: 'organizer' },
    });
  });

  it('puts linked files beside each other, or says where they part', async () => {
    const names = write('names.csv', 'Last Name,First Name,Dept\nRuiz,Ana,Pick\nSoto,Leo,Stow\n');
    const phones = write('phones.csv', 'Name,Cell\n"Ruiz, Ana",205-555-1234\n"Soto, Leo",205-555-1235\n');
    expect(await inspected('--linked', names, phones)).toMatchObject({
      rows: 2,
      people: 2,
      mapping: { Cell: 'cellPhone' },
    });
    const turned = write('turned.csv', 'Name,Cell\n"Soto, Leo",205-555-1235\n"Ruiz, Ana",205-555-1234\n');
    const parted = await inspect('--linked', names, turned);
    expect([parted.code, parted.stdout]).toEqual([2, '']);
    expect(parted.stderr).toContain('Row 2 of the first file is Ana Ruiz, row 2 of the other is Leo Soto.');
  });

  it.each([
    ['no names', 'Dept,Shift\nPick,A\n', 'import-needs-name-column'],
    ['a payroll', 'Name,SSN,Gross Pay\nAna,1,2\n', 'list-looks-like-payroll'],
    ['nobody', 'Last Name,First Name\n', 'list-without-people'],
  ])('tells a list of which nothing can come: %s', async (_, content, blocking) => {
    const { code, stdout, stderr } = await inspect(write('blocked.csv', content), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ blocking, people: 0 });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says in one sentence why a file cannot be read', async () => {
    for (const file of [write('empty.csv', ''), write('list.pdf', '%PDF-1.7'), join(folder, 'nothing.csv')]) {
      const { code, stdout, stderr } = await inspect(file, '--json');
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect((await inspect(join(data, 'employer-list.csv'), '--kind', 'nobody')).code).toBe(64);
  });

  it('tells people the same in words', async () => {
    const { code, stdout } = await inspect(join(data, 'employer-list.xlsx'));
    expect(code).toBe(0);
    expect(stdout).toContain('5867 people in 5890 rows; 14 repeated exactly, 9 nearly.');
    expect(stdout).toContain('Subject to challenge: 37 people in 37 rows.');
  });
});
