import fc from 'fast-check';
import {
  areOneSlipApart,
  likeness,
  LIKELY,
  meetingKeys,
  type LikenessPerson,
  type LikenessReason,
} from './likeness';

const NOBODY: LikenessPerson = {
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

/** `Ruiz, Ana María Jr.` */
const someone = (listName: string, facts: Partial<LikenessPerson> = {}): LikenessPerson => {
  const [familyName = '', given = ''] = listName.split(', ');
  const [givenName = '', middleName = '', suffix = ''] = given.split(' ');
  return { ...NOBODY, familyName, givenName, middleName, suffix, ...facts };
};

const HOUSE = { street: '12 Oak Street', postalCode: '35020', homePhone: '+12055550100' };

describe('likeness', () => {
  it.each<[string, string, Partial<LikenessPerson>, number, LikenessReason[]]>([
    ['García, José', 'GARCIA, Jose', {}, 50, ['same-name']],
    ['de la Cruz, Ana', 'Dela Cruz, Ana', {}, 50, ['same-name']],
    ['Ruiz, Ana María', 'Ruiz, Ana M.', {}, 50, ['same-name']],
    ['Ruiz, Ana María', 'Ruiz, Ana', {}, 50, ['same-name']],
    ['Ruiz, Ana B', 'Ruiz, Ana M', {}, 38, ['similar-name']],
    ['Smith, Bill', 'Smith, William', {}, 42, ['nickname']],
    ['Ruiz, Pepe', 'Ruiz, José', { email: 'a@mail.example' }, 72, ['nickname', 'same-email']],
    ['García López, Ana', 'García, Ana', {}, 38, ['similar-name']],
    ['García, Ana', 'García-López, Ana', {}, 38, ['similar-name']],
    ['Smith, J.', 'Smith, James', {}, 38, ['similar-name']],
    ['Smith, ', 'Smith, James', {}, 38, ['similar-name']],
    ['Smith, James', 'Smith, Jmaes', {}, 38, ['similar-name']],
    ['Johnson, Ann', 'Jonson, Ann', {}, 38, ['similar-name']],
    ['Smith, Lee', 'Smith, James Lee', {}, 38, ['similar-name']],
    ['Smith, James Lee', 'Smith, Lee', {}, 38, ['similar-name']],
    ['Ana, Ruiz', 'Ruiz, Ana', {}, 38, ['similar-name']],
    ['Smith, Ann', 'Miller, Ann', { cellPhone: '+12055550101' }, 45, ['same-cell-phone']],
    ['Smith, A', 'Miller, A', { cellPhone: '+12055550101' }, 30, ['same-cell-phone']],
    [
      'Smith, Ann',
      'Smith, Karl',
      { ...HOUSE, email: 'smiths@mail.example' },
      40,
      ['other-given-name', 'same-home-phone', 'same-email', 'same-address'],
    ],
    ['Johnson, Ann', 'Jonson, Karl', {}, 0, ['other-given-name']],
    ['Smith, Ann', 'Miller, Karl', HOUSE, 30, ['same-home-phone', 'same-address']],
    ['Smith, Ann', 'Miller, Karl', { employeeNumber: 'a7' }, 60, ['same-number']],
    [
      'Ruiz, Ana M Jr.',
      'Ruiz, Ana M Sr.',
      HOUSE,
      20,
      ['same-name', 'same-home-phone', 'same-address', 'other-suffix'],
    ],
    ['Ruiz, Ana M Jr.', 'Ruiz, Ana M', {}, 35, ['same-name', 'other-suffix']],
    ['Ruiz, Ana M', 'Ruiz, Ana M Jr.', {}, 35, ['same-name', 'other-suffix']],
    ['Ruiz, Ana M Jr.', 'Ruiz, Ana M Junior', {}, 50, ['same-name']],
    ['Smith, Ann', 'Miller, Karl J Jr.', {}, 0, ['other-suffix']],
    ['Ruiz, Ana', 'Ruiz, Ana', { department: 'Pick', shift: 'A' }, 60, ['same-name', 'same-job']],
    [
      'Ruiz, Ana',
      'Ruiz, Ana',
      { ...HOUSE, email: 'a@mail.example', cellPhone: '+12055550101', employeeNumber: '1' },
      100,
      ['same-number', 'same-name', 'same-cell-phone', 'same-home-phone', 'same-email', 'same-address'],
    ],
  ])('%s and %s', (one, other, shared, score, reasons) => {
    const found = likeness(someone(one, shared), someone(other, shared));
    expect(found).toEqual({ score, reasons });
    expect(likeness(someone(other, shared), someone(one, shared))).toEqual(found);
  });

  it('takes a cell phone for the same in whichever column it stands', () => {
    const phone = '+12055550101';
    const reasons = (a: Partial<LikenessPerson>, b: Partial<LikenessPerson>): readonly string[] =>
      likeness(someone('Ruiz, Ana', a), someone('Ruiz, Ana', b)).reasons;
    expect(reasons({ cellPhone: phone }, { homePhone: phone })).toContain('same-cell-phone');
    expect(reasons({ homePhone: phone }, { cellPhone: phone })).toContain('same-cell-phone');
    expect(reasons({ homePhone: phone }, { homePhone: phone })).toEqual(['same-name', 'same-home-phone']);
  });

  it('compares addresses that tell people apart, however they are shortened', () => {
    const reasons = (one: string, other: string, zip = '35020'): readonly string[] =>
      likeness(
        someone('Ruiz, Ana', { street: one, postalCode: '35020-1234' }),
        someone('Ruiz, Ana', { street: other, postalCode: zip }),
      ).reasons;
    expect(reasons('12 North Oak Avenue Apt. 3', '12 N Oak Ave #3')).toContain('same-address');
    expect(reasons('12 Oak Ave, Unit #3', '12 Oak Ave Apartment 3')).toContain('same-address');
    expect(reasons('12 Oak Ave', '12 Oak Ave', '10001')).not.toContain('same-address');
    expect(reasons('RR 2', 'RR 2')).not.toContain('same-address');
    expect(reasons('12 Oak Ave', '14 Oak Ave')).not.toContain('same-address');
  });

  it('takes another classification for another job, and none for any', () => {
    const job = { department: 'Pick', shift: 'A' };
    const reasons = (one: string, other: string): readonly string[] =>
      likeness(
        someone('Ruiz, Ana', { ...job, classification: one }),
        someone('Ruiz, Ana', { ...job, classification: other }),
      ).reasons;
    expect(reasons('Clerk', 'CLERK')).toContain('same-job');
    expect(reasons('Clerk', '')).toContain('same-job');
    expect(reasons('', 'Clerk')).toContain('same-job');
    expect(reasons('Clerk', 'Driver')).not.toContain('same-job');
  });

  it('finds every likely pair by a key that both have', () => {
    const person = fc.record({
      ...(Object.fromEntries(Object.keys(NOBODY).map((key) => [key, fc.constant('')])) as Record<
        keyof LikenessPerson,
        fc.Arbitrary<string>
      >),
      familyName: fc.constantFrom('García', 'García López', 'Garcia', 'de la Cruz', 'Dela Cruz', 'Li', ''),
      givenName: fc.constantFrom('Bill', 'William', 'W.', 'Ana', 'Ana María', ''),
      middleName: fc.constantFrom('', 'M', 'María'),
      suffix: fc.constantFrom('', 'Jr.', 'II', '2nd'),
      email: fc.constantFrom('', 'a@mail.example', 'A@mail.example'),
      street: fc.constantFrom('', '12 Oak St', '12 Oak Street', 'RR 2'),
      cellPhone: fc.constantFrom('', '+12055550101', '+12055550102'),
      homePhone: fc.constantFrom('', '+12055550101'),
      department: fc.constantFrom('', 'Pick'),
      shift: fc.constantFrom('A'),
      employeeNumber: fc.constantFrom('', '7', '8'),
    });
    fc.assert(
      fc.property(person, person, (a, b) => {
        const { score } = likeness(a, b);
        expect(likeness(b, a).score).toBe(score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        if (score < LIKELY) return;
        const keys = new Set(meetingKeys(a));
        const names = likeness(
          { ...NOBODY, familyName: a.familyName, givenName: a.givenName },
          { ...NOBODY, familyName: b.familyName, givenName: b.givenName },
        );
        // Initials and names in each other's columns meet by what else they share.
        if (names.reasons.includes('same-name') && a.familyName !== '' && b.familyName !== '')
          expect(meetingKeys(b).some((key) => keys.has(key))).toBe(true);
      }),
      { seed: 102_62, numRuns: 2_000 },
    );
  });

  it('names the keys of a person', () => {
    expect(
      meetingKeys(
        someone('de la Cruz-Peña, Bill', {
          ...HOUSE,
          employeeNumber: 'A7',
          email: 'A@mail.example',
          cellPhone: '+12055550101',
        }),
      ),
    ).toEqual([
      ...['delacruzpena', 'cruz', 'pena'].flatMap((family) =>
        ['b', 'g', 'm', 'w', 'l'].map((at) => `f:${family}:${at}`),
      ),
      'n:a7',
      'p:+12055550100',
      'p:+12055550101',
      'e:a@mail.example',
      'a:12 oak st:35020',
    ]);
    expect(meetingKeys(NOBODY)).toEqual([]);
    expect(meetingKeys(someone('Li, Ana María'))).toEqual(['f:li:a']);
  });

  it.each([
    ['jonson', 'johnson', true],
    ['johnson', 'johnsen', true],
    ['james', 'jmaes', true],
    ['jamse', 'james', true],
    ['johnson', 'johnson', false],
    ['johnson', 'jansen', false],
    ['james', 'jeams', false],
    ['abcde', 'axcye', false],
    ['abcdefg', 'abcde', false],
    ['ann', 'ana', false],
  ])('%s and %s: one slip apart is %s', (one, other, isOne) => {
    expect(areOneSlipApart(one, other, 4)).toBe(isOne);
  });
});
