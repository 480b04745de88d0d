import type { Phase } from './lifecycle';

/** What becomes of an envelope that comes after the due date and before the count begins. */
export type AfterDueRule = 'counted' | 'late';

/**
 * The Board's practice is to count what arrives after the due date and before the count (CHM 11336.5(c), Premier
 * Utility, 363 NLRB No. 159); elsewhere the due date is the end.
 */
export function afterDueRule(profile: string): AfterDueRule {
  return profile.startsWith('nlrb-') ? 'counted' : 'late';
}

export interface Arrival {
  readonly phase: Phase;
  readonly isReconciled: boolean;
  /** When it lay at the desk, by the server's clock, whatever the laptop's says. */
  readonly isAfterDue: boolean;
  readonly rule: AfterDueRule;
}

/** `late` is void and on the reconciliation; `kept` came after it and is counted nowhere (the record's `late.received`). */
export type Timeliness = 'in-time' | 'late' | 'kept';

/** Two clocks: the due date, and the start of the count. Checking the envelopes is where the count begins. */
export function timelinessOf({ phase, isReconciled, isAfterDue, rule }: Arrival): Timeliness {
  if (phase === 'setup' || phase === 'voting') return isAfterDue && rule === 'late' ? 'late' : 'in-time';
  return phase === 'checking' && !isReconciled ? 'late' : 'kept';
}
