import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignElection } from '../../shells/campaign/root';

const files = createRoute({
  getParentRoute: () => campaignElection,
  path: 'lists',
  component: lazyRouteComponent(() => import('./files-page'), 'UnionFilesPage'),
});

/** A list on its way has an address: it can be left and opened again, on another device too. */
const list = createRoute({
  getParentRoute: () => campaignElection,
  path: 'lists/$import',
  component: lazyRouteComponent(() => import('./list-page'), 'UnionListPage'),
});

const pairs = createRoute({
  getParentRoute: () => campaignElection,
  path: 'lists/pairs',
  component: lazyRouteComponent(() => import('./pairs-page'), 'PairsPage'),
});

export const unionListRoutes = [files, pairs, list] as const;
