import { useQuery } from '@tanstack/react-query';
import { usePathParameter } from '../../shells/route-state';
import { ListPage } from '../roll/wizard/list-page';
import { useListPlace } from '../roll/wizard/place';
import { listQuery } from '../roll/wizard/queries';
import { Links } from './links';
import { UnionPlace } from './union-place';

/** One list of the union's, step by step, and whom its people are. */
export function ListSteps() {
  return (
    <UnionPlace>
      <div className="stack-wide">
        <ListPage />
        <WhoTheyAre />
      </div>
    </UnionPlace>
  );
}

/** Once the list has been read: whom its people are, before it is applied and after. */
function WhoTheyAre() {
  const { data } = useQuery(listQuery(useListPlace(), usePathParameter('import')));
  if (data?.state !== 'review' && data?.state !== 'applied') return null;
  return data.counts === null || data.undone !== null ? null : <Links view={data} />;
}
