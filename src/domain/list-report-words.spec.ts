import { LIST_PRECEDENTS, PRECEDENT_RESULTS } from './list-precedents';
import { QUALITY_FIGURES } from './list-quality';
import {
  figureWords,
  GONE_FIGURES,
  LIST_FIELD_WORDS,
  UNION_FIGURES,
  type ReportFigure,
} from './list-report-words';

describe('the words of a report on a list', () => {
  const figures: readonly ReportFigure[] = [...QUALITY_FIGURES, ...GONE_FIGURES, ...UNION_FIGURES];

  test('every figure has a name of its own in both languages', () => {
    const english = figures.map((figure) => figureWords(figure, 'en'));
    const spanish = figures.map((figure) => figureWords(figure, 'es'));
    expect(new Set(english).size).toBe(figures.length);
    expect(new Set(spanish).size).toBe(figures.length);
    english.forEach((words, index) => expect(spanish[index]).not.toBe(words));
    expect(figureWords('address-missing', 'en')).toBe('Home address: missing');
    expect(figureWords('initials', 'es')).toBe('Iniciales en lugar de nombres');
  });

  test('fields, defects and results are said in both', () => {
    const said = [
      ...Object.values(LIST_FIELD_WORDS),
      ...Object.values(PRECEDENT_RESULTS),
      ...LIST_PRECEDENTS.map(({ defect }) => defect),
    ];
    for (const { en, es } of said) expect(es).not.toBe(en);
  });
});
