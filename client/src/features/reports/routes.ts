import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeElection } from '../../shells/office/root';

const report = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll/report',
  component: lazyRouteComponent(() => import('./report-page'), 'OfficeListReport'),
});

const exports = createRoute({
  getParentRoute: () => officeElection,
  path: 'roll/exports',
  component: lazyRouteComponent(() => import('./exports-page'), 'OfficeExports'),
});

export const reportsRoutes = [report, exports] as const;
