export const reportsNavigationEn = {
  'reports.navigation': 'List report',
  'reports.navigation.campaign': 'List',
  'reports.navigation.export': 'Export or print',
} as const;
