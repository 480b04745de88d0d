import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignElection } from '../../shells/campaign/root';
import type { NavigationEntry } from '../../shells/navigation';
import { useMembersNavigationMessages } from './navigation/messages';

const team = createRoute({
  getParentRoute: () => campaignElection,
  path: 'team',
  component: lazyRouteComponent(() => import('./members-page'), 'CampaignMembers'),
});

export const teamRoutes = [team] as const;

export const teamNavigation: NavigationEntry = {
  to: '/campaign/$election/team',
  useLabel: () => useMembersNavigationMessages()('members.navigation.campaign'),
  action: 'campaign.member.manage',
};
