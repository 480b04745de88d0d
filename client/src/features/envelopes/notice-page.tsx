import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangeNotice, NoticeView } from '@contract/official/envelopes/notice.contract';
import { hasMail, hasPolls } from '@domain/polls';
import { useCan, useElection } from '../../api/election';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { TextAreaField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useToast } from '../../ui/toasts';
import { PlacesAndHours } from '../polls/places-and-hours';
import { LanguagesForm } from './languages-form';
import { useEnvelopesMessages } from './messages';
import './labels.css';

/** The Notice of Election and the sample ballot, as they are posted and sent with every kit. */
export function NoticePage() {
  const t = useEnvelopesMessages();
  const electionId = useElectionId();
  const query = useQuery({
    queryKey: ['notice', electionId],
    queryFn: ({ signal }) => api.get<NoticeView>(`/api/elections/${electionId}/notice`, { signal }),
  });
  const can = useCan(electionId);
  const { data: election } = useElection(electionId);
  return (
    <Page
      title={t('envelopes.notice.title')}
      actions={<Button onClick={() => window.print()}>{t('envelopes.labels.print')}</Button>}
    >
      <QueryView query={query}>
        {(notice) => (
          <>
            <Paper electionId={electionId} notice={notice} />
            {can('mailing.record') && election?.phase !== 'closed' && (
              <NoticeForm electionId={electionId} notice={notice} />
            )}
            {can('mailing.record') && notice.canChangeLanguages && (
              <LanguagesForm
                key={notice.languages.map(({ language }) => language).join()}
                electionId={electionId}
                notice={notice}
              />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Paper({ electionId, notice }: { electionId: string; notice: NoticeView }) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const when = (at: string | null) => (at === null ? t('envelopes.notice.open') : format.dateTime(at));
  const day = (date: string | null) => (date === null ? t('envelopes.notice.open') : format.date(date));
  const { data: election } = useElection(electionId);
  const manner = election?.manner ?? 'mail';
  const mail: readonly (readonly [string, string])[] = [
    [t('envelopes.notice.mailed'), day(notice.mailingOn)],
    [t('envelopes.notice.due'), when(notice.dueAt)],
  ];
  const lines: readonly (readonly [string, string])[] = [
    [t('envelopes.notice.unit'), notice.unit || t('envelopes.notice.open')],
    [t('envelopes.notice.eligible'), day(notice.eligibilityOn)],
    ...(hasMail(manner) ? mail : []),
    [t('envelopes.notice.count'), when(notice.countAt)],
    [t('envelopes.notice.place'), notice.countPlace || t('envelopes.notice.open')],
    [t('envelopes.notice.contact'), notice.contact || t('envelopes.notice.open')],
  ];
  return (
    <article className="paper">
      <h2>{t('envelopes.notice.heading')}</h2>
      <p>
        {notice.employer} · <bdi className="code">{notice.caseNumber}</bdi>
      </p>
      <dl className="stack">
        {lines.map(([term, text]) => (
          <div key={term}>
            <dt className="soft">{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {hasPolls(manner) && <PlacesAndHours electionId={electionId} />}
      <p>{t(hasMail(manner) ? 'envelopes.notice.rules' : 'envelopes.notice.rules.in-person')}</p>
      <h3>{t('envelopes.notice.sample')}</h3>
      <Ballot question={notice.question} labels={notice.choices.map(({ label }) => label)} instructions="" />
      {notice.languages.map(({ language, question, labels, instructions }) => (
        <section key={language} className="stack">
          <h4>{t('envelopes.notice.sample.in', { language: nameOfLanguage(language, format.locale) })}</h4>
          <Ballot
            language={language}
            question={question}
            labels={notice.choices.map(({ id }) => labels[id] ?? '')}
            instructions={instructions}
          />
        </section>
      ))}
      <p className="small">
        {t('envelopes.notice.fingerprint')} <bdi className="code">{notice.keyFingerprint}</bdi>
      </p>
    </article>
  );
}

/** A tag that is well formed and names no language stays as it is. */
function nameOfLanguage(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What the ballot looks like, marked as none. Its own words are in its own language, in the direction they are read. */
function Ballot({
  language,
  question,
  labels,
  instructions,
}: {
  language?: string;
  question: string;
  labels: readonly string[];
  instructions: string;
}) {
  const t = useEnvelopesMessages();
  return (
    <div className="ballot">
      <p className="ballot-mark">{t('envelopes.notice.sample.mark')}</p>
      <div className="stack" lang={language} dir="auto">
        <p>{question}</p>
        <div className="ballot-boxes">
          {labels.map((label) => (
            <p key={label} className="ballot-box">
              {label}
            </p>
          ))}
        </div>
        {instructions !== '' && <p className="small">{instructions}</p>}
      </div>
      <p className="small">{t('envelopes.notice.sample.void')}</p>
    </div>
  );
}

function NoticeForm({ electionId, notice }: { electionId: string; notice: NoticeView }) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values) => {
    const body: Wire<ChangeNotice> = {
      countPlace: values.text('countPlace'),
      contact: values.text('contact'),
      unit: values.text('unit'),
    };
    await api.put(`/api/elections/${electionId}/notice`, body);
    toast({ text: t('envelopes.notice.saved') });
    await client.invalidateQueries({ queryKey: ['notice', electionId] });
  });
  return (
    <section className="card stack no-print" aria-labelledby="notice-words">
      <h2 id="notice-words">{t('envelopes.notice.words')}</h2>
      <Form form={form} action={t('envelopes.notice.save')} label={t('envelopes.notice.words')}>
        {(['unit', 'countPlace', 'contact'] as const).map((name) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`envelopes.notice.form.${name}`)}
            defaultValue={notice[name]}
            rows={2}
            isOptional
          />
        ))}
      </Form>
    </section>
  );
}
