import { createRouter } from '@tanstack/react-router';
import { assessmentsNavigation, assessmentsRoutes } from '../../features/assessments/routes';
import {
  contactsRoutes,
  meNavigation,
  nextNavigation,
  searchNavigation,
} from '../../features/contacts/routes';
import { teamNavigation, teamRoutes } from '../../features/members/routes-campaign';
import { unionListRoutes } from '../../features/union-list/routes';
import { campaignReportsNavigation, campaignReportsRoutes } from '../../features/reports/routes-campaign';
import { FailedPage } from '../failed-page';
import type { NavigationEntry } from '../navigation';
import { campaignElection, campaignRoot } from './root';

// Each feature adds its routes to the tree and its sections to the header, in this order.
const navigation: readonly NavigationEntry[] = [
  nextNavigation,
  ...assessmentsNavigation,
  searchNavigation,
  campaignReportsNavigation,
  teamNavigation,
  meNavigation,
];

export const router = createRouter({
  routeTree: campaignRoot.addChildren([
    campaignElection.addChildren([
      ...contactsRoutes,
      ...assessmentsRoutes,
      ...teamRoutes,
      ...unionListRoutes,
      ...campaignReportsRoutes,
    ]),
  ]),
  context: { navigation },
  defaultErrorComponent: FailedPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
