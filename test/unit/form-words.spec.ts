import { LINE_CODES } from '../../src/domain/tally-lines';
import { tallyEn } from '../../client/src/features/tally/messages.en';
import { FORM_WORDS, PAGE_WORDS } from '../../src/reports/tally-form/tally-form-words';

// Its types are the client's to check.
const { tallyEs } = jest.requireActual<{ tallyEs: Readonly<Record<string, string>> }>(
  '../../client/src/features/tally/messages.es',
);

const SCREEN: Readonly<Record<'en' | 'es', Readonly<Record<string, string>>>> = { en: tallyEn, es: tallyEs };

describe('the words of the tally form', () => {
  it.each(['en', 'es'] as const)('are the same on screen and on paper: %s', (locale) => {
    const { lines, sentences } = FORM_WORDS[locale];
    expect(Object.keys(lines).sort()).toEqual([...LINE_CODES].sort());
    for (const [code, words] of Object.entries({ ...lines, ...sentences })) {
      expect([code, SCREEN[locale][`tally.line.${code}`]]).toEqual([code, words]);
    }
  });

  it('differ between the languages', () => {
    const sentences = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'function'
          ? [(value as (...values: unknown[]) => string)('1', '2')]
          : Object.values(value as object).flatMap(sentences);
    for (const words of [FORM_WORDS, PAGE_WORDS]) {
      const spanish = sentences(words.es);
      sentences(words.en).forEach((sentence, index) => expect(spanish[index]).not.toBe(sentence));
    }
  });
});
