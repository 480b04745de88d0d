import './node-version.mjs';

const { prepare } = await import('./prepare.mjs');
const { say, seconds } = await import('./running.mjs');
const { check } = await import('./check.mjs');
const { runJest, slowProjects } = await import('./jest.mjs');
const { chromiumIsMissing, findChromium } = await import('./chromium.mjs');

const begun = performance.now();
await prepare();

const sum = await check();
for (const project of slowProjects) {
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
