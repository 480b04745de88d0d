import { ScannerBurst } from './scanner-burst';

function type(burst: ScannerBurst, text: string, gap: number, start = 0): string | null {
  let at = start;
  let code: string | null = null;
  for (const key of [...Array.from(text), 'Enter']) {
    code = burst.press(key, at);
    at += gap;
  }
  return code;
}

describe('a scanner’s burst', () => {
  it('is told from typing by the time between its keys', () => {
    expect(type(new ScannerBurst(), '7KQ-00412C', 5)).toBe('7KQ-00412C');
    expect(type(new ScannerBurst(), '7KQ-00412C', 35)).toBe('7KQ-00412C');
    expect(type(new ScannerBurst(), '7KQ-00412C', 36)).toBeNull();
    expect(type(new ScannerBurst(), '7KQ-00412C', 90)).toBeNull();
  });

  it('is longer than five characters, whatever was typed before it', () => {
    expect(type(new ScannerBurst(), '12345', 5)).toBeNull();
    const burst = new ScannerBurst();
    expect(type(burst, 'abc', 90)).toBeNull();
    expect(type(burst, '7KQ-00412C', 5, 10_000)).toBe('7KQ-00412C');
    expect(type(burst, '7KQ-00413A', 5, 10_150)).toBe('7KQ-00413A');
  });

  it('ignores keys that write nothing', () => {
    const burst = new ScannerBurst();
    burst.press('Shift', 0);
    for (const [index, key] of Array.from('7KQ004').entries()) {
      burst.press('Shift', index * 10);
      burst.press(key, index * 10 + 2);
    }
    expect(burst.press('Enter', 60)).toBe('7KQ004');
  });
});
