import fc from 'fast-check';
import {
  figuresOf,
  hasInitialsOnly,
  isCountedBy,
  isStreet,
  isUnreachable,
  LIST_FIELDS,
  QUALITY_FIGURES,
  qualityOf,
  type ListedPerson,
  type ListField,
  type Quality,
} from './list-quality';

const WHOLE: ListedPerson = {
  familyName: 'García López',
  givenName: 'José',
  middleName: '',
  location: 'BHM1',
  shift: 'FHD',
  classification: 'Dock Clerk',
  street: '3805 Carolina Ave',
  city: 'Bessemer',
  state: 'AL',
  postalCode: '35020',
  email: 'jose@mail.example',
  homePhone: '+12055551234',
  cellPhone: '+12055559876',
};
const person = (values: Partial<ListedPerson>): ListedPerson => ({ ...WHOLE, ...values });

describe('what of a list can’t be used', () => {
  test('nothing of a person described in full', () => {
    expect(figuresOf(WHOLE)).toEqual([]);
    for (const field of LIST_FIELDS) expect(qualityOf(WHOLE, field)).toBe('usable');
  });

  test.each<[ListField, Partial<ListedPerson>, Quality]>([
    ['familyName', { familyName: '' }, 'missing'],
    ['familyName', { familyName: 'Null' }, 'usable'],
    ['familyName', { familyName: 'Na' }, 'usable'],
    ['familyName', { familyName: 'O' }, 'usable'],
    ['familyName', { familyName: '---' }, 'unusable'],
    ['familyName', { familyName: 'Unknown' }, 'unusable'],
    ['familyName', { familyName: 'Employee 12' }, 'unusable'],
    ['givenName', { givenName: '' }, 'missing'],
    ['givenName', { givenName: 'Th?o' }, 'unusable'],
    ['givenName', { givenName: 'Th\uFFFDo' }, 'unusable'],
    ['givenName', { givenName: 'J.' }, 'usable'],
    ['givenName', { givenName: 'N/A' }, 'unusable'],
    ['location', { location: '' }, 'missing'],
    ['location', { location: 'tbd' }, 'unusable'],
    ['shift', { shift: '?' }, 'unusable'],
    ['shift', { shift: '1' }, 'usable'],
    ['shift', { shift: 'XXX' }, 'unusable'],
    ['shift', { shift: '000' }, 'unusable'],
    ['classification', { classification: 'N/A' }, 'unusable'],
    ['classification', { classification: 'Desconocido' }, 'unusable'],
    ['address', { street: '', city: '', state: '', postalCode: '' }, 'missing'],
    ['address', { street: '' }, 'unusable'],
    ['address', { street: 'PO Box 12' }, 'unusable'],
    ['address', { city: '', postalCode: '' }, 'unusable'],
    ['address', { city: '' }, 'usable'],
    ['address', { postalCode: '' }, 'usable'],
    ['address', { city: 'unknown', postalCode: '' }, 'unusable'],
    ['email', { email: '' }, 'missing'],
    ['email', { email: 'jose at mail' }, 'unusable'],
    ['email', { email: 'none' }, 'unusable'],
    ['homePhone', { homePhone: '' }, 'missing'],
    ['homePhone', { homePhone: '555-1234' }, 'unusable'],
    ['homePhone', { homePhone: '+12222222222' }, 'unusable'],
    ['homePhone', { homePhone: '+11055551234' }, 'unusable'],
    ['homePhone', { homePhone: '+442071838750' }, 'usable'],
    ['cellPhone', { cellPhone: '' }, 'missing'],
    ['phone', { homePhone: '' }, 'usable'],
    ['phone', { homePhone: '12', cellPhone: '' }, 'unusable'],
    ['phone', { homePhone: '', cellPhone: '12' }, 'unusable'],
    ['phone', { homePhone: '', cellPhone: '' }, 'missing'],
  ])('%s of %j is %s', (field, values, quality) => {
    expect(qualityOf(person(values), field)).toBe(quality);
  });

  test.each([
    '3805 Carolina Ave',
    '9484 Old Tuscaloosa Hwy Apt 6',
    '12-B Elm Street',
    'N6W23001 Bluemound Rd',
    '1234 County Road 12',
    'Calle Luna 45',
    'Apt 4, 123 Main St',
    '123 Main St, PO Box 9',
    'One Microsoft Way',
    '1200 5th Ave N',
    '12 A St',
    '7 Boxwood Ln',
    '14 Lotus Ct',
    '12 Highway 11',
    '7 Rural Free Ln',
  ])('%s is a street', (street) => {
    expect(isStreet(street)).toBe(true);
    expect(figuresOf(person({ street }))).toEqual([]);
  });

  test.each([
    'PO Box 12',
    'P.O. Box 1200',
    'P O Box 12',
    'Box 7',
    'POB 7',
    'Apartado Postal 33',
    'General Delivery',
    'RR 2 Box 115',
    'Rural Route 4',
    'R.F.D. 3',
    'HC 33 Box 12',
    'Route 2',
    'Highway 11',
    'US Hwy 78',
    'Apt 5',
    '12 Apt 5',
    '5 Lot 3',
    '44 PO Box 12',
    '44 Box 12',
    'Main Street',
    'Bessemer',
    '1234',
    'One',
    'N/A',
    '-',
  ])('%s is none', (street) => {
    expect(isStreet(street)).toBe(false);
    expect(figuresOf(person({ street }))).toEqual(['address-unusable', 'no-street']);
  });

  test('a town alone is an address without a street; nothing at all is a missing one', () => {
    expect(figuresOf(person({ street: '' }))).toEqual(['address-unusable', 'no-street']);
    expect(figuresOf(person({ street: '', state: '', postalCode: '' }))).toContain('no-street');
    expect(figuresOf(person({ street: '', city: '', postalCode: '' }))).toContain('no-street');
    expect(figuresOf(person({ street: '', city: '', state: '' }))).toContain('no-street');
    expect(figuresOf(person({ street: '', city: '', state: '', postalCode: '' }))).toEqual([
      'address-missing',
    ]);
  });

  test.each(['J', 'J.', 'J. R.', 'J.R.', 'J-P', 'É', 'E\u0301'])('%s are initials', (givenName) => {
    expect(hasInitialsOnly({ givenName })).toBe(true);
    expect(figuresOf(person({ givenName }))).toEqual(['initials']);
  });

  test.each(['', '.', 'Jo', 'JR', 'J. Edgar', 'José', 'Mary J', '7'])('“%s” are none', (givenName) => {
    expect(hasInitialsOnly({ givenName })).toBe(false);
  });

  test('nobody is out of reach who has one usable way', () => {
    const lost = { street: 'PO Box 1', email: 'x', homePhone: '', cellPhone: '12' };
    expect(isUnreachable(person(lost))).toBe(true);
    expect(figuresOf(person(lost))).toContain('unreachable');
    for (const way of ['street', 'email', 'homePhone'] as const) {
      expect(isUnreachable(person({ ...lost, [way]: WHOLE[way] }))).toBe(false);
    }
  });

  test('whatever a list says, a field is counted at most once, and only known figures come out', () => {
    const text = fc.oneof(
      fc.constantFrom('', 'N/A', 'J.', 'PO Box 1', '12 Elm St', '+12055551234', 'a@b.example', '35020'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    const anyone = fc.record(
      Object.fromEntries(Object.keys(WHOLE).map((key) => [key, text])) as {
        [key in keyof ListedPerson]: fc.Arbitrary<string>;
      },
    );
    fc.assert(
      fc.property(anyone, (someone) => {
        const figures = figuresOf(someone);
        expect(new Set(figures).size).toBe(figures.length);
        expect(QUALITY_FIGURES.filter((figure) => isCountedBy(someone, figure)).sort()).toEqual(
          figures.sort(),
        );
        for (const field of LIST_FIELDS) {
          expect(figures.filter((figure) => figure.startsWith(`${field}-`)).length).toBe(
            qualityOf(someone, field) === 'usable' ? 0 : 1,
          );
        }
      }),
    );
  });
});
