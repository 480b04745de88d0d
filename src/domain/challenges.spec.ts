import {
  AGENT,
  canRaise,
  canResolve,
  canWithdraw,
  CHALLENGE_GROUNDS,
  CHALLENGE_STATES,
  isOnChallengedLine,
  isReadyToCount,
} from './challenges';
import type { Challenge, ChallengeRequest } from './challenges';
import { PHASES } from './lifecycle';

const envelope: ChallengeRequest = {
  phase: 'checking',
  thing: 'envelope',
  ground: 'supervisor',
  party: 'local-1',
  parties: ['local-1', 'employer'],
  isChallenged: false,
  isOpened: false,
};
const ballot: ChallengeRequest = { ...envelope, phase: 'counting', thing: 'ballot', ground: 'disputed-mark' };
const open: Challenge = { state: 'open', party: 'employer', thing: 'envelope', isCounted: false };

describe('raising', () => {
  it('is for every party and the agent', () => {
    expect(canRaise(envelope)).toEqual({ ok: true });
    expect(canRaise({ ...envelope, party: AGENT, ground: 'not-on-list' })).toEqual({ ok: true });
    expect(canRaise(ballot)).toEqual({ ok: true });
    expect(canRaise({ ...ballot, phase: 'objections' })).toEqual({ ok: true });
  });

  it.each([
    [{ ...envelope, party: 'local-2' }, 'not-a-party'],
    [{ ...envelope, phase: 'voting' }, 'envelopes-only-while-checking'],
    [{ ...envelope, phase: 'counting' }, 'envelopes-only-while-checking'],
    [{ ...envelope, ground: 'disputed-mark' }, 'ground-not-for-an-envelope'],
    [{ ...envelope, isOpened: true }, 'envelope-already-opened'],
    [{ ...envelope, isChallenged: true }, 'already-challenged'],
    [{ ...ballot, phase: 'checking' }, 'ballots-only-while-counting'],
    [{ ...ballot, ground: 'supervisor' }, 'ground-not-for-a-ballot'],
    [{ ...ballot, isChallenged: true }, 'already-challenged'],
  ] as const)('%# is refused: %s', (request, reason) => {
    expect(canRaise(request)).toEqual({ ok: false, reason });
  });

  it('on any ground is possible for the thing that it is about', () => {
    for (const ground of CHALLENGE_GROUNDS)
      expect([canRaise({ ...envelope, ground }).ok, canRaise({ ...ballot, ground }).ok]).toContain(true);
  });
});

describe('settling', () => {
  it('is for the party that raised it, or for the agent who rules', () => {
    expect(canWithdraw(open, 'employer', 'checking')).toEqual({ ok: true });
    expect(canWithdraw(open, 'local-1', 'objections')).toEqual({ ok: false, reason: 'not-your-challenge' });
    expect(canResolve(open, AGENT, 'objections')).toEqual({ ok: true });
    expect(canResolve(open, 'employer', 'objections')).toEqual({ ok: false, reason: 'only-the-agent' });
  });

  it.each(PHASES)('happens before or after the count, not in %s', (phase) => {
    const isTime = phase === 'checking' || phase === 'objections';
    const verdict = isTime ? { ok: true } : { ok: false, reason: 'not-while-counting' };
    expect(canWithdraw(open, 'employer', phase)).toEqual(verdict);
    expect(canResolve(open, AGENT, phase)).toEqual(verdict);
  });

  it('happens once', () => {
    for (const state of CHALLENGE_STATES.slice(1)) {
      const settled = { ok: false, reason: 'already-settled' };
      expect(canWithdraw({ ...open, state }, 'employer', 'objections')).toEqual(settled);
      expect(canResolve({ ...open, state }, AGENT, 'objections')).toEqual(settled);
    }
  });
});

describe('line 8', () => {
  it('keeps a challenge until it is ruled ineligible or counted', () => {
    const lines = CHALLENGE_STATES.map((state) => [
      isOnChallengedLine({ ...open, state }),
      isReadyToCount({ ...open, state }),
    ]);
    expect(lines).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [false, false],
    ]);
    const counted: Challenge = { ...open, state: 'eligible', isCounted: true };
    expect([isOnChallengedLine(counted), isReadyToCount(counted)]).toEqual([false, false]);
  });
});
