import type { DecisionRule } from './decision-rules';
import { explainDecision } from './explanation-words';
import {
  countedOf,
  judgePublished,
  type PublishedProblem,
  type PublishedRow,
  type PublishedVerdict,
  type PublishedWarning,
} from './published-tally';

type Both = { readonly en: string; readonly es: string };
type Locale = keyof Both;

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
    en: 'this rule needs the number of eligible voters: fill in eligible_voters',
    es: 'esta regla requiere el número de electores: complete eligible_voters',
  },
  rule: {
    en: 'this rule cannot decide this tally ({problem}): choose another with --rule',
    es: 'esta regla no puede decidir este resultado ({problem}): elija otra con --rule',
  },
  'not-a-count': {
    en: '{column} is {value}, and must be a whole number from 0',
    es: '{column} es {value} y debe ser un número entero desde 0',
  },
};

/** Why a row cannot be judged, and what to fill in. */
export function publishedProblemIn(problem: PublishedProblem, locale: Locale): string {
  const sentence = PROBLEMS[problem.code][locale];
  if (problem.code === 'rule') return sentence.replace('{problem}', problem.problem);
  if (problem.code !== 'not-a-count') return sentence;
  return sentence.replace('{column}', problem.column).replace('{value}', () => JSON.stringify(problem.value));
}

/** One tally in one sentence: `10-RC-269250: 875 for, 993 against, 416 challenged: the challenges can …`. */
export function publishedSentence(row: PublishedRow, locale: Locale, rule?: DecisionRule): string {
  return `${row['case_number'] ?? ''}: ${sayPublished(judgePublished(row, rule), locale)}`;
}

function sayPublished(verdict: PublishedVerdict, locale: Locale): string {
  if (!verdict.ok) return publishedProblemIn(verdict.problem, locale);
  const { rule, choices } = verdict.tally;
  return [
    explainDecision(rule, choices, countedOf(verdict.tally), locale),
    ...verdict.judgement.warnings.map((warning) => WARNINGS[warning][locale]),
  ].join('; ');
}
