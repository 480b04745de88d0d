import { createRouter } from '@tanstack/react-router';
import { accountsPublicRoutes } from '../../features/accounts/routes';
import {
  electionHomeNavigation,
  electionRoutes,
  electionSettingsNavigation,
  electionsRoutes,
} from '../../features/elections/routes';
import type { NavigationEntry } from '../navigation';
import { officeElection, officePublic, officeRoot, officeSignedIn } from './root';

// Each feature adds its routes to the tree and its sections to the header, in this order.
const navigation: readonly NavigationEntry[] = [electionHomeNavigation, electionSettingsNavigation];

export const router = createRouter({
  routeTree: officeRoot.addChildren([
    officePublic.addChildren([...accountsPublicRoutes]),
    officeSignedIn.addChildren([...electionsRoutes]),
    officeElection.addChildren([...electionRoutes]),
  ]),
  context: { navigation },
  defaultPreload: 'intent',
  scrollRestoration: true,
});
