import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useChallengesMessages } from './messages';

const check = createRoute({
  getParentRoute: () => countElection,
  path: 'check',
  component: lazyRouteComponent(() => import('./envelope-check'), 'EnvelopeCheck'),
});

const docket = createRoute({
  getParentRoute: () => countElection,
  path: 'check/$challenge',
  component: lazyRouteComponent(() => import('./docket-page'), 'DocketPage'),
});

export const challengesRoutes = [check, docket] as const;

export const challengesNavigation: NavigationEntry = {
  to: '/count/$election/check',
  useLabel: () => useChallengesMessages()('challenges.navigation'),
  action: 'challenge.read',
};
