import type { ImportView } from '@contract/roll/imports.contract';
import { useFormat } from '../../i18n/provider';
import { useRollMessages } from './messages';

/** Long work says how far it is, in numbers. */
export function ImportProgress({ view }: { view: ImportView }) {
  const t = useRollMessages();
  const format = useFormat();
  const { stage, done, total } = view.progress;
  const label = t(`roll.progress.${stage}`);
  return (
    <section className="card stack" aria-busy="true">
      <h2>{label}</h2>
      {total > 0 ? (
        <progress className="roll-progress" max={total} value={done} aria-label={label} />
      ) : (
        <progress className="roll-progress" aria-label={label} />
      )}
      <p className="number">
        {total > 0
          ? t('roll.progress.of', { done: format.number(done), total: format.number(total) })
          : t('roll.progress.rows', { done })}
      </p>
      <p className="soft">{t('roll.progress.leave')}</p>
    </section>
  );
}
