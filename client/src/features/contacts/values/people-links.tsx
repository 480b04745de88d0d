import { Link } from '@tanstack/react-router';
import { useCan } from '../../../api/election';
import { buttonClass } from '../../../ui/button';
import { useValuesMessages } from './messages';

/** From the people to whoever is missing among them: somebody to add, and for the lead the union's own list. */
export function PeopleLinks({ electionId }: { electionId: string }) {
  const t = useValuesMessages();
  const can = useCan(electionId);
  const params = { election: electionId };
  return (
    <>
      <Link to="/campaign/$election/people/new" params={params} className={buttonClass()}>
        {t('values.new')}
      </Link>
      {can('campaign.import') && (
        <Link to="/campaign/$election/lists" params={params} className={buttonClass()}>
          {t('values.lists')}
        </Link>
      )}
    </>
  );
}
