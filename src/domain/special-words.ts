import { type Choice, decide, type DecisionRule, NLRB_MAJORITY } from './decision-rules';
import { explainDecision, type ExplanationLocale } from './explanation-words';
import { sealedBox } from './sealed-box';
import { decideSelfDetermination, type SelfDeterminationVotes } from './self-determination';

type Both = Readonly<Record<ExplanationLocale, string>>;

/** A vote on two questions in one sentence: who is counted with whom, and what that decided. */
export function explainSelfDetermination(
  choices: readonly Choice[],
  votes: SelfDeterminationVotes,
  locale: ExplanationLocale,
  rule: DecisionRule = NLRB_MAJORITY,
): string {
  const { isInclusionDeterminative, pooled, apart } = decideSelfDetermination(choices, votes, rule);
  const { yes, no } = votes.inclusion;
  const open: Both = {
    en: isInclusionDeterminative ? ' (the challenges can change this)' : '',
    es: isInclusionDeterminative ? ' (las impugnaciones pueden cambiarlo)' : '',
  };
  const first: Both = {
    en: `${yes} yes, ${no} no on inclusion, so the professionals are counted ${pooled === null ? 'apart' : 'with the others'}${open.en}`,
    es: `${yes} sí, ${no} no a la inclusión; por tanto, el personal profesional se cuenta ${pooled === null ? 'aparte' : 'con los demás'}${open.es}`,
  };
  const groups: readonly (readonly [Both, SelfDeterminationVotes['others']])[] =
    apart === null
      ? [[{ en: 'together', es: 'en conjunto' }, pooledVotes(pooled)]]
      : [
          [{ en: 'professionals', es: 'profesionales' }, apart.professionals.counted],
          [{ en: 'the others', es: 'los demás' }, apart.others.counted],
        ];
  return [
    first[locale],
    ...groups.map(([name, counted]) => `${name[locale]} ${explainDecision(rule, choices, counted, locale)}`),
  ].join('; ');
}

function pooledVotes(
  pooled: ReturnType<typeof decideSelfDetermination>['pooled'],
): SelfDeterminationVotes['others'] {
  // Either the groups are pooled or they are apart.
  return (pooled as NonNullable<typeof pooled>).counted;
}

/** A sealed box in one sentence: whether what is in it can change anything at all. */
export function explainSealedBox(
  rule: DecisionRule,
  choices: readonly Choice[],
  ballots: number,
  eligible: number,
  locale: ExplanationLocale,
): string {
  const { isDeterminative } = decide(rule, choices, sealedBox(choices, ballots, eligible));
  const count = ballots.toLocaleString(locale === 'en' ? 'en-US' : 'es-US');
  const sentences: Readonly<Record<'can' | 'cannot', Both>> = {
    can: {
      en: `${count} ballots in a sealed box: nothing is counted, and they can change the result`,
      es: `${count} papeletas en una urna precintada: no se ha contado nada y pueden cambiar el resultado`,
    },
    cannot: {
      en: `${count} ballots in a sealed box: nothing is counted, and however they are marked there is no majority`,
      es: `${count} papeletas en una urna precintada: no se ha contado nada y, estén como estén marcadas, no hay mayoría`,
    },
  };
  return sentences[isDeterminative ? 'can' : 'cannot'][locale];
}
