import { applyEdit, applyEdits, columnLetter, inverseOf, type Choices, type Edit } from './choices';

const NONE: Choices = {
  files: 'apart',
  sheets: [{ sheet: 0, isUsed: true, kind: 'regular', headerRow: 1, fields: ['familyName', null] }],
  fixes: [],
  replacements: [],
  cells: [],
  kept: [],
  merged: [],
};
const place = { sheet: 0, row: 17 };
const mend = (value: string | null): Edit => ({ kind: 'cell', place, field: 'shift', value });

const EDITS: readonly Edit[] = [
  { kind: 'files', files: 'linked' },
  {
    kind: 'sheet',
    choice: { sheet: 0, isUsed: false, kind: 'challenge', headerRow: 3, fields: null },
  },
  { kind: 'fix', code: 'bad-phone', field: 'cellPhone', action: 'clear' },
  { kind: 'spelling', field: 'shift', from: 'FHN A1', to: 'FHN-A1' },
  mend('FHN-A1'),
  { kind: 'pair', place, verdict: 'same' },
  { kind: 'pair', place, verdict: 'apart' },
];

describe('what a person decides about a list', () => {
  it.each(EDITS.map((edit) => [edit.kind, edit] as const))('%s: the same twice is once', (_, edit) => {
    const once = applyEdit(NONE, edit);
    expect(once).not.toEqual(NONE);
    expect(applyEdit(once, edit)).toEqual(once);
  });

  it.each(EDITS.map((edit) => [edit.kind, edit] as const))(
    '%s: is taken back to what was before',
    (_, edit) => {
      expect(applyEdit(applyEdit(NONE, edit), inverseOf(NONE, edit))).toEqual(NONE);
      const before = applyEdits(NONE, EDITS);
      expect(applyEdits(before, [edit, inverseOf(before, edit)])).toEqual(before);
    },
  );

  it('takes back one of several mendings of a cell to the one before', () => {
    const first = applyEdit(NONE, mend('A'));
    const second = applyEdit(first, mend('B'));
    expect(applyEdit(second, inverseOf(first, mend('B'))).cells).toEqual(first.cells);
    expect(second.cells).toEqual([{ ...place, field: 'shift', value: 'B' }]);
  });

  it('keeps mendings of other fields and other rows', () => {
    const others: Edit[] = [
      { kind: 'cell', place, field: 'city', value: 'Memphis' },
      { kind: 'cell', place: { sheet: 1, row: 17 }, field: 'shift', value: 'C' },
    ];
    const all = applyEdits(NONE, [...others, mend('A'), mend(null)]);
    expect(all.cells).toHaveLength(2);
  });

  it('never says of two rows that they are one and that they are two', () => {
    const { kept, merged } = applyEdits(NONE, EDITS);
    expect({ kept, merged }).toEqual({ kept: [place], merged: [] });
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});
