import fc from 'fast-check';
import { PersistentList, PersistentMap } from './persistent';

describe('persistent collections', () => {
  it('map as a Map does, and keep every older version', () => {
    const steps = fc.array(fc.tuple(fc.string({ maxLength: 2 }), fc.nat()), { maxLength: 100 });
    fc.assert(
      fc.property(steps, (pairs) => {
        const plain = new Map<string, number>();
        let map = PersistentMap.empty<number>();
        const versions = [{ map, plain: new Map(plain) }];
        for (const [key, value] of pairs) {
          plain.set(key, value);
          map = map.set(key, value);
          versions.push({ map, plain: new Map(plain) });
        }
        for (const version of versions) {
          expect(version.map.size).toBe(version.plain.size);
          for (const [key] of pairs) {
            expect(version.map.get(key)).toBe(version.plain.get(key));
            expect(version.map.has(key)).toBe(version.plain.has(key));
          }
          expect(version.map.values().sort()).toEqual([...version.plain.values()].sort());
        }
      }),
    );
  });

  it('lists that branch do not write over each other', () => {
    const base = PersistentList.empty<string>().push('a');
    const left = base.push('b').push('c');
    const right = base.push('x');
    expect(left.toArray()).toEqual(['a', 'b', 'c']);
    expect(right.toArray()).toEqual(['a', 'x']);
    expect(base.toArray()).toEqual(['a']);
    expect([base.at(0), base.at(1), left.at(1), right.at(1), right.length]).toEqual([
      'a',
      undefined,
      'b',
      'x',
      2,
    ]);
  });
});
