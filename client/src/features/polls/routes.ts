import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { hasPolls } from '@domain/polls';
import { countElection } from '../../shells/count/root';
import type { NavigationEntry } from '../../shells/navigation';
import { usePollsMessages } from './messages';

const polls = createRoute({
  getParentRoute: () => countElection,
  path: 'polls',
  component: lazyRouteComponent(() => import('./polls-page'), 'PollsPage'),
});

const paper = createRoute({
  getParentRoute: () => countElection,
  path: 'polls/list',
  component: lazyRouteComponent(() => import('./paper-list'), 'PaperList'),
});

const table = createRoute({
  getParentRoute: () => countElection,
  path: 'polls/$session',
  component: lazyRouteComponent(() => import('./session-page'), 'SessionPage'),
});

export const pollsRoutes = [polls, paper, table] as const;

export const pollsNavigation: NavigationEntry = {
  to: '/count/$election/polls',
  useLabel: () => usePollsMessages()('polls.navigation'),
  action: 'polls.read',
  isFor: hasPolls,
};
