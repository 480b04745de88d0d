import type { ReactNode } from 'react';
import type { PersonRow } from '@contract/campaign/contacts/people.contract';
import { displayName, listName } from '@domain/names';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { AssessmentMark } from '../assessments/assessment-mark';
import { useContactDesk } from './contact-desk';
import { useContactsMessages } from './messages';

/** `YYYY-MM-DD` is a day of the election's calendar: noon UTC lies in it in every zone of the Americas. */
export function momentOfDay(day: string): string {
  return `${day}T17:00:00Z`;
}

/** The last contact in a few words, and what is due. */
export function useSummary(): (person: PersonRow) => string {
  const t = useContactsMessages();
  const format = useFormat();
  return (person) => {
    if (person.standing === 'left') return t('contacts.row.left');
    if (person.followUpOn !== null) {
      return t('contacts.row.follow-up', { day: format.day(momentOfDay(person.followUpOn)) });
    }
    if (person.lastOutcome === null || person.lastContactAt === null) return t('contacts.row.nothing');
    const values = {
      outcome: t(`contacts.outcome.${person.lastOutcome}`),
      day: format.day(person.lastContactAt),
    };
    return person.lastContactBy === null
      ? t('contacts.row.last', values)
      : t('contacts.row.last.by', { ...values, author: person.lastContactBy });
  };
}

/** One person of a list: a tap on the name opens the contact sheet, a tap on "Not home" has already logged it. */
export function PersonItem({
  person,
  following,
  note,
}: {
  person: PersonRow;
  /** Where "save and next" goes on. */
  following: readonly PersonRow[];
  /** Stands in place of the summary. */
  note?: ReactNode;
}) {
  const t = useContactsMessages();
  const desk = useContactDesk();
  const summary = useSummary();
  const name = displayName(person);
  const state = desk.rows.get(person.id);
  const place = [person.department, person.shift].filter((each) => each !== '').join(' · ');
  return (
    <div className={state?.status === 'saved' ? 'person-item person-item-done' : 'person-item'}>
      <button type="button" className="person-open" onClick={() => desk.open(person, following)}>
        <AssessmentMark value={person.assessment} />
        <span className="person-words">
          <span className="person-name">
            <bdi>{listName(person)}</bdi>
          </span>
          <span className="person-line">
            <bdi>{place}</bdi>
          </span>
          <span className="person-line">{note ?? summary(person)}</span>
        </span>
        <span className="visually-hidden">{t('contacts.row.open')}</span>
      </button>
      {state?.status === 'saved' ? (
        <StatusWord tone="good">{t('contacts.row.saved')}</StatusWord>
      ) : state?.status === 'sending' ? (
        <StatusWord tone="plain" icon="clock">
          {t('contacts.row.saving')}
        </StatusWord>
      ) : (
        <Button
          aria-label={t(state === undefined ? 'contacts.row.not-home.for' : 'contacts.row.again.for', {
            name,
          })}
          onClick={() => desk.logNotHome(person)}
        >
          {t(state === undefined ? 'contacts.row.not-home' : 'contacts.row.again')}
        </Button>
      )}
    </div>
  );
}
