import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { ContactDeskProvider } from '../../features/contacts/contact-desk';
import { ElectionFrame } from '../election-gate';
import { MissingPage } from '../missing-page';
import type { ShellContext } from '../navigation';
import { useElectionId, useShellNavigation } from '../route-state';
import { WorkspaceFrame } from '../workspace-frame';

export const campaignRoot = createRootRouteWithContext<ShellContext>()({ notFoundComponent: Lost });

/** `/campaign/$election/…`: parent of every screen of this workspace. */
export const campaignElection = createRoute({
  getParentRoute: () => campaignRoot,
  path: '/campaign/$election',
  component: Election,
});

function Election() {
  const election = useElectionId();
  const navigation = useShellNavigation();
  return (
    <ElectionFrame workspace="campaign" electionId={election} navigation={navigation}>
      <ContactDeskProvider electionId={election}>
        <Outlet />
      </ContactDeskProvider>
    </ElectionFrame>
  );
}

function Lost() {
  return (
    <WorkspaceFrame workspace="campaign" navigation={[]}>
      <MissingPage />
    </WorkspaceFrame>
  );
}
