import type { ImportView } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { ButtonLink } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Elsewhere } from './elsewhere';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { leftOutPath } from './queries';
import { UndoneReport, UndoList } from './undo-list';

/** What the list did, the rows that it left out, and the way back. */
export function AppliedList({ view }: { view: ImportView }) {
  const t = useListMessages();
  const format = useFormat();
  const place = useListPlace();
  const { counts, undone, undoableUntil, reseals } = view;
  const leftOut = counts === null ? 0 : counts.rowsInFile - counts.people;
  return (
    <div className="stack-wide">
      {undone === null ? (
        <Notice tone="good" title={t('list.applied.title')}>
          <p>
            {t('list.applied.detail', {
              added: format.number(counts?.added ?? 0),
              changed: format.number(counts?.changed ?? 0),
              gone: format.number(counts?.gone ?? 0),
              same: format.number(counts?.same ?? 0),
            })}
          </p>
          {view.listKind !== 'union' && <p>{t(reseals ? 'list.applied.resealed' : 'list.applied.seal')}</p>}
        </Notice>
      ) : (
        <UndoneReport view={view} undone={undone} />
      )}
      {leftOut > 0 && (
        <section className="stack">
          <p>{t('list.applied.left-out', { count: leftOut })}</p>
          <div>
            <ButtonLink href={leftOutPath(place, view.id)} download>
              {t('list.applied.left-out.file')}
            </ButtonLink>
          </div>
        </section>
      )}
      {undone === null && undoableUntil !== null && <UndoList view={view} until={undoableUntil} />}
      <Elsewhere />
    </div>
  );
}
