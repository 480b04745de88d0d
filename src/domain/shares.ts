import type { Fraction } from './decision-rules';

type Both = Readonly<Record<'en' | 'es', string>>;

/** The whole that most shares are of. */
export const CAST: Both = { en: 'the votes cast', es: 'los votos emitidos' };

const NAMED: Readonly<Record<string, Both>> = {
  '1/2': { en: 'half', es: 'la mitad' },
  '1/3': { en: 'a third', es: 'un tercio' },
  '2/3': { en: 'two thirds', es: 'dos tercios' },
};

/** `at least two thirds of the votes cast`. */
export function shareInWords(
  [numerator, denominator]: Fraction,
  strict: boolean,
  whole: string,
  locale: 'en' | 'es',
): string {
  const fraction = `${numerator}/${denominator}`;
  const percent = (numerator * 100) / denominator;
  const share = NAMED[fraction]?.[locale] ?? (Number.isInteger(percent) ? `${percent} %` : fraction);
  const isExactly: Both = { en: `at least ${share} of ${whole}`, es: `al menos ${share} de ${whole}` };
  const isMore: Both = { en: `more than ${share} of ${whole}`, es: `más de ${share} de ${whole}` };
  return (strict ? isMore : isExactly)[locale];
}

/** A share as people write it, `2/3` or `35 %`, in its lowest terms; null for what is none, or more than the whole. */
export function parseShare(text: string): Fraction | null {
  const percent = /^\s*(\d{1,3})\s*%\s*$/.exec(text);
  const fraction = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text);
  const [numerator = 0, denominator = 100] = (percent ?? fraction ?? []).slice(1).map(Number);
  if (numerator === 0 || numerator > denominator) return null;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return [numerator / divisor, denominator / divisor];
}

function greatestCommonDivisor(larger: number, smaller: number): number {
  return smaller === 0 ? larger : greatestCommonDivisor(smaller, larger % smaller);
}
