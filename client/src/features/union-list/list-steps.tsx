import { useQuery } from '@tanstack/react-query';
import { usePathParameter } from '../../shells/route-state';
import { ListPage } from '../roll/wizard/list-page';
import { useListPlace } from '../roll/wizard/place';
import { listQuery } from '../roll/wizard/queries';
import { Links } from './links';
import { UnionPlace } from './union-place';

/** One list of the union's, step by step; whom its people are is part of the comparison. */
export function ListSteps() {
  return (
    <UnionPlace Beyond={Links}>
      <div className="stack-wide">
        <ListPage />
        <WhoTheyAre />
      </div>
    </UnionPlace>
  );
}

/** Of an applied list too: whom its people are. */
function WhoTheyAre() {
  const { data } = useQuery(listQuery(useListPlace(), usePathParameter('import')));
  return data?.state === 'applied' && data.undone === null ? <Links view={data} /> : null;
}
