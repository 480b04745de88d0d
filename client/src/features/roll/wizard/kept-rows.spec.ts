import { keepRows } from './kept-rows';

interface Row {
  readonly key: string;
  readonly value: number;
}

const rows = (...keys: string[]): Row[] => keys.map((key) => ({ key, value: 1 }));
const keyOf = ({ key }: Row) => key;
const keys = (all: readonly Row[]) => all.map(keyOf).join('');

describe('rows that are fetched again', () => {
  it('keeps the order that is on screen and adds at its end', () => {
    expect(keys(keepRows(rows('b', 'a'), rows('a', 'b', 'c'), keyOf, () => false))).toBe('bac');
  });

  it('shows what is new about a row', () => {
    expect(keepRows(rows('a'), [{ key: 'a', value: 2 }], keyOf, () => false)).toEqual([
      { key: 'a', value: 2 },
    ]);
  });

  it('keeps a row that was touched, and lets others go', () => {
    expect(keys(keepRows(rows('a', 'b', 'c'), rows('c'), keyOf, ({ key }) => key === 'a'))).toBe('ac');
  });
});
