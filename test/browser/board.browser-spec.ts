import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import { expectAccessible, expectReflow } from './support/accessible';
import { until } from './support/conditions';
import { loadDemo } from './support/demo';
import { People } from './support/people';

jest.setTimeout(240_000);

describe('the public board', () => {
  let server: ServerProcess;
  let people: People;
  let path: string;

  beforeAll(async () => {
    server = await startServer({ PORT: String(await freePort()) });
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    path = `/e/${(await loadDemo(server)).slug}`;
  });
  afterAll(async () => {
    await people.leave();
    await removeServers();
  });

  const attempt = (name: string, run: () => Promise<void>): void => it(name, () => people.try(name, run));

  it.each([
    ['en', 'The tally was declared on', 'envelopes received', '2,375'],
    ['es', 'El resultado se declaró', 'sobres recibidos', '2,375'],
  ] as const)(
    'says turnout and outcome without JavaScript (%s)',
    async (locale, sentence, noun, received) => {
      const reader = await people.welcome('reader', { locale, hasScript: false });
      const { page } = reader;
      await page.goto(path);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      const main = page.getByRole('main');
      await main.getByText(sentence).first().waitFor();
      await main.getByText(noun).first().waitFor();
      expect(await main.innerText()).toContain(received);
      expect(await page.locator('.needs-script').first().isVisible()).toBe(false);
      await people.dismiss(reader);
    },
  );

  attempt('says when the connection is lost, and finds the server again by itself', async () => {
    const reader = await people.welcome('reader');
    const { page } = reader;
    reader.tolerate(/net::ERR_|WebSocket/);
    await page.clock.install();
    await page.goto(path);
    const freshness = page.locator('.board-freshness');
    await freshness.getByText('Live', { exact: true }).waitFor();

    expect(await server.stop()).toBe(0);
    await freshness.getByText('Checked every few seconds').waitFor();
    // An answer that the browser still holds counts as heard, for the two seconds that it may be held.
    const lost = page.getByRole('alert').getByText(/^Connection lost at .*these figures may be old/);
    await until('the board says so', async () => {
      await page.clock.fastForward('01:05');
      return lost.isVisible();
    });
    await expectAccessible(page, 'stale board');
    await expectReflow(page, 'stale board');

    server = await server.restart();
    await page.clock.fastForward('00:30');
    await freshness.getByText('Live', { exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await people.dismiss(reader);
  });

  attempt('holds still while paused', async () => {
    const reader = await people.welcome('reader');
    const { page } = reader;
    await page.goto(path);
    const button = page.getByRole('button', { name: 'Pause updates' });
    await button.click();
    await page.getByText('Paused').first().waitFor();
    await people.dismiss(reader);
  });

  attempt('fills the wall in projector mode, and leaves it again', async () => {
    const wall = await people.welcome('wall', { size: { width: 1920, height: 1080 } });
    const { page } = wall;
    await page.goto(`${path}?display=projector`);
    await page.getByText(`${new URL(server.address).host}${path}`).waitFor();
    await expectAccessible(page, 'projector');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    const digits = await page.locator('.contender-votes').first().boundingBox();
    expect(digits?.height ?? 0).toBeGreaterThan(0.1 * 1080);
    const [height, visible] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollHeight, innerHeight]',
    );
    expect(height).toBeLessThanOrEqual(visible);
    await page.getByRole('button', { name: 'Leave projector view' }).click();
    await page.getByRole('button', { name: 'Projector view' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await people.dismiss(wall);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
