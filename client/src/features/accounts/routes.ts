import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officePublic } from '../../shells/office/root';

export const signInRoute = createRoute({
  getParentRoute: () => officePublic,
  path: '/in',
  component: lazyRouteComponent(() => import('./sign-in'), 'SignIn'),
});

export const accountsPublicRoutes = [signInRoute] as const;
