import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useEnvelopesMessages } from './messages';

const desk = createRoute({
  getParentRoute: () => countElection,
  path: 'desk',
  component: lazyRouteComponent(() => import('./receipt-desk'), 'ReceiptDesk'),
});

const reconciliation = createRoute({
  getParentRoute: () => countElection,
  path: 'reconciliation',
  component: lazyRouteComponent(() => import('./reconciliation'), 'Reconciliation'),
});

export const envelopesRoutes = [desk, reconciliation] as const;

export const deskNavigation: NavigationEntry = {
  to: '/count/$election/desk',
  useLabel: () => useEnvelopesMessages()('envelopes.navigation.desk'),
  action: 'desk.read',
};

export const reconciliationNavigation: NavigationEntry = {
  to: '/count/$election/reconciliation',
  useLabel: () => useEnvelopesMessages()('envelopes.navigation.reconciliation'),
  action: 'count.read',
};
