import type { NavigationEntry } from '../../shells/navigation';
import { useUiMessages } from '../../ui/messages';
import { useMembersNavigationMessages } from '../members/navigation/messages';

/** The hall without an election at hand. */
export const hallNavigation: readonly NavigationEntry[] = [
  { to: '/', useLabel: () => useUiMessages()('ui.all-elections') },
  {
    to: '/accounts',
    useLabel: () => useMembersNavigationMessages()('accounts.navigation'),
    action: 'account.manage',
  },
];
