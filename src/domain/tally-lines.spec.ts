import * as fc from 'fast-check';
import { formLines, formSentences, revisedLines, type TallyFigures } from './tally-lines';

const figures = (votes: readonly number[], against: number, challenged = 0): TallyFigures => {
  const valid = votes.reduce((sum, count) => sum + count, against);
  return {
    eligible: 100,
    void: 2,
    votes: [
      ...votes.map((count, place) => ({
        choice: `o${place}`,
        label: `Union ${place}`,
        kind: 'for' as const,
        votes: count,
      })),
      { choice: 'none', label: 'None', kind: 'none', votes: against },
    ],
    valid,
    challenged,
    validPlusChallenged: valid + challenged,
    challengesAreSufficient: false,
    majority: null,
  };
};

describe('the lines of the form', () => {
  it('are those of NLRB-760, in its order', () => {
    expect(formLines(figures([7, 4], 3, 5)).map(({ number, code, value }) => [number, code, value])).toEqual([
      ['1', 'eligible', 100],
      ['2', 'void', 2],
      ['3', 'for', 7],
      ['4', 'for', 4],
      ['6', 'against', 3],
      ['7', 'valid', 14],
      ['8', 'challenged', 5],
      ['9', 'valid-plus-challenged', 19],
    ]);
  });

  it('keep line 6 for the votes against, however many organizations there are', () => {
    expect(formLines(figures([1, 2, 3, 4, 5], 6)).map(({ number }) => number)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '5b',
      '5c',
      '6',
      '7',
      '8',
      '9',
    ]);
  });

  it('say who has a majority, and never of less', () => {
    expect(formSentences(figures([7], 3))[1]).toEqual({ number: '11', code: 'no-majority', label: null });
    expect(formSentences({ ...figures([7], 3), majority: 'o0' })[1]).toMatchObject({
      code: 'majority',
      label: 'Union 0',
    });
    const against = { ...figures([3], 7), majority: 'none', challengesAreSufficient: true };
    expect(formSentences(against).map(({ code }) => code)).toEqual(['sufficient', 'majority-against']);
    expect(formSentences(figures([1], 1))[0].code).toBe('not-sufficient');
  });

  it('of a revision add up: original and counted make the final', () => {
    const count = fc.nat(500);
    fc.assert(
      fc.property(count, count, count, count, count, (a, b, more, less, sustained) => {
        const lines = revisedLines(figures([a, b], less, 9), figures([a + more, b], less, 1), sustained);
        for (const { original, counted, final } of lines) {
          if (original !== null && counted !== null) expect(original + counted).toBe(final);
        }
        expect(lines.slice(-2)).toMatchObject([
          { number: '', code: 'undetermined', original: null, final: 1 },
          { number: '', code: 'sustained', counted: null, final: sustained },
        ]);
        expect(lines.find(({ code }) => code === 'challenged')).toMatchObject({
          original: 9,
          final: 1,
          counted: null,
        });
      }),
    );
  });

  it('of a revision start from nothing where the first had no such line', () => {
    expect(revisedLines(figures([3], 1), figures([3, 4], 1), 0)[3]).toMatchObject({ original: 0, final: 4 });
  });
});
