import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignElection } from '../../shells/campaign/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useContactsMessages } from './messages';

const homeRoute = createRoute({
  getParentRoute: () => campaignElection,
  path: '/',
  component: lazyRouteComponent(() => import('./home'), 'Home'),
});

const searchRoute = createRoute({
  getParentRoute: () => campaignElection,
  path: 'people',
  component: lazyRouteComponent(() => import('./search'), 'Search'),
});

const personRoute = createRoute({
  getParentRoute: () => campaignElection,
  path: 'people/$person',
  component: lazyRouteComponent(() => import('./person'), 'Person'),
});

const newPersonRoute = createRoute({
  getParentRoute: () => campaignElection,
  path: 'people/new',
  component: lazyRouteComponent(() => import('./values/new-person'), 'NewPerson'),
});

const meRoute = createRoute({
  getParentRoute: () => campaignElection,
  path: 'me',
  component: lazyRouteComponent(() => import('./me'), 'Me'),
});

export const contactsRoutes = [homeRoute, searchRoute, newPersonRoute, personRoute, meRoute] as const;

const entry = (
  path: string,
  label: 'contacts.nav.next' | 'contacts.nav.search' | 'contacts.nav.me',
): NavigationEntry => ({
  to: `/campaign/$election${path}`,
  useLabel: () => useContactsMessages()(label),
  action: 'campaign.read',
});

export const nextNavigation = entry('', 'contacts.nav.next');
export const searchNavigation = entry('/people', 'contacts.nav.search');
export const meNavigation = entry('/me', 'contacts.nav.me');
