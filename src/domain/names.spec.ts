import { displayName, foldForSearch, listName, matchesSearch, searchText } from './names';

describe('folding', () => {
  it.each([
    ['José García', 'jose garcia'],
    ['Jose\u0301', 'jose'],
    ['MUÑOZ', 'munoz'],
    ['O’Brien', 'obrien'],
    ["D'Angelo", 'dangelo'],
    ['Smith-Jones', 'smith jones'],
    ['  de   la\tCruz ', 'de la cruz'],
    ['García, Ana M.', 'garcia ana m'],
    ['Łukasz Øberg Strauß Þór Ðán Nguyễn', 'lukasz oberg strauss thor dan nguyen'],
    ['Æsa Cœur Đặng Yıldız', 'aesa coeur dang yildiz'],
    ['', ''],
  ])('%p is %p', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });
});

describe('searching', () => {
  const person = searchText({
    names: ['Ana María', 'de la Cruz-Peña'],
    employeeNumber: '0010423',
    phones: ['(205) 555-4412', null],
  });

  it('looks through names, employee number and the last four digits of a phone', () => {
    expect(person).toBe('ana maria de la cruz pena 0010423 4412');
    expect(searchText({ names: ['Li'] })).toBe('li');
  });

  it.each([
    'Dela Cruz',
    'de la cruz',
    'delacruz',
    'cruz maria',
    'CRUZ, Ana',
    'peña',
    'cruzpena 4412',
    '4412',
    '00104',
    'an mar dela',
    '',
    '  ',
  ])('finds by %p', (query) => {
    expect(matchesSearch(person, query)).toBe(true);
  });

  it.each(['ruz', '5554412', 'ana garcia', '0423', 'dela cruz garcia', 'cruz dela z'])(
    'does not find by %p',
    (query) => {
      expect(matchesSearch(person, query)).toBe(false);
    },
  );

  it('takes no longer for a query of many words', () => {
    const query = `${'a '.repeat(200)}z`;
    expect(matchesSearch('a'.repeat(200), query)).toBe(false);
    expect(matchesSearch(`${'a'.repeat(200)} z`, query)).toBe(true);
  });

  it('finds one word by two and two by one', () => {
    expect(matchesSearch(foldForSearch('Delacruz, Maria'), 'maria de la cruz')).toBe(true);
    expect(matchesSearch(foldForSearch("O'Brien, Pat"), 'o brien')).toBe(true);
    expect(matchesSearch(foldForSearch('Mac Donald'), 'macdonald')).toBe(true);
  });
});

describe('names', () => {
  const name = { familyName: ' García López', givenName: 'José ', middleName: null, suffix: 'Jr.' };
  it('are shown as people say them and as lists have them', () => {
    expect(displayName(name)).toBe('José García López Jr.');
    expect(listName(name)).toBe('García López Jr., José');
    expect(displayName({ familyName: 'Li', givenName: 'Wei', middleName: 'A' })).toBe('Wei A Li');
    expect(listName({ familyName: 'Li', givenName: 'Wei', middleName: 'A' })).toBe('Li, Wei A');
    expect(listName({ familyName: 'Sukarno', givenName: '' })).toBe('Sukarno');
  });
});
