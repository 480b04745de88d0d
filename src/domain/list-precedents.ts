type Both = Readonly<Record<'en' | 'es', string>>;

export type PrecedentResult = 'set-aside' | 'noncompliance' | 'compliance' | 'second-election';

export interface Precedent {
  readonly name: Both;
  readonly defect: Both;
  readonly result: PrecedentResult;
}

const same = (name: string): Both => ({ en: name, es: name });

/**
 * How deficient lists were ruled on: a yardstick, not advice, and to be verified before it is cited. The share of the
 * unit is said where the decision gives it.
 */
export const LIST_PRECEDENTS: readonly Precedent[] = [
  {
    name: same('RHCG Safety, 365 NLRB No. 88'),
    defect: {
      en: 'More than 90% of addresses wrong, 15 of 99 people missing, no phones though supervisors had them',
      es: 'Más del 90 % de las direcciones erróneas, faltaban 15 de 99 personas y ningún teléfono, aunque los supervisores los tenían',
    },
    result: 'set-aside',
  },
  {
    name: same('Rite-Care Poultry (1970)'),
    defect: {
      en: 'Initials for forenames; addresses of only a town or a route',
      es: 'Iniciales en lugar de nombres; direcciones de solo una población o una ruta',
    },
    result: 'set-aside',
  },
  {
    name: same('Mod Interiors, 324 NLRB 164'),
    defect: {
      en: '4 of 10 addresses wrong, corrected 8 days before the election, which the union lost 4 to 5',
      es: '4 de 10 direcciones erróneas, corregidas 8 días antes de la elección, que el sindicato perdió 4 a 5',
    },
    result: 'second-election',
  },
  {
    name: { en: 'Harvard (2016)', es: 'Harvard, 2016' },
    defect: {
      en: 'Hundreds of people missing; preferred names against legal names',
      es: 'Faltaban cientos de personas; nombres preferidos frente a nombres legales',
    },
    result: 'second-election',
  },
  {
    name: same('Thrifty Auto, 295 NLRB 1118'),
    defect: { en: '2 of 21 people omitted (9.5%)', es: '2 de 21 personas omitidas (9.5 %)' },
    result: 'noncompliance',
  },
  {
    name: same('West Coast Meat, 195 NLRB 37'),
    defect: {
      en: '10 of 42 addresses wrong, 2 people omitted',
      es: '10 de 42 direcciones erróneas y 2 personas omitidas',
    },
    result: 'compliance',
  },
  {
    name: same('Women in Crisis, 312 NLRB 589'),
    defect: { en: '6 of 20 addresses inaccurate', es: '6 de 20 direcciones inexactas' },
    result: 'compliance',
  },
  {
    name: { en: 'Ruling of December 2022', es: 'Resolución de diciembre de 2022' },
    defect: {
      en: 'Home numbers of five people missing where cell numbers were given',
      es: 'Faltaban los teléfonos de casa de cinco personas cuyos móviles sí constaban',
    },
    result: 'compliance',
  },
];

export const PRECEDENT_RESULTS: Readonly<Record<PrecedentResult, Both>> = {
  'set-aside': { en: 'Election set aside', es: 'Elección anulada' },
  noncompliance: { en: 'Did not comply', es: 'Incumplimiento' },
  compliance: { en: 'Complied', es: 'Cumplimiento' },
  'second-election': { en: 'Second election', es: 'Segunda elección' },
};
