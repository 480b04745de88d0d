import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { hasMail } from '@domain/polls';
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

const kits = createRoute({
  getParentRoute: () => countElection,
  path: 'kits',
  component: lazyRouteComponent(() => import('./kits-page'), 'KitsPage'),
});

const notice = createRoute({
  getParentRoute: () => countElection,
  path: 'notice',
  component: lazyRouteComponent(() => import('./notice-page'), 'NoticePage'),
});

const labels = createRoute({
  getParentRoute: () => countElection,
  path: 'labels',
  component: lazyRouteComponent(() => import('./labels-page'), 'LabelsPage'),
});

export const envelopesRoutes = [desk, reconciliation, kits, notice, labels] as const;

export const kitsNavigation: NavigationEntry = {
  to: '/count/$election/kits',
  useLabel: () => useEnvelopesMessages()('envelopes.navigation.kits'),
  action: 'mailing.record',
  isFor: hasMail,
};

export const noticeNavigation: NavigationEntry = {
  to: '/count/$election/notice',
  useLabel: () => useEnvelopesMessages()('envelopes.navigation.notice'),
  action: 'count.read',
};

export const deskNavigation: NavigationEntry = {
  to: '/count/$election/desk',
  useLabel: () => useEnvelopesMessages()('envelopes.navigation.desk'),
  action: 'desk.read',
  isFor: hasMail,
};

export const reconciliationNavigation: NavigationEntry = {
  to: '/count/$election/reconciliation',
  useLabel: () => useEnvelopesMessages()('envelopes.navigation.reconciliation'),
  action: 'count.read',
};
