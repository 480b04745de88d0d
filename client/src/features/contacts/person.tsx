import { useQuery } from '@tanstack/react-query';
import type { PersonDetails } from '@contract/campaign/contacts/people.contract';
import type { TimelineEntry } from '@contract/campaign/contacts/contacts.contract';
import { displayName } from '@domain/names';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { useElectionId, usePathParameter } from '../../shells/route-state';
import { AssessmentMark, useMeaning } from '../assessments/assessment-mark';
import { Button, ButtonLink } from '../../ui/button';
import { EmptyState, Notice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useContactDesk } from './contact-desk';
import { useContactsMessages } from './messages';
import { momentOfDay, useSummary } from './person-item';
import { campaignKey, personQuery } from './queries';
import { MergedPeople } from './values/merged-people';
import { PersonFields } from './values/person-fields';
import './values/values.css';

/** Everything the union knows about one person. */
export function Person() {
  const t = useContactsMessages();
  const electionId = useElectionId();
  const personId = usePathParameter('person');
  const query = useQuery(personQuery(electionId, personId));
  useLive(`campaign:${electionId}`, [campaignKey(electionId)]);
  const name = query.data ? displayName(query.data) : t('contacts.search.title');
  return (
    <Page title={name}>
      <QueryView query={query}>
        {(person) => (
          <>
            <Head person={person} />
            <Timeline person={person} />
            <PersonFields person={person} />
            <MergedPeople person={person} />
            <Notice title={t('contacts.self-report')}>
              <p className="measure">{t('contacts.self-report.detail')}</p>
            </Notice>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Head({ person }: { person: PersonDetails }) {
  const t = useContactsMessages();
  const format = useFormat();
  const desk = useContactDesk();
  const meaning = useMeaning();
  const summary = useSummary();
  const place = [person.department, person.shift, person.jobTitle].filter((each) => each !== '').join(' · ');
  return (
    <div className="stack">
      <p>
        <bdi>{place}</bdi>
      </p>
      <div className="person-standing">
        <AssessmentMark value={person.assessment} />
        <p>
          {person.assessment === 0
            ? meaning(0)
            : t('contacts.person.assessed', {
                value: person.assessment,
                meaning: meaning(person.assessment),
              })}
          {person.assessedAt !== null && (
            <span className="soft">
              {', '}
              {t('contacts.person.assessed.at', { time: format.date(person.assessedAt) })}
            </span>
          )}
          <br />
          <span className="soft">{summary(person)}</span>
        </p>
      </div>
      {person.standing === 'left' && <StatusWord tone="warn">{t('contacts.person.left')}</StatusWord>}
      {person.standing === 'added' && <StatusWord tone="info">{t('contacts.person.added')}</StatusWord>}
      <div className="cluster">
        {person.phones.map((phone) => (
          <ButtonLink
            key={phone}
            href={`tel:${phone.replace(/[^\d+]/g, '')}`}
            isLarge
            onClick={() => desk.openAfterCall(person)}
          >
            {t('contacts.person.call', { phone })}
          </ButtonLink>
        ))}
        <Button kind="primary" isLarge onClick={() => desk.open(person)}>
          {t('contacts.person.log')}
        </Button>
      </div>
      {person.phones.length > 0 && <p className="soft small">{t('contacts.person.call.note')}</p>}
    </div>
  );
}

function Timeline({ person }: { person: PersonDetails }) {
  const t = useContactsMessages();
  return (
    <section className="stack" aria-labelledby="timeline">
      <h2 id="timeline">{t('contacts.person.timeline')}</h2>
      {person.timeline.length === 0 ? (
        <EmptyState title={t('contacts.person.timeline.none')}>
          {t('contacts.person.timeline.none.detail')}
        </EmptyState>
      ) : (
        <ol className="timeline">
          {person.timeline.map((entry) => (
            <li key={entry.id} className="timeline-entry">
              <Entry person={person} entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ person, entry }: { person: PersonDetails; entry: TimelineEntry }) {
  const t = useContactsMessages();
  const format = useFormat();
  const desk = useContactDesk();
  const meaning = useMeaning();
  const outcome =
    entry.outcome === null ? t('contacts.entry.assessment-only') : t(`contacts.outcome.${entry.outcome}`);
  const time = format.dateTime(entry.occurredAt);
  const content = (
    <>
      <p className="timeline-title">{outcome}</p>
      {entry.assessment !== 0 && (
        <p>
          {t('contacts.person.assessed', { value: entry.assessment, meaning: meaning(entry.assessment) })}
          {entry.basis !== null && <span className="soft"> ({t(`contacts.basis.${entry.basis}`)})</span>}
        </p>
      )}
      {entry.issues.length > 0 && (
        <p>
          {t('contacts.entry.issues', {
            issues: entry.issues.map((issue) => t(`contacts.issue.${issue}`)).join(', '),
          })}
        </p>
      )}
      {entry.note !== '' && (
        <p className="timeline-note">
          <bdi>{entry.note}</bdi>
        </p>
      )}
      {entry.followUpOn !== null && (
        <p>{t('contacts.entry.follow-up', { day: format.date(momentOfDay(entry.followUpOn)) })}</p>
      )}
    </>
  );
  return (
    <>
      {entry.withdrawnAt === null ? content : <del className="timeline-withdrawn">{content}</del>}
      <p className="soft small">
        <bdi>{t('contacts.entry.by', { author: entry.fileName ?? entry.author.name, time })}</bdi>
      </p>
      {entry.withdrawnAt !== null && (
        <StatusWord tone="plain" icon="cut">
          {t('contacts.entry.withdrawn', { time: format.dateTime(entry.withdrawnAt) })}
        </StatusWord>
      )}
      {entry.withdrawableUntil !== null && (
        <div>
          <Button
            aria-label={t('contacts.entry.withdraw.for', { outcome, time })}
            onClick={() => void desk.withdraw(person, entry.id)}
          >
            {t('contacts.entry.withdraw')}
          </Button>
        </div>
      )}
    </>
  );
}
