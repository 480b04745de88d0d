import { isAllCapitals, toNameCase } from './name-case';

describe('names in capitals', () => {
  it.each([
    ['RUIZ', 'Ruiz'],
    ['MCDONALD', 'McDonald'],
    ['MACDONALD', 'MacDonald'],
    ['MACIAS', 'Macias'],
    ["O'NEAL", "O'Neal"],
    ['O’NEAL', 'O’Neal'],
    ["N'DIAYE", "N'Diaye"],
    ["SHAQ'ELLE", "Shaq'elle"],
    ['DE LA CRUZ', 'de la Cruz'],
    ['DE LOS SANTOS-PEÑA', 'de los Santos-Peña'],
    ['VAN DER BERG', 'van der Berg'],
    ['LA ROSA', 'La Rosa'],
    ['AL-HASSAN', 'Al-Hassan'],
    ['ST.JOHN', 'St.John'],
    ['GARCÍA LÓPEZ III', 'García López III'],
    ['ÖZTÜRK', 'Öztürk'],
    ['NGUYỄN', 'Nguyễn'],
    ['JT', 'JT'],
    ['NG', 'Ng'],
    ['IV', 'Iv'],
    ['MARY ANN', 'Mary Ann'],
    ['J. R.', 'J. R.'],
    ['', ''],
  ])('%s is %s', (name, written) => {
    expect(toNameCase(name)).toBe(written);
  });

  it.each([
    ['RUIZ', true],
    ["O'NEAL", true],
    ['McCALL', false],
    ['J.', false],
    ['Ruiz', false],
    ['ruiz', false],
    ['', false],
  ])('%p is in capitals: %p', (name, isIt) => {
    expect(isAllCapitals(name)).toBe(isIt);
  });
});
