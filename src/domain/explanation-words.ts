import {
  type Choice,
  type CountedVotes,
  decide,
  type DecisionRule,
  type Outcome,
  passTests,
  soleOrganization,
} from './decision-rules';
import { isMajorityOfVotesCast } from './rule-words';
import { CAST, shareInWords } from './shares';

export type ExplanationLocale = 'en' | 'es';
type Both = Readonly<Record<ExplanationLocale, string>>;

const REGION: Both = { en: 'en-US', es: 'es-US' };

const FIGURES = {
  for: { en: '{count} for', es: '{count} a favor' },
  against: { en: '{count} against', es: '{count} en contra' },
  none: { en: '{count} none', es: '{count} ninguna' },
  challenged: { en: '{count} challenged', es: '{count} impugnadas' },
} as const satisfies Readonly<Record<string, Both>>;

const CAN: Both = {
  en: 'the challenges can change the result (as counted: {reason})',
  es: 'las impugnaciones pueden cambiar el resultado (según lo contado: {reason})',
};
const CANNOT: Both = {
  en: '{reason}; the challenges cannot change the result',
  es: '{reason}; las impugnaciones no pueden cambiar el resultado',
};
const NONE: Both = { en: 'none', es: 'ninguna' };
const AND: Both = { en: ' and ', es: ' y ' };

const REASONS = {
  majority: { en: 'a majority for {winner}', es: 'mayoría a favor de {winner}' },
  carried: { en: '{winner} has {condition}', es: '{winner} tiene {condition}' },
  plurality: {
    en: '{winner} has the most votes, which this rule asks for',
    es: '{winner} tiene más votos que nadie, que es lo que pide esta regla',
  },
  'no-majority': { en: 'no majority', es: 'sin mayoría' },
  missed: { en: '{winner} needs {condition}', es: '{winner} necesita {condition}' },
  quorum: {
    en: 'too few voted: {cast} of {eligible}, and the rule asks for {quorum}',
    es: 'votó muy poca gente: {cast} de {eligible}, y la regla pide {quorum}',
  },
  'carried-below-quorum': {
    en: 'with only {cast} of {eligible} voting, {condition} are enough for {winner}',
    es: 'como solo votaron {cast} de {eligible}, a {winner} le bastan {condition}',
  },
  'missed-below-quorum': {
    en: 'with only {cast} of {eligible} voting, {winner} needs {condition}',
    es: 'como solo votaron {cast} de {eligible}, {winner} necesita {condition}',
  },
  tie: { en: 'a tie, which is no majority', es: 'un empate, que no es mayoría' },
  lot: { en: 'a tie, which the rule settles by lot', es: 'un empate, que la regla resuelve por sorteo' },
  'no-votes': { en: 'no valid votes', es: 'ningún voto válido' },
  runoff: {
    en: 'no majority, so a runoff between {pair}',
    es: 'sin mayoría; por tanto, segunda vuelta entre {pair}',
  },
  'runoff-of-a-tie': {
    en: 'a tie, so a runoff between {pair}',
    es: 'empate; por tanto, segunda vuelta entre {pair}',
  },
  nullity: {
    en: 'inconclusive, so the election is held once more',
    es: 'no concluyente; por tanto, la elección se celebra una vez más',
  },
  'top-two-tied': {
    en: '{pair} are tied and the rest have no vote, so a runoff between them or a ruling on 29 CFR 102.70(d)',
    es: '{pair} empatan y las demás no tienen votos; por tanto, segunda vuelta entre ellas o resolución sobre 29 CFR 102.70(d)',
  },
  'top-two-tied-all-voted': {
    en: '{pair} are tied after everyone has voted, so nobody is certified',
    es: '{pair} empatan cuando ya ha votado todo el mundo; por tanto, no se certifica a nadie',
  },
  'needs-ruling': {
    en: 'the rule does not say what follows, so it needs a ruling',
    es: 'la regla no dice qué sigue; por tanto, hace falta una resolución',
  },
} as const satisfies Readonly<Record<string, Both>>;
type Reason = keyof typeof REASONS;

/**
 * Why the verdict is what it is, in one sentence: `875 for, 993 against, 416 challenged: the challenges can change
 * the result (as counted: no majority)`. Throws RangeError as `decide` does.
 */
export function explainDecision(
  rule: DecisionRule,
  choices: readonly Choice[],
  counted: CountedVotes,
  locale: ExplanationLocale,
): string {
  const { outcome, isDeterminative } = decide(rule, choices, counted);
  const values = valuesOf(rule, choices, counted, outcome, locale);
  const reason = fill(REASONS[reasonOf(rule, choices, counted, outcome)][locale], values);
  const frame = isDeterminative ? CAN[locale] : counted.challenged > 0 ? CANNOT[locale] : '{reason}';
  return `${figures(choices, counted, locale)}: ${fill(frame, { reason })}`;
}

function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

function grouped(count: number, locale: ExplanationLocale): string {
  return count.toLocaleString(REGION[locale]);
}

function figures(choices: readonly Choice[], counted: CountedVotes, locale: ExplanationLocale): string {
  const isAlone = soleOrganization(choices) !== null;
  const parts = choices.map(({ id, kind, label }) => {
    const count = grouped(Number(counted.votes[id]), locale);
    if (kind === 'for') return isAlone ? fill(FIGURES.for[locale], { count }) : `${count} ${label}`;
    return fill(FIGURES[isAlone ? 'against' : 'none'][locale], { count });
  });
  const challenged = fill(FIGURES.challenged[locale], { count: grouped(counted.challenged, locale) });
  return [...parts, ...(counted.challenged > 0 ? [challenged] : [])].join(', ');
}

function reasonOf(
  rule: DecisionRule,
  choices: readonly Choice[],
  counted: CountedVotes,
  outcome: Outcome,
): Reason {
  switch (outcome.class) {
    case 'majority':
      return reasonOfMajority(rule, choices, counted);
    case 'no-majority':
      return reasonOfFailure(rule, choices, counted);
    case 'tie':
      return rule.tie === 'lot' ? 'lot' : 'tie';
    case 'runoff': {
      const [first, second] = Object.values(counted.votes).sort((left, right) => right - left);
      return first === second ? 'runoff-of-a-tie' : 'runoff';
    }
    case 'top-two-tied':
      if (outcome.choices.length === 0) return 'no-votes';
      return validOf(counted) < counted.eligible ? 'top-two-tied' : 'top-two-tied-all-voted';
    default:
      return outcome.class;
  }
}

function reasonOfMajority(rule: DecisionRule, choices: readonly Choice[], counted: CountedVotes): Reason {
  const choice = soleOrganization(choices);
  if (choice === null) return rule.several?.elects === 'plurality' ? 'plurality' : 'majority';
  if (!passTests(rule, choice, counted).quorum) return 'carried-below-quorum';
  return isMajorityOfVotesCast(rule) ? 'majority' : 'carried';
}

function reasonOfFailure(rule: DecisionRule, choices: readonly Choice[], counted: CountedVotes): Reason {
  const choice = soleOrganization(choices);
  if (choice === null) return 'no-majority';
  const hasQuorum = passTests(rule, choice, counted).quorum;
  if (!hasQuorum) return rule.belowQuorum === undefined ? 'quorum' : 'missed-below-quorum';
  return isMajorityOfVotesCast(rule) ? 'no-majority' : 'missed';
}

function valuesOf(
  rule: DecisionRule,
  choices: readonly Choice[],
  counted: CountedVotes,
  outcome: Outcome,
  locale: ExplanationLocale,
): Readonly<Record<string, string>> {
  const nameOf = ({ kind, label }: Choice): string => (kind === 'none' ? NONE[locale] : label);
  const named = choices.filter(({ id }) => outcome.choices.includes(id)).map(nameOf);
  const sole = soleOrganization(choices);
  const isBelow = sole !== null && !passTests(rule, sole, counted).quorum;
  const quorum = rule.quorum ?? ([1, 1] as const);
  return {
    winner: sole === null ? named.join() : sole.label,
    pair: named.join(AND[locale]),
    cast: grouped(validOf(counted) + counted.void, locale),
    eligible: grouped(counted.eligible, locale),
    quorum: grouped(Math.ceil((counted.eligible * quorum[0]) / quorum[1]), locale),
    condition: isBelow ? belowInWords(rule, locale) : conditionInWords(rule, counted, locale),
  };
}

function belowInWords({ belowQuorum }: DecisionRule, locale: ExplanationLocale): string {
  return belowQuorum === undefined
    ? ''
    : shareInWords(belowQuorum.threshold, belowQuorum.strict, CAST[locale], locale);
}

function conditionInWords(rule: DecisionRule, { eligible }: CountedVotes, locale: ExplanationLocale): string {
  const everyone: Both = {
    en: `the ${grouped(eligible, locale)} eligible`,
    es: `las ${grouped(eligible, locale)} personas con derecho a voto`,
  };
  const whole = rule.denominator === 'valid' ? CAST[locale] : everyone[locale];
  return [
    shareInWords(rule.threshold, rule.strict, whole, locale),
    ...(rule.support === null ? [] : [shareInWords(rule.support, false, everyone[locale], locale)]),
  ].join(AND[locale]);
}

function validOf({ votes }: CountedVotes): number {
  return Object.values(votes).reduce((sum, count) => sum + count, 0);
}
