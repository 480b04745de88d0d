import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import { StartupError } from './startup-error';

export type Wing = 'campaign' | 'official';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Which callers' X-Forwarded-* headers are believed: a number of hops, or named networks and addresses. */
export type TrustedProxies = number | readonly string[];

export interface Settings {
  /** 0 lets the operating system choose. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** The owner's connection string; undefined means the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  readonly trustProxy: TrustedProxies | undefined;
  /** Origin without a trailing slash, as people type it: used in links and to check Origin headers. */
  readonly publicUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly wings: ReadonlySet<Wing>;
  readonly logLevel: LogLevel;
  readonly isProduction: boolean;
}

export interface Environment extends Settings {
  /** At least 32 characters; signs sessions and derives the keys that protect stored secrets. */
  readonly secretKey: string;
}

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);
const SHORTEST_SECRET = 32;

/** The whole environment, checked. Makes DATA_DIR and, once, its secret. Throws StartupError. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const settings = parseSettings(variables);
  return { ...settings, secretKey: parseSecret(variables) ?? keptSecret(settings.dataDir) };
}

/** The checked settings, without touching the disk but for the presence of the TLS files. Throws StartupError. */
export function parseSettings(variables: NodeJS.ProcessEnv): Settings {
  const read = (name: string): string | undefined => variables[name]?.trim() || undefined;
  const host = parseHost(read('HOST') ?? '127.0.0.1');
  const tls = parseTls(read('TLS_CERT'), read('TLS_KEY'));
  const trustProxy = parseTrustProxy(read('TRUST_PROXY'));
  if (!isLoopback(host) && tls === undefined && trustProxy === undefined) {
    throw new StartupError(
      `HOST is ${host}, which other machines can reach: set TLS_CERT and TLS_KEY (\`npm run rollcall -- cert ${host}\` makes them), or TRUST_PROXY when a proxy in front does TLS.`,
    );
  }
  return {
    port: parsePort(read('PORT') ?? '3000'),
    host,
    dataDir: resolve(read('DATA_DIR') ?? '.data'),
    databaseUrl: parseUrl('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']),
    tls,
    trustProxy,
    publicUrl: parsePublicUrl(read('PUBLIC_URL')),
    smtpUrl: parseUrl('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']),
    mailFrom: parseMailFrom(read('MAIL_FROM')),
    wings: parseWings(read('WINGS') ?? 'both'),
    logLevel: parseLogLevel(read('LOG_LEVEL') ?? 'warn'),
    isProduction: read('NODE_ENV') === 'production',
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** `http://127.0.0.1:3000`, with brackets round an IPv6 address. */
export function addressOf(settings: Pick<Settings, 'host' | 'port' | 'tls'>, port = settings.port): string {
  const host = isIPv6(settings.host) ? `[${settings.host}]` : settings.host;
  return `${settings.tls === undefined ? 'http' : 'https'}://${host}:${port}`;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new StartupError(`PORT is ${quote(text)}: give a whole number from 0 to 65535.`);
  }
  return port;
}

function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    throw new StartupError(
      `HOST is ${quote(text)}: give a host name or an IP address without scheme or port.`,
    );
  }
  return host;
}

function parseTls(certificate: string | undefined, key: string | undefined): Settings['tls'] {
  if (certificate === undefined && key === undefined) return undefined;
  if (certificate === undefined || key === undefined) {
    throw new StartupError(
      `${certificate === undefined ? 'TLS_KEY' : 'TLS_CERT'} is set without ${certificate === undefined ? 'TLS_CERT' : 'TLS_KEY'}: set both, or neither.`,
    );
  }
  return { certificateFile: existingFile('TLS_CERT', certificate), keyFile: existingFile('TLS_KEY', key) };
}

function existingFile(name: string, path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new StartupError(`${name} is ${quote(path)}, and there is no such file.`);
  }
  return resolve(path);
}

function parseTrustProxy(text: string | undefined): TrustedProxies | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]$/.test(text)) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  if (!proxies.every(isProxy)) {
    throw new StartupError(
      `TRUST_PROXY is ${quote(text)}: give the number of proxies in front (1 to 9), or a list of addresses, networks (10.0.0.0/8), loopback, linklocal or uniquelocal.`,
    );
  }
  return proxies;
}

function isProxy(text: string): boolean {
  if (PROXY_NAMES.has(text)) return true;
  const [address = '', prefix] = text.split('/');
  const bits = isIPv4(address) ? 32 : 128;
  return (
    isIP(address) !== 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

function parseUrl(name: string, text: string | undefined, schemes: readonly string[]): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) {
    throw new StartupError(
      `${name} is not an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
    );
  }
  return text;
}

function parsePublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new StartupError(
      `PUBLIC_URL is ${quote(text)}: give the address that people open, such as https://count.example.org, without a path.`,
    );
  }
  return url.origin;
}

function parseMailFrom(text: string | undefined): string {
  if (text === undefined) return 'Rollcall <rollcall@localhost>';
  if (!/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text)) {
    throw new StartupError(
      `MAIL_FROM is ${quote(text)}: give one e-mail address, as name@example.org or Name <name@example.org>.`,
    );
  }
  return text;
}

function parseWings(text: string): ReadonlySet<Wing> {
  switch (text) {
    case 'both':
      return new Set(['campaign', 'official']);
    case 'campaign':
    case 'official':
      return new Set([text]);
    default:
      throw new StartupError(`WINGS is ${quote(text)}: give campaign, official or both.`);
  }
}

function parseLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text);
  if (level === undefined)
    throw new StartupError(`LOG_LEVEL is ${quote(text)}: give one of ${LOG_LEVELS.join(', ')}.`);
  return level;
}

function parseSecret(variables: NodeJS.ProcessEnv): string | undefined {
  const secret = variables['SECRET_KEY']?.trim() || undefined;
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw new StartupError(
      `SECRET_KEY has ${secret.length} characters: give at least ${SHORTEST_SECRET}, for example from \`openssl rand -base64 32\`.`,
    );
  }
  return secret;
}

function keptSecret(dataDir: string): string {
  makeDataFolder(dataDir);
  const path = join(dataDir, 'secret');
  try {
    writeOnce(path, randomBytes(32).toString('base64url'));
    const secret = readFileSync(path, 'utf8').trim();
    if (secret.length >= SHORTEST_SECRET) return secret;
  } catch (error) {
    throw new StartupError(
      `The file ${path} cannot be read or written (${reasonOf(error)}): give it to the user who runs Rollcall.`,
    );
  }
  throw new StartupError(
    `The file ${path} is damaged: restore it from a backup, or delete it, after which everyone signs in anew.`,
  );
}

/** Makes DATA_DIR, for its owner alone. Throws StartupError where that cannot be. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartupError(
      `DATA_DIR is ${dataDir}, and no folder can be made there (${reasonOf(error)}): choose another place.`,
    );
  }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartupError(
      `DATA_DIR is ${dataDir}, where this user may not write: start Rollcall as the user who owns it, or choose another place.`,
    );
  }
}

/** Two first starts at once must agree on one content: the file is written aside, then linked into place. */
function writeOnce(path: string, content: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  const aside = `${path}.${process.pid}`;
  const file = openSync(aside, 'w', 0o600);
  try {
    writeSync(file, `${content}\n`);
    linkSync(aside, path);
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error;
  } finally {
    closeSync(file);
    unlinkSync(aside);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
