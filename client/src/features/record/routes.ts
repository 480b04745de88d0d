import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useRecordMessages } from './messages';

const record = createRoute({
  getParentRoute: () => countElection,
  path: 'record',
  component: lazyRouteComponent(() => import('./election-record'), 'ElectionRecord'),
});

export const recordRoutes = [record] as const;

export const recordNavigation: NavigationEntry = {
  to: '/count/$election/record',
  useLabel: () => useRecordMessages()('record.navigation'),
  action: 'record.read',
};
