import type { rollNavigationEn } from './messages.en';

export const rollNavigationEs: Record<keyof typeof rollNavigationEn, string> = {
  'roll.navigation': 'Padrón',
};
