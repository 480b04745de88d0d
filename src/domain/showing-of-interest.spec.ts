import { CAMPAIGN_MARKS, showingOfInterest } from './showing-of-interest';

describe('showing of interest', () => {
  it.each([
    [30, 100, 30, 0, true],
    [29, 100, 30, 1, false],
    [31, 101, 31, 0, true],
    [30, 101, 31, 1, false],
    [1760, 5867, 1761, 1, false],
    [3, 10, 3, 0, true],
    [0, 0, 1, 1, false],
  ])('%i cards in a unit of %i', (cards, unit, needed, missing, isReached) => {
    expect(showingOfInterest(cards, unit)).toEqual({ cards, unit, needed, missing, isReached });
  });

  it('can be held against other shares', () => {
    const marks = Object.values(CAMPAIGN_MARKS).map((share) => showingOfInterest(0, 100, share).needed);
    expect(marks).toEqual([10, 65, 70]);
  });
});
