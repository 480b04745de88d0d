import './node-version.mjs';

const { createHash } = await import('node:crypto');
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { setTimeout: pause } = await import('node:timers/promises');
const { bin, giveUp, isStarted, npm, root, run, say, seconds } = await import('./running.mjs');

const cache = join(root, '.cache');

/** Installs and builds what is missing or out of date, and nothing else. Returns when everything is in place. */
export async function prepare({ client = true } = {}) {
  mkdirSync(cache, { recursive: true });
  const release = await takeTurn();
  try {
    await install();
    await Promise.all([buildServer(), client ? buildClient() : undefined]);
  } finally {
    release();
  }
}

/** Two scripts at once must not build over each other. */
async function takeTurn() {
  const path = join(cache, 'preparing');
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      process.once('exit', () => rmSync(path, { force: true }));
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(Number(read(path) ?? '0'))) rmSync(path, { force: true });
    await pause(200);
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function install() {
  if (isInstalled()) return;
  say('Installing packages …');
  const begun = performance.now();
  const { code, output } = await run(
    npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'),
  );
  if (code !== 0)
    giveUp(
      'The packages could not be installed: check the connection to the npm registry, then try again.',
      output,
    );
  say(`Packages installed in ${seconds(begun)}.`);
}

/** npm keeps a copy of the lockfile of what it installed: the two are compared package by package. */
function isInstalled() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  const present = JSON.parse(installed).packages;
  return Object.entries(wanted).every(([path, wish]) => {
    if (!path.includes('node_modules/') || wish.link) return true;
    return present[path] === undefined ? wish.optional === true : present[path].version === wish.version;
  });
}

async function buildServer() {
  const files = [...list('src', isServerSource), ...list('migrations', isServerSource)];
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
  await build('server', [...files, ...settings], [join('dist', 'src', 'main.js')], async (isSameList) => {
    if (!isSameList) rmSync(join(root, 'dist'), { recursive: true, force: true });
    return run([...bin('@nestjs/cli/bin/nest.js'), 'build']);
  });
}

async function buildClient() {
  const files = [
    ...list('client', () => true),
    ...list('src', (name) => name.includes('/domain/') || name.endsWith('.contract.ts')).filter(
      isServerSource,
    ),
  ];
  await build(
    'client',
    [...files, 'package-lock.json'],
    [join('client', 'dist'), join('client', 'dist-ssr')],
    () => run(npm('run', '--silent', 'build', '--workspace', 'client')),
  );
}

function isServerSource(name) {
  return !name.endsWith('.spec.ts');
}

async function build(name, inputs, outputs, work) {
  const stamp = join(cache, `${name}.json`);
  const last = JSON.parse(read(stamp) ?? '{}');
  const listed = hash(inputs.join('\n'));
  const content = hash(...inputs.flatMap((input) => [input, readFileSync(join(root, input))]));
  if (last.content === content && outputs.every((output) => existsSync(join(root, output)))) return;
  say(`Building the ${name} …`);
  const begun = performance.now();
  rmSync(stamp, { force: true });
  const { code, output } = await work(last.listed === listed);
  if (code !== 0) giveUp(`The ${name} could not be built.`, output);
  writeFileSync(stamp, JSON.stringify({ listed, content }));
  say(`The ${name} was built in ${seconds(begun)}.`);
}

/** The files of a folder, sorted, relative to the root, without what is installed, built or hidden. */
function list(folder, isWanted) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !['node_modules', 'dist', 'dist-ssr'].includes(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? list(path, isWanted) : isWanted(path) ? [path] : [];
    });
}

function hash(...parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

if (isStarted(import.meta.url)) await prepare();
