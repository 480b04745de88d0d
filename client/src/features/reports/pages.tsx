import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/button';
import { useReportsMessages } from './messages';
import { ROWS_AT_ONCE } from './queries';

/** Pages stand in the address, counted from 1; the first is left out of it. */
export function Pages({
  page,
  total,
  search,
}: {
  page: number;
  total: number;
  search: Readonly<Record<string, string>>;
}) {
  const t = useReportsMessages();
  if (total <= ROWS_AT_ONCE) return null;
  const from = page * ROWS_AT_ONCE + 1;
  const to = Math.min(total, from + ROWS_AT_ONCE - 1);
  const link = (target: number, words: string) => (
    <Link
      to="."
      search={target === 0 ? search : { ...search, page: target + 1 }}
      className={buttonClass({ kind: 'quiet' })}
    >
      {words}
    </Link>
  );
  return (
    <nav className="cluster no-print" aria-label={t('reports.rows.pages')}>
      {page > 0 && link(page - 1, t('reports.rows.previous', { count: ROWS_AT_ONCE }))}
      <span className="number">{t('reports.rows.range', { from, to, total })}</span>
      {to < total && link(page + 1, t('reports.rows.next', { count: Math.min(ROWS_AT_ONCE, total - to) }))}
    </nav>
  );
}
