import { lazy, Suspense } from 'react';
import { Loading } from '../../ui/query-view';

const Steps = lazy(() => import('./list-steps').then(({ ListSteps }) => ({ default: ListSteps })));

/** The steps weigh more than all else on a phone of a campaign: they come after the frame. */
export function UnionListPage() {
  return (
    <Suspense fallback={<Loading rows={8} />}>
      <Steps />
    </Suspense>
  );
}
