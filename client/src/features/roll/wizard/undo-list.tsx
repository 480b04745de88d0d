import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportView, UndoReport } from '@contract/roll/imports.contract';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import { useFormat } from '../../../i18n/provider';
import { useAnnounce } from '../../../ui/announcer';
import { Button, ButtonLink } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice, ProblemNotice } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { Table } from '../../../ui/table';
import { useRollWords } from '../words/messages';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { isWorking, keptPath, listPath, listQuery, undoQuery } from './queries';

/** Takes the whole list back: shows first what that reverses and what it leaves. */
export function UndoList({ view, until }: { view: ImportView; until: string }) {
  const t = useListMessages();
  const format = useFormat();
  const place = useListPlace();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [isAsking, setAsking] = useState(false);
  const preview = useQuery({ ...undoQuery(place, view.id), enabled: isAsking });
  const { queryKey } = listQuery(place, view.id);
  const undoing = useMutation({
    mutationFn: () => api.post<ImportView>(`${listPath(place, view.id)}/undo`),
    onSuccess: (fresh) => {
      client.setQueryData(queryKey, fresh);
      // A long list is still being undone: the page tells when it is.
      if (!isWorking(fresh)) announce(t('list.undone.title'));
      setAsking(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: place.key }),
  });
  return (
    <section className="stack">
      <h2>{t('list.undo')}</h2>
      <p className="measure">{t('list.undo.explain', { until: format.dateTime(until) })}</p>
      <div>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t('list.undo')}
        </Button>
      </div>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title={t('list.undo.title')}>
        <QueryView query={preview} rows={3}>
          {(report) => (
            <>
              <Reversed report={report} isDone={false} />
              <Kept report={report} />
            </>
          )}
        </QueryView>
        {undoing.error && <ProblemNotice problem={toProblem(undoing.error)} />}
        <div className="dialog-actions">
          <Button
            kind="danger"
            isBusy={undoing.isPending || preview.isPending}
            onClick={() => undoing.mutate()}
          >
            {t('list.undo')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('list.undo.keep')}</Button>
        </div>
      </Dialog>
    </section>
  );
}

/** What undoing reversed and what it left, with a file of those. */
export function UndoneReport({ view, undone }: { view: ImportView; undone: UndoReport }) {
  const t = useListMessages();
  const format = useFormat();
  const place = useListPlace();
  return (
    <div className="stack">
      <Notice tone="info" title={t('list.undone.title')}>
        {undone.at !== null && <p>{t('list.undone.at', { at: format.dateTime(undone.at) })}</p>}
        <Reversed report={undone} isDone />
      </Notice>
      <Kept report={undone} />
      {undone.keptCount > 0 && (
        <div>
          <ButtonLink href={keptPath(place, view.id)} download>
            {t('list.undone.file')}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

function Reversed({ report, isDone }: { report: UndoReport; isDone: boolean }) {
  const t = useListMessages();
  const { removed, restored, returned, unmerged, keptCount } = report;
  const lines = (['removed', 'restored', 'returned', 'unmerged'] as const).filter((each) => report[each] > 0);
  if (removed + restored + returned + unmerged + keptCount === 0) return <p>{t('list.undo.nothing')}</p>;
  return (
    <ul>
      {lines.map((each) => (
        <li key={each}>{t(`${isDone ? 'list.undone' : 'list.undo'}.${each}`, { count: report[each] })}</li>
      ))}
      {keptCount > 0 && <li>{t(isDone ? 'list.undone.kept' : 'list.undo.kept', { count: keptCount })}</li>}
    </ul>
  );
}

function Kept({ report: { kept, keptCount } }: { report: UndoReport }) {
  const t = useListMessages();
  const words = useRollWords();
  if (kept.length === 0) return null;
  return (
    <Table
      caption={t('list.kept.caption', { count: keptCount })}
      columns={[
        {
          id: 'name',
          header: words('roll.field.name'),
          isRowHeader: true,
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
        {
          id: 'number',
          header: words('roll.field.employeeNumber'),
          cell: ({ employeeNumber }) => <bdi>{employeeNumber}</bdi>,
        },
        { id: 'why', header: t('list.kept.why'), cell: ({ why }) => t(`list.kept.${why}`) },
      ]}
      rows={kept}
      rowKey={({ entryId }) => entryId}
    />
  );
}
