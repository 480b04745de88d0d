/** The exact form of each kind of entry (election-record §1 and §3): rules `index`, `kind` and `schema`. */
import type { JsonObject, JsonValue } from './canonical-json';
import { ruleProblem } from './decision-rules';
import { PHASES } from './lifecycle';
import type { ElectionOpened, RecordEntry, RecordKind } from './record-entry';
import {
  array,
  type Check,
  code,
  codeOrNull,
  count,
  countOrNull,
  counts,
  electionId,
  electionIdOrNull,
  fraction,
  fractionOrNull,
  hash,
  isObject,
  key,
  literal,
  object,
  oneOf,
  partySlug,
  root,
  salt,
  type SchemaContext,
  signature,
  signer,
  slug,
  text,
  truth,
} from './record-schema';

const slot = oneOf('A', 'B', 'C');
const phase = oneOf(...PHASES);
const countedBlock = { counts, void: count, challenged: count };

const openedShape = object({
  election: electionId,
  follows: electionIdOrNull,
  serverKey: key,
  profile: code,
  question: text,
  choices: array(object({ id: code, label: text, kind: oneOf('for', 'against', 'none') })),
  rule: object({
    denominator: oneOf('valid', 'eligible', 'unit'),
    id: code,
    quorum: fractionOrNull,
    runoffs: count,
    seats: literal(1),
    strict: truth,
    support: fractionOrNull,
    threshold: fraction,
    tie: oneOf('status-quo', 'runoff', 'lot', 'ruling'),
    version: literal(1),
  }),
  blockSize: count,
  minimumBlock: count,
});

const BODY_CHECKS: Readonly<Record<RecordKind, Check>> = {
  'election.opened': (value, context, path) => {
    const complaint = openedShape(value, context, path);
    return complaint ?? complainOfOpening(value as unknown as ElectionOpened);
  },
  'phase.changed': object({ from: phase, to: phase }),
  'party.registered': object({ party: partySlug, publicKey: key }),
  'party.cosigned': object({ party: slug, size: count, root, signature }),
  'roll.sealed': object({
    voters: count,
    commitmentRoot: hash,
    supersedes: countOrNull,
  }),
  'mailing.recorded': object({ kits: count, purpose: oneOf('initial', 'replacement') }),
  'undelivered.recorded': object({ kits: count }),
  'tray.received': object({ tray: code, envelopes: count }),
  'polls.closed': object({ checkedOff: count, challenged: count, ballotsInBoxes: count }),
  'late.received': object({ envelopes: count }),
  'challenge.raised': object({ docket: code, party: slug, ground: code, block: codeOrNull }),
  'challenge.withdrawn': object({ docket: code }),
  'challenge.resolved': object({ docket: code, ruling: oneOf('eligible', 'ineligible') }),
  'envelopes.reconciled': object({
    received: count,
    accepted: count,
    void: object({ unsigned: count, late: count, duplicate: count, other: count }),
    challenged: count,
    outstanding: count,
  }),
  'blocks.formed': object({
    source: oneOf('accepted', 'challenged'),
    blocks: array(object({ id: code, ballots: count })),
  }),
  'opening.acknowledged': object({
    answer: oneOf('acknowledged', 'refused', 'absent'),
    ballots: count,
    party: slug,
  }),
  'entry.committed': object({ block: code, round: count, slot, commitment: hash }),
  'entry.revealed': object({
    block: code,
    round: count,
    slot,
    ...countedBlock,
    salt,
  }),
  'round.abandoned': object({ block: code, round: count, reason: code, signers: array(signer, 2) }),
  'block.sealed': object({ block: code, round: count, ...countedBlock, agreed: array(slot, 2) }),
  'block.superseded': object({ block: code, reason: code, signers: array(signer, 2) }),
  'tally.declared': object({
    revision: count,
    eligible: count,
    void: count,
    votes: counts,
    valid: count,
    challenged: count,
    validPlusChallenged: count,
    determinative: truth,
    outcome: object({
      choices: array(code),
      class: oneOf(
        'majority',
        'no-majority',
        'tie',
        'no-votes',
        'runoff',
        'nullity',
        'top-two-tied',
        'needs-ruling',
      ),
    }),
  }),
  'objection.filed': object({ objection: code, party: slug, ground: code }),
  'objection.resolved': object({ objection: code, ruling: code }),
  'count.closed': object({ size: count }),
};

export const RECORD_KINDS = Object.keys(BODY_CHECKS) as readonly RecordKind[];

function complainOfOpening(opened: ElectionOpened): string | null {
  if (opened.minimumBlock < 20 || opened.minimumBlock > opened.blockSize) {
    return 'blockSize and minimumBlock must hold 20 ≤ minimumBlock ≤ blockSize';
  }
  const problem = ruleProblem(opened.rule, opened.choices);
  return problem === null ? null : `this version cannot decide this ballot by this rule: ${problem}`;
}

export type EntryCheck =
  | { readonly ok: true; readonly entry: RecordEntry }
  | { readonly ok: false; readonly rule: 'index' | 'kind' | 'schema'; readonly message: string };

export interface EntryContext extends SchemaContext {
  /** The index this entry must have. */
  readonly index: number;
  /** `at` of the entry before, null for the first. */
  readonly at: string | null;
}

const TOP_LEVEL_KEYS = ['at', 'body', 'index', 'kind'];

/** Whether a value has the exact form of the next entry: index, kind, then everything else (`schema`). */
export function checkEntry(value: JsonValue, context: EntryContext): EntryCheck {
  const refuse = (rule: 'index' | 'kind' | 'schema', message: string): EntryCheck => ({
    ok: false,
    rule,
    message,
  });
  const entry: JsonObject = isObject(value) ? value : {};
  const index = entry['index'];
  const kind = entry['kind'];
  const at = entry['at'];
  if (index !== context.index) return refuse('index', `the index must be ${context.index}`);
  const check =
    typeof kind === 'string' && Object.hasOwn(BODY_CHECKS, kind) ? BODY_CHECKS[kind as RecordKind] : null;
  if (check === null) return refuse('kind', 'the kind is not one of this version');
  const unknown = Object.keys(entry).find((name) => !TOP_LEVEL_KEYS.includes(name));
  if (unknown !== undefined) return refuse('schema', `an entry has no key ${JSON.stringify(unknown)}`);
  if (typeof at !== 'string' || !isWholeSecond(at)) {
    return refuse('schema', 'at must be a UTC time in whole seconds, such as 2026-11-23T18:04:05Z');
  }
  if (context.at !== null && at < context.at) {
    return refuse('schema', `at (${at}) is earlier than that of the entry before (${context.at})`);
  }
  const complaint = check(entry['body'], context, 'body');
  return complaint === null
    ? { ok: true, entry: entry as unknown as RecordEntry }
    : refuse('schema', complaint);
}

function isWholeSecond(at: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at)) return false;
  const time = new Date(at);
  return !Number.isNaN(time.getTime()) && time.toISOString() === `${at.slice(0, -1)}.000Z`;
}
