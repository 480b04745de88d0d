import type { ApiProblem } from '../../../api/problem';
import { ButtonLink } from '../../../ui/button';
import { ProblemNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { useOfficeMessages } from './messages';

/** Used, expired, withdrawn, or copied in part: what to do next is in the server's words. */
export function DeadLink({ title, problem }: { title: string; problem: ApiProblem }) {
  const t = useOfficeMessages();
  return (
    <div className="narrow">
      <Page title={title}>
        <ProblemNotice problem={problem} />
        <div>
          <ButtonLink href="/in">{t('accounts.back')}</ButtonLink>
        </div>
      </Page>
    </div>
  );
}
