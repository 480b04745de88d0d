import type { PreparedRow } from './checking/entry';
import { describePerson, EMPTY_VALUES } from './checking/people';
import type { ListKind } from './choices';
import { UNION_FIELDS, type UnionField } from './mapping/fields';
import { StagedRows, stagedColumns, stageRows } from './staging';

const NO_UNION = Object.fromEntries(UNION_FIELDS.map((field) => [field, ''])) as Record<UnionField, string>;
const TITLE: PreparedRow = {
  sheet: 0,
  row: 1,
  kind: 'regular',
  cells: ['a "b" \\ \t\0\n', 'ñ', '\ud800'],
  leftOut: 'title',
  other: null,
  likeness: null,
  problems: [],
  person: null,
};

/** What PostgreSQL makes of a piece: one object per line. */
function taken(kind: ListKind, ...rows: PreparedRow[]): Record<string, string | null>[] {
  const pieces: Uint8Array[] = [];
  const staged = new StagedRows({ electionId: 'e', importId: 'i', kind }, (piece) => pieces.push(piece));
  staged.write(rows);
  staged.end();
  const text = Buffer.concat(pieces).toString('utf8');
  expect(text.endsWith('\n')).toBe(true);
  const unescape: Record<string, string> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const values = line.split('\t').map((value) => {
        return value === '\\N'
          ? null
          : value.replace(/\\(.)/g, (_, letter: string) => unescape[letter] ?? '');
      });
      expect(values).toHaveLength(stagedColumns(kind).length);
      return Object.fromEntries(stagedColumns(kind).map((column, i) => [column, values[i] ?? null]));
    });
}

describe('staged rows', () => {
  it('have a value for each column, whatever stands in the cells', () => {
    const person = describePerson({ ...EMPTY_VALUES, familyName: 'Ru\\iz', employeeNumber: 'a7' });
    const likeness = { score: 60, reasons: ['same-number'] } as const;
    const problems = [{ code: 'bad-phone', field: 'cellPhone', before: '\\"', after: '' }] as const;
    const found: PreparedRow = {
      ...TITLE,
      leftOut: null,
      other: { sheet: 1, row: 2 },
      likeness,
      problems,
      person,
    };
    const [title, row] = taken('employer', TITLE, found);
    // Neither NUL nor half a character is anything that PostgreSQL's JSON takes.
    expect(JSON.parse(title!['cells']!)).toEqual(['a "b" \\ \t\n', 'ñ', '\uFFFD']);
    expect(title).toMatchObject({ left_out: 'title', other_row: null, match_key: null, cell_phone: null });
    expect(row).toMatchObject({
      election_id: 'e',
      import_id: 'i',
      left_out: null,
      other_sheet: '1',
      other_row: '2',
      likeness: JSON.stringify(likeness),
      problems: JSON.stringify(problems),
      match_key: 'n:A7',
      family_name: 'Ru\\iz',
    });
  });

  it("end with what only a union's list has", () => {
    const person = describePerson({ ...EMPTY_VALUES, familyName: 'Ruiz' }, { ...NO_UNION, card: 'a "\\' });
    const [title, row] = taken('union', TITLE, { ...TITLE, leftOut: null, cells: [], person });
    expect(title!['union_values']).toBeNull();
    expect(JSON.parse(row!['union_values']!)).toEqual({ ...NO_UNION, card: 'a "\\' });
    expect(row!['cells']).toBe('[]');
    expect(stageRows('campaign.import_row', 'union')).toContain('cell_phone, union_values) FROM STDIN');
  });
});
