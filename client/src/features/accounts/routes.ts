import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officePublic, officeSignedIn } from '../../shells/office/root';

const signIn = createRoute({
  getParentRoute: () => officePublic,
  path: '/in',
  component: lazyRouteComponent(() => import('./sign-in'), 'SignIn'),
});

const setUp = createRoute({
  getParentRoute: () => officePublic,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./office/set-up'), 'SetUpPage'),
});

const invitation = createRoute({
  getParentRoute: () => officePublic,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./office/invitation'), 'Invitation'),
});

const forgotten = createRoute({
  getParentRoute: () => officePublic,
  path: '/reset',
  component: lazyRouteComponent(() => import('./office/forgotten'), 'Forgotten'),
});

const reset = createRoute({
  getParentRoute: () => officePublic,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./office/reset-password'), 'ResetPassword'),
});

const own = createRoute({
  getParentRoute: () => officeSignedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./office/own-account'), 'OwnAccount'),
});

const accounts = createRoute({
  getParentRoute: () => officeSignedIn,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./office/accounts-page'), 'AccountsPage'),
});

export const accountsPublicRoutes = [signIn, setUp, invitation, forgotten, reset] as const;
export const accountsRoutes = [own, accounts] as const;
