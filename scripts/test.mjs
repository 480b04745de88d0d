import './node-version.mjs';

const { createRequire } = await import('node:module');
const { prepare } = await import('./prepare.mjs');
const { say, seconds } = await import('./running.mjs');
const { check } = await import('./check.mjs');
const { runJest } = await import('./jest.mjs');
const { chromiumIsMissing, findChromium } = await import('./chromium.mjs');

const begun = performance.now();
await prepare();

const sum = await check();
const projects = createRequire(import.meta.url)('../jest.config.cjs').projects.map(
  ({ displayName }) => displayName,
);

for (const project of projects.filter((name) => name !== 'unit')) {
  const chromium = project === 'browser' ? await findChromium() : undefined;
  const isImpossible = project === 'browser' && chromium === undefined;
  if (isImpossible) say(chromiumIsMissing);
  const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium };
  const { passed, failed } = isImpossible
    ? { passed: 0, failed: 1 }
    : await runJest([project], { isShown: true, env });
  sum.passed += passed;
  sum.failed += failed;
}

say(`Tested in ${seconds(begun)}.`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
