import type { membersNavigationEn } from './messages.en';

export const membersNavigationEs: Record<keyof typeof membersNavigationEn, string> = {
  'members.navigation': 'Personas',
  'members.navigation.campaign': 'Equipo',
  'accounts.navigation': 'Cuentas',
  'accounts.navigation.own': 'Mi cuenta',
};
