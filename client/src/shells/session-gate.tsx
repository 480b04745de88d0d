import { useEffect, type ReactNode } from 'react';
import { toProblem } from '../api/problem';
import { useSession } from '../api/session';
import { ProblemNotice } from '../ui/notice';
import { Loading } from '../ui/query-view';

/** Lets nobody past without an account; leads to the sign-in page and back here. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { session, isPending, error, refetch } = useSession();
  const isSignedOut = !isPending && !error && session === null;
  useEffect(() => {
    if (!isSignedOut) return;
    const here = window.location.pathname + window.location.search;
    window.location.replace(here === '/' ? '/in' : `/in?next=${encodeURIComponent(here)}`);
  }, [isSignedOut]);
  if (session !== null) return children;
  if (error) return <ProblemNotice problem={toProblem(error)} onRetry={() => void refetch()} />;
  return <Loading />;
}
