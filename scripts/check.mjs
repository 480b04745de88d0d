import './node-version.mjs';

const { mkdirSync } = await import('node:fs');
const { join } = await import('node:path');
const { prepare } = await import('./prepare.mjs');
const { bin, isStarted, root, run, say, seconds } = await import('./running.mjs');
const { quickProjects, runJest } = await import('./jest.mjs');

const DOMAIN = 'src/domain/';

/** The checks that need neither a database nor a browser, the longest first, two at a time. */
const CHECKS = [
  ['lint', () => single([...bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'])],
  // Counting branches doubles the time of a test: only those that owe them pay it.
  ['unit tests of the domain', () => runJest(['unit'], { only: DOMAIN, isCovered: true })],
  ['unit tests of the rest', () => runJest(quickProjects, { except: DOMAIN })],
  ['types of the server', () => single([...bin('typescript/bin/tsc'), '--noEmit'])],
  ['types of the client', () => single([...bin('typescript/bin/tsc'), '--noEmit', '-p', 'client'])],
  ['format', () => single([...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'])],
  [
    'layers',
    () =>
      single([
        ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        'src',
        'client/src',
        '--config',
        '.dependency-cruiser.cjs',
      ]),
  ],
];

/** Runs every check, says how each went, and returns the sums: { passed, failed }. */
export async function check() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const waiting = [...CHECKS];
  const sum = { passed: 0, failed: 0 };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, begin] = next;
      const begun = performance.now();
      const { passed, failed, output } = await begin();
      sum.passed += passed;
      sum.failed += failed;
      const count = passed + failed > 1 ? `${passed} passed, ${failed} failed, ` : '';
      say(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name} (${count}${seconds(begun)})`);
      if (failed > 0) say(output.trimEnd());
    }
  };
  await Promise.all([work(), work()]);
  return sum;
}

async function single(command) {
  const { code, output } = await run(command);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

if (isStarted(import.meta.url)) {
  await prepare();
  const { passed, failed } = await check();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
