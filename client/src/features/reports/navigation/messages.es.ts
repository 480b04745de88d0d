import type { reportsNavigationEn } from './messages.en';

export const reportsNavigationEs: Record<keyof typeof reportsNavigationEn, string> = {
  'reports.navigation': 'Informe de la lista',
  'reports.navigation.campaign': 'Lista',
  'reports.navigation.export': 'Exportar o imprimir',
};
