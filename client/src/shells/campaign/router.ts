import { createRouter } from '@tanstack/react-router';
import type { NavigationEntry } from '../navigation';
import { campaignElection, campaignRoot } from './root';

// Each feature adds its routes to the tree and its sections to the header, in this order.
const navigation: readonly NavigationEntry[] = [];

export const router = createRouter({
  routeTree: campaignRoot.addChildren([campaignElection.addChildren([])]),
  context: { navigation },
  defaultPreload: 'intent',
  scrollRestoration: true,
});
