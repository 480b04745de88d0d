import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useObjectionsMessages } from './messages';

const objections = createRoute({
  getParentRoute: () => countElection,
  path: 'objections',
  component: lazyRouteComponent(() => import('./objections-page'), 'ObjectionsPage'),
});

export const objectionsRoutes = [objections] as const;

export const objectionsNavigation: NavigationEntry = {
  to: '/count/$election/objections',
  useLabel: () => useObjectionsMessages()('objections.navigation'),
  action: 'objection.read',
};
