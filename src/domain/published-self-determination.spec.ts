import { readSelfDetermination, selfDeterminationSentence } from './published-self-determination';
import type { PublishedRow } from './published-tally';

const PROFESSIONALS: PublishedRow = {
  case_number: '02-RC-000001',
  voting_group: 'professionals',
  labor_org_1: 'Local 1',
  votes_1: '1',
  votes_against: '3',
  challenged_ballots: '0',
  eligible_voters: '6',
  num_for_inclusion: '3',
  num_against_inclusion: '1',
};
const OTHERS: PublishedRow = {
  ...PROFESSIONALS,
  voting_group: ' Others ',
  votes_1: '41',
  votes_against: '7',
  eligible_voters: '60',
  num_for_inclusion: '',
  num_against_inclusion: '',
};
const said = (
  professionals: PublishedRow = {},
  others: PublishedRow = {},
  locale: 'en' | 'es' = 'en',
): string =>
  selfDeterminationSentence(
    [
      { ...OTHERS, ...others },
      { ...PROFESSIONALS, ...professionals },
    ],
    locale,
  );

describe('a published vote on two questions', () => {
  it('is pooled or counted apart, as the professionals decided', () => {
    expect(said()).toBe(
      '3 yes, 1 no on inclusion, so the professionals are counted with the others; together 42 for, 10 against: a majority for Local 1',
    );
    expect(said({ num_for_inclusion: '2', num_against_inclusion: '2' })).toContain(
      'counted apart; professionals 1 for, 3 against: no majority; the others 41 for, 7 against: a majority for Local 1',
    );
    expect(said({ num_against_inclusion: '' }, {}, 'es')).toContain('3 sí, 0 no a la inclusión');
  });

  it('has both groups, on the same choices', () => {
    expect(selfDeterminationSentence([OTHERS], 'en')).toMatch(/^has no row of its professionals/);
    expect(selfDeterminationSentence([PROFESSIONALS], 'es')).toMatch(/^no tiene fila de others/);
    expect(said({}, { labor_org_1: 'Local 2' })).toMatch(/different choices/);
    expect(said({}, { labor_org_1: 'Local 2' }, 'es')).toMatch(/opciones distintas/);
  });

  it.each([
    [{ num_for_inclusion: 'many' }, {}, 'num_for_inclusion'],
    [{ votes_1: 'x' }, {}, 'votes_1'],
    [{}, { votes_against: '-1' }, 'votes_against'],
  ])('names the column that is no count: %j %j', (professionals, others, column) => {
    const read = readSelfDetermination([
      { ...PROFESSIONALS, ...professionals },
      { ...OTHERS, ...others },
    ]);
    expect(read).toMatchObject({ ok: false, problem: { code: 'not-a-count', column } });
    expect(said(professionals, others)).toContain(column);
  });

  it('without the column has no groups', () => {
    expect(selfDeterminationSentence([{ case_number: 'A' }], 'en')).toMatch(/voting_group/);
  });
});
