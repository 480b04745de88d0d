import { useQuery } from '@tanstack/react-query';
import type { RollEntryList, RollEntryView } from '@contract/roll/roll.contract';
import { hasPolls } from '@domain/polls';
import { useElection } from '../../api/election';
import { api, queryString } from '../../api/request';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { nameOf } from './named';
import { usePollsMessages } from './messages';
import './polls.css';

const PAGE = 500;

/** The list with the employees' job classifications, as it lies at the table when the connection fails. */
export function PaperList() {
  const t = usePollsMessages();
  const electionId = useElectionId();
  const { data: election } = useElection(electionId);
  const query = useQuery({
    queryKey: ['polls', electionId, 'paper'],
    queryFn: ({ signal }) => wholeList(electionId, signal),
    staleTime: 60_000,
    enabled: election !== undefined && hasPolls(election.manner),
  });
  if (election !== undefined && !hasPolls(election.manner)) {
    return (
      <Page title={t('polls.paper.title')}>
        <EmptyState title={t('polls.mail-only')}>
          <p>{t('polls.mail-only.detail')}</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('polls.paper.title')}
      actions={<Button onClick={() => window.print()}>{t('polls.paper.print')}</Button>}
    >
      <p className="soft measure no-print">{t('polls.paper.intro')}</p>
      <QueryView query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState title={t('polls.paper.none')} />
          ) : (
            <Sheets electionId={electionId} entries={entries} />
          )
        }
      </QueryView>
    </Page>
  );
}

async function wholeList(electionId: string, signal: AbortSignal): Promise<RollEntryView[]> {
  const entries: RollEntryView[] = [];
  for (;;) {
    const { items, total } = await api.get<RollEntryList>(
      `/api/elections/${electionId}/roll${queryString({ limit: PAGE, offset: entries.length || undefined })}`,
      { signal },
    );
    entries.push(...items);
    if (items.length === 0 || entries.length >= total) return entries;
  }
}

function Sheets({ electionId, entries }: { electionId: string; entries: readonly RollEntryView[] }) {
  const t = usePollsMessages();
  const { data: election } = useElection(electionId);
  const regular = entries.filter(({ section }) => section === 'regular');
  const subject = entries.filter(({ section }) => section !== 'regular');
  return (
    <>
      <p>
        {election?.employer} · <bdi className="code">{election?.caseNumber}</bdi> ·{' '}
        {t('polls.paper.people', { count: entries.length })}
      </p>
      <Sheet title={t('polls.paper.title')} entries={regular} />
      {subject.length > 0 && <Sheet title={t('polls.paper.subject')} entries={subject} isShown />}
    </>
  );
}

function Sheet({
  title,
  entries,
  isShown = false,
}: {
  title: string;
  entries: readonly RollEntryView[];
  isShown?: boolean;
}) {
  const t = usePollsMessages();
  return (
    <div className="table-region polls-paper" role="region" aria-label={title} tabIndex={0}>
      <table className="table">
        <caption className={isShown ? undefined : 'visually-hidden'}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('polls.paper.mark')}</th>
            <th scope="col">{t('polls.paper.name')}</th>
            <th scope="col">{t('polls.paper.number')}</th>
            <th scope="col">{t('polls.paper.job')}</th>
            <th scope="col">{t('polls.paper.department')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <span className="polls-tick" />
              </td>
              <th scope="row">
                <bdi>{nameOf(entry)}</bdi>
              </th>
              <td>
                <bdi className="code">{entry.employeeNumber}</bdi>
              </td>
              <td>
                <bdi>{entry.classification}</bdi>
              </td>
              <td>
                <bdi>{[entry.department, entry.shift].filter((each) => each !== '').join(' · ')}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
