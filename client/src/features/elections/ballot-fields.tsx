import type { CreateElection, ElectionView } from '@contract/elections/elections.contract';
import type { Choice } from '@domain/decision-rules';
import {
  type BallotForm,
  ELECTION_PROFILE_IDS,
  ELECTION_PROFILES,
  type ElectionProfileId,
  type RuleParameter,
} from '@domain/election-profiles';
import { ruleInWords } from '@domain/rule-words';
import { parseShare } from '@domain/shares';
import type { Wire } from '../../api/wire';
import { useLocale } from '../../i18n/provider';
import { SelectField, TextAreaField, TextField } from '../../ui/field';
import { type FormValues, InvalidInput } from '../../ui/form';
import { required, type Words } from './election-fields';
import { useElectionsMessages } from './messages';

/** The parts of the command that stand on the ballot or decide it. */
export type BallotInput = Pick<
  Wire<CreateElection>,
  'profile' | 'organization' | 'organizations' | 'proposal' | 'threshold' | 'quorum' | 'question'
>;

/** What kind of election it is, with its rule in one sentence, and what that kind has on its ballot. */
export function BallotFields({
  profile,
  onProfile,
  names,
  question,
}: {
  profile: ElectionProfileId;
  onProfile: (profile: ElectionProfileId) => void;
  /** Those on the ballot of the election that this one follows. */
  names: readonly string[];
  question: string | undefined;
}) {
  const t = useElectionsMessages();
  const { ballot } = ELECTION_PROFILES[profile];
  const [first, ...rivals] = names;
  const isOfCandidates = ballot === 'two-candidates';
  return (
    <>
      <SelectField
        name="profile"
        label={t('elections.field.profile')}
        hint={<RuleHint profile={profile} />}
        value={profile}
        onChange={({ target }) => {
          const chosen = ELECTION_PROFILE_IDS.find((id) => id === target.value);
          if (chosen !== undefined) onProfile(chosen);
        }}
        options={ELECTION_PROFILE_IDS.map((id) => ({ value: id, label: t(`elections.profile.${id}`) }))}
      />
      <Terms profile={profile} />
      {ballot === 'proposal' && (
        <TextField
          name="proposal"
          label={t('elections.field.proposal')}
          hint={t('elections.field.proposal.hint')}
          autoComplete="off"
        />
      )}
      <TextField
        name="organization"
        label={t(ORGANIZATION_LABELS[ballot])}
        defaultValue={first}
        autoComplete="off"
      />
      {(ballot === 'organizations' || isOfCandidates) && (
        <TextAreaField
          name="organizations"
          label={t(isOfCandidates ? 'elections.field.candidate.second' : 'elections.field.organizations')}
          {...(!isOfCandidates && { hint: t('elections.field.organizations.hint') })}
          defaultValue={rivals.join('\n')}
          isOptional={!isOfCandidates}
          rows={isOfCandidates ? 1 : 2}
        />
      )}
      <TextAreaField
        name="question"
        label={t('elections.field.question')}
        hint={t('elections.field.question.hint')}
        defaultValue={question}
        rows={3}
      />
    </>
  );
}

const ORGANIZATION_LABELS = {
  organizations: 'elections.field.organization',
  'one-organization': 'elections.field.organization',
  proposal: 'elections.field.organization.of-proposal',
  'two-candidates': 'elections.field.candidate.first',
} as const satisfies Readonly<Record<BallotForm, string>>;

/** The rule of the profile in its own words, and what is said of no rule. */
function RuleHint({ profile }: { profile: ElectionProfileId }) {
  const t = useElectionsMessages();
  const { rule, ballot } = ELECTION_PROFILES[profile];
  const sentence = useRuleSentence(rule, [
    {
      id: 'for',
      label: t(ballot === 'proposal' ? 'elections.rule.proposal' : 'elections.rule.organization'),
      kind: 'for',
    },
    { id: 'other', label: '', kind: ballot === 'two-candidates' ? 'for' : 'against' },
  ]);
  return (
    <>
      {sentence}
      {(profile === 'lmrda-officer' ||
        profile === 'nlrb-self-determination' ||
        profile === 'contract-ratification') && <> {t(`elections.profile.${profile}.note`)}</>}
    </>
  );
}

export function useRuleSentence(rule: ElectionView['rule'], choices: readonly Choice[]): string {
  const { locale } = useLocale();
  return ruleInWords(rule, choices, locale);
}

function Terms({ profile }: { profile: ElectionProfileId }) {
  const t = useElectionsMessages();
  const { rule, parameters }: { rule: ElectionView['rule']; parameters: readonly RuleParameter[] } =
    ELECTION_PROFILES[profile];
  return parameters.map((parameter) => (
    <TextField
      key={`${profile} ${parameter}`}
      name={parameter}
      label={t(`elections.field.${parameter}`)}
      hint={t(`elections.field.${parameter}.hint`)}
      defaultValue={rule[parameter]?.join('/')}
      isOptional={parameter === 'quorum'}
      autoComplete="off"
    />
  ));
}

/** Throws `InvalidInput` naming the field. */
export function readBallot(values: FormValues, profile: ElectionProfileId, t: Words): BallotInput {
  const { ballot } = ELECTION_PROFILES[profile];
  const share = (name: RuleParameter): [number, number] | null => {
    const text = values.optional(name);
    const read = text === null ? null : parseShare(text);
    if (text !== null && read === null)
      throw new InvalidInput([{ field: name, message: t('elections.not-a-share') }]);
    return read === null ? null : [...read];
  };
  return {
    profile,
    organization: required(values, 'organization', t(ORGANIZATION_LABELS[ballot]), t),
    organizations: values
      .text('organizations')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    proposal: values.text('proposal'),
    threshold: share('threshold'),
    quorum: share('quorum'),
    question: required(values, 'question', t('elections.field.question'), t),
  };
}
