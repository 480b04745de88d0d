import type { ElectionView } from '@contract/elections/elections.contract';
import { MANNERS, type Manner } from '@domain/polls';
import { localDay, momentOf } from '@domain/timeline';
import { CheckboxField, NumberField, RadioField, SelectField, TextField } from '../../ui/field';
import { InvalidInput, type FormValues } from '../../ui/form';
import type { Translate } from '../../i18n/messages';
import type { electionsEn } from './messages.en';
import { useElectionsMessages } from './messages';

export type Words = Translate<keyof typeof electionsEn>;

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
];

export function NameFields({ election }: { election?: ElectionView }) {
  const t = useElectionsMessages();
  return (
    <>
      <TextField
        name="name"
        label={t('elections.field.name')}
        hint={t('elections.field.name.hint')}
        defaultValue={election?.name}
        autoComplete="off"
      />
      <TextField
        name="employer"
        label={t('elections.field.employer')}
        defaultValue={election?.employer}
        autoComplete="off"
      />
      <TextField
        name="caseNumber"
        label={t('elections.field.caseNumber')}
        hint={t('elections.field.caseNumber.hint')}
        defaultValue={election?.caseNumber}
        isOptional
        autoComplete="off"
      />
      <SelectField
        name="timeZone"
        label={t('elections.field.timeZone')}
        hint={t('elections.field.timeZone.hint')}
        defaultValue={election?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
        options={zones(election?.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
    </>
  );
}

/** Where this browser is, and where the election is, are offered even where the list has neither. */
function zones(own: string | undefined): string[] {
  return [
    ...new Set([
      ...ZONES,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(own === undefined ? [] : [own]),
    ]),
  ];
}

export function DateFields({ election }: { election?: ElectionView }) {
  const t = useElectionsMessages();
  const day = (at: string | null | undefined) =>
    election && at ? localDay(at, election.timeZone) : undefined;
  const time = (at: string | null | undefined) =>
    election && at ? localTime(at, election.timeZone) : undefined;
  return (
    <>
      <TextField
        type="date"
        name="petitionFiledOn"
        label={t('elections.field.petitionFiledOn')}
        defaultValue={election?.petitionFiledOn ?? undefined}
        isOptional
      />
      <TextField
        type="date"
        name="directedOn"
        label={t('elections.field.directedOn')}
        hint={t('elections.field.directedOn.hint')}
        defaultValue={election?.directedOn ?? undefined}
        isOptional
      />
      <TextField
        type="date"
        name="eligibilityOn"
        label={t('elections.field.eligibilityOn')}
        hint={t('elections.field.eligibilityOn.hint')}
        defaultValue={election?.eligibilityOn ?? undefined}
        isOptional
      />
      <TextField
        type="date"
        name="mailingOn"
        label={t('elections.field.mailingOn')}
        defaultValue={election?.mailingOn ?? undefined}
        isOptional
      />
      <MomentField
        name="dueAt"
        label={t('elections.field.dueAt')}
        hint={t('elections.field.dueAt.hint')}
        day={day(election?.dueAt)}
        time={time(election?.dueAt)}
      />
      <MomentField
        name="countAt"
        label={t('elections.field.countAt')}
        day={day(election?.countAt)}
        time={time(election?.countAt)}
      />
    </>
  );
}

function MomentField({
  name,
  label,
  hint,
  day,
  time,
}: {
  name: string;
  label: string;
  hint?: string;
  day: string | undefined;
  time: string | undefined;
}) {
  const t = useElectionsMessages();
  return (
    <div className="field-pair">
      <TextField
        type="date"
        name={name}
        label={`${label}: ${t('elections.field.date')}`}
        {...(hint && { hint })}
        defaultValue={day}
        isOptional
      />
      <TextField
        type="time"
        name={`${name}Time`}
        label={`${label}: ${t('elections.field.time')}`}
        defaultValue={time ?? '17:00'}
        isOptional
      />
    </div>
  );
}

/** How people vote; fixed from the first vote on. */
export function MannerField({ election }: { election?: ElectionView }) {
  const t = useElectionsMessages();
  if (election !== undefined && election.phase !== 'setup') {
    return (
      <>
        <input type="hidden" name="manner" value={election.manner} />
        <p>
          {t('elections.field.manner')}: {t(`elections.manner.${election.manner}`)}
        </p>
      </>
    );
  }
  return (
    <RadioField
      name="manner"
      label={t('elections.field.manner')}
      hint={t('elections.field.manner.hint')}
      initial={election?.manner ?? 'mail'}
      options={MANNERS.map((value) => ({ value, label: t(`elections.manner.${value}`) }))}
    />
  );
}

export function readManner(values: FormValues): Manner {
  return MANNERS.find((each) => each === values.text('manner')) ?? 'mail';
}

export function ConductFields({ election }: { election?: ElectionView }) {
  const t = useElectionsMessages();
  return (
    <>
      <NumberField
        name="observerSeats"
        label={t('elections.field.observerSeats')}
        defaultValue={election?.observerSeats ?? 2}
      />
      <CheckboxField
        name="hidesTurnout"
        label={t('elections.field.hidesTurnout')}
        defaultChecked={election?.hidesTurnout ?? false}
      />
    </>
  );
}

/** The inputs that both forms share, as the command wants them. Throws `InvalidInput` naming the field. */
export function readShared(values: FormValues, t: Words) {
  const timeZone = values.text('timeZone');
  const moment = (name: string): string | null => {
    const day = values.optional(name);
    return day === null ? null : momentOf(day, values.optional(`${name}Time`) ?? '17:00', timeZone);
  };
  return {
    name: required(values, 'name', t('elections.field.name'), t),
    employer: required(values, 'employer', t('elections.field.employer'), t),
    caseNumber: values.text('caseNumber'),
    timeZone,
    observerSeats: whole(values, 'observerSeats', t('elections.field.observerSeats'), t),
    hidesTurnout: values.isChecked('hidesTurnout'),
    petitionFiledOn: values.optional('petitionFiledOn'),
    directedOn: values.optional('directedOn'),
    eligibilityOn: values.optional('eligibilityOn'),
    mailingOn: values.optional('mailingOn'),
    dueAt: moment('dueAt'),
    countAt: moment('countAt'),
  };
}

export function required(values: FormValues, name: string, field: string, t: Words): string {
  const text = values.text(name);
  if (text === '') throw new InvalidInput([{ field: name, message: t('elections.missing', { field }) }]);
  return text;
}

export function whole(values: FormValues, name: string, field: string, t: Words): number {
  const number = values.integer(name);
  if (number === null)
    throw new InvalidInput([{ field: name, message: t('elections.not-a-number', { field }) }]);
  return number;
}

function localTime(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}
