import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { hallNavigation } from '../../features/accounts/navigation';
import { MissingPage } from '../missing-page';
import type { ShellContext } from '../navigation';
import { ElectionFrame } from '../election-gate';
import { SessionGate } from '../session-gate';
import { useElectionId, useShellNavigation } from '../route-state';
import { WorkspaceFrame } from '../workspace-frame';

export const officeRoot = createRootRouteWithContext<ShellContext>()({ notFoundComponent: Lost });

/** Pages without an election: the elections list, accounts. Parent of signed-in routes. */
export const officeSignedIn = createRoute({
  getParentRoute: () => officeRoot,
  id: 'signed-in',
  component: SignedIn,
});

/** Pages before signing in: sign-in, set-up, invitation, reset. */
export const officePublic = createRoute({
  getParentRoute: () => officeRoot,
  id: 'public',
  component: Public,
});

/** `/elections/$election/…`: the administrator's pages of one election. */
export const officeElection = createRoute({
  getParentRoute: () => officeRoot,
  path: '/elections/$election',
  component: Election,
});

function SignedIn() {
  return (
    <WorkspaceFrame workspace="office" navigation={hallNavigation}>
      <SessionGate>
        <Outlet />
      </SessionGate>
    </WorkspaceFrame>
  );
}

function Public() {
  return (
    <WorkspaceFrame workspace="office" navigation={[]}>
      <Outlet />
    </WorkspaceFrame>
  );
}

function Election() {
  const election = useElectionId();
  const navigation = useShellNavigation();
  return (
    <ElectionFrame workspace="office" electionId={election} navigation={navigation}>
      <Outlet />
    </ElectionFrame>
  );
}

function Lost() {
  return (
    <WorkspaceFrame workspace="office" navigation={[]}>
      <MissingPage />
    </WorkspaceFrame>
  );
}
