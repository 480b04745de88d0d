import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignElection } from '../../shells/campaign/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useReportsNavigationMessages } from './navigation/messages';

const report = createRoute({
  getParentRoute: () => campaignElection,
  path: 'list-report',
  component: lazyRouteComponent(() => import('./report-page'), 'CampaignListReport'),
});

const exports = createRoute({
  getParentRoute: () => campaignElection,
  path: 'exports',
  component: lazyRouteComponent(() => import('./exports-page'), 'CampaignExports'),
});

export const campaignReportsRoutes = [report, exports] as const;

export const campaignReportsNavigation: NavigationEntry = {
  to: '/campaign/$election/list-report',
  useLabel: () => useReportsNavigationMessages()('reports.navigation.campaign'),
  action: 'campaign.report',
};
