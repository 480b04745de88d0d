import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useCountMessages } from './messages';

const home = createRoute({
  getParentRoute: () => countElection,
  path: '/',
  component: lazyRouteComponent(() => import('./home'), 'CountHome'),
});

const table = createRoute({
  getParentRoute: () => countElection,
  path: 'table',
  component: lazyRouteComponent(() => import('./count-table'), 'CountTable'),
});

const block = createRoute({
  getParentRoute: () => countElection,
  path: 'table/$block',
  component: lazyRouteComponent(() => import('./block-page'), 'BlockPage'),
});

export const countRoutes = [home, table, block] as const;

export const countHomeNavigation: NavigationEntry = {
  to: '/count/$election',
  useLabel: () => useCountMessages()('count.navigation.home'),
};

export const countTableNavigation: NavigationEntry = {
  to: '/count/$election/table',
  useLabel: () => useCountMessages()('count.navigation.table'),
  action: 'count.read',
};
