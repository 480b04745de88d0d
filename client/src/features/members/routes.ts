import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavigationEntry } from '../../shells/navigation';
import { officeElection } from '../../shells/office/root';
import { useMembersNavigationMessages } from './navigation/messages';

const people = createRoute({
  getParentRoute: () => officeElection,
  path: 'people',
  component: lazyRouteComponent(() => import('./members-page'), 'ElectionMembers'),
});

export const membersRoutes = [people] as const;

export const membersNavigation: NavigationEntry = {
  to: '/elections/$election/people',
  useLabel: () => useMembersNavigationMessages()('members.navigation'),
  action: 'member.manage',
};
