import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { toProblem } from '../api/problem';
import { useUiMessages } from './messages';
import { Denied, ProblemNotice } from './notice';

const PATIENCE_MILLISECONDS = 300;

/** Grey bars, and only after 300 ms: what comes sooner should not flash. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const t = useUiMessages();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), PATIENCE_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <div className="skeleton" aria-busy="true">
      <span className="visually-hidden">{t('ui.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-bar" />
      ))}
    </div>
  );
}

/**
 * The four faces of anything fetched: loading, denied, failed, there. Data that is already on screen stays when a
 * refetch fails; the failure is said above it.
 */
export function QueryView<T>({
  query,
  rows,
  children,
}: {
  query: Pick<UseQueryResult<T>, 'data' | 'isPending' | 'error'> & { readonly refetch: () => unknown };
  /** Skeleton rows while loading. */
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.isPending) return <Loading {...(rows === undefined ? {} : { rows })} />;
  const problem = query.error ? toProblem(query.error) : null;
  if (problem?.isDenied) return <Denied />;
  const notice = problem && <ProblemNotice problem={problem} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return notice;
  return (
    <>
      {notice}
      {children(query.data)}
    </>
  );
}
