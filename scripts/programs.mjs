import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './running.mjs';

/**
 * Runs the TypeScript programs of a folder one after the other, all of them or those whose names are given on the
 * command line, and makes this script's exit code theirs.
 */
export function runPrograms(folder) {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const options = process.argv.slice(2).filter((word) => word.startsWith('-'));
  if (!existsSync(join(root, folder))) {
    say(`There is nothing to run: the folder ${folder} is not there.`);
    process.exitCode = 1;
    return;
  }
  const programs = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => name.replace(/\.ts$/, ''))
    .sort();
  const unknown = wanted.find((name) => !programs.includes(name));
  if (unknown !== undefined) {
    say(`There is no ${folder}/${unknown}.ts: choose from ${programs.join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  for (const program of wanted.length > 0 ? wanted : programs) {
    const words = [
      '--require',
      join(root, 'scripts', 'typescript.cjs'),
      join(root, folder, `${program}.ts`),
      ...options,
    ];
    const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
    if (status !== 0) {
      say(`${folder}/${program}.ts failed.`);
      process.exitCode = 1;
    }
  }
}
