import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavigationEntry } from '../../shells/navigation';
import { officeElection, officeSignedIn } from '../../shells/office/root';
import { useElectionsMessages } from './messages';

const list = createRoute({
  getParentRoute: () => officeSignedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./elections-list'), 'ElectionsList'),
});

const create = createRoute({
  getParentRoute: () => officeSignedIn,
  path: '/elections/new',
  component: lazyRouteComponent(() => import('./new-election'), 'NewElection'),
});

const home = createRoute({
  getParentRoute: () => officeElection,
  path: '/',
  component: lazyRouteComponent(() => import('./election-home'), 'ElectionHome'),
});

const settings = createRoute({
  getParentRoute: () => officeElection,
  path: 'settings',
  component: lazyRouteComponent(() => import('./election-settings'), 'ElectionSettings'),
});

export const electionsRoutes = [list, create] as const;
export const electionRoutes = [home, settings] as const;

export const electionHomeNavigation: NavigationEntry = {
  to: '/elections/$election',
  useLabel: () => useElectionsMessages()('elections.navigation.home'),
};

export const electionSettingsNavigation: NavigationEntry = {
  to: '/elections/$election/settings',
  useLabel: () => useElectionsMessages()('elections.navigation.settings'),
  action: 'election.configure',
};
