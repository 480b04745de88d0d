export const membersNavigationEn = {
  'members.navigation': 'People',
  'members.navigation.campaign': 'Team',
  'accounts.navigation': 'Accounts',
  'accounts.navigation.own': 'My account',
} as const;
