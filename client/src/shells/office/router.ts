import { createRouter } from '@tanstack/react-router';
import { accountsPublicRoutes, accountsRoutes } from '../../features/accounts/routes';
import {
  electionHomeNavigation,
  electionRoutes,
  electionSettingsNavigation,
  electionsRoutes,
} from '../../features/elections/routes';
import { membersNavigation, membersRoutes } from '../../features/members/routes';
import { reportsRoutes } from '../../features/reports/routes';
import { rollNavigation, rollRoutes } from '../../features/roll/routes';
import { FailedPage } from '../failed-page';
import type { NavigationEntry } from '../navigation';
import { officeElection, officePublic, officeRoot, officeSignedIn } from './root';

// Each feature adds its routes to the tree and its sections to the header, in this order.
const navigation: readonly NavigationEntry[] = [
  electionHomeNavigation,
  rollNavigation,
  membersNavigation,
  electionSettingsNavigation,
];

export const router = createRouter({
  routeTree: officeRoot.addChildren([
    officePublic.addChildren([...accountsPublicRoutes]),
    officeSignedIn.addChildren([...electionsRoutes, ...accountsRoutes]),
    officeElection.addChildren([...electionRoutes, ...rollRoutes, ...reportsRoutes, ...membersRoutes]),
  ]),
  context: { navigation },
  defaultErrorComponent: FailedPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
