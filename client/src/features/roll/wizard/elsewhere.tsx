import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../../ui/button';
import { useListMessages } from './messages';
import { useListPlace } from './place';

/** Where to go from a list that is done with. */
export function Elsewhere({ isFileNext = false }: { isFileNext?: boolean }) {
  const t = useListMessages();
  const { electionId, to } = useListPlace();
  const params = { election: electionId };
  return (
    <div className="cluster">
      <Link to={to.home} params={params} className={buttonClass({ kind: isFileNext ? 'plain' : 'primary' })}>
        {t('list.to-home')}
      </Link>
      <Link to={to.files} params={params} className={buttonClass({ kind: isFileNext ? 'primary' : 'plain' })}>
        {t('list.again')}
      </Link>
    </div>
  );
}
