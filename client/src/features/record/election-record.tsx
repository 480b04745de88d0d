import { useQuery } from '@tanstack/react-query';
import { useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { ButtonLink } from '../../ui/button';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { VirtualTable } from '../../ui/virtual-table';
import { useElectionsMessages } from '../elections/messages';
import { useRecordMessages } from './messages';
import { checkpointQuery, entriesQuery } from './queries';
import { sentenceOf } from './sentence';
import './record.css';

/** The record as it grows, for the agent and the observers of both parties. */
export function ElectionRecord() {
  const t = useRecordMessages();
  const electionId = useElectionId();
  useLive(`record:${electionId}`, [['record', electionId]]);
  return (
    <Page
      title={t('record.title')}
      actions={
        <ButtonLink kind="primary" href={`/api/elections/${electionId}/record.zip`}>
          {t('record.download')}
        </ButtonLink>
      }
    >
      <p className="soft">{t('record.intro')}</p>
      <Head electionId={electionId} />
      <section className="card stack" aria-labelledby="record-verify">
        <h2 id="record-verify">{t('record.verify.title')}</h2>
        <p>{t('record.verify.detail')}</p>
        <pre className="record-command" tabIndex={0}>
          npm run -s rollcall -- verify rollcall-{electionId}.zip
        </pre>
      </section>
      <Entries electionId={electionId} />
    </Page>
  );
}

function Head({ electionId }: { electionId: string }) {
  const t = useRecordMessages();
  const format = useFormat();
  const isEarly = useElection(electionId).data?.phase === 'setup';
  const query = useQuery({ ...checkpointQuery(electionId), enabled: !isEarly });
  return (
    <section className="card stack" aria-labelledby="record-head">
      <h2 id="record-head">{t('record.head.title')}</h2>
      {isEarly ? (
        <p>{t('record.head.none')}</p>
      ) : (
        <QueryView query={query} rows={2}>
          {(checkpoint) =>
            checkpoint === null ? (
              <p>{t('record.head.none')}</p>
            ) : (
              <dl className="record-head">
                <div>
                  <dt>{t('record.head.code')}</dt>
                  <dd className="record-code">{checkpoint.roomCode}</dd>
                  <dd className="soft small">{t('record.head.code.hint')}</dd>
                </div>
                <div>
                  <dt>{t('record.head.size')}</dt>
                  <dd className="number">{format.number(checkpoint.size)}</dd>
                </div>
                <div>
                  <dt>{t('record.head.fingerprint')}</dt>
                  <dd className="record-fingerprint">{checkpoint.fingerprint.match(/.{1,4}/g)?.join(' ')}</dd>
                  <dd className="soft small">{t('record.head.fingerprint.hint')}</dd>
                </div>
              </dl>
            )
          }
        </QueryView>
      )}
    </section>
  );
}

function Entries({ electionId }: { electionId: string }) {
  const t = useRecordMessages();
  const elections = useElectionsMessages();
  const format = useFormat();
  const election = useElection(electionId).data;
  const query = useQuery(entriesQuery(electionId));
  const words = {
    record: t,
    elections,
    number: format.number,
    labels: Object.fromEntries(election?.choices.map(({ id, label }) => [id, label]) ?? []),
  };
  return (
    <section className="stack" aria-labelledby="record-entries">
      <h2 id="record-entries">{t('record.entries.title')}</h2>
      <QueryView query={query}>
        {(entries) => (
          <VirtualTable
            caption={t('record.entries.caption', { count: entries.length })}
            rows={[...entries].reverse()}
            rowKey={({ index }) => index}
            columns={[
              {
                id: 'index',
                header: t('record.column.index'),
                align: 'end',
                className: 'record-index',
                cell: ({ index }) => format.number(index),
              },
              {
                id: 'at',
                header: t('record.column.at'),
                className: 'record-at',
                cell: ({ at }) => <time dateTime={at}>{format.dateTime(at)}</time>,
              },
              {
                id: 'what',
                header: t('record.column.what'),
                isRowHeader: true,
                className: 'record-what',
                cell: (entry) => <bdi>{sentenceOf(entry, words)}</bdi>,
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
