import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useTallyMessages } from './messages';

const tally = createRoute({
  getParentRoute: () => countElection,
  path: 'tally',
  component: lazyRouteComponent(() => import('./tally-page'), 'TallyPage'),
});

export const tallyRoutes = [tally] as const;

export const tallyNavigation: NavigationEntry = {
  to: '/count/$election/tally',
  useLabel: () => useTallyMessages()('tally.navigation'),
  action: 'tally.read',
};
