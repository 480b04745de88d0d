import { type Choice, NLRB_MAJORITY } from './decision-rules';
import type { ExplanationLocale } from './explanation-words';
import { countedOf, type PublishedProblem, type PublishedRow, readPublished } from './published-tally';
import { publishedProblemIn } from './published-tally-words';
import type { SelfDeterminationVotes } from './self-determination';
import { explainSelfDetermination } from './special-words';

export type PublishedPairProblem =
  | PublishedProblem
  | { readonly code: 'group-missing'; readonly group: 'professionals' | 'others' }
  | { readonly code: 'other-choices' };

export type PublishedPair =
  | { readonly ok: true; readonly choices: readonly Choice[]; readonly votes: SelfDeterminationVotes }
  | { readonly ok: false; readonly problem: PublishedPairProblem };

/**
 * Two rows of one case as a vote on two questions. `voting_group` tells `professionals`, whose row also has
 * `num_for_inclusion`, `num_against_inclusion` and, where there are any, `void_inclusion`, from `others`.
 */
export function readSelfDetermination(rows: readonly PublishedRow[]): PublishedPair {
  const refused = (problem: PublishedPairProblem): PublishedPair => ({ ok: false, problem });
  const rowOf = (group: string): PublishedRow | undefined =>
    rows.find((row) => row['voting_group']?.trim().toLowerCase() === group);
  const [ofProfessionals, ofOthers] = [rowOf('professionals'), rowOf('others')];
  if (ofProfessionals === undefined) return refused({ code: 'group-missing', group: 'professionals' });
  if (ofOthers === undefined) return refused({ code: 'group-missing', group: 'others' });
  const professionals = readPublished(ofProfessionals, NLRB_MAJORITY);
  if ('code' in professionals) return refused(professionals);
  const others = readPublished(ofOthers, NLRB_MAJORITY);
  if ('code' in others) return refused(others);
  const names = ({ choices }: { readonly choices: readonly Choice[] }): string =>
    choices.map(({ label }) => label).join('\n');
  if (names(professionals) !== names(others)) return refused({ code: 'other-choices' });
  const inclusion = { yes: 0, no: 0, void: 0 };
  for (const [answer, column] of INCLUSION) {
    const value = (ofProfessionals[column] ?? '').trim();
    if (!/^\d{0,12}$/.test(value)) return refused({ code: 'not-a-count', column, value });
    inclusion[answer] = Number(value);
  }
  const votes = { inclusion, professionals: countedOf(professionals), others: countedOf(others) };
  return { ok: true, choices: professionals.choices, votes };
}

const INCLUSION = [
  ['yes', 'num_for_inclusion'],
  ['no', 'num_against_inclusion'],
  ['void', 'void_inclusion'],
] as const;

/** One vote on two questions in one sentence, or what its rows lack. */
export function selfDeterminationSentence(rows: readonly PublishedRow[], locale: ExplanationLocale): string {
  const read = readSelfDetermination(rows);
  return read.ok
    ? explainSelfDetermination(read.choices, read.votes, locale)
    : pairProblemIn(read.problem, locale);
}

/** Why the rows of a case are no vote on two questions, and what to fill in. */
export function pairProblemIn(problem: PublishedPairProblem, locale: ExplanationLocale): string {
  switch (problem.code) {
    case 'group-missing': {
      const { group } = problem;
      return {
        en: `has no row of its ${group}: write ${group} into the column voting_group of one row`,
        es: `no tiene fila de ${group}: escriba ${group} en la columna voting_group de una fila`,
      }[locale];
    }
    case 'other-choices':
      return {
        en: 'the two groups vote on different choices: name the same organizations in both rows',
        es: 'los dos grupos votan opciones distintas: nombre las mismas organizaciones en ambas filas',
      }[locale];
    default:
      return publishedProblemIn(problem, locale);
  }
}
