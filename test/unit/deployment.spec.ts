import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseSettings } from '../../src/platform/environment';

type Node = Record<string, unknown>;

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Node;
  readonly networks: Node;
  readonly configs: Record<string, { content: string }>;
}

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment?: Record<string, string>;
  readonly depends_on?: Record<string, { condition: string }>;
  readonly volumes?: string[];
  readonly networks?: string[];
  readonly ports?: string[];
  readonly configs?: { source: string }[];
  readonly healthcheck?: Node;
}

/** Names that the compose specification gives to the parts of a file and of a service, as far as they are used here. */
const PARTS = ['name', 'services', 'volumes', 'networks', 'configs', 'secrets'];
const SERVICE_KEYS = [
  ...['build', 'image', 'command', 'environment', 'init', 'restart', 'stop_grace_period', 'shm_size'],
  ...['depends_on', 'volumes', 'networks', 'ports', 'configs', 'healthcheck'],
];
const CONDITIONS = ['service_started', 'service_healthy', 'service_completed_successfully'];

const root = join(__dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** As compose does before it reads a value: `${NAME:-default}`, `${NAME:?sentence}`. */
function interpolate(text: string, variables: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    const value = variables[name];
    if (value !== undefined && value !== '') return value;
    if (kind === '?') throw new Error(rest);
    return kind === '-' ? rest : '';
  });
}

const VARIABLES = {
  SITE: 'count.example.org',
  POSTGRES_PASSWORD: 'secretsecret',
  SECRET_KEY: 'x'.repeat(44),
};

describe('docker-compose.yml', () => {
  const compose = parse(interpolate(read('docker-compose.yml'), VARIABLES), { merge: true }) as Compose &
    Node;
  const services = Object.entries(compose.services);

  it('uses no key that the specification does not know', () => {
    expect(Object.keys(compose).filter((key) => !PARTS.includes(key) && !key.startsWith('x-'))).toEqual([]);
    for (const [, service] of services) {
      expect(Object.keys(service).filter((key) => !SERVICE_KEYS.includes(key))).toEqual([]);
      expect(service.image).toEqual(expect.any(String));
    }
  });

  it('refers only to what it declares', () => {
    for (const [, service] of services) {
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(CONDITIONS).toContain(condition);
        expect(compose.services).toHaveProperty(name);
        if (condition === 'service_healthy') {
          // The nodes' health check is in their image.
          expect(compose.services[name]?.healthcheck ?? compose.services[name]?.build).toBeDefined();
        }
      }
      for (const name of service.networks ?? []) expect(compose.networks).toHaveProperty(name);
      for (const { source } of service.configs ?? []) expect(compose.configs).toHaveProperty(source);
      for (const volume of service.volumes ?? []) {
        expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
      }
    }
  });

  it('runs a PostgreSQL that is new enough, two nodes, and one way in', () => {
    expect(compose.services['database']?.image).toBe('postgres:18');
    expect(services.filter(([, { build }]) => build === '.')).toHaveLength(2);
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['proxy']);
    const nodes = services.filter(([, { build }]) => build === '.').map(([name]) => `${name}:3000`);
    expect(compose.configs['proxy']?.content).toContain(`reverse_proxy ${nodes.join(' ')} {`);
  });

  it('gives the nodes an environment that they accept', () => {
    const image = Object.fromEntries(
      (/^ENV (.*)$/m.exec(read('Dockerfile'))?.[1] ?? '')
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    const settings = parseSettings({ ...image, ...compose.services['one']?.environment });
    expect(settings).toMatchObject({ host: '0.0.0.0', port: 3000, publicUrl: 'https://count.example.org' });
    expect(settings.databaseUrl).toBe('postgres://rollcall:secretsecret@database:5432/rollcall');
    expect(settings.smtpUrl).toBeUndefined();
    expect(settings.trustProxy).toEqual(['uniquelocal']);
  });

  it('says what is missing', () => {
    expect(() => interpolate(read('docker-compose.yml'), { ...VARIABLES, SITE: '' })).toThrow(
      'set SITE to the host name',
    );
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

  it('builds with the commands of package.json', () => {
    const used = lines.flatMap((line) => /^RUN npm run (\S+)/.exec(line)?.[1] ?? []);
    expect(used).toEqual(['build']);
    for (const name of used) expect(scripts).toHaveProperty(name);
  });

  it('starts what the scripts start, as an ordinary user', () => {
    expect(read('scripts/start.mjs')).toContain("import('../dist/src/main.js')");
    expect(lines).toContain('CMD ["node", "dist/src/main.js"]');
    expect(lines).toContain('USER node');
    expect(lines.indexOf('USER node')).toBeLessThan(lines.indexOf('CMD ["node", "dist/src/main.js"]'));
  });

  it('uses a Node that package.json allows', () => {
    const versions = lines.flatMap((line) => /^FROM node:(\d+)/.exec(line)?.[1] ?? []);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(Number(version)).toBeGreaterThanOrEqual(22);
  });
});

describe('.env.example', () => {
  it('holds values that are accepted, and names every setting', () => {
    const example = read('.env.example');
    const given = [...example.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect(() => parseSettings(Object.fromEntries(given) as NodeJS.ProcessEnv)).not.toThrow();
    const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    const asked = [...read('src/platform/environment.ts').matchAll(/(?:read\(|variables\[)'([A-Z_]+)'/g)].map(
      ([, name]) => name,
    );
    expect(asked.filter((name) => name !== 'NODE_ENV' && !named.includes(name))).toEqual([]);
  });
});
