import { readWholeNumber } from './whole-number';

describe('a whole number as it is typed', () => {
  test.each([
    ['0', 0],
    [' 25 ', 25],
    ['007', 7],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1 234 567', 1234567],
    ['1\u202f234', 1234],
    ['1’234', 1234],
    ['999999999999999', 999_999_999_999_999],
  ])('%j is %i', (text, number) => expect(readWholeNumber(text)).toBe(number));

  test.each([
    '',
    '-1',
    '−1',
    '+1',
    '1.5',
    '1,5',
    '12.0',
    '1,23',
    '1234,567',
    ',123',
    '1e3',
    '0x10',
    'NaN',
    '1 2',
  ])('%j is none', (text) => expect(readWholeNumber(text)).toBeNull());

  test('what no tally can hold is none', () => expect(readWholeNumber('9'.repeat(16))).toBeNull());
});
