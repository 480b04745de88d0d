import { setTimeout as pause } from 'node:timers/promises';

const LONGEST = 60_000;

/** Looks again and again until it is so, for what no event announces. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + LONGEST;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await pause(50);
  }
}
