import { useId, type ReactNode } from 'react';
import type { ApiProblem } from '../api/problem';
import { Button } from './button';
import { useUiMessages } from './messages';

export { Notice, StatusWord, type Tone } from './status-word';

/** The words for a problem: the server's own, or the page's where no server answered. */
export function useProblemWords(): (problem: ApiProblem) => { title: string; detail: string } {
  const t = useUiMessages();
  return (problem) => {
    if (problem.code === 'network') {
      return { title: t('ui.problem.network.title'), detail: t('ui.problem.network.detail') };
    }
    if (problem.code === 'page')
      return { title: t('ui.problem.page.title'), detail: t('ui.problem.page.detail') };
    return {
      title: problem.title || t('ui.problem.other.title'),
      detail: problem.detail || (problem.title ? '' : t('ui.problem.other.detail')),
    };
  };
}

/** What went wrong, what to do, and the code to quote. Refusals of a form show in the form instead. */
export function ProblemNotice({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const t = useUiMessages();
  const words = useProblemWords()(problem);
  return (
    <div className="notice tone-stop" role="alert">
      <p className="notice-title">{words.title}</p>
      {words.detail && <p>{words.detail}</p>}
      <p className="small soft">{t('ui.problem.code', { code: problem.code })}</p>
      {onRetry && (
        <div>
          <Button onClick={onRetry}>{t('ui.try-again')}</Button>
        </div>
      )}
    </div>
  );
}

/** "Not yours" and "not there" look the same, to everybody. */
export function Denied() {
  const t = useUiMessages();
  return (
    <div className="empty">
      <h2>{t('ui.denied.title')}</h2>
      <p className="measure">{t('ui.denied.detail')}</p>
    </div>
  );
}

/** What this list is and the one thing to do about its being empty. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const id = useId();
  return (
    <section className="empty" aria-labelledby={id}>
      <p className="notice-title" id={id}>
        {title}
      </p>
      {children && <div className="measure soft">{children}</div>}
      {action}
    </section>
  );
}
