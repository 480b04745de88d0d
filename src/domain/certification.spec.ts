import { certification, type CertificationFacts } from './certification';

const READY: CertificationFacts = {
  phase: 'objections',
  rule: 'nlrb-majority',
  next: 'winner-certified',
  isTallyCurrent: true,
  isObjectionPeriodOver: true,
  openObjections: 0,
  setAside: 0,
};

describe('certification', () => {
  it('is of the representative where a majority is for one', () => {
    expect(certification(READY)).toEqual({ kind: 'representative', obstacles: [] });
  });

  it('is of the results where nobody won, and of a question that elects no representative', () => {
    expect(certification({ ...READY, next: 'results-certified' }).kind).toBe('results');
    expect(certification({ ...READY, rule: 'nlrb-deauthorization' }).kind).toBe('results');
    expect(certification({ ...READY, rule: 'contract-ratification' }).kind).toBe('results');
  });

  it.each(['challenges', 'runoff', 'rerun', 'lot', 'ruling'] as const)('waits for: %s', (next) => {
    expect(certification({ ...READY, next })).toEqual({ kind: null, obstacles: [next] });
  });

  it('names everything in its way', () => {
    expect(certification({ ...READY, next: null, openObjections: 1 }).obstacles).toEqual(['no-tally']);
    expect(
      certification({
        ...READY,
        phase: 'counting',
        isTallyCurrent: false,
        isObjectionPeriodOver: false,
        openObjections: 2,
        setAside: 1,
      }).obstacles,
    ).toEqual(['tally-not-current', 'objection-period', 'objections-open', 'set-aside']);
  });

  it('asks for no more days once the count is closed', () => {
    expect(certification({ ...READY, phase: 'closed', isObjectionPeriodOver: false }).kind).toBe(
      'representative',
    );
  });
});
