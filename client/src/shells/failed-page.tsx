import type { ErrorComponentProps } from '@tanstack/react-router';
import { toProblem } from '../api/problem';
import { useUiMessages } from '../ui/messages';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/notice';

/** A screen that broke, or whose code a newer version has replaced on the server: reloading fetches that. */
export function FailedPage({ error }: ErrorComponentProps) {
  const t = useUiMessages();
  return (
    <Page title={t('ui.problem.page.title')}>
      <ProblemNotice problem={toProblem(error)} onRetry={() => window.location.reload()} />
    </Page>
  );
}
