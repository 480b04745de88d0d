import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useChallengesMessages } from './messages';

const check = createRoute({
  getParentRoute: () => countElection,
  path: 'check',
  component: lazyRouteComponent(() => import('./envelope-check'), 'EnvelopeCheck'),
});

export const challengesRoutes = [check] as const;

export const challengesNavigation: NavigationEntry = {
  to: '/count/$election/check',
  useLabel: () => useChallengesMessages()('challenges.navigation'),
  action: 'challenge.read',
};
