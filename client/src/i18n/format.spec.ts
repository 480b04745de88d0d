import { createFormat } from './format';
import { chooseLocale } from './locale';

describe('figures', () => {
  it.each(['en', 'es'] as const)('cuts percentages and never rounds them up (%s)', (locale) => {
    const format = createFormat(locale, 'America/Chicago');
    expect(format.percent(4996, 10_000)).toMatch(/^49\.9\s?%$/);
    expect(format.percent(1, 0)).toBe('');
  });
});

describe('times', () => {
  const format = createFormat('en', 'America/Chicago');

  it('names the zone of the election', () => {
    expect(format.dateTime('2026-03-26T22:00:00Z')).toBe('Thu, Mar 26, 2026, 5:00 PM CDT');
    expect(createFormat('es', 'America/Chicago').time('2026-12-01T23:00:00Z')).toMatch(/5:00 p\.m\. CST/);
  });

  it('keeps a calendar day that day in every zone', () => {
    expect(format.date('2026-02-04')).toBe('Wed, Feb 4, 2026');
    expect(createFormat('en', 'Pacific/Auckland').date('2026-02-04')).toBe('Wed, Feb 4, 2026');
  });

  it('says how long ago in the largest unit that fits', () => {
    expect(format.relative('2026-01-01T00:00:00Z', '2026-01-01T00:02:30Z')).toBe('2 minutes ago');
    expect(format.relative('2026-01-04T01:00:00Z', '2026-01-01T00:00:00Z')).toBe('in 3 days');
  });
});

it('follows the account, then this browser, then what the browser asks for', () => {
  const preferred = ['fr-FR', 'es-MX', 'en-US'];
  expect(chooseLocale({ account: 'en', stored: 'es', preferred })).toBe('en');
  expect(chooseLocale({ account: null, stored: 'es', preferred: ['en'] })).toBe('es');
  expect(chooseLocale({ stored: 'xx', preferred })).toBe('es');
  expect(chooseLocale({ preferred: ['fr'] })).toBe('en');
});
