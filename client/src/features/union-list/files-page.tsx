import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useElectionId } from '../../shells/route-state';
import { buttonClass } from '../../ui/button';
import { FilesPage } from '../roll/wizard/files-page';
import { useUnionListMessages } from './messages';
import { pairsQuery } from './queries';
import { UnionPlace } from './union-place';

/** A new list, the lists before, and who of them is still to be decided. */
export function UnionFilesPage() {
  const t = useUnionListMessages();
  const electionId = useElectionId();
  const pairs = useQuery(pairsQuery(electionId, 0));
  return (
    <UnionPlace>
      <div className="stack-wide">
        <FilesPage />
        <p className="measure soft">{t('union.explain')}</p>
        <div>
          <Link
            to="/campaign/$election/lists/pairs"
            params={{ election: electionId }}
            className={buttonClass()}
          >
            {t('union.pairs.open', { count: pairs.data?.total ?? 0 })}
          </Link>
        </div>
      </div>
    </UnionPlace>
  );
}
