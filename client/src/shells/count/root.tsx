import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { useLive } from '../../api/live';
import { RoomCode } from '../../features/record/room-code';
import { ElectionFrame } from '../election-gate';
import { MissingPage } from '../missing-page';
import type { ShellContext } from '../navigation';
import { useElectionId, useShellNavigation } from '../route-state';
import { WorkspaceFrame } from '../workspace-frame';

export const countRoot = createRootRouteWithContext<ShellContext>()({ notFoundComponent: Lost });

/** `/count/$election/…`: parent of every screen of this workspace. */
export const countElection = createRoute({
  getParentRoute: () => countRoot,
  path: '/count/$election',
  component: Election,
});

function Election() {
  const election = useElectionId();
  const navigation = useShellNavigation();
  // What a page offers depends on the phase, which somebody else moves on.
  useLive(`election:${election}`, [['election', election]]);
  return (
    <ElectionFrame
      workspace="count"
      electionId={election}
      navigation={navigation}
      tools={<RoomCode electionId={election} />}
    >
      <Outlet />
    </ElectionFrame>
  );
}

function Lost() {
  return (
    <WorkspaceFrame workspace="count" navigation={[]}>
      <MissingPage />
    </WorkspaceFrame>
  );
}
