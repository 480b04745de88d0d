import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignElection } from '../../shells/campaign/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useAssessmentsMessages } from './messages';

const wallChartRoute = createRoute({
  getParentRoute: () => campaignElection,
  path: 'wall-chart',
  component: lazyRouteComponent(() => import('./wall-chart'), 'WallChart'),
});

export const assessmentsRoutes = [wallChartRoute] as const;

export const assessmentsNavigation: readonly NavigationEntry[] = [
  {
    to: '/campaign/$election/wall-chart',
    useLabel: () => useAssessmentsMessages()('assessments.chart.nav'),
    action: 'campaign.read',
  },
];
