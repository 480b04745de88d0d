import fc from 'fast-check';
import { blockSizes } from './blocks';

describe('blocks', () => {
  it.each<[number, number[]]>([
    [0, []],
    [1, [1]],
    [19, [19]],
    [20, [20]],
    [69, [69]],
    [70, [50, 20]],
    [119, [50, 69]],
    [120, [50, 50, 20]],
    [133, [50, 50, 33]],
  ])('of %i ballots by 50 from 20', (ballots, sizes) => expect(blockSizes(ballots, 50, 20)).toEqual(sizes));

  it('hold every ballot, all but the last full, the last neither too small nor too large', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 20, max: 200 }),
        (ballots, one, other) => {
          const [minimum, size] = [Math.min(one, other), Math.max(one, other)];
          const sizes = blockSizes(ballots, size, minimum);
          expect(sizes.reduce((sum, block) => sum + block, 0)).toBe(ballots);
          expect(sizes.slice(0, -1).every((block) => block === size)).toBe(true);
          const last = sizes.at(-1);
          if (ballots >= minimum) expect(last).toBeGreaterThanOrEqual(minimum);
          if (last !== undefined) expect(last).toBeLessThan(size + minimum);
        },
      ),
    );
  });

  it.each([
    [-1, 50, 20],
    [1.5, 50, 20],
    [10, 50, 0],
    [10, 20, 50],
  ])('refuses %p ballots by %p from %p', (ballots, size, minimum) =>
    expect(() => blockSizes(ballots, size, minimum)).toThrow(RangeError),
  );
});
