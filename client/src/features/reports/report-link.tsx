import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/button';
import { useReportsNavigationMessages } from './navigation/messages';

/** From the roll to what it lacks. */
export function ReportLink({ electionId }: { electionId: string }) {
  const t = useReportsNavigationMessages();
  return (
    <Link
      to="/elections/$election/roll/report"
      params={{ election: electionId }}
      className={buttonClass({ kind: 'quiet' })}
    >
      {t('reports.navigation')}
    </Link>
  );
}
