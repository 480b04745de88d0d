import fc from 'fast-check';
import {
  buildFullRecord,
  buildUntil,
  counted,
  OPENED,
  RecordBuilder,
} from '../../test/support/record-builder';
import { canonicalBytes } from './canonical-json';
import { consistencyProof, leafHash, merkleRoot, verifyConsistency } from './merkle';
import {
  applyEntry,
  callsForCheckpoint,
  emptyRecord,
  type RecordState,
  timeForSession,
} from './record-replay';
import { areEqualCounts, canBeginRound, differingFields } from './record-replay-count';
import { complainOfIdentity, isTallyCurrent, nextTally, unopenedChallenges } from './record-replay-tally';
import { blocksOf, type BlockState } from './record-state';

describe('the fold', () => {
  it('leaves every older state as it was, so that an append can be rolled back', () => {
    const { entries } = buildFullRecord();
    const summary = (state: RecordState): object => ({
      ...state,
      leaves: state.leaves.length,
      roots: state.roots.toArray(),
      blocks: blocksOf(state),
      dockets: state.dockets.values(),
    });
    const states: RecordState[] = [emptyRecord()];
    const summaries = [structuredClone(summary(emptyRecord()))];
    for (const entry of entries) {
      const applied = applyEntry(states.at(-1)!, entry, canonicalBytes(entry));
      if (!applied.ok) throw new Error(applied.message);
      states.push(applied.state);
      summaries.push(structuredClone(summary(applied.state)));
    }
    for (const [size, entry] of entries.entries()) {
      const aside = applyEntry(states[size]!, { ...entry, at: '2027-01-01T00:00:00Z' });
      expect(aside.ok && aside.state.root).not.toEqual(states[size + 1]!.root);
    }
    expect(states.map(summary)).toEqual(summaries);
  });

  it('keeps root, leaves and roots by size for proofs', () => {
    const { state, entries } = buildFullRecord();
    const leaves = entries.map((entry) => leafHash(canonicalBytes(entry)));
    expect(state.leaves.toArray()).toEqual(leaves);
    expect(state.root).toEqual(merkleRoot(leaves));
    const older = { size: 30, root: state.roots.at(29)! };
    expect(verifyConsistency(older, state, consistencyProof(leaves, 30))).toBe(true);
  });

  it('checks the form too', () => {
    const entry = { at: '2026-11-23T18:04:05Z', body: OPENED, index: 0, kind: 'election.opened' };
    expect(applyEntry(emptyRecord(), { ...entry, index: 1 })).toMatchObject({ ok: false, rule: 'index' });
    expect(applyEntry(emptyRecord(), { ...entry, kind: 'nonsense' })).toMatchObject({
      ok: false,
      rule: 'kind',
    });
    expect(applyEntry(emptyRecord(), { ...entry, body: {} })).toMatchObject({ ok: false, rule: 'schema' });
    expect(applyEntry(emptyRecord(), entry)).toMatchObject({ ok: true, state: { size: 1, phase: 'setup' } });
  });

  it('exposes what the count room shows', () => {
    const counting = buildUntil('counting').state;
    expect(counting).toMatchObject({
      phase: 'counting',
      eligible: 205,
      mailed: { initial: 205, replacement: 4 },
      undelivered: 6,
      late: 2,
      trayEnvelopes: 130,
      reconciliation: { received: 142, accepted: 133, challenged: 4 },
      totals: { votes: { yes: 74, no: 57 }, void: 1, challenged: 1, ballots: 133, blocks: 3 },
      unsealedBlocks: 0,
      tally: { revision: 0, valid: 131, challenged: 5 },
    });
    expect(blocksOf(counting).map(({ id, ballots, status, round }) => [id, ballots, status, round])).toEqual([
      ['B1', 50, 'sealed', 2],
      ['B2', 50, 'sealed', 1],
      ['B3', 33, 'sealed', 2],
    ]);
    expect(counting.dockets.get('e1')).toMatchObject({ block: 'B3', status: 'open', party: 'employer' });
  });
});

describe('live totals', () => {
  it('are the same in whatever order blocks are sealed', () => {
    const counts = fc.array(fc.tuple(fc.nat(40), fc.nat(10)), { minLength: 3, maxLength: 3 });
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(counts, order, (pairs, sequence) => {
        const builder = new RecordBuilder()
          .open()
          .sealRoll(300)
          .enter('voting')
          .receive(150)
          .enter('checking');
        builder.reconcile().enter('counting').formBlocks('accepted');
        const bodies = pairs.map(([yes, spoiled]) => counted(yes, 50 - yes - spoiled, spoiled));
        for (const at of sequence) builder.count(`B${at + 1}`, bodies[at]!);
        const tally = nextTally(builder.state);
        const yes = pairs.reduce((sum, [votes]) => sum + votes, 0);
        const spoiled = pairs.reduce((sum, [, empty]) => sum + empty, 0);
        expect(tally).toMatchObject({
          votes: { yes, no: 150 - yes - spoiled },
          void: spoiled,
          challenged: 0,
        });
        expect(complainOfIdentity(builder.state)).toBeNull();
      }),
      { numRuns: 15 },
    );
  });

  it('say that a tally is current until something that it counts has changed', () => {
    const builder = buildUntil('counting');
    expect(isTallyCurrent(builder.state)).toBe(true);
    builder.enter('objections').add('late.received', { envelopes: 1 });
    expect(isTallyCurrent(builder.state)).toBe(true);
    builder.resolve('d4', 'ineligible');
    expect(isTallyCurrent(builder.state)).toBe(false);
    builder.declare();
    expect(isTallyCurrent(builder.state)).toBe(true);
    builder.add('block.superseded', { block: 'B1', reason: 'x', signers: ['agent', 'C'] });
    expect(isTallyCurrent(builder.state)).toBe(false);
    expect(complainOfIdentity(builder.state)).toContain('make 87, not the 137');
  });

  it('have no tally before the record is opened, nor an identity before the reconciliation', () => {
    expect(() => nextTally(emptyRecord())).toThrow(RangeError);
    expect(isTallyCurrent(emptyRecord())).toBe(false);
    expect(complainOfIdentity(emptyRecord())).toBe('the envelopes are not reconciled');
    expect(unopenedChallenges(emptyRecord())).toBe(0);
  });
});

describe('for the desks', () => {
  it('says which fields differ, never a value', () => {
    const one = counted(30, 19, 1, 0);
    expect(differingFields(one, counted(29, 19, 2, 0))).toEqual(['yes', 'void']);
    expect(differingFields(one, counted(30, 18, 1, 1))).toEqual(['no', 'challenged']);
    expect(areEqualCounts(one, counted(30, 19, 1, 0))).toBe(true);
  });

  it('says when a round may begin', () => {
    const builder = buildUntil('checking').enter('counting').formBlocks('accepted');
    const block = (): BlockState => builder.state.blocks.get('B1')!;
    expect(canBeginRound(block())).toBe(true);
    builder.round('B1', counted(30, 19), counted(30, 19));
    expect(canBeginRound(block())).toBe(true);
    builder.round('B1', counted(30, 20), counted(30, 20));
    expect(canBeginRound(block())).toBe(false);
    builder.seal('B1', counted(30, 20));
    expect(canBeginRound(block())).toBe(false);
  });

  it('puts a session that ends in the second of another one second on', () => {
    const state = buildUntil('voting').enter('checking').challenge(['d5']).state;
    const later = `${new Date(new Date(state.at!).getTime() + 1000).toISOString().slice(0, 19)}Z`;
    expect(timeForSession(state, state.at!)).toBe(later);
    expect(timeForSession(state, later)).toBe(later);
    expect(timeForSession(emptyRecord(), state.at!)).toBe(state.at);
  });

  it('knows after which kinds a checkpoint is signed', () => {
    const kinds = ['phase.changed', 'block.sealed', 'tally.declared', 'party.cosigned', 'count.closed'];
    expect(kinds.filter(callsForCheckpoint)).toEqual(['phase.changed', 'block.sealed', 'tally.declared']);
  });
});
