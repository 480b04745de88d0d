import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELD_RULES } from '../../src/platform/validation-texts';
import { localeFrom } from '../../src/platform/locale';
import { Problem, sayProblem } from '../../src/platform/problem';
import { problemsPage } from '../../src/platform/problem.filter';
import { CATALOGUE, CONSTRAINTS } from '../../src/platform/problems/catalogue';
import { WORDS } from '../../src/platform/problems/words';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('problems', () => {
  it.each(Object.entries(CATALOGUE))(
    '%s is said in both languages, with the same figures, and tells what to do',
    (_, { status, en, es }) => {
      expect(status).toBeGreaterThanOrEqual(400);
      for (const part of ['title', 'detail'] as const) {
        expect(es[part]).not.toBe(en[part]);
        expect(placeholders(es[part])).toEqual(placeholders(en[part]));
        expect(en[part].length).toBeGreaterThan(3);
      }
      expect(en.detail).toMatch(/[.}!?]$/);
    },
  );

  it('says fields and codes in both languages', () => {
    // Words that are spelt alike in both.
    const alike = new Set<string>([]);
    for (const [code, { en, es }] of [...Object.entries(FIELD_RULES), ...Object.entries(WORDS)]) {
      if (!alike.has(code)) expect([code, es]).not.toEqual([code, en]);
    }
  });

  it('maps constraints to problems that exist', () => {
    for (const code of Object.values(CONSTRAINTS)) expect(CATALOGUE[code]).toBeDefined();
  });

  it('fills in figures, and codes in words', () => {
    const problem = new Problem('wrong-phase', { phase: 'checking' });
    expect(sayProblem(problem, 'en').detail).toContain('“envelope check”');
    expect(sayProblem(problem, 'es').detail).toContain('«revisión de sobres»');
    expect(sayProblem(problem, 'en').parameters).toEqual({ phase: 'checking' });
    const said = sayProblem(
      new Problem('record-refuses', { rule: 'tally', message: { en: 'No.', es: 'Nada.' } }),
      'es',
    );
    expect(said.detail).toContain('Nada.');
    expect(said.parameters).toEqual({ rule: 'tally' });
  });

  it('names each field at fault', () => {
    const problem = new Problem('invalid-input', {}, [
      { field: 'observerSeats', code: 'seats-taken', parameters: { taken: 2 } },
    ]);
    expect(sayProblem(problem, 'en').errors).toEqual([
      { field: 'observerSeats', message: expect.stringContaining('Observer seat 2 is taken') },
    ]);
  });

  it('stands in docs/problems.md as it is: `npm run docs` writes it', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'problems.md'), 'utf8');
    expect(page).toBe(problemsPage());
  });
});

describe('the reader’s language', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['de, es;q=0.5, en;q=0.7', 'en'],
    ['fr', 'en'],
    ['es;q=0, en', 'en'],
  ])('%s is answered in %s', (header, locale) => {
    expect(localeFrom(header)).toBe(locale);
  });
});
