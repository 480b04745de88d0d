import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly name?: string;
}

const BUILT = join(__dirname, '..', 'dist');
const MANIFEST = join(BUILT, '.vite', 'manifest.json');

/** Kilobytes of gzipped JavaScript that a first visit may load, the socket and the heaviest screen included. */
const BUDGETS = { 'board.html': 100, 'campaign.html': 160, 'count.html': 300, 'office.html': 300 } as const;
const CSS_BUDGET = 20;

const sizeOf = (file: string) => gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length / 1000;

function loadManifest(): Readonly<Record<string, Chunk>> {
  if (!existsSync(MANIFEST)) throw new Error('The client is not built: npm -w client run build');
  return JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Chunk>;
}

/** A chunk and all that it cannot run without. */
function closure(
  manifest: Readonly<Record<string, Chunk>>,
  key: string,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const each of manifest[key]?.imports ?? []) closure(manifest, each, seen);
  return seen;
}

function filesOf(manifest: Readonly<Record<string, Chunk>>, keys: Iterable<string>) {
  const chunks = [...keys].map((key) => manifest[key]!);
  return {
    js: chunks.reduce((sum, chunk) => sum + sizeOf(chunk.file), 0),
    css: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))].reduce(
      (sum, file) => sum + sizeOf(file),
      0,
    ),
  };
}

describe.each(Object.entries(BUDGETS))('%s', (page, budget) => {
  const manifest = loadManifest();
  const first = closure(manifest, page);
  const lazy = [...first].flatMap((key) => manifest[key]?.dynamicImports ?? []);
  const isSocket = (key: string) => key.includes('socket.io-client');
  const sockets = lazy.filter(isSocket);
  const screens = lazy.filter((key) => !isSocket(key));

  it(`loads at most ${String(budget)} KB of JavaScript and ${String(CSS_BUDGET)} KB of styles with any screen`, () => {
    const visits = [null, ...screens].map((screen) => {
      const keys = new Set(first);
      for (const each of [...sockets, ...(screen === null ? [] : [screen])]) closure(manifest, each, keys);
      return { screen, ...filesOf(manifest, keys) };
    });
    expect(visits.filter(({ js, css }) => js > budget || css > CSS_BUDGET)).toEqual([]);
  });
});
