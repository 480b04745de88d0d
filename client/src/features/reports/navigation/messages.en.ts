export const reportsNavigationEn = {
  'reports.navigation': 'List report',
  'reports.navigation.export': 'Export or print',
} as const;
