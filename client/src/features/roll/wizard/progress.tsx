import type { ImportView } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { useListMessages } from './messages';

/** Long work says how far it is, in numbers. */
export function ListProgress({ view }: { view: ImportView }) {
  const t = useListMessages();
  const format = useFormat();
  const { stage, done, total } = view.progress;
  const label = t(`list.progress.${stage}`);
  return (
    <section className="card stack" aria-busy="true">
      <h2>{label}</h2>
      {total > 0 ? (
        <progress className="list-progress" max={total} value={done} aria-label={label} />
      ) : (
        <progress className="list-progress" aria-label={label} />
      )}
      <p className="number">
        {total > 0
          ? t('list.progress.of', { done: format.number(done), total: format.number(total) })
          : t('list.progress.rows', { done })}
      </p>
      <p className="soft">{t('list.progress.leave')}</p>
    </section>
  );
}
