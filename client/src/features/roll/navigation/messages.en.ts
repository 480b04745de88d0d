export const rollNavigationEn = { 'roll.navigation': 'Roll' } as const;
