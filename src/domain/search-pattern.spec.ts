import fc from 'fast-check';
import { foldForSearch, matchesSearch } from './names';
import { searchFragments, searchPattern } from './search-pattern';

const finds = (text: string, query: string): boolean => {
  const pattern = searchPattern(query);
  return pattern === null || new RegExp(pattern, 's').test(` ${foldForSearch(text)}`);
};

describe('searchPattern', () => {
  it('is nothing for a search without words', () => {
    for (const query of ['', '  ', '\0', ' , . ']) expect(searchPattern(query)).toBeNull();
  });

  it.each([
    ['Eva de la Cruz 17', 'dela cruz', true],
    ['Eva Delacruz 17', 'de la cruz', true],
    ['Eva Delacruz 17', 'cruz', false],
    ['Eva Delacruz 17', 'delacruz 1', true],
    ['José O’Brien', 'obrien jose', true],
  ])('in %p, %p: %p', (text, query, isFound) => {
    expect(finds(text, query)).toBe(isFound);
  });

  it('means what matchesSearch means', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', ' ', ' ', '-', '(', '.', '1'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, letters, (text, query) => {
        fc.pre(foldForSearch(query).split(' ').length <= 5);
        return finds(text, query) === matchesSearch(foldForSearch(text), query);
      }),
      { seed: 9, numRuns: 3000 },
    );
  });

  it('takes every character for itself', () => {
    for (const character of '\\^$.*+?()[]{}|-/😀ⓐ') {
      const isFolded = foldForSearch(character) === '';
      expect([character, finds(`x${character}y`, `x${character}y`)]).toEqual([character, true]);
      if (!isFolded) expect([character, finds('xzy', `x${character}y`)]).toEqual([character, false]);
    }
  });

  it('is of bounded size', () => {
    expect(searchPattern('a '.repeat(500))?.length).toBeLessThan(2000);
  });
});

describe('searchFragments', () => {
  const holds = (text: string, query: string): boolean =>
    searchFragments(query).every((fragment) =>
      foldForSearch(text).replaceAll(' ', '').includes(fragment.slice(1, -1).replace(/\\(.)/g, '$1')),
    );

  it('are held by all that is found', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', ' ', ' ', '-', '%', '_', '\\'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, letters, (text, query) => !finds(text, query) || holds(text, query)),
      { seed: 9, numRuns: 3000 },
    );
    expect(holds('Eva de la Cruz', 'dela cruz')).toBe(true);
    expect(holds('Eva de la Cruz', 'delos')).toBe(false);
  });

  it('mean their characters, and are none without words', () => {
    expect(searchFragments('50% a_b\\')).toEqual(['%50\\%%', '%a\\_b\\\\%']);
    expect(searchFragments(' , ')).toEqual([]);
  });
});
