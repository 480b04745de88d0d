export const PHASES = ['setup', 'voting', 'checking', 'counting', 'objections', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

/** None skipped, none backwards. The same table stands as a CHECK in the database. */
export const TRANSITIONS: Readonly<Record<Phase, readonly Phase[]>> = {
  setup: ['voting'],
  voting: ['checking'],
  checking: ['counting'],
  counting: ['objections'],
  objections: ['closed'],
  closed: [],
};

export type MoveRefusal = 'already-there' | 'already-closed' | 'goes-back' | 'skips-a-phase';
export type MoveVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: MoveRefusal };

export function isPhase(text: string): text is Phase {
  return (PHASES as readonly string[]).includes(text);
}

export function nextPhases(from: Phase): readonly Phase[] {
  return TRANSITIONS[from];
}

export function canMove(from: Phase, to: Phase): MoveVerdict {
  if (TRANSITIONS[from].includes(to)) return { ok: true };
  if (from === to) return { ok: false, reason: 'already-there' };
  if (from === 'closed') return { ok: false, reason: 'already-closed' };
  return { ok: false, reason: PHASES.indexOf(to) < PHASES.indexOf(from) ? 'goes-back' : 'skips-a-phase' };
}

/** What the record has to hold before a phase may begin (election-record.md §3). */
export interface MoveFacts {
  readonly isRollSealed: boolean;
  /** Trays that are open, or closed and kept back because they are below the minimum. */
  readonly openTrays: number;
  readonly isReconciled: boolean;
  readonly unsealedBlocks: number;
  /** A tally has been declared and nothing that it counts has changed since. */
  readonly isTallyCurrent: boolean;
}

export type MissingFact =
  'roll-not-sealed' | 'trays-open' | 'envelopes-not-reconciled' | 'blocks-not-sealed' | 'tally-not-current';

/** Everything that still stands between this election and that phase; empty when it may begin. */
export function missingBefore(to: Phase, facts: MoveFacts): readonly MissingFact[] {
  const missing: MissingFact[] = [];
  if (to === 'voting' && !facts.isRollSealed) missing.push('roll-not-sealed');
  if (to === 'counting' && facts.openTrays > 0) missing.push('trays-open');
  if (to === 'counting' && !facts.isReconciled) missing.push('envelopes-not-reconciled');
  if (to === 'objections' || to === 'closed') {
    if (facts.unsealedBlocks > 0) missing.push('blocks-not-sealed');
    if (!facts.isTallyCurrent) missing.push('tally-not-current');
  }
  return missing;
}

export const STAGES = [
  'organizing',
  'filed',
  'list-due',
  'list-received',
  'voting',
  'checking',
  'counting',
  'objections',
  'certified',
] as const;
export type Stage = (typeof STAGES)[number];

/** ISO dates (YYYY-MM-DD) in the election's time zone; null where it has not happened. */
export interface StageFacts {
  readonly phase: Phase;
  readonly petitionFiledOn: string | null;
  /** The agreement was approved, or the election directed, on this day: the list is due two business days on. */
  readonly directedOn: string | null;
  readonly isRollSealed: boolean;
}

/** The word that people use for where an election stands, derived from its phase and its dates. */
export function stageOf(facts: StageFacts): Stage {
  if (facts.phase === 'closed') return 'certified';
  if (facts.phase !== 'setup') return facts.phase;
  if (facts.isRollSealed) return 'list-received';
  if (facts.directedOn !== null) return 'list-due';
  return facts.petitionFiledOn !== null ? 'filed' : 'organizing';
}
