import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** All set-up talk goes to stderr: stdout belongs to what was asked for. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Whether the module of this address is what Node was started with, rather than imported. */
export function isStarted(address) {
  return realpathSync(process.argv[1]) === realpathSync(fileURLToPath(address));
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** The file of a package's own program, to be run by this very Node. */
export function bin(file) {
  return [process.execPath, join(root, 'node_modules', file)];
}

/** npm as it was started, or else as it is found on the path. */
export function npm(...words) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js') ? [process.execPath, cli, ...words] : ['npm', ...words];
}

/**
 * Runs a program to its end: { code, output }. Its output is kept and returned, or, with `isShown`, goes to stderr.
 */
export function run([program, ...words], { isShown = false, cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const parts = [];
    const child = spawn(program, words, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', isShown ? 2 : 'pipe', isShown ? 2 : 'pipe'],
    });
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    const finish = (code, note = '') => resolve({ code, output: Buffer.concat(parts).toString() + note });
    child.once('error', (error) => finish(127, `${program}: ${error.message}\n`));
    child.once('close', (code, signal) => finish(code ?? 1, signal === null ? '' : `ended by ${signal}\n`));
  });
}

/** Ends this script with one sentence, after the output of the program that failed. */
export function giveUp(sentence, output = '') {
  if (output !== '') process.stderr.write(output.endsWith('\n') ? output : `${output}\n`);
  say(sentence);
  process.exit(1);
}
