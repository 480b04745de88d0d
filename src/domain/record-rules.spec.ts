import {
  buildUntil,
  counted,
  membersOf,
  publicKeyText,
  type RawEntry,
  RecordBuilder,
  renumber,
} from '../../test/support/record-builder';
import type { RecordBodies } from './record-entry';
import type { ReplayRule } from './record-state';
import { nextTally } from './record-replay-tally';
import { verifyRecord } from './verdict';

const opened = (): RecordBuilder => new RecordBuilder().open();
const registered = (): RecordBuilder => opened().register('union').register('employer');
const voting = (): RecordBuilder => registered().sealRoll(200).enter('voting');
const checking = (): RecordBuilder => voting().receive(60, 63).enter('checking');
const challenged = (): RecordBuilder => checking().challenge(['d1', 'd2', 'd3', 'd4']);
const reconciled = (): RecordBuilder => challenged().reconcile();
const counting = (): RecordBuilder => reconciled().enter('counting');
const formed = (): RecordBuilder => counting().formBlocks('accepted');
const sealed = (): RecordBuilder => formed().count('B1', counted(30, 20));
const counted2 = (): RecordBuilder => sealed().count('B2', counted(40, 27, 1, 1));
const raised = (): RecordBuilder => counted2().challenge(['e1'], 'B2');
const declared = (): RecordBuilder => raised().declare();
const objections = (): RecordBuilder => declared().enter('objections');
const closed = (): RecordBuilder => objections().close();

const commit = (builder: RecordBuilder, block: string, round: number, slot: 'A' | 'B' | 'C') => {
  const made = builder.sealedEntry(block, round, slot, counted(30, 20));
  builder.add('entry.committed', made.commit);
  return made;
};
const commitment = (
  block: string,
  round: number,
  slot: 'A' | 'B' | 'C',
): RecordBodies['entry.committed'] => ({
  block,
  round,
  slot,
  commitment: 'cd'.repeat(32),
});
const tally = (builder: RecordBuilder, changes: Partial<RecordBodies['tally.declared']>): object => ({
  ...nextTally(builder.state),
  ...changes,
});

/** A right record, and the one entry more that the verifier must refuse by exactly this rule. */
type Case = [what: string, rule: ReplayRule, entries: () => RawEntry[]];

function after(builder: () => RecordBuilder, kind: string, body: object | ((b: RecordBuilder) => object)) {
  return (): RawEntry[] => {
    const built = builder();
    return built.with(
      kind,
      typeof body === 'function' ? (body as (b: RecordBuilder) => object)(built) : body,
    );
  };
}

const CASES: readonly Case[] = [
  [
    'another first entry',
    'lifecycle',
    after(() => new RecordBuilder(), 'party.registered', {
      party: 'union',
      publicKey: publicKeyText(new Uint8Array(32)),
    }),
  ],
  ['opened twice', 'lifecycle', after(opened, 'election.opened', (b) => b.entries[0]!.body)],
  ['a phase skipped', 'lifecycle', after(voting, 'phase.changed', { from: 'voting', to: 'counting' })],
  ['a phase backwards', 'lifecycle', after(voting, 'phase.changed', { from: 'voting', to: 'setup' })],
  ['a phase from elsewhere', 'lifecycle', after(voting, 'phase.changed', { from: 'setup', to: 'voting' })],
  ['a tray in setup', 'lifecycle', after(opened, 'tray.received', { tray: 'T1', envelopes: 30 })],
  [
    'a roll sealed while checking',
    'lifecycle',
    after(checking, 'roll.sealed', { voters: 1, commitmentRoot: 'ab'.repeat(32), supersedes: 3 }),
  ],
  [
    'a ruling while counting',
    'lifecycle',
    after(counting, 'challenge.resolved', { docket: 'd1', ruling: 'eligible' }),
  ],
  [
    'an objection while counting',
    'lifecycle',
    after(counting, 'objection.filed', { objection: 'o1', party: 'union', ground: 'x' }),
  ],
  [
    'a close without the phase',
    'lifecycle',
    after(objections, 'count.closed', (b) => ({ size: b.state.size + 1 })),
  ],
  [
    'a cosignature between closed and the close',
    'lifecycle',
    after(
      () => objections().enter('closed'),
      'party.cosigned',
      (b) => b.cosignature('union', 5),
    ),
  ],

  ['anything after the close', 'closed', after(closed, 'late.received', { envelopes: 1 })],
  ['a second close', 'closed', after(closed, 'count.closed', (b) => ({ size: b.state.size + 1 }))],
  [
    'a close of another size',
    'closed',
    after(
      () => objections().enter('closed'),
      'count.closed',
      (b) => ({ size: b.state.size }),
    ),
  ],
  [
    'a close over an unsealed block',
    'closed',
    after(
      () =>
        objections()
          .add('block.superseded', { block: 'B1', reason: 'x', signers: ['agent', 'A'] })
          .enter('closed'),
      'count.closed',
      (b) => ({ size: b.state.size + 1 }),
    ),
  ],
  [
    'a close over a tally out of date',
    'closed',
    after(
      () => objections().resolve('d1', 'ineligible').enter('closed'),
      'count.closed',
      (b) => ({ size: b.state.size + 1 }),
    ),
  ],
  ['voting without a roll', 'roll', after(opened, 'phase.changed', { from: 'setup', to: 'voting' })],
  [
    'a first seal that supersedes',
    'roll',
    after(opened, 'roll.sealed', { voters: 5, commitmentRoot: 'ab'.repeat(32), supersedes: 0 }),
  ],
  [
    'a second seal that supersedes none',
    'roll',
    after(voting, 'roll.sealed', { voters: 5, commitmentRoot: 'ab'.repeat(32), supersedes: null }),
  ],
  [
    'a seal that supersedes an old one',
    'roll',
    after(() => voting().sealRoll(201), 'roll.sealed', {
      voters: 5,
      commitmentRoot: 'ab'.repeat(32),
      supersedes: 3,
    }),
  ],

  [
    'a docket twice',
    'docket',
    after(challenged, 'challenge.raised', { docket: 'd2', party: 'union', ground: 'x', block: null }),
  ],
  [
    'a challenge by a stranger',
    'docket',
    after(checking, 'challenge.raised', { docket: 'd2', party: 'press', ground: 'x', block: null }),
  ],
  [
    'a ballot challenged while checking',
    'docket',
    after(checking, 'challenge.raised', { docket: 'd2', party: 'agent', ground: 'x', block: 'B1' }),
  ],
  [
    'an envelope challenged while counting',
    'docket',
    after(formed, 'challenge.raised', { docket: 'e2', party: 'agent', ground: 'x', block: null }),
  ],
  [
    'a ballot of no block',
    'docket',
    after(formed, 'challenge.raised', { docket: 'e2', party: 'agent', ground: 'x', block: 'B9' }),
  ],
  [
    'a session out of order',
    'docket',
    () =>
      challenged().with('challenge.raised', { docket: 'd0', party: 'union', ground: 'x', block: null }, true),
  ],
  ['a withdrawal of no docket', 'docket', after(challenged, 'challenge.withdrawn', { docket: 'd9' })],
  [
    'a ruling after a withdrawal',
    'docket',
    after(() => challenged().add('challenge.withdrawn', { docket: 'd1' }), 'challenge.resolved', {
      docket: 'd1',
      ruling: 'eligible',
    }),
  ],
  [
    'a ruling twice',
    'docket',
    after(() => objections().resolve('e1', 'eligible'), 'challenge.resolved', {
      docket: 'e1',
      ruling: 'ineligible',
    }),
  ],
  [
    'a ruling on a cancelled docket',
    'docket',
    after(
      () => objections().add('block.superseded', { block: 'B2', reason: 'x', signers: ['agent', 'A'] }),
      'challenge.resolved',
      { docket: 'e1', ruling: 'eligible' },
    ),
  ],
  [
    'an objection twice',
    'docket',
    after(
      () => objections().add('objection.filed', { objection: 'o1', party: 'agent', ground: 'x' }),
      'objection.filed',
      { objection: 'o1', party: 'union', ground: 'x' },
    ),
  ],
  [
    'an objection by a stranger',
    'docket',
    after(objections, 'objection.filed', { objection: 'o1', party: 'press', ground: 'x' }),
  ],
  [
    'a ruling on no objection',
    'docket',
    after(objections, 'objection.resolved', { objection: 'o1', ruling: 'overruled' }),
  ],
  [
    'a ruling on an objection twice',
    'docket',
    after(
      () =>
        objections()
          .add('objection.filed', { objection: 'o1', party: 'agent', ground: 'x' })
          .add('objection.resolved', { objection: 'o1', ruling: 'x' }),
      'objection.resolved',
      { objection: 'o1', ruling: 'x' },
    ),
  ],

  ['a tray twice', 'reconciliation', after(checking, 'tray.received', { tray: 'T1', envelopes: 30 })],
  [
    'a small tray while voting',
    'reconciliation',
    after(voting, 'tray.received', { tray: 'T1', envelopes: 19 }),
  ],
  [
    'a tray after the small one',
    'reconciliation',
    after(() => checking().receive(3), 'tray.received', { tray: 'T9', envelopes: 30 }),
  ],
  [
    'polls closed twice',
    'reconciliation',
    after(
      () => voting().add('polls.closed', { checkedOff: 1, challenged: 0, ballotsInBoxes: 1 }),
      'polls.closed',
      { checkedOff: 1, challenged: 0, ballotsInBoxes: 1 },
    ),
  ],
  [
    'received not what came',
    'reconciliation',
    after(challenged, 'envelopes.reconciled', (b) => ({
      ...b.reconciliation(),
      received: 124,
      accepted: 120,
    })),
  ],
  [
    'challenged not what is open',
    'reconciliation',
    after(challenged, 'envelopes.reconciled', (b) => ({
      ...b.reconciliation(),
      challenged: 3,
      accepted: 120,
    })),
  ],
  [
    'fewer void than ruled ineligible',
    'reconciliation',
    after(
      () => challenged().resolve('d1', 'ineligible'),
      'envelopes.reconciled',
      (b) => b.reconciliation({ late: 1 }),
    ),
  ],
  [
    'envelopes outstanding',
    'reconciliation',
    after(challenged, 'envelopes.reconciled', (b) => ({
      ...b.reconciliation(),
      accepted: 118,
      outstanding: 1,
    })),
  ],
  [
    'envelopes lost',
    'reconciliation',
    after(challenged, 'envelopes.reconciled', (b) => ({ ...b.reconciliation(), accepted: 118 })),
  ],
  [
    'reconciled twice',
    'reconciliation',
    after(reconciled, 'envelopes.reconciled', (b) => b.reconciliation()),
  ],
  [
    'a challenge after the reconciliation',
    'reconciliation',
    after(reconciled, 'challenge.raised', { docket: 'd8', party: 'union', ground: 'x', block: null }),
  ],
  [
    'counting without a reconciliation',
    'reconciliation',
    after(challenged, 'phase.changed', { from: 'checking', to: 'counting' }),
  ],

  [
    'blocks of fewer than accepted',
    'ballots',
    after(counting, 'blocks.formed', {
      source: 'accepted',
      blocks: [
        { id: 'B1', ballots: 50 },
        { id: 'B2', ballots: 68 },
      ],
    }),
  ],
  [
    'blocks formed twice',
    'ballots',
    after(formed, 'blocks.formed', {
      source: 'accepted',
      blocks: [
        { id: 'B3', ballots: 50 },
        { id: 'B4', ballots: 69 },
      ],
    }),
  ],
  [
    'accepted blocks during objections',
    'ballots',
    after(objections, 'blocks.formed', { source: 'accepted', blocks: [{ id: 'B3', ballots: 120 }] }),
  ],
  [
    'challenged blocks while counting',
    'ballots',
    after(counting, 'blocks.formed', { source: 'challenged', blocks: [{ id: 'B3', ballots: 4 }] }),
  ],
  [
    'more challenged than settled',
    'ballots',
    after(
      () =>
        objections()
          .resolve('d1', 'eligible')
          .acknowledge(2, { agent: 'acknowledged', union: 'absent', employer: 'acknowledged' }),
      'blocks.formed',
      { source: 'challenged', blocks: [{ id: 'B3', ballots: 2 }] },
    ),
  ],
  [
    'one id for two blocks',
    'ballots',
    after(counting, 'blocks.formed', {
      source: 'accepted',
      blocks: [
        { id: 'B1', ballots: 50 },
        { id: 'B1', ballots: 69 },
      ],
    }),
  ],
  [
    'an id of before',
    'ballots',
    after(
      () =>
        objections()
          .resolve('d1', 'eligible')
          .acknowledge(1, { agent: 'acknowledged', union: 'absent', employer: 'acknowledged' }),
      'blocks.formed',
      { source: 'challenged', blocks: [{ id: 'B1', ballots: 1 }] },
    ),
  ],

  [
    'blocks of other sizes',
    'block-size',
    after(counting, 'blocks.formed', {
      source: 'accepted',
      blocks: [
        { id: 'B1', ballots: 69 },
        { id: 'B2', ballots: 50 },
      ],
    }),
  ],
  [
    'few ballots without a warning',
    'block-size',
    after(() => objections().resolve('d1', 'eligible'), 'blocks.formed', {
      source: 'challenged',
      blocks: [{ id: 'B3', ballots: 1 }],
    }),
  ],
  [
    'few ballots, one party unasked',
    'block-size',
    after(
      () =>
        objections().resolve('d1', 'eligible').acknowledge(1, { agent: 'acknowledged', union: 'refused' }),
      'blocks.formed',
      { source: 'challenged', blocks: [{ id: 'B3', ballots: 1 }] },
    ),
  ],
  [
    'few ballots, warned of another number',
    'block-size',
    after(
      () =>
        objections()
          .resolve('d1', 'eligible')
          .resolve('d2', 'eligible')
          .acknowledge(2, { agent: 'acknowledged', union: 'refused', employer: 'absent' }),
      'blocks.formed',
      { source: 'challenged', blocks: [{ id: 'B3', ballots: 1 }] },
    ),
  ],
  [
    'an absent agent',
    'block-size',
    after(objections, 'opening.acknowledged', { answer: 'absent', ballots: 1, party: 'agent' }),
  ],
  [
    'an answer by a stranger',
    'block-size',
    after(objections, 'opening.acknowledged', { answer: 'refused', ballots: 1, party: 'press' }),
  ],

  [
    'a commitment for no block',
    'commit-reveal',
    after(counting, 'entry.committed', commitment('B1', 1, 'A')),
  ],
  [
    'a first round that is not 1',
    'commit-reveal',
    after(formed, 'entry.committed', commitment('B1', 2, 'A')),
  ],
  ['round 0', 'commit-reveal', after(formed, 'entry.committed', commitment('B1', 0, 'A'))],
  ['C first', 'commit-reveal', after(formed, 'entry.committed', commitment('B1', 1, 'C'))],
  [
    'C before B',
    'commit-reveal',
    after(
      () => {
        const b = formed();
        commit(b, 'B1', 1, 'A');
        return b;
      },
      'entry.committed',
      commitment('B1', 1, 'C'),
    ),
  ],
  [
    'one slot twice',
    'commit-reveal',
    after(
      () => {
        const b = formed();
        commit(b, 'B1', 1, 'A');
        return b;
      },
      'entry.committed',
      commitment('B1', 1, 'A'),
    ),
  ],
  [
    'a commitment after a reveal',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      return b.add('entry.revealed', a.reveal).with('entry.committed', commitment('B1', 1, 'C'));
    },
  ],
  [
    'a commitment after the seal',
    'commit-reveal',
    after(sealed, 'entry.committed', commitment('B1', 2, 'A')),
  ],
  [
    'a round while the last is open',
    'commit-reveal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      return b.with('entry.committed', commitment('B1', 2, 'A'));
    },
  ],
  [
    'a round while the last could be sealed',
    'commit-reveal',
    after(
      () => formed().round('B1', counted(30, 20), counted(30, 20)),
      'entry.committed',
      commitment('B1', 2, 'A'),
    ),
  ],
  [
    'a commitment in a round that is over',
    'commit-reveal',
    after(
      () => {
        const b = formed();
        commit(b, 'B1', 1, 'A');
        return b.add('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['agent', 'A'] });
      },
      'entry.committed',
      commitment('B1', 1, 'B'),
    ),
  ],
  [
    'a reveal of A before B commits',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      return b.with('entry.revealed', a.reveal);
    },
  ],
  [
    'a reveal without a commitment',
    'commit-reveal',
    () => {
      const b = formed();
      return b.with('entry.revealed', b.sealedEntry('B1', 1, 'A', counted(1, 1)).reveal);
    },
  ],
  [
    'a reveal for no block',
    'commit-reveal',
    () => {
      const b = formed();
      return b.with('entry.revealed', b.sealedEntry('B9', 1, 'A', counted(1, 1)).reveal);
    },
  ],
  [
    'a reveal of another round',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      return b.with('entry.revealed', { ...a.reveal, round: 2 });
    },
  ],
  [
    'a reveal after the round is over',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      b.add('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['agent', 'A'] });
      return b.with('entry.revealed', a.reveal);
    },
  ],
  [
    'a reveal twice',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      return b.add('entry.revealed', a.reveal).with('entry.revealed', a.reveal);
    },
  ],
  [
    'a reveal of other counts',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      return b.with('entry.revealed', { ...a.reveal, counts: { yes: 31, no: 19 } });
    },
  ],
  [
    'A and B differ and C has not committed',
    'commit-reveal',
    () => {
      const b = formed();
      const a = b.sealedEntry('B1', 1, 'A', counted(30, 20));
      const c = b.sealedEntry('B1', 1, 'B', counted(29, 21));
      return b
        .add('entry.committed', a.commit)
        .add('entry.committed', c.commit)
        .add('entry.revealed', a.reveal)
        .with('entry.revealed', c.reveal);
    },
  ],
  [
    'A and B agree and C has committed',
    'commit-reveal',
    () => {
      const b = formed();
      const a = commit(b, 'B1', 1, 'A');
      const second = commit(b, 'B1', 1, 'B');
      commit(b, 'B1', 1, 'C');
      return b.add('entry.revealed', a.reveal).with('entry.revealed', second.reveal);
    },
  ],
  [
    'abandoned before it began',
    'commit-reveal',
    after(formed, 'round.abandoned', { block: 'B1', round: 0, reason: 'x', signers: ['agent', 'A'] }),
  ],
  [
    'abandoned, of no block',
    'commit-reveal',
    after(formed, 'round.abandoned', { block: 'B9', round: 1, reason: 'x', signers: ['agent', 'A'] }),
  ],
  [
    'abandoned though all is revealed',
    'commit-reveal',
    after(() => formed().round('B1', counted(30, 19), counted(30, 19)), 'round.abandoned', {
      block: 'B1',
      round: 1,
      reason: 'x',
      signers: ['agent', 'A'],
    }),
  ],
  [
    'abandoned, another round',
    'commit-reveal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      return b.with('round.abandoned', { block: 'B1', round: 2, reason: 'x', signers: ['agent', 'A'] });
    },
  ],
  [
    'abandoned twice',
    'commit-reveal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      b.add('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['agent', 'A'] });
      return b.with('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['agent', 'A'] });
    },
  ],
  [
    'abandoned by one',
    'commit-reveal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      return b.with('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['agent', 'agent'] });
    },
  ],
  [
    'abandoned by its tellers alone',
    'commit-reveal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      return b.with('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['A', 'B'] });
    },
  ],

  [
    'a seal of no block',
    'seal',
    after(formed, 'block.sealed', { block: 'B9', round: 1, ...counted(30, 20), agreed: ['A', 'B'] }),
  ],
  [
    'a seal before any round',
    'seal',
    after(formed, 'block.sealed', { block: 'B1', round: 0, ...counted(30, 20), agreed: ['A', 'B'] }),
  ],
  [
    'a seal twice',
    'seal',
    after(sealed, 'block.sealed', { block: 'B1', round: 1, ...counted(30, 20), agreed: ['A', 'B'] }),
  ],
  [
    'a seal of another round',
    'seal',
    after(() => formed().round('B1', counted(30, 20), counted(30, 20)), 'block.sealed', {
      block: 'B1',
      round: 2,
      ...counted(30, 20),
      agreed: ['A', 'B'],
    }),
  ],
  [
    'a seal of one slot',
    'seal',
    after(() => formed().round('B1', counted(30, 20), counted(30, 20)), 'block.sealed', {
      block: 'B1',
      round: 1,
      ...counted(30, 20),
      agreed: ['A', 'A'],
    }),
  ],
  [
    'a seal before the reveals',
    'seal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      commit(b, 'B1', 1, 'B');
      return b.with('block.sealed', { block: 'B1', round: 1, ...counted(30, 20), agreed: ['A', 'B'] });
    },
  ],
  [
    'a seal of other counts',
    'seal',
    after(() => formed().round('B1', counted(30, 20), counted(30, 20)), 'block.sealed', {
      block: 'B1',
      round: 1,
      ...counted(20, 30),
      agreed: ['A', 'B'],
    }),
  ],
  [
    'a seal of slots that differ',
    'seal',
    after(() => formed().round('B1', counted(30, 20), counted(29, 21), counted(30, 20)), 'block.sealed', {
      block: 'B1',
      round: 1,
      ...counted(30, 20),
      agreed: ['A', 'B'],
    }),
  ],
  [
    'a seal of an abandoned round',
    'seal',
    () => {
      const b = formed();
      commit(b, 'B1', 1, 'A');
      b.add('round.abandoned', { block: 'B1', round: 1, reason: 'x', signers: ['agent', 'A'] });
      return b.with('block.sealed', { block: 'B1', round: 1, ...counted(30, 20), agreed: ['A', 'B'] });
    },
  ],
  [
    'a seal of equal counts with another sum',
    'block-sum',
    after(() => formed().round('B1', counted(30, 19), counted(30, 19)), 'block.sealed', {
      block: 'B1',
      round: 1,
      ...counted(30, 19),
      agreed: ['A', 'B'],
    }),
  ],

  [
    'a supersession of what is not sealed',
    'supersede',
    after(formed, 'block.superseded', { block: 'B1', reason: 'x', signers: ['agent', 'A'] }),
  ],
  [
    'a supersession of no block',
    'supersede',
    after(formed, 'block.superseded', { block: 'B9', reason: 'x', signers: ['agent', 'A'] }),
  ],
  [
    'a supersession by one',
    'supersede',
    after(sealed, 'block.superseded', { block: 'B1', reason: 'x', signers: ['agent', 'agent'] }),
  ],
  [
    'a supersession by its tellers alone',
    'supersede',
    after(sealed, 'block.superseded', { block: 'B1', reason: 'x', signers: ['A', 'B'] }),
  ],
  [
    'a supersession by a stranger',
    'supersede',
    after(sealed, 'block.superseded', { block: 'B1', reason: 'x', signers: ['agent', 'party/press'] }),
  ],
  [
    'a supersession after a ruling',
    'supersede',
    after(() => objections().resolve('e1', 'eligible'), 'block.superseded', {
      block: 'B2',
      reason: 'x',
      signers: ['agent', 'A'],
    }),
  ],

  [
    'a cosignature by a stranger',
    'cosigned',
    after(opened, 'party.cosigned', (b) => b.cosignature('union', 1)),
  ],
  [
    'a cosignature of what is still to come',
    'cosigned',
    after(voting, 'party.cosigned', (b) => ({ ...b.cosignature('union', 5), size: 6 })),
  ],
  ['a cosignature of nothing', 'cosigned', after(voting, 'party.cosigned', (b) => b.cosignature('union', 0))],
  [
    'a cosignature of no more than before',
    'cosigned',
    after(
      () => voting().cosign('union', 4),
      'party.cosigned',
      (b) => b.cosignature('union', 4),
    ),
  ],
  [
    'a cosignature of another root',
    'cosigned',
    after(voting, 'party.cosigned', (b) => ({
      ...b.cosignature('union', 5),
      root: b.cosignature('union', 4).root,
    })),
  ],
  [
    'a cosignature by another key',
    'cosigned',
    after(voting, 'party.cosigned', (b) => ({
      ...b.cosignature('union', 5),
      signature: b.cosignature('employer', 5).signature,
    })),
  ],

  [
    'objections without a tally',
    'tally',
    after(raised, 'phase.changed', { from: 'counting', to: 'objections' }),
  ],
  [
    'a block after the tally',
    'tally',
    after(declared, 'block.superseded', { block: 'B1', reason: 'x', signers: ['agent', 'A'] }),
  ],
  ['a tally over an unsealed block', 'tally', after(sealed, 'tally.declared', (b) => tally(b, {}))],
  [
    'a tally without the dockets of its blocks',
    'tally',
    after(counted2, 'tally.declared', (b) => tally(b, {})),
  ],
  [
    'another number of eligible voters',
    'tally',
    after(raised, 'tally.declared', (b) => tally(b, { eligible: 199 })),
  ],
  ['another number of void ballots', 'tally', after(raised, 'tally.declared', (b) => tally(b, { void: 2 }))],
  ['other votes', 'tally', after(raised, 'tally.declared', (b) => tally(b, { votes: { yes: 71, no: 46 } }))],
  ['another sum of votes', 'tally', after(raised, 'tally.declared', (b) => tally(b, { valid: 119 }))],
  ['other challenges', 'tally', after(raised, 'tally.declared', (b) => tally(b, { challenged: 4 }))],
  [
    'another sum with the challenges',
    'tally',
    after(raised, 'tally.declared', (b) => tally(b, { validPlusChallenged: 118 })),
  ],
  [
    'another outcome',
    'outcome',
    after(raised, 'tally.declared', (b) => tally(b, { outcome: { class: 'no-majority', choices: [] } })),
  ],
  [
    'another word on the challenges',
    'determinative',
    after(raised, 'tally.declared', (b) => tally(b, { determinative: true })),
  ],
  [
    'a first tally that is a revision',
    'revision',
    after(raised, 'tally.declared', (b) => tally(b, { revision: 1 })),
  ],
  ['a second tally while counting', 'revision', after(declared, 'tally.declared', (b) => tally(b, {}))],
  ['a revision skipped', 'revision', after(objections, 'tally.declared', (b) => tally(b, { revision: 2 }))],
  [
    'a revision twice',
    'revision',
    after(
      () => objections().declare(),
      'tally.declared',
      (b) => tally(b, { revision: 1 }),
    ),
  ],
];

describe('every rule of the replay', () => {
  it.each(CASES)('%s: %s', (_what, rule, build) => {
    const entries = build();
    const last = entries.length - 1;
    expect(verifyRecord(membersOf(entries))).toMatchObject({ ok: false, exit: 1, rule, index: last });
    const before = verifyRecord(membersOf(entries.slice(0, last)));
    const isClosing =
      entries[last - 1]?.kind === 'phase.changed' &&
      (entries[last - 1]?.body as { to: string }).to === 'closed';
    expect(before.ok || before.rule).toBe(last === 0 ? 'lifecycle' : isClosing ? 'closed' : true);
  });
});

describe('what the rules allow', () => {
  it('a docket cancelled by a supersession is raised anew by the new round', () => {
    const builder = objections().add('block.superseded', {
      block: 'B2',
      reason: 'x',
      signers: ['party/employer', 'A'],
    });
    expect(builder.state.challenges).toMatchObject({ ballots: 0, open: 4 });
    builder
      .count('B2', counted(40, 27, 0, 2))
      .challenge(['e1', 'e2'], 'B2')
      .declare()
      .close();
    expect(builder.state.tally).toMatchObject({ revision: 1, challenged: 6, valid: 117, void: 0 });
    expect(verifyRecord(builder.members())).toMatchObject({ ok: true });
  });

  it('a new round when no two entries are equal, or the equal ones have another sum', () => {
    const differing = formed().round('B1', counted(30, 20), counted(29, 21), counted(28, 22));
    differing.count('B1', counted(30, 20));
    const wrong = formed().round('B1', counted(30, 19), counted(30, 19)).count('B1', counted(30, 20));
    expect(differing.state.blocks.get('B1')).toMatchObject({ status: 'sealed', round: 2 });
    expect(wrong.state.blocks.get('B1')?.sealed).toMatchObject({ round: 2, counts: { yes: 30, no: 20 } });
  });

  it('a count where nothing was accepted, and no block formed', () => {
    const builder = voting().enter('checking').reconcile().enter('counting').declare();
    expect(builder.state.tally).toMatchObject({ valid: 0, outcome: { class: 'no-votes', choices: [] } });
    expect(verifyRecord(builder.enter('objections').close().members())).toMatchObject({ ok: true });
  });

  it('a session in the same second as another, if it is put one second on', () => {
    const builder = challenged();
    expect(
      builder.judge('challenge.raised', { docket: 'd0', party: 'agent', ground: 'x', block: null }).ok,
    ).toBe(true);
  });

  it('challenged ballots challenged once more, and the identity through it', () => {
    const builder = objections();
    for (const docket of ['d1', 'd2', 'd3', 'd4', 'e1']) builder.resolve(docket, 'eligible');
    builder.acknowledge(5, { agent: 'acknowledged', union: 'acknowledged', employer: 'acknowledged' });
    builder
      .formBlocks('challenged', 5)
      .count('B3', counted(3, 1, 0, 1))
      .challenge(['f1'], 'B3')
      .declare();
    expect(builder.state.tally).toMatchObject({ valid: 121, void: 1, challenged: 1 });
    builder.add('block.superseded', { block: 'B3', reason: 'x', signers: ['agent', 'A'] });
    builder.count('B3', counted(3, 2)).declare();
    expect(builder.state.tally).toMatchObject({ valid: 122, challenged: 0 });
    expect(verifyRecord(builder.close().members())).toMatchObject({ ok: true, warnings: [] });
  });

  it('every prefix of a whole record that ends a step', () => {
    for (const phase of ['setup', 'voting', 'checking', 'counting', 'objections', 'closed'] as const) {
      const verdict = verifyRecord(buildUntil(phase).members());
      expect(verdict).toMatchObject({ ok: true, phase, isClosed: phase === 'closed' });
    }
  });

  it('no entry of a whole record can be left out', () => {
    const { entries } = buildUntil('closed');
    const harmless = new Set(['mailing.recorded', 'undelivered.recorded', 'late.received', 'party.cosigned']);
    for (const [i, { kind }] of entries.entries()) {
      if (harmless.has(kind)) continue;
      const verdict = verifyRecord(membersOf(renumber(entries.toSpliced(i, 1))));
      if (verdict.ok) expect([i, kind]).toEqual([i, 'a kind that another depends on']);
    }
  });
});
