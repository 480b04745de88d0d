import { effectiveValue, saysTheSame, standingValue, tidyValue, type SaidValue } from './person-values';

const listed = (value: string, isOther = true): SaidValue => ({ value, isFromList: true, isOther });
const byHand = (value: string | null): SaidValue => ({ value, isFromList: false, isOther: true });

describe('what the union says of a person', () => {
  it('is nothing before anybody said something', () => {
    expect(standingValue([], true)).toBeNull();
    expect(standingValue([], false)).toBeNull();
  });

  it('is the latest list’s value where it says something else than the employer', () => {
    expect(standingValue([listed('Pack'), listed('Sort')], true)).toBe('Sort');
    expect(standingValue([listed('Pack'), listed('Sort', false)], true)).toBeNull();
  });

  it('is the list’s value in any case where there is no employer’s', () => {
    expect(standingValue([listed('Sort', false)], false)).toBe('Sort');
  });

  it('is the organizer’s correction, whatever list comes after it', () => {
    expect(standingValue([byHand('Dock'), listed('Pack')], true)).toBe('Dock');
    expect(standingValue([byHand('Dock'), byHand('Sort')], true)).toBe('Sort');
    expect(standingValue([byHand(''), listed('+12055551234')], true)).toBe('');
  });

  it('is the list’s again once the correction is taken back', () => {
    expect(standingValue([listed('Pack'), byHand('Dock'), byHand(null)], true)).toBe('Pack');
    expect(standingValue([byHand('Dock'), byHand(null)], true)).toBeNull();
  });
});

describe('what the campaign works with', () => {
  it('is the union’s value over the employer’s, and the employer’s spelling where both agree', () => {
    expect(effectiveValue('Pack', null)).toBe('Pack');
    expect(effectiveValue('Pack', 'PACK')).toBe('Pack');
    expect(effectiveValue('Pack', 'Sort')).toBe('Sort');
    expect(effectiveValue('+12055551234', '')).toBe('');
    expect(effectiveValue(null, 'Sort')).toBe('Sort');
    expect(effectiveValue(null, null)).toBe('');
  });

  it('tells values from each other, capitals aside', () => {
    expect(saysTheSame('TOM Team', 'TOM TEAM')).toBe(true);
    expect(saysTheSame('Thảo', 'Th?o')).toBe(false);
  });
});

describe('a value as typed', () => {
  it('becomes one line', () => {
    expect(tidyValue('  4 Oak\u00a0Rd\n Apt 2\0 ', false)).toBe('4 Oak Rd Apt 2');
    expect(tidyValue('Jose\u0301', false)).toBe('José');
  });

  it('becomes a number that can be called, if it is one', () => {
    expect(tidyValue('(205) 555-8210', true)).toBe('+12055558210');
    expect(tidyValue('+1 205 555 8210', true)).toBe('+12055558210');
    expect(tidyValue('+52 55 5555 1234', true)).toBe('+52 55 5555 1234');
    expect(tidyValue('555-8210', true)).toBe('555-8210');
    expect(tidyValue('ask Maria 205 555 8210', true)).toBe('ask Maria 205 555 8210');
    expect(tidyValue('', true)).toBe('');
  });
});
