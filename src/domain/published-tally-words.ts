import {
  judgePublished,
  type PublishedJudgement,
  type PublishedProblem,
  type PublishedRow,
  type PublishedTally,
  type PublishedWarning,
} from './published-tally';

type Both = { readonly en: string; readonly es: string };
type Locale = keyof Both;

const OUTCOMES: Readonly<Record<PublishedJudgement['outcome'], Both>> = {
  majority: { en: 'majority for {winner}', es: 'mayoría a favor de {winner}' },
  'no-majority': { en: 'no majority', es: 'sin mayoría' },
  tie: { en: 'a tie, which is no majority', es: 'un empate, que no es mayoría' },
  'no-votes': { en: 'no valid votes', es: 'ningún voto válido' },
  runoff: { en: 'no choice has a majority', es: 'ninguna opción tiene mayoría' },
  nullity: {
    en: 'a nullity: the election is held once more',
    es: 'una nulidad: la elección se celebra una vez más',
  },
  'top-two-tied': {
    en: 'two tied at the top, nothing for the rest',
    es: 'dos empatadas en cabeza y nada para las demás',
  },
  'needs-ruling': { en: 'needs a ruling', es: 'requiere una resolución' },
};

const NONE: Both = { en: 'none', es: 'ninguna' };
const CHALLENGES: Readonly<Record<'can' | 'cannot', Both>> = {
  can: { en: 'the challenges can change the result', es: 'las impugnaciones pueden cambiar el resultado' },
  cannot: {
    en: 'the challenges cannot change the result',
    es: 'las impugnaciones no pueden cambiar el resultado',
  },
};
const RUNOFF: Both = { en: 'runoff between {pair}', es: 'segunda vuelta entre {pair}' };
const AND: Both = { en: ' and ', es: ' y ' };
const AGAINST: Both = { en: 'against', es: 'en contra' };
const CHALLENGED: Both = { en: '{count} challenged', es: '{count} impugnadas' };

const WARNINGS: Readonly<Record<PublishedWarning, Both>> = {
  'more-ballots-than-eligible': {
    en: 'more ballots than eligible voters',
    es: 'más papeletas que electores',
  },
  'needs-ruling-102.70d': {
    en: '29 CFR 102.70(d) leaves open what follows',
    es: '29 CFR 102.70(d) no dice qué sigue',
  },
  'eligible-unknown': { en: 'the eligible voters are not given', es: 'no consta el número de electores' },
  'sum-differs': {
    en: 'the valid votes given are not the sum of the votes',
    es: 'los votos válidos indicados no son la suma de los votos',
  },
  'second-nullity': { en: 'a nullity for the second time', es: 'una nulidad por segunda vez' },
};

const PROBLEMS: Readonly<Record<PublishedProblem['code'], Both>> = {
  'no-organization': {
    en: 'names no labor organization: fill in labor_org_1',
    es: 'no nombra ninguna organización sindical: complete labor_org_1',
  },
  'no-eligible-voters': {
    en: 'a deauthorization needs the number of eligible voters: fill in eligible_voters',
    es: 'una desautorización requiere el número de electores: complete eligible_voters',
  },
  'not-a-count': {
    en: '{column} is {value}, and must be a whole number from 0',
    es: '{column} es {value} y debe ser un número entero desde 0',
  },
};

/** Why a row cannot be judged, and what to fill in. */
export function publishedProblemIn(problem: PublishedProblem, locale: Locale): string {
  const sentence = PROBLEMS[problem.code][locale];
  if (problem.code !== 'not-a-count') return sentence;
  return sentence.replace('{column}', problem.column).replace('{value}', () => JSON.stringify(problem.value));
}

/** One tally in one sentence: `10-RC-269250: 875 …, 993 against, 416 challenged: no majority; the challenges can …`. */
export function publishedSentence(row: PublishedRow, locale: Locale): string {
  const verdict = judgePublished(row);
  const said = verdict.ok
    ? sentenceOf(verdict.tally, verdict.judgement, locale)
    : publishedProblemIn(verdict.problem, locale);
  return `${row['case_number'] ?? ''}: ${said}`;
}

function sentenceOf(
  { choices, votes, challenged }: PublishedTally,
  { outcome, winner, runoffBetween, determinative, warnings }: PublishedJudgement,
  locale: Locale,
): string {
  const nameOf = (label: string): string => (label === 'none' ? NONE[locale] : label);
  const figures = choices.map(({ id, label, kind }) => {
    const count = (votes[id] ?? 0).toLocaleString(locale === 'en' ? 'en-US' : 'es-US');
    return `${count} ${kind === 'against' ? AGAINST[locale] : nameOf(label)}`;
  });
  const parts = [
    OUTCOMES[outcome][locale].replace('{winner}', () => nameOf(winner ?? '')),
    ...(runoffBetween === null
      ? []
      : [RUNOFF[locale].replace('{pair}', () => runoffBetween.map(nameOf).join(AND[locale]))]),
    ...(challenged === 0 ? [] : [CHALLENGES[determinative ? 'can' : 'cannot'][locale]]),
    ...warnings.map((warning) => WARNINGS[warning][locale]),
  ];
  return `${[...figures, CHALLENGED[locale].replace('{count}', String(challenged))].join(', ')}: ${parts.join('; ')}`;
}
