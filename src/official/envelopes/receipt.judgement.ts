import { parseKeyNumber } from '../../domain/key-number';
import type { Phase } from '../../domain/lifecycle';
import { afterDueRule, timelinessOf, type AfterDueRule } from '../../domain/timeliness';
import type { EnvelopeState } from './envelope.entity';
import type { EnvelopeInHand, KitRow } from './envelopes.queries';
import type { Reconciliation } from './reconciliation.entity';
import type { ScanCondition, ScanResult } from './scan.entity';

/** What the desk has to know of its election. */
export interface ElectionAtDesk {
  readonly code: string;
  readonly phase: Phase;
  readonly rule: AfterDueRule;
}

export function atDesk(election: {
  readonly code: string;
  readonly phase: Phase;
  readonly profile: string;
}): ElectionAtDesk {
  return { code: election.code, phase: election.phase, rule: afterDueRule(election.profile) };
}

export interface Read {
  readonly key: string;
  readonly condition: ScanCondition | null;
  /** When it lay at the desk, by the server's clock. */
  readonly isAfterDue: boolean;
}

/** What a key that was read means at this desk, now. */
export interface Judgement {
  readonly result: Exclude<ScanResult, 'desk-closed'>;
  /** Of the envelope to be taken in; null where none is. */
  readonly state: EnvelopeState | null;
  /** The envelope that came before under the same key. */
  readonly knownId: string | null;
  readonly otherCode: string | null;
}

const NOT_TAKEN_IN = { state: null, knownId: null, otherCode: null };

/** One vote of a voter, as far as a later scan has to know it; `kit_id` is null of one cast at the polls. */
export type InHand = Pick<EnvelopeInHand, 'id' | 'state' | 'roll_entry_id'> & {
  readonly kit_id: string | null;
};

export function judge(
  election: ElectionAtDesk,
  sums: Pick<Reconciliation, 'isReconciled'>,
  { key, condition, isAfterDue }: Read,
  kit: KitRow | undefined,
  inHand: readonly InHand[],
): Judgement {
  const verdict = parseKeyNumber(key, election.code);
  if (!verdict.ok) {
    return verdict.reason === 'other-election'
      ? { ...NOT_TAKEN_IN, result: 'other-election', otherCode: codeOf(key) }
      : { ...NOT_TAKEN_IN, result: 'malformed' };
  }
  if (kit === undefined) return { ...NOT_TAKEN_IN, result: 'not-on-list' };
  // The post could not deliver this kit: nobody voted with it, and no envelope is received.
  if (condition === 'undeliverable') return { ...NOT_TAKEN_IN, result: 'undelivered' };
  const ofVoter = inHand.filter((envelope) => envelope.roll_entry_id === kit.roll_entry_id);
  const same = ofVoter.find((envelope) => envelope.kit_id === kit.id);
  if (same !== undefined) return { ...NOT_TAKEN_IN, result: 'already-received', knownId: same.id };
  const taken = { knownId: null, otherCode: null };
  const { phase, rule } = election;
  const timeliness = timelinessOf({ phase, rule, isReconciled: sums.isReconciled, isAfterDue });
  if (timeliness !== 'in-time') return { ...taken, result: 'late', state: timeliness };
  // Two kits of one voter, or one beside a vote at the polls: the first valid one counts.
  if (ofVoter.some(({ state }) => COUNTS.includes(state))) {
    return { ...taken, result: 'duplicate', state: 'duplicate' };
  }
  if (condition === null) return { ...taken, result: 'received', state: 'received' };
  const state = voidStateOf(condition);
  return { ...taken, result: state === 'unsigned' ? 'unsigned' : 'damaged', state };
}

/** An envelope that is, or may still be, among those counted. */
const COUNTS: readonly string[] = ['received', 'accepted', 'challenged'] satisfies EnvelopeState[];

/** The key in its one form; what is no key of this election stays as it was read. */
export function readKey(text: string, code: string): string {
  const verdict = parseKeyNumber(text, code);
  return verdict.ok ? verdict.keyNumber : text.trim();
}

function codeOf(text: string): string {
  return text
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 3);
}

/** A name printed where a signature belongs is no signature (Thompson Roofing, 291 NLRB 743). */
export function voidStateOf(condition: ScanCondition): 'unsigned' | 'other' {
  return condition === 'unsigned' || condition === 'printed' ? 'unsigned' : 'other';
}
