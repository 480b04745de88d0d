import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedRow } from './checking/entry';
import { NO_CHOICES, NO_MEMORY, type ListKind } from './choices';
import { prepareImport } from './prepare';
import type { Reading } from './prepared';

const DATA = join(__dirname, '..', '..', 'test', 'data');
const truth = JSON.parse(readFileSync(join(DATA, 'truth.json'), 'utf8')) as {
  people: number;
  rows: number;
  exact_duplicates: number;
  near_duplicates: number;
  subject_to_challenge: number;
  revised: { rows: number; added: number; removed: number; moved: number; phones: number };
  union: { rows: number };
};

interface Read {
  readonly reading: Reading;
  readonly rows: readonly PreparedRow[];
}

function read(name: string, kind: ListKind = 'employer'): Read {
  const rows: PreparedRow[] = [];
  const files = [{ name, bytes: readFileSync(join(DATA, name)) }];
  const reading = prepareImport(files, kind, NO_CHOICES, NO_MEMORY, (batch) => rows.push(...batch));
  return { reading, rows };
}

const peopleOf = ({ rows }: Read): PreparedRow[] => rows.filter(({ leftOut }) => leftOut === null);
const regularOf = (list: Read): PreparedRow[] => peopleOf(list).filter(({ kind }) => kind === 'regular');

describe('the lists of one employer', () => {
  const workbook = read('employer-list.xlsx');
  const document = read('voter-list.docx');

  it.each(['employer-list.csv', 'employer-list-utf16.txt', 'employer-list.xlsx', 'voter-list.docx'])(
    'says the same of %s',
    (name) => {
      const list =
        name === 'employer-list.xlsx' ? workbook : name === 'voter-list.docx' ? document : read(name);
      expect(regularOf(list)).toHaveLength(truth.people);
      expect(list.reading.leftOut).toMatchObject({
        'exact-duplicate': truth.exact_duplicates,
        'near-duplicate': truth.near_duplicates,
        'no-name': 0,
        'number-taken': 0,
        'not-used': 0,
      });
      expect(list.reading.sheets[0]!.dataRows).toBe(truth.rows);
      expect(list.reading.blocking).toBeNull();
    },
  );

  it('keeps those subject to challenge apart', () => {
    expect(workbook.reading.challenge).toBe(truth.subject_to_challenge);
    expect(workbook.reading.sheets[1]).toMatchObject({
      kind: 'challenge',
      people: truth.subject_to_challenge,
    });
  });

  it('takes the columns of the Word table apart', () => {
    const fields = document.reading.sheets[0]!.columns.map(({ field, confidence }) => [field, confidence]);
    expect(fields.slice(0, 5)).toEqual([
      ['fullName', 'sure'],
      ['classification', 'sure'],
      ['locationDepartment', 'check'],
      ['shift', 'sure'],
      ['fullAddress', 'check'],
    ]);
    const facts = ({ rows }: Read): string[] =>
      rows
        .filter(({ person, kind }) => person !== null && kind === 'regular')
        .map(({ person }) => {
          const { familyName, givenName, middleName, suffix, street, city, state, postalCode } =
            person!.values;
          const { department, shift, location, cellPhone, homePhone, email } = person!.values;
          return [familyName, givenName, middleName, suffix, street, city, state, postalCode]
            .concat([department, shift, location, cellPhone, homePhone, email])
            .join('|');
        })
        .sort();
    // But for the numbers, which the rule does not ask for, both say the same of everybody.
    expect(facts(document)).toEqual(facts(workbook));
  });

  it('finds what the revised list changed', () => {
    const revised = read('employer-list-revised.xlsx');
    expect(revised.reading.sheets[0]!.dataRows).toBe(truth.revised.rows);
    const before = new Map(regularOf(workbook).map(({ person }) => [person!.matchKey, person!.values]));
    const after = new Map(peopleOf(revised).map(({ person }) => [person!.matchKey, person!.values]));
    const both = [...after].flatMap(([key, values]) => {
      const old = before.get(key);
      return old === undefined ? [] : [[old, values] as const];
    });
    expect(after.size - both.length).toBe(truth.revised.added);
    expect(before.size - both.length).toBe(truth.revised.removed);
    const moved = both.filter(([a, b]) => a.department !== b.department || a.shift !== b.shift);
    expect(moved).toHaveLength(truth.revised.moved);
    const phones = both.filter(([a, b]) => a.cellPhone !== b.cellPhone || a.homePhone !== b.homePhone);
    expect(phones).toHaveLength(truth.revised.phones);
  });

  it("reads the union's own list with what only a union writes down", () => {
    const list = read('union-working-list.csv', 'union');
    expect(list.reading.people).toBe(truth.union.rows);
    const [first] = peopleOf(list);
    expect(first!.person!.values).toMatchObject({
      familyName: 'Murray',
      givenName: 'Debra',
      cellPhone: '+12055558915',
    });
    expect(first!.person!.union).toEqual({
      card: 'Y',
      cardSignedOn: '2020-12-05',
      committee: '',
      assessment: '2',
      assessedOn: '2021-01-25',
      organizer: 'RT',
      employment: 'FT',
      workPhone: '',
    });
    expect(list.reading.suggestions).toContainEqual({
      field: 'department',
      from: 'SHIP DOCK',
      to: 'Ship Dock',
      rows: 32,
      otherRows: 180,
    });
  });

  it("never takes a union's columns from an employer's list", () => {
    const list = read('union-working-list.csv');
    expect(list.reading.people).toBe(truth.union.rows);
    expect(peopleOf(list)[0]!.person!.union).toBeNull();
    const fields = list.reading.sheets[0]!.columns.map(({ heading, field }) => [heading, field]);
    for (const heading of ['Card', 'Sdate', 'Comm', 'Rate', 'Cdate', 'Rep', 'Wphone']) {
      expect(fields).toContainEqual([heading, null]);
    }
  });

  it('puts everybody of a challenge list under challenge', () => {
    const list = read('voter-list-subset.docx', 'challenge');
    expect(list.reading.challenge).toBe(list.reading.people);
    expect(list.reading.people).toBeGreaterThan(0);
  });
});
