import { Matcher, type Matchable } from './person-matching';

const NOBODY: Matchable = {
  id: '',
  employeeNumber: '',
  familyName: '',
  givenName: '',
  middleName: '',
  suffix: '',
  classification: '',
  department: '',
  shift: '',
  street: '',
  postalCode: '',
  email: '',
  homePhone: '',
  cellPhone: '',
};

const someone = (id: string, values: Partial<Matchable>): Matchable => ({ ...NOBODY, ...values, id });

const ana = someone('ana', {
  familyName: 'Díaz',
  givenName: 'Ana',
  employeeNumber: '0042',
  department: 'Pack',
  shift: 'FHD',
  street: '4 Oak Rd',
  postalCode: '35020-1234',
  email: 'ana@mail.example',
  homePhone: '+12055550001',
  cellPhone: '+12055550002',
});

function meet(person: Partial<Matchable>, ...candidates: Matchable[]) {
  const outcome = new Matcher(candidates).match([someone('row', person)]).get('row');
  if (outcome === undefined) throw new Error('everyone has an outcome');
  return outcome;
}

describe('who of a list somebody is', () => {
  it.each([
    ['number', { employeeNumber: '0042' }],
    ['name-and-phone', { cellPhone: '+12055550002' }],
    ['name-and-phone', { homePhone: '+12055550001' }],
    ['name-and-email', { email: 'ANA@mail.example' }],
    ['name-and-address', { street: '4 OAK ROAD', postalCode: '35020' }],
    ['name-and-job', { department: 'PACK', shift: 'FHD' }],
  ] as const)('is clear by %s', (how, values) => {
    expect(meet({ familyName: 'Diaz', givenName: 'ANA', ...values }, ana)).toMatchObject({
      clear: { id: 'ana', how },
      likely: [],
    });
  });

  it('is not known by the name alone', () => {
    expect(meet({ familyName: 'Diaz', givenName: 'Ana' }, ana)).toEqual({ clear: null, likely: [] });
    // One town adds to a name, and still is not enough.
    expect(meet({ familyName: 'Diaz', givenName: 'Ana', postalCode: '35020' }, ana)).toMatchObject({
      clear: null,
      likely: [{ id: 'ana', score: 55, how: 'name' }],
    });
  });

  it('is nobody of a house, whatever they share', () => {
    const sister = { ...ana, givenName: 'Eva', employeeNumber: '' };
    expect(meet(sister, ana)).toEqual({ clear: null, likely: [] });
  });

  it('waits for a person where the family name is another', () => {
    const married = { ...ana, familyName: 'Okafor', employeeNumber: '', suffix: '' };
    expect(meet(married, ana)).toMatchObject({ clear: null, likely: [{ id: 'ana', how: 'name-and-phone' }] });
  });

  it('waits where a name is only similar and little stands beside it', () => {
    const initial = { familyName: 'Diaz', givenName: 'A', homePhone: '+12055550001' };
    expect(meet({ ...initial, department: 'Pack', shift: 'FHD' }, ana)).toMatchObject({
      clear: null,
      likely: [{ id: 'ana' }],
    });
    expect(
      meet({ ...initial, cellPhone: '+12055550002', department: 'Pack', shift: 'FHD' }, ana),
    ).toMatchObject({ clear: { id: 'ana' } });
  });

  it('waits between two namesakes, and decides where one comes nearer', () => {
    const other = { ...ana, id: 'other', cellPhone: '', employeeNumber: '0043' };
    const row = { familyName: 'Diaz', givenName: 'Ana', department: 'Pack', shift: 'FHD' };
    expect(meet(row, ana, other).likely.map(({ id }) => id)).toEqual(['ana', 'other']);
    expect(meet(row, other, ana).likely.map(({ id }) => id)).toEqual(['ana', 'other']);
    expect(meet({ ...row, cellPhone: '+12055550002' }, other, ana).clear).toMatchObject({ id: 'ana' });
  });

  it('does not hold a missing suffix against anyone', () => {
    const junior = { ...ana, suffix: 'Jr.' };
    expect(
      meet({ familyName: 'Diaz', givenName: 'Ana', cellPhone: '+12055550002' }, junior).clear,
    ).toMatchObject({ id: 'ana', score: 80 });
    expect(
      meet({ familyName: 'Diaz', givenName: 'Ana', suffix: 'Sr.', cellPhone: '+12055550002' }, junior),
    ).toEqual({ clear: null, likely: [] });
  });

  it('lets nobody be two: the likelier has them, the other waits', () => {
    const name = { familyName: 'Diaz', givenName: 'Ana' };
    const rows = [
      someone('job', { ...name, department: 'Pack', shift: 'FHD' }),
      someone('phone', { ...name, cellPhone: '+12055550002' }),
      someone('again', { ...name, cellPhone: '+12055550002' }),
    ];
    const found = new Matcher([ana]).match(rows);
    expect(found.get('phone')?.clear).toMatchObject({ id: 'ana' });
    expect(found.get('job')).toMatchObject({ clear: null, likely: [{ id: 'ana' }] });
    expect(found.get('again')).toMatchObject({ clear: null, likely: [{ id: 'ana' }] });
  });

  it('never offers a person to themselves, nor a pair that was told apart', () => {
    const twin = { ...ana, id: 'twin' };
    const found = new Matcher([ana, twin]).match([ana], (one, other) => one === 'ana' && other === 'twin');
    expect(found.get('ana')).toEqual({ clear: null, likely: [] });
    expect(new Matcher([ana, twin]).match([ana]).get('ana')?.clear).toMatchObject({ id: 'twin' });
  });

  it('offers five at most', () => {
    const namesakes = Array.from({ length: 8 }, (_, i) => ({ ...ana, id: `ana-${i}` }));
    expect(
      meet({ familyName: 'Diaz', givenName: 'Ana', cellPhone: '+12055550002' }, ...namesakes).likely,
    ).toHaveLength(5);
  });
});
