import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ImportSummary } from '@contract/roll/imports.contract';
import { useLive } from '../../../api/live';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { RadioField } from '../../../ui/field';
import { StatusWord, type Tone } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { Table } from '../../../ui/table';
import { DropArea, PasteArea, Sending } from './file-sources';
import { useFilesMessages } from './files/messages';
import { useListPlace, type ListKind } from './place';
import { listsQuery } from './queries';
import { useSendFiles } from './send-files';
import './wizard.css';

export const STATE_TONE: Readonly<Record<ImportSummary['state'], Tone>> = {
  reading: 'info',
  refused: 'stop',
  review: 'warn',
  applying: 'info',
  undoing: 'info',
  applied: 'good',
  cancelled: 'plain',
};

/** Step one: what kind of list it is, and its file or files; below it the lists before, each with its address. */
export function FilesPage({ proposed }: { proposed?: ListKind }) {
  const t = useFilesMessages();
  const place = useListPlace();
  const earlier = useQuery(listsQuery(place));
  useLive(place.room, [[...place.key, 'imports']]);
  return (
    <Page title={t('list.files.title')}>
      <Choose {...(proposed !== undefined && { proposed })} />
      <QueryView query={earlier}>
        {({ items }) => (items.length === 0 ? null : <Earlier lists={items} />)}
      </QueryView>
    </Page>
  );
}

function Choose({ proposed }: { proposed?: ListKind }) {
  const t = useFilesMessages();
  const { kinds } = useListPlace();
  const [chosenKind, setKind] = useState<ListKind | null>(null);
  const [several, setSeveral] = useState<readonly File[]>([]);
  const sending = useSendFiles();
  const kind = chosenKind ?? proposed ?? kinds[0] ?? 'employer';
  const take = (files: readonly File[]) => {
    if (sending.isPending || files.length === 0) return;
    if (files.length > 1) setSeveral(files);
    else sending.send({ files, kind, are: 'apart' });
  };
  return (
    <div className="stack">
      {kinds.length > 1 && (
        <RadioField
          name="kind"
          label={t('list.kind')}
          options={kinds.map((each) => ({
            value: each,
            label: (
              <>
                {t(`list.kind.${each}`)} <span className="small soft">{t(`list.kind.${each}.note`)}</span>
              </>
            ),
          }))}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? null)}
        />
      )}
      <DropArea onFiles={take} />
      <PasteArea onFiles={take} />
      {several.length > 1 && (
        <Several
          files={several}
          isPending={sending.isPending}
          onSend={(are) => sending.send({ files: several, kind, are })}
          onClear={() => setSeveral([])}
        />
      )}
      <Sending sending={sending} />
    </div>
  );
}

function Several({
  files,
  isPending,
  onSend,
  onClear,
}: {
  files: readonly File[];
  isPending: boolean;
  onSend: (are: 'apart' | 'linked') => void;
  onClear: () => void;
}) {
  const t = useFilesMessages();
  const id = useId();
  const [are, setAre] = useState<'apart' | 'linked'>('apart');
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('list.files.count', { count: files.length })}</h2>
      <ol className="list-names">
        {files.map((file, position) => (
          <li key={position}>
            <bdi>{file.name}</bdi>
          </li>
        ))}
      </ol>
      <FilesAre value={are} onChange={setAre} />
      <div className="cluster">
        <Button kind="primary" isBusy={isPending} onClick={() => onSend(are)}>
          {t('list.files.send', { count: files.length })}
        </Button>
        <Button kind="quiet" onClick={onClear}>
          {t('list.files.others')}
        </Button>
      </div>
    </section>
  );
}

/** How several files belong together. */
export function FilesAre({
  value,
  onChange,
}: {
  value: 'apart' | 'linked';
  onChange: (value: 'apart' | 'linked') => void;
}) {
  const t = useFilesMessages();
  return (
    <RadioField
      name="files-are"
      label={t('list.files.are')}
      options={[
        { value: 'apart', label: t('list.files.apart') },
        { value: 'linked', label: t('list.files.linked') },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'linked' ? 'linked' : 'apart')}
    />
  );
}

function Earlier({ lists }: { lists: readonly ImportSummary[] }) {
  const t = useFilesMessages();
  const format = useFormat();
  const { electionId, kinds, to } = useListPlace();
  return (
    <Table
      caption={t('list.earlier')}
      columns={[
        {
          id: 'file',
          header: t('list.earlier.file'),
          isRowHeader: true,
          cell: (row) => (
            <Link to={to.list} params={{ election: electionId, import: row.id }}>
              <bdi>{row.fileName}</bdi>
            </Link>
          ),
        },
        ...(kinds.length > 1
          ? [
              {
                id: 'kind',
                header: t('list.kind'),
                cell: (row: ImportSummary) => t(`list.kind.${row.listKind}`),
              },
            ]
          : []),
        {
          id: 'at',
          header: t('list.earlier.at'),
          className: 'list-when',
          cell: (row) => format.dateTime(row.uploadedAt),
        },
        {
          id: 'state',
          header: t('list.earlier.state'),
          cell: (row) => <StatusWord tone={STATE_TONE[row.state]}>{t(`list.state.${row.state}`)}</StatusWord>,
        },
        {
          id: 'result',
          header: t('list.earlier.result'),
          cell: ({ added, changed, gone }) =>
            added === null
              ? ''
              : t('list.earlier.summary', {
                  added: format.number(added),
                  changed: format.number(changed ?? 0),
                  gone: format.number(gone ?? 0),
                }),
        },
        {
          id: 'undo',
          header: t('list.earlier.undo'),
          cell: ({ undoableUntil, undoneAt }) =>
            undoneAt !== null
              ? t('list.earlier.undone', { at: format.date(undoneAt) })
              : undoableUntil === null
                ? '–'
                : t('list.earlier.until', { at: format.date(undoableUntil) }),
        },
      ]}
      rows={lists}
      rowKey={(row) => row.id}
    />
  );
}
