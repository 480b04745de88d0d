import {
  canMove,
  isPhase,
  missingBefore,
  nextPhases,
  PHASES,
  STAGES,
  stageOf,
  TRANSITIONS,
} from './lifecycle';
import type { MoveFacts, StageFacts } from './lifecycle';

describe('phases', () => {
  it('follow each other one by one', () => {
    PHASES.forEach((from, index) => expect(nextPhases(from)).toEqual(PHASES.slice(index + 1, index + 2)));
    expect(Object.keys(TRANSITIONS)).toEqual([...PHASES]);
  });

  it('are known by name', () => {
    expect(isPhase('counting')).toBe(true);
    expect(isPhase('certified')).toBe(false);
  });

  it('refuse every other step with its reason', () => {
    for (const [fromPlace, from] of PHASES.entries())
      for (const [toPlace, to] of PHASES.entries()) {
        const verdict = canMove(from, to);
        if (toPlace === fromPlace + 1) expect(verdict).toEqual({ ok: true });
        else if (toPlace === fromPlace) expect(verdict).toEqual({ ok: false, reason: 'already-there' });
        else if (from === 'closed') expect(verdict).toEqual({ ok: false, reason: 'already-closed' });
        else if (toPlace < fromPlace) expect(verdict).toEqual({ ok: false, reason: 'goes-back' });
        else expect(verdict).toEqual({ ok: false, reason: 'skips-a-phase' });
      }
  });
});

describe('what a phase needs', () => {
  const ready: MoveFacts = {
    isRollSealed: true,
    openTrays: 0,
    isReconciled: true,
    unsealedBlocks: 0,
    isTallyCurrent: true,
  };
  const nothing: MoveFacts = {
    isRollSealed: false,
    openTrays: 1,
    isReconciled: false,
    unsealedBlocks: 1,
    isTallyCurrent: false,
  };

  it('is nothing more when all is done', () => {
    for (const phase of PHASES) expect(missingBefore(phase, ready)).toEqual([]);
  });

  it.each([
    ['setup', []],
    ['voting', ['roll-not-sealed']],
    ['checking', []],
    ['counting', ['trays-open', 'envelopes-not-reconciled']],
    ['objections', ['blocks-not-sealed', 'tally-not-current']],
    ['closed', ['blocks-not-sealed', 'tally-not-current']],
  ] as const)('%s names everything that is missing', (phase, expected) => {
    expect(missingBefore(phase, nothing)).toEqual(expected);
  });
});

describe('stage', () => {
  const start: StageFacts = { phase: 'setup', petitionFiledOn: null, directedOn: null, isRollSealed: false };
  it('tells set-up apart by dates and then follows the phase', () => {
    const stages = [
      stageOf(start),
      stageOf({ ...start, petitionFiledOn: '2021-11-22' }),
      stageOf({ ...start, petitionFiledOn: '2021-11-22', directedOn: '2022-01-11' }),
      stageOf({ ...start, directedOn: '2022-01-11', isRollSealed: true }),
      ...PHASES.slice(1).map((phase) => stageOf({ ...start, phase, isRollSealed: true })),
    ];
    expect(stages).toEqual([...STAGES]);
  });
});
