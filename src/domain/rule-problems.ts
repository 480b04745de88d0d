import type { Choice, DecisionRule, Fraction, Rule } from './decision-rules';

export const RULE_PROBLEMS = [
  'no-choice-for',
  'no-choice-against',
  'several-choices-against',
  'choice-twice',
  'several-seats',
  'threshold-not-a-share',
  'support-not-a-share',
  'quorum-not-a-share',
  'runoffs-not-a-count',
  'version-not-a-count',
  'several-choices-need-nlrb-majority',
  'several-choices-need-votes-cast',
] as const;
export type RuleProblem = (typeof RULE_PROBLEMS)[number];

/** The only choice that can be voted for, or null where there are several. */
export function soleOrganization(choices: readonly Choice[]): Choice | null {
  const [first, second] = choices.filter((choice) => choice.kind === 'for');
  return first === undefined || second !== undefined ? null : first;
}

/**
 * Why a record of version 1 refuses to decide this ballot by this rule, or null. Plurality among candidates,
 * several seats and lists are outside it: with several organizations only the Board's own parameters are allowed.
 */
export function ruleProblem(rule: Rule, choices: readonly Choice[]): RuleProblem | null {
  const problem = decisionProblem(rule, choices);
  if (problem !== null || soleOrganization(choices) !== null || isNlrbMajority(rule)) return problem;
  return 'several-choices-need-nlrb-majority';
}

/** Why the engine itself refuses to decide this ballot by this rule, or null. */
export function decisionProblem(rule: DecisionRule, choices: readonly Choice[]): RuleProblem | null {
  const organizations = choices.filter((choice) => choice.kind === 'for').length;
  const opposed = choices.length - organizations;
  if (organizations === 0) return 'no-choice-for';
  if (organizations === 1 && opposed === 0) return 'no-choice-against';
  if (opposed > 1) return 'several-choices-against';
  if (new Set(choices.map((choice) => choice.id)).size < choices.length) return 'choice-twice';
  if (rule.seats !== 1) return 'several-seats';
  if (!isShare(rule.threshold)) return 'threshold-not-a-share';
  if (rule.support !== null && !isShare(rule.support)) return 'support-not-a-share';
  if (rule.quorum !== null && !isShare(rule.quorum)) return 'quorum-not-a-share';
  if (!isCount(rule.runoffs)) return 'runoffs-not-a-count';
  if (!isCount(rule.version) || rule.version === 0) return 'version-not-a-count';
  if (rule.belowQuorum !== undefined && !isShare(rule.belowQuorum.threshold)) return 'threshold-not-a-share';
  if (organizations === 1) return null;
  if (rule.several !== undefined) return isPlainMajority(rule) ? null : 'several-choices-need-votes-cast';
  return isNlrbMajority(rule) ? null : 'several-choices-need-nlrb-majority';
}

/** A whole number from 0 that arithmetic keeps exact. */
export function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function isShare([numerator, denominator]: Fraction): boolean {
  return isCount(denominator) && isCount(numerator) && numerator > 0 && numerator <= denominator;
}

function isNlrbMajority(rule: Rule): boolean {
  return isPlainMajority(rule) && rule.runoffs === 1 && rule.tie === 'status-quo';
}

/** More than half of the votes cast, and nothing else. */
function isPlainMajority(rule: Rule): boolean {
  return (
    rule.denominator === 'valid' &&
    rule.quorum === null &&
    rule.strict &&
    rule.support === null &&
    rule.threshold[0] === 1 &&
    rule.threshold[1] === 2
  );
}
