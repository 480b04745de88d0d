import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState, type DragEvent } from 'react';
import type { ImportSummary, ImportView } from '@contract/roll/imports.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { ProblemNotice, StatusWord, type Tone } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { useRollMessages } from './messages';
import { importsQuery, uploadPath } from './queries';
import './roll.css';

export const STATE_TONE: Readonly<Record<ImportSummary['state'], Tone>> = {
  reading: 'info',
  refused: 'stop',
  review: 'warn',
  applying: 'info',
  applied: 'good',
  cancelled: 'plain',
};

/** Step one: the file; below it the imports before, each with its address. */
export function UploadPage() {
  const t = useRollMessages();
  const electionId = useElectionId();
  const earlier = useQuery(importsQuery(electionId));
  useLive(`roll:${electionId}`, [['roll', electionId, 'imports']]);
  return (
    <Page title={t('roll.upload.title')}>
      <DropArea electionId={electionId} />
      <QueryView query={earlier}>
        {({ items }) => (items.length === 0 ? null : <Earlier electionId={electionId} imports={items} />)}
      </QueryView>
    </Page>
  );
}

interface Sending {
  readonly id: string;
  readonly file: File;
}

function DropArea({ electionId }: { electionId: string }) {
  const t = useRollMessages();
  const navigate = useNavigate();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const sending = useMutation({
    mutationFn: ({ id: importId, file }: Sending) =>
      // A bare blob is sent as bytes; its own type would depend on the reader's machine.
      api.post<ImportView>(
        uploadPath(electionId, importId, file.name),
        file.slice(0, file.size, 'application/octet-stream'),
      ),
    onSuccess: (made) =>
      navigate({
        to: '/elections/$election/roll/imports/$import',
        params: { election: electionId, import: made.id },
      }),
  });
  const send = (file: File | undefined) => {
    if (file !== undefined && !sending.isPending) sending.mutate({ id: mintId(), file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={isOver ? 'roll-drop roll-drop-over' : 'roll-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="field-label" htmlFor={id}>
        {t('roll.upload.drop')}
      </label>
      <input
        id={id}
        type="file"
        className="input"
        accept=".xlsx,.csv,.tsv,.txt"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <p className="field-hint" id={`${id}-hint`}>
        {t('roll.upload.kinds')}
      </p>
      {sending.isPending && (
        <p role="alert">{t('roll.upload.sending', { name: sending.variables.file.name })}</p>
      )}
      {sending.error && (
        <ProblemNotice
          problem={toProblem(sending.error)}
          {...(toProblem(sending.error).isPassing && { onRetry: () => sending.mutate(sending.variables) })}
        />
      )}
    </div>
  );
}

function Earlier({ electionId, imports }: { electionId: string; imports: readonly ImportSummary[] }) {
  const t = useRollMessages();
  const format = useFormat();
  return (
    <Table
      caption={t('roll.imports')}
      columns={[
        {
          id: 'file',
          header: t('roll.list.file'),
          isRowHeader: true,
          cell: (row) => (
            <Link
              to="/elections/$election/roll/imports/$import"
              params={{ election: electionId, import: row.id }}
            >
              <bdi>{row.fileName}</bdi>
            </Link>
          ),
        },
        { id: 'at', header: t('roll.list.at'), cell: (row) => format.dateTime(row.uploadedAt) },
        {
          id: 'state',
          header: t('roll.list.state'),
          cell: (row) => <StatusWord tone={STATE_TONE[row.state]}>{t(`roll.state.${row.state}`)}</StatusWord>,
        },
        {
          id: 'result',
          header: t('roll.list.result'),
          cell: ({ added, changed, gone }) =>
            added === null
              ? ''
              : t('roll.list.summary', {
                  added: format.number(added),
                  changed: format.number(changed ?? 0),
                  gone: format.number(gone ?? 0),
                }),
        },
      ]}
      rows={imports}
      rowKey={(row) => row.id}
    />
  );
}
