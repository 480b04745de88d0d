import { createRouter } from '@tanstack/react-router';
import { recordNavigation, recordRoutes } from '../../features/record/routes';
import { FailedPage } from '../failed-page';
import type { NavigationEntry } from '../navigation';
import { countElection, countRoot } from './root';

// Each feature adds its routes to the tree and its sections to the header, in this order.
const navigation: readonly NavigationEntry[] = [recordNavigation];

export const router = createRouter({
  routeTree: countRoot.addChildren([countElection.addChildren([...recordRoutes])]),
  context: { navigation },
  defaultErrorComponent: FailedPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
