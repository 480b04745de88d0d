/** Why someone is no longer on the list, in the order in which people ask. */
export const GONE_REASONS = ['quit', 'transferred', 'omitted'] as const;

/** `unexplained`: nobody has said why. */
export const GONE_STATES = [...GONE_REASONS, 'unexplained'] as const;
