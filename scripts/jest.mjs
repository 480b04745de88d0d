import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bin, root, run } from './running.mjs';

/** Projects of jest.config.cjs that need a database, the built product, or a browser. */
const SLOW = ['e2e', 'browser'];

const all = createRequire(import.meta.url)('../jest.config.cjs').projects.map(
  ({ displayName }) => displayName,
);
export const quickProjects = all.filter((name) => !SLOW.includes(name));
export const slowProjects = all.filter((name) => SLOW.includes(name));

/**
 * Runs projects of jest.config.cjs: { passed, failed, output }. A file that does not even load counts as one failure,
 * and so does, with `isCovered`, a branch of src/domain that no test takes. `only` and `except` are patterns of paths.
 */
export async function runJest(projects, { isShown = false, env = {}, isCovered = false, only, except } = {}) {
  const name = [...projects, ...(only === undefined ? [] : ['part'])].join('-');
  const report = join(root, '.cache', `jest-${name}.json`);
  rmSync(report, { force: true });
  const words = [
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${report}`,
    '--passWithNoTests',
    '--forceExit',
    ...(isCovered ? ['--coverage'] : []),
    ...(only === undefined ? [] : ['--testPathPatterns', only]),
    ...(except === undefined ? [] : ['--testPathIgnorePatterns', except]),
  ];
  const { code, output } = await run([...bin('jest/bin/jest.js'), ...words], { isShown, env });
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, output };
  } catch {
    return { passed: 0, failed: 1, output };
  }
}
