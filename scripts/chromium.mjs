import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bin, run, say } from './running.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium to test with: named, found, or installed. Undefined if there is no way to one. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  return onThisMachine() ?? (await fromPlaywright()) ?? (await fromDebian()) ?? (await fetchedByPlaywright());
}

export const chromiumIsMissing =
  'The browser tests need Chromium: install it (on Debian `apt-get install chromium`), or set CHROMIUM_PATH to its program.';

function onThisMachine() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...paths, ...USUAL_PLACES].find((path) => existsSync(path));
}

async function fromPlaywright() {
  const { chromium } = (await import('playwright-core')).default;
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing Chromium with apt-get …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(['apt-get', 'update', '-qq'], { env });
  await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
    env,
  });
  return onThisMachine();
}

async function fetchedByPlaywright() {
  say('Fetching Chromium with Playwright …');
  await run([...bin('playwright-core/cli.js'), 'install', 'chromium']);
  return fromPlaywright();
}
