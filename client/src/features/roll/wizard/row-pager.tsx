import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { useListMessages } from './messages';
import { ROWS_AT_ONCE } from './queries';

export function RowPager({
  from,
  shown,
  total,
  onFrom,
}: {
  from: number;
  shown: number;
  total: number;
  onFrom: (from: number | undefined) => void;
}) {
  const t = useListMessages();
  const format = useFormat();
  if (total === 0) return null;
  return (
    <div className="cluster">
      <span className="number">
        {t('list.page', {
          from: format.number(from + 1),
          to: format.number(from + shown),
          total: format.number(total),
        })}
      </span>
      {from > 0 && (
        <Button onClick={() => onFrom(Math.max(0, from - ROWS_AT_ONCE) || undefined)}>
          {t('list.page.previous')}
        </Button>
      )}
      {from + shown < total && (
        <Button onClick={() => onFrom(from + ROWS_AT_ONCE)}>{t('list.page.next')}</Button>
      )}
    </div>
  );
}
