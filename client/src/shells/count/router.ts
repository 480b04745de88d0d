import { createRouter } from '@tanstack/react-router';
import { challengesNavigation, challengesRoutes } from '../../features/challenges/routes';
import { countHomeNavigation, countRoutes, countTableNavigation } from '../../features/count/routes';
import {
  deskNavigation,
  envelopesRoutes,
  kitsNavigation,
  noticeNavigation,
  reconciliationNavigation,
} from '../../features/envelopes/routes';
import { objectionsNavigation, objectionsRoutes } from '../../features/objections/routes';
import { pollsNavigation, pollsRoutes } from '../../features/polls/routes';
import { recordNavigation, recordRoutes } from '../../features/record/routes';
import { tallyNavigation, tallyRoutes } from '../../features/tally/routes';
import { FailedPage } from '../failed-page';
import type { NavigationEntry } from '../navigation';
import { countElection, countRoot } from './root';

// Each feature adds its routes to the tree and its sections to the header, in this order.
const navigation: readonly NavigationEntry[] = [
  countHomeNavigation,
  kitsNavigation,
  deskNavigation,
  pollsNavigation,
  challengesNavigation,
  reconciliationNavigation,
  countTableNavigation,
  tallyNavigation,
  objectionsNavigation,
  recordNavigation,
  noticeNavigation,
];

export const router = createRouter({
  routeTree: countRoot.addChildren([
    countElection.addChildren([
      ...countRoutes,
      ...envelopesRoutes,
      ...pollsRoutes,
      ...challengesRoutes,
      ...tallyRoutes,
      ...objectionsRoutes,
      ...recordRoutes,
    ]),
  ]),
  context: { navigation },
  defaultErrorComponent: FailedPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
