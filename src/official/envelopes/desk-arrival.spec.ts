import { arrivalAtDesk } from './desk-arrival';

const NOW = new Date('2026-03-25T22:30:00Z');
const DESK = { openedAt: new Date('2026-03-25T15:00:00Z'), clockOffset: 0 };
const at = (scannedAt: string | null, sentAt: string | null = '2026-03-25T22:30:00Z', desk = DESK): string =>
  arrivalAtDesk({ scannedAt, sentAt }, desk, NOW).toISOString();

describe('the arrival of an envelope at the desk', () => {
  it('is when it was scanned, however long the laptop held it', () => {
    expect(at('2026-03-25T21:30:00Z')).toBe('2026-03-25T21:30:00.000Z');
  });

  it('is the same by a clock that is three hours wrong all along', () => {
    const wrong = { ...DESK, clockOffset: 3 * 3600 };
    expect(at('2026-03-26T00:30:00Z', '2026-03-26T01:30:00Z', wrong)).toBe('2026-03-25T21:30:00.000Z');
  });

  it.each([
    ['a clock that was set in between', '2026-03-25T18:30:00Z', '2026-03-25T19:30:00Z', DESK],
    ['a clock that never said anything', '2026-03-25T21:30:00Z', null, DESK],
    ['a desk whose clock is not known', '2026-03-25T21:30:00Z', undefined, { ...DESK, clockOffset: null }],
    ['a scan from before the desk was opened', '2026-03-25T14:00:00Z', undefined, DESK],
    ['a scan later than its sending', '2026-03-25T22:31:00Z', undefined, DESK],
    ['no time of a scan', null, undefined, DESK],
  ])('is now by %s', (_, scannedAt, sentAt, desk) => {
    expect(at(scannedAt, sentAt, desk as typeof DESK)).toBe(NOW.toISOString());
  });

  it('is now without a desk', () => {
    const readings = { scannedAt: '2026-03-25T21:30:00Z', sentAt: '2026-03-25T22:30:00Z' };
    expect(arrivalAtDesk(readings, undefined, NOW)).toBe(NOW);
  });
});
