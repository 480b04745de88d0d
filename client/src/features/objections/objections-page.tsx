import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { ObjectionList, ObjectionView } from '@contract/official/objections/objections.contract';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { EmptyState, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { FileForm } from './file-form';
import { useObjectionsMessages } from './messages';
import { ObjectionDialog } from './objection-dialog';
import { objectionsQuery } from './queries';

/** What the parties object to, until when they may, and what became of it. */
export function ObjectionsPage() {
  const t = useObjectionsMessages();
  const electionId = useElectionId();
  const election = useElection(electionId);
  const query = useQuery(objectionsQuery(electionId));
  useLive(`count:${electionId}`, [['objections', electionId]]);
  return (
    <Page title={t('objections.title')}>
      <QueryView query={query}>
        {(list) => election.data && <Objections election={election.data} list={list} />}
      </QueryView>
    </Page>
  );
}

function Objections({ election, list }: { election: ElectionView; list: ObjectionList }) {
  const t = useObjectionsMessages();
  const format = useFormat();
  const can = useCan(election.id);
  const [shown, setShown] = useState<string | null>(null);
  const { items, deadline, tallyDeadline, isOpen } = list;
  const nameOf = (slug: string) => election.parties.find((party) => party.slug === slug)?.name ?? slug;
  const objection = items.find(({ id }) => id === shown);
  if (!isOpen && items.length === 0 && election.phase !== 'closed') {
    return <EmptyState title={t('objections.before')} />;
  }
  const mayRule = isOpen && can('objection.resolve');
  return (
    <>
      {deadline !== null && (
        <p className="measure">
          {t(deadline.isOver ? 'objections.deadline.over' : 'objections.deadline', {
            at: format.dateTime(deadline.at),
          })}
        </p>
      )}
      {tallyDeadline !== null && tallyDeadline.revision > 0 && (
        <p className="measure">
          {t('objections.deadline.tally', {
            revision: tallyDeadline.revision,
            at: format.dateTime(tallyDeadline.at),
          })}
        </p>
      )}
      {items.length === 0 ? (
        <p className="soft">{t('objections.none')}</p>
      ) : (
        <Table
          caption={t('objections.list')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'code',
              header: t('objections.column.code'),
              isRowHeader: true,
              cell: ({ code }) => <bdi className="code">{code}</bdi>,
            },
            { id: 'party', header: t('objections.column.party'), cell: ({ party }) => nameOf(party) },
            {
              id: 'ground',
              header: t('objections.column.ground'),
              cell: ({ ground }) => t(`objections.ground.${ground}`),
            },
            {
              id: 'filed',
              header: t('objections.column.filed'),
              cell: ({ filedAt, isLate }) => (
                <>
                  {format.dateTime(filedAt)}{' '}
                  {isLate && <StatusWord tone="warn">{t('objections.late')}</StatusWord>}
                </>
              ),
            },
            { id: 'state', header: t('objections.column.state'), cell: (row) => <State objection={row} /> },
            {
              id: 'action',
              header: t('objections.column.action'),
              cell: ({ id, code, ruling }) => (
                <Button kind="quiet" onClick={() => setShown(id)}>
                  {t(mayRule && ruling === null ? 'objections.rule' : 'objections.read', { code })}
                </Button>
              ),
            },
          ]}
        />
      )}
      {objection !== undefined && (
        <ObjectionDialog
          election={election}
          objection={objection}
          mayRule={mayRule}
          onClose={() => setShown(null)}
        />
      )}
      {isOpen && can('objection.file') && <FileForm election={election} />}
    </>
  );
}

function State({ objection: { ruling } }: { objection: ObjectionView }) {
  const t = useObjectionsMessages();
  if (ruling === null) return <StatusWord tone="warn">{t('objections.open')}</StatusWord>;
  return <StatusWord tone="info">{t(`objections.ruling.${ruling}`)}</StatusWord>;
}
