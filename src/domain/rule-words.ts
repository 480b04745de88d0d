import { type Choice, type Rule, soleOrganization } from './decision-rules';
import { CAST, shareInWords } from './shares';

type Locale = 'en' | 'es';
type Both = Readonly<Record<Locale, string>>;

const ELIGIBLE: Both = { en: 'those eligible', es: 'quienes tienen derecho a voto' };
const AND: Both = { en: ' and ', es: ' y ' };

/** More than half of the votes cast for and against, which the word majority says; a quorum may come on top. */
export function isMajorityOfVotesCast({ denominator, strict, support, threshold }: Rule): boolean {
  return denominator === 'valid' && strict && support === null && threshold[0] * 2 === threshold[1];
}

/** What the ballot asks for, in one sentence that can be read before any vote is counted. */
export function ruleInWords(rule: Rule, choices: readonly Choice[], locale: Locale): string {
  const choice = soleOrganization(choices);
  if (choice === null) return severalInWords(choices, locale);
  const whole = rule.denominator === 'valid' ? CAST : ELIGIBLE;
  const asked = [
    shareInWords(rule.threshold, rule.strict, whole[locale], locale),
    ...(rule.support === null ? [] : [shareInWords(rule.support, false, ELIGIBLE[locale], locale)]),
  ].join(AND[locale]);
  const needs: Both = { en: `${choice.label} needs ${asked}`, es: `${choice.label} necesita ${asked}` };
  return `${needs[locale]}${quorumInWords(rule, locale)}.`;
}

function quorumInWords({ quorum }: Rule, locale: Locale): string {
  if (quorum === null) return '';
  const share = shareInWords(quorum, false, ELIGIBLE[locale], locale);
  const sentences: Both = { en: `, and ${share} must have voted`, es: `, y que haya votado ${share}` };
  return sentences[locale];
}

/** With several organizations there is only the Board's own rule (29 CFR 102.70), and the most votes of two. */
function severalInWords(choices: readonly Choice[], locale: Locale): string {
  const several: Both = {
    en: 'A choice needs more than half of the votes cast; where none has it, the first two go into a runoff, or the election is held once more.',
    es: 'Una opción necesita más de la mitad de los votos emitidos; si ninguna los tiene, las dos primeras van a segunda vuelta o la elección se celebra una vez más.',
  };
  const pair: Both = {
    en: 'The choice with more votes has the majority; what follows a tie needs a ruling.',
    es: 'La opción con más votos tiene la mayoría; lo que sigue a un empate requiere una resolución.',
  };
  return (choices.length === 2 ? pair : several)[locale];
}
