import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { ImportView } from '@contract/roll/imports.contract';
import { toProblem } from '../../../api/problem';
import { queryString } from '../../../api/request';
import { sendFile } from '../../../api/upload';
import { useFormat } from '../../../i18n/provider';
import { ProblemNotice } from '../../../ui/notice';
import { Table } from '../../../ui/table';
import { FilesAre } from './files-page';
import { useFileWords } from './list-facts';
import { useFilesMessages } from './files/messages';
import { useListPlace } from './place';
import { listPath, listQuery } from './queries';
import type { StepProps } from './review';

/** The files of the list, how they belong together, and room for one more. */
export function FilesStep({ view, inHand: { choices, decide } }: StepProps) {
  const t = useFilesMessages();
  const format = useFormat();
  const fileWords = useFileWords();
  return (
    <div className="stack-wide">
      <Table
        caption={t('list.files.count', { count: view.files.length })}
        columns={[
          {
            id: 'name',
            header: t('list.earlier.file'),
            isRowHeader: true,
            cell: ({ name }) => <bdi>{name}</bdi>,
          },
          { id: 'kind', header: t('list.files.what'), cell: fileWords },
          {
            id: 'size',
            header: t('list.files.size'),
            align: 'end',
            cell: ({ size }) => t('list.files.kilobytes', { size: format.number(Math.ceil(size / 1000)) }),
          },
          {
            id: 'hash',
            header: t('list.files.hash'),
            cell: ({ sha256 }) => <code className="list-hash">{sha256}</code>,
          },
        ]}
        rows={view.files}
        rowKey={({ position }) => position}
      />
      {view.files.length > 1 && (
        <FilesAre value={choices.files} onChange={(files) => decide({ kind: 'files', files })} />
      )}
      <AddFile view={view} />
    </div>
  );
}

function AddFile({ view }: { view: ImportView }) {
  const t = useFilesMessages();
  const place = useListPlace();
  const client = useQueryClient();
  const id = useId();
  const adding = useMutation({
    mutationFn: (file: File) => {
      const position = Math.max(0, ...view.files.map((each) => each.position)) + 1;
      const query = queryString({ position: String(position), name: file.name });
      return sendFile<ImportView>(`${listPath(place, view.id)}/files${query}`, file);
    },
    onSuccess: (fresh) => client.setQueryData(listQuery(place, view.id).queryKey, fresh),
  });
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('list.files.add')}
      </label>
      <div className="field-hint" id={`${id}-hint`}>
        {t('list.files.add.hint')}
      </div>
      <input
        id={id}
        type="file"
        className="input"
        accept=".docx,.xlsx,.csv,.tsv,.txt"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined && !adding.isPending) adding.mutate(file);
          event.target.value = '';
        }}
      />
      {adding.isPending && <p role="alert">{t('list.files.sending', { name: adding.variables.name })}</p>}
      {adding.error && <ProblemNotice problem={toProblem(adding.error)} />}
    </div>
  );
}
