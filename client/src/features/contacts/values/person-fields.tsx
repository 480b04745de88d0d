import { useState } from 'react';
import type { PersonDetails } from '@contract/campaign/contacts/people.contract';
import type { GivenValue, PersonFieldView } from '@contract/campaign/values/values.contract';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { useRollWords } from '../../roll/words/messages';
import { GiveValueDialog, type Given } from './give-value-dialog';
import { PERSON_FIELDS } from './fields';
import { useValuesMessages } from './messages';

/** What is said about a person, field by field: the employer's value and the union's side by side, each with its source. */
export function PersonFields({ person }: { person: PersonDetails }) {
  const t = useValuesMessages();
  const format = useFormat();
  const [given, give] = useState<Given | null>(null);
  const missing = PERSON_FIELDS.filter((field) => person.fields.every((each) => each.field !== field));
  const list = person.fields.find(({ employer }) => employer !== null)?.employer;
  const explained =
    list === undefined
      ? t('values.explain.added')
      : list?.fileName == null || list.at === null
        ? t('values.explain')
        : t('values.explain.file', { file: list.fileName, at: format.date(list.at) });
  return (
    <section className="stack" aria-labelledby="details">
      <h2 id="details">{t('values.title')}</h2>
      <p className="soft small measure">{explained}</p>
      <dl className="details">
        {person.fields.map((field) => (
          <FieldItem key={field.field} field={field} onCorrect={() => give({ field })} />
        ))}
      </dl>
      {missing.length > 0 && (
        <div>
          <Button onClick={() => give({ missing })}>{t('values.add')}</Button>
        </div>
      )}
      <GiveValueDialog person={person} given={given} onClose={() => give(null)} />
    </section>
  );
}

function FieldItem({ field, onCorrect }: { field: PersonFieldView; onCorrect: () => void }) {
  const t = useValuesMessages();
  const words = useRollWords();
  const label = words(`roll.field.${field.field}`);
  return (
    <div className="person-field">
      <dt className="soft small">{label}</dt>
      <dd>
        <div className="person-field-value">
          <bdi>{field.value || t('values.none')}</bdi>
          <Button kind="quiet" aria-label={t('values.correct.of', { field: label })} onClick={onCorrect}>
            {t('values.correct')}
          </Button>
        </div>
        <Sources field={field} />
      </dd>
    </div>
  );
}

/** Only where the union says something: what the employer alone says needs no second line. */
function Sources({ field: { employer, union, history } }: { field: PersonFieldView }) {
  const t = useValuesMessages();
  const format = useFormat();
  const said = useSaid();
  if (union === null && history.length === 0) return null;
  return (
    <>
      <ul className="person-field-sources small soft">
        {employer !== null && (
          <li>
            <bdi>
              {employer.fileName === null || employer.at === null
                ? t('values.source.employer', { value: employer.value || t('values.none') })
                : t('values.source.employer.file', {
                    value: employer.value || t('values.none'),
                    file: employer.fileName,
                    at: format.date(employer.at),
                  })}
            </bdi>
          </li>
        )}
        {union !== null && (
          <li>
            <bdi>{said(union)}</bdi>
          </li>
        )}
      </ul>
      {history.length > 0 && (
        <details className="disclosure small">
          <summary>{t('values.before', { count: history.length })}</summary>
          <ul className="person-field-sources soft">
            {history.map((each) => (
              <li key={`${each.at} ${each.source} ${String(each.value)}`}>
                <bdi>{said(each)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function useSaid(): (given: GivenValue) => string {
  const t = useValuesMessages();
  const format = useFormat();
  return ({ value, fileName, by, at }) => {
    const shown = value === null ? t('values.taken-back') : value === '' ? t('values.none') : value;
    return fileName === null
      ? t('values.source.organizer', { value: shown, by, at: format.date(at) })
      : t('values.source.list', { value: shown, file: fileName, at: format.date(at) });
  };
}
