import './node-version.mjs';

// Takes the pictures of the README from the demo election: docs/pictures/*.png.

const { spawn } = await import('node:child_process');
const { once } = await import('node:events');
const { mkdirSync, mkdtempSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { chromium } = (await import('playwright-core')).default;
const { chromiumIsMissing, findChromium } = await import('./chromium.mjs');
const { prepare } = await import('./prepare.mjs');
const { giveUp, root, say } = await import('./running.mjs');

await prepare();
const executablePath = await findChromium();
if (executablePath === undefined) giveUp(chromiumIsMissing);
const pictures = join(root, 'docs', 'pictures');
mkdirSync(pictures, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-pictures-'));
const server = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js'), '--demo'], {
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir, NODE_ENV: 'production' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const { baseURL, board, email, password } = await readSignIn();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await picture(browser, 'board', { viewport: { width: 1280, height: 1000 } }, async (page) => {
      await page.goto(board);
      await page.getByText('Live', { exact: true }).waitFor();
    });
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, baseURL };
    await picture(browser, 'phone', phone, async (page) => {
      await page.goto('/in');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).tap();
      await page.getByRole('link', { name: 'Campaign' }).tap();
      await page.locator('.person-open').first().tap();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('radio', { name: 'Talked' }).check();
      await sheet.getByRole('radio', { name: /^2/ }).check();
    });
  } finally {
    await browser.close();
  }
} finally {
  server.kill('SIGINT');
  if (server.exitCode === null) await once(server, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}

async function picture(browser, name, options, arrange) {
  const context = await browser.newContext({
    ...options,
    colorScheme: 'light',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
  });
  const page = await context.newPage();
  await arrange(page);
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  await context.close();
  say(path);
}

/** The addresses and the organizer's sign-in, as the server prints them. */
async function readSignIn() {
  let output = '';
  for await (const part of server.stdout.setEncoding('utf8')) {
    output += part;
    const baseURL = /^Rollcall is ready at (\S+)$/m.exec(output)?.[1];
    if (baseURL === undefined) continue;
    const [, email, password] = /^\s+organizer\s+(\S+)\s+(\S+)$/m.exec(output) ?? [];
    const board = /public board of the demo is at (\S+)/.exec(output)?.[1];
    return { baseURL, board, email, password };
  }
  return giveUp('The server ended before it was ready.', output);
}
