import { describeKill, killRepeatedly, type Kill } from './support/kills';
import { removeServers } from './support/server-process';

jest.setTimeout(300_000);

const KILLS = 10;
const SEED = 20261123;

describe('SIGKILL in the middle of a count', () => {
  afterAll(removeServers);

  it('loses nothing that was acknowledged, and counts nothing twice', async () => {
    const kills: Kill[] = [];
    for await (const kill of killRepeatedly(KILLS, SEED)) {
      process.stdout.write(`${describeKill(kill)}\n`);
      kills.push(kill);
    }
    expect(kills).toHaveLength(KILLS);
    expect(kills.filter(({ isDatabaseKilled }) => isDatabaseKilled)).toHaveLength(KILLS / 2);
    for (const kill of kills) {
      expect(kill.inFlight).toBeGreaterThanOrEqual(5);
      expect(kill).toMatchObject({ lost: 0, doubled: 0, faults: [] });
    }
  });
});
