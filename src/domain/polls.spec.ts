import { canCheckOff, expectedInBox, hasMail, hasPolls, MANNERS, type VoterAtTable } from './polls';

const VOTER: VoterAtTable = {
  isSessionOpen: true,
  isOnSealedList: true,
  votedInPerson: 'no',
  votedByMail: false,
  section: 'regular',
};

describe('the manner of an election', () => {
  test('says which of the two ways is open', () => {
    expect(MANNERS.map((manner) => [manner, hasMail(manner), hasPolls(manner)])).toEqual([
      ['mail', true, false],
      ['in-person', false, true],
      ['mixed', true, true],
    ]);
  });
});

describe('checking a voter off', () => {
  const asked = (change: Partial<VoterAtTable>) => canCheckOff({ ...VOTER, ...change });

  test('is for who is on the sealed list and has not voted', () => {
    expect(asked({})).toEqual({ ok: true });
  });

  test.each<[Partial<VoterAtTable>, string, boolean]>([
    [{ isSessionOpen: false }, 'session-not-open', false],
    [{ votedInPerson: 'checked-off' }, 'voted-here', false],
    [{ votedInPerson: 'challenged' }, 'voted-challenged', false],
    [{ isOnSealedList: false }, 'not-on-sealed-list', true],
    [{ votedByMail: true }, 'voted-by-mail', true],
    [{ section: 'challenge' }, 'challenge-only', true],
  ])('%j is refused as %s', (change, reason, mayVoteChallenged) => {
    expect(asked(change)).toEqual({ ok: false, reason, mayVoteChallenged });
  });

  test('says first what admits no ballot at all', () => {
    expect(asked({ votedInPerson: 'checked-off', votedByMail: true, section: 'challenge' })).toMatchObject({
      reason: 'voted-here',
    });
  });
});

describe('what a box should hold', () => {
  test('follows from the list and from the stock of ballots, each on its own', () => {
    expect(
      expectedInBox({
        ballotsSupplied: 100,
        ballotsUnused: 57,
        ballotsSpoiled: 2,
        challengedEnvelopes: 3,
        checkedOff: 39,
      }),
    ).toEqual({ byList: 39, byStock: 38 });
  });
});
