import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavigationEntry } from '../../shells/navigation';
import { officeElection } from '../../shells/office/root';
import { useRollNavigationMessages } from './navigation/messages';

const roll = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll',
  component: lazyRouteComponent(() => import('./roll-page'), 'RollPage'),
});

const upload = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll/import',
  component: lazyRouteComponent(() => import('./import-pages'), 'RollFilesPage'),
});

/** An import has an address: it can be left and opened again, on another machine too. */
const wizard = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll/imports/$import',
  component: lazyRouteComponent(() => import('./import-pages'), 'RollListPage'),
});

const duplicates = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll/duplicates',
  component: lazyRouteComponent(() => import('./duplicates-page'), 'DuplicatesPage'),
});

const entry = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll/$entry',
  component: lazyRouteComponent(() => import('./entry-page'), 'EntryPage'),
});

export const rollRoutes = [roll, upload, wizard, duplicates, entry] as const;

export const rollNavigation: NavigationEntry = {
  to: '/elections/$election/roll',
  useLabel: () => useRollNavigationMessages()('roll.navigation'),
  action: 'roll.read',
};
