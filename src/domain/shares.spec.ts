import { parseShare, shareInWords } from './shares';

describe('a share', () => {
  it.each([
    ['2/3', [2, 3]],
    [' 6 / 8 ', [3, 4]],
    ['35 %', [7, 20]],
    ['100%', [1, 1]],
  ])('is read from %s', (text, share) => expect(parseShare(text)).toEqual(share));

  it.each(['', '3/2', '0/3', '0 %', '101 %', '1/0', 'half', '-1/2', '1.5/2', '35'])('is not in %j', (text) =>
    expect(parseShare(text)).toBeNull(),
  );

  it('is said by its name, in percent, or as a fraction', () => {
    expect(shareInWords([2, 3], false, 'the votes', 'en')).toBe('at least two thirds of the votes');
    expect(shareInWords([2, 5], true, 'los votos', 'es')).toBe('más de 40 % de los votos');
    expect(shareInWords([2, 7], true, 'the votes', 'en')).toBe('more than 2/7 of the votes');
  });
});
