import { OPENED } from '../../test/support/record-builder';
import type { JsonValue } from './canonical-json';
import { type EntryContext, checkEntry, RECORD_KINDS } from './record-form';

const AT = '2026-11-23T18:04:05Z';
const CONTEXT: EntryContext = { index: 7, at: null, choices: ['yes', 'no'] };
const HASH = 'ab'.repeat(32);
const KEY = OPENED.serverKey;

function judge(entry: unknown, context: EntryContext = CONTEXT): string {
  const checked = checkEntry(entry as JsonValue, context);
  return checked.ok ? 'ok' : `${checked.rule}: ${checked.message}`;
}

function judgeBody(kind: string, body: unknown): string {
  return judge({ at: AT, body, index: 7, kind });
}

const COUNTED = { counts: { yes: 30, no: 20 }, void: 0, challenged: 0 };
const TALLY = {
  revision: 0,
  eligible: 100,
  void: 1,
  votes: { yes: 30, no: 20 },
  valid: 50,
  challenged: 0,
  validPlusChallenged: 50,
  determinative: false,
  outcome: { choices: ['yes'], class: 'majority' },
};

const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  'election.opened': { ...OPENED },
  'phase.changed': { from: 'setup', to: 'voting' },
  'party.registered': { party: 'union', publicKey: KEY },
  'party.cosigned': { party: 'union', size: 3, root: KEY, signature: `${'A'.repeat(86)}==` },
  'roll.sealed': { voters: 100, commitmentRoot: HASH, supersedes: null },
  'mailing.recorded': { kits: 100, purpose: 'initial' },
  'undelivered.recorded': { kits: 3 },
  'tray.received': { tray: 'T1', envelopes: 40 },
  'polls.closed': { checkedOff: 10, challenged: 2, ballotsInBoxes: 8 },
  'late.received': { envelopes: 2 },
  'challenge.raised': { docket: 'd1', party: 'agent', ground: 'supervisor', block: null },
  'challenge.withdrawn': { docket: 'd1' },
  'challenge.resolved': { docket: 'd1', ruling: 'eligible' },
  'envelopes.reconciled': {
    received: 50,
    accepted: 40,
    void: { unsigned: 5, late: 1, duplicate: 1, other: 1 },
    challenged: 2,
    outstanding: 0,
  },
  'blocks.formed': { source: 'accepted', blocks: [{ id: 'B1', ballots: 40 }] },
  'opening.acknowledged': { answer: 'absent', ballots: 3, party: 'union' },
  'entry.committed': { block: 'B1', round: 1, slot: 'A', commitment: HASH },
  'entry.revealed': { block: 'B1', round: 1, slot: 'A', ...COUNTED, salt: 'ab'.repeat(16) },
  'round.abandoned': { block: 'B1', round: 1, reason: 'salt-lost', signers: ['A', 'party/union'] },
  'block.sealed': { block: 'B1', round: 1, ...COUNTED, agreed: ['A', 'B'] },
  'block.superseded': { block: 'B1', reason: 'misread', signers: ['agent', 'C'] },
  'tally.declared': TALLY,
  'objection.filed': { objection: 'o1', party: 'union', ground: 'conduct' },
  'objection.resolved': { objection: 'o1', ruling: 'overruled' },
  'count.closed': { size: 8 },
};

describe('the form of an entry', () => {
  it('has a body of its own for every kind, and each of them is accepted', () => {
    expect(Object.keys(BODIES)).toEqual(RECORD_KINDS);
    for (const kind of RECORD_KINDS) expect([kind, judgeBody(kind, BODIES[kind])]).toEqual([kind, 'ok']);
  });

  it.each(Object.keys(BODIES))('of kind %s has exactly its keys', (kind) => {
    const body = BODIES[kind]!;
    expect(judgeBody(kind, { ...body, note: 'x' })).toContain('schema: body has no key "note"');
    for (const key of Object.keys(body)) {
      const rest = Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
      expect(judgeBody(kind, rest)).toContain(`schema: body lacks the key "${key}"`);
      expect(judgeBody(kind, { ...body, [key]: { nothing: 'of the sort' } })).toContain('schema');
      expect(judgeBody(kind, { ...body, [key]: -1 })).toContain('schema');
      expect(judgeBody(kind, { ...body, [key]: '' })).toContain('schema');
    }
    for (const broken of [null, [], 'text', 3])
      expect(judgeBody(kind, broken)).toContain('body must be an object');
  });

  it('is index, then kind, then schema', () => {
    expect(judge([])).toContain('index:');
    expect(judge(null)).toContain('index:');
    expect(judge({ at: AT, body: {}, index: 6, kind: 'late.received' })).toContain('index:');
    expect(judge({ at: AT, body: {}, index: '7', kind: 'nonsense' })).toContain('index:');
    expect(judge({ at: AT, body: {}, index: 7, kind: 'nonsense' })).toContain('kind:');
    expect(judge({ at: AT, body: {}, index: 7, kind: 'toString' })).toContain('kind:');
    expect(judge({ at: AT, body: {}, index: 7, kind: 5 })).toContain('kind:');
    expect(judge({ at: AT, body: { envelopes: 1 }, index: 7, kind: 'late.received', z: 1 })).toContain(
      'no key "z"',
    );
    expect(judge({ at: AT, index: 7, kind: 'late.received' })).toContain('schema:');
  });

  it.each([
    undefined,
    5,
    '2026-11-23T18:04:05.000Z',
    '2026-11-23T18:04:05+00:00',
    '2026-11-23 18:04:05Z',
    '2026-02-30T18:04:05Z',
    '2026-13-01T00:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T23:59:60Z',
  ])('has a time in whole seconds, not %j', (at) => {
    expect(judge({ at, body: { envelopes: 1 }, index: 7, kind: 'late.received' })).toContain(
      'schema: at must be',
    );
  });

  it('never goes back in time', () => {
    const entry = { at: AT, body: { envelopes: 1 }, index: 7, kind: 'late.received' };
    expect(judge(entry, { ...CONTEXT, at: AT })).toBe('ok');
    expect(judge(entry, { ...CONTEXT, at: '2026-11-23T18:04:06Z' })).toContain('schema: at');
  });

  it('names every choice and no other, where the choices are known', () => {
    const body = { ...BODIES['block.sealed']! };
    expect(judgeBody('block.sealed', { ...body, counts: { yes: 1 } })).toContain('name the choice "no"');
    expect(judgeBody('block.sealed', { ...body, counts: { yes: 1, no: 1, maybe: 0 } })).toContain('"maybe"');
    expect(judgeBody('block.sealed', { ...body, counts: { yes: 1, no: 0.5 } })).toContain('whole number');
    const unknown = { at: AT, body: { ...body, counts: { other: 1 } }, index: 7, kind: 'block.sealed' };
    expect(judge(unknown, { ...CONTEXT, choices: null })).toBe('ok');
  });

  it.each<[string, string, unknown]>([
    ['party.registered', 'party', 'agent'],
    ['party.registered', 'party', 'Union'],
    ['party.registered', 'publicKey', 'AAAA'],
    ['party.registered', 'publicKey', KEY.slice(0, -1)],
    ['election.opened', 'election', '7f3c9a52-8d41-7c0e-9b6a-2f1d5e8c7a90'],
    ['election.opened', 'follows', 'not-a-uuid'],
    ['election.opened', 'minimumBlock', 19],
    ['election.opened', 'minimumBlock', 51],
    ['election.opened', 'question', '   '],
    ['election.opened', 'choices', []],
    ['election.opened', 'choices', [OPENED.choices[0], OPENED.choices[0]]],
    ['election.opened', 'rule', { ...OPENED.rule, seats: 2 }],
    ['election.opened', 'rule', { ...OPENED.rule, version: 2 }],
    ['election.opened', 'rule', { ...OPENED.rule, threshold: [3, 2] }],
    ['election.opened', 'rule', { ...OPENED.rule, threshold: [0, 2] }],
    ['election.opened', 'rule', { ...OPENED.rule, threshold: [1] }],
    ['tray.received', 'tray', '.hidden'],
    ['tray.received', 'tray', 'x'.repeat(65)],
    ['tray.received', 'envelopes', 2.5],
    ['entry.revealed', 'salt', 'AB'.repeat(16)],
    ['entry.committed', 'commitment', 'ab'.repeat(31)],
    ['round.abandoned', 'signers', ['A']],
    ['round.abandoned', 'signers', ['A', 'D']],
    ['block.sealed', 'agreed', ['A', 'B', 'C']],
    ['tally.declared', 'determinative', 1],
    ['tally.declared', 'outcome', { choices: ['yes'], class: 'landslide' }],
    ['mailing.recorded', 'purpose', 'spare'],
  ])('of kind %s refuses %s = %j', (kind, key, value) => {
    expect(judgeBody(kind, { ...BODIES[kind], [key]: value })).toContain('schema:');
  });

  it('accepts a rule with quorum and support, and refuses several organizations under any but the Board’s', () => {
    const rule = { ...OPENED.rule, quorum: [1, 2], support: [2, 5], denominator: 'unit' };
    const choices = [...OPENED.choices, { id: 'other', label: 'Other union', kind: 'for' }];
    expect(judgeBody('election.opened', { ...OPENED, rule })).toBe('ok');
    expect(judgeBody('election.opened', { ...OPENED, choices })).toBe('ok');
    expect(judgeBody('election.opened', { ...OPENED, choices, rule })).toContain(
      'several-choices-need-nlrb-majority',
    );
  });
});
