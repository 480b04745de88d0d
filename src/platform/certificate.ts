import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { replaceFile } from './database/data-folder-lock';
import { StartupError } from './startup-error';

export interface LocalCertificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** SHA-256 of the certificate, as browsers show it: `AB:CD:…`. */
  readonly fingerprint: string;
  readonly names: readonly string[];
  readonly validUntil: Date;
}

const DAY = 86_400_000;
/** Browsers on Apple devices refuse certificates that hold longer. */
const LIFETIME = 397 * DAY;

/** The names and addresses under which this machine can be reached in its own network. */
export function namesOfThisMachine(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0)
    .map(({ address }) => address);
  return [...new Set(['localhost', '127.0.0.1', '::1', hostname(), ...addresses])];
}

/**
 * Writes a self-signed certificate for the names given, and its key, into DATA_DIR/tls. It signs nothing but itself: a
 * stolen key endangers these names alone. Throws StartupError for a bad name, or if there is one already.
 */
export async function makeCertificate(
  dataDir: string,
  names: readonly string[],
  { replace, now }: { replace: boolean; now: Date },
): Promise<LocalCertificate> {
  const bad = names.find((name) => isIP(name) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name));
  if (bad !== undefined) {
    throw new StartupError(
      `${JSON.stringify(bad)} is neither a host name nor an IP address: write it without scheme, port or path.`,
    );
  }
  const folder = join(dataDir, 'tls');
  const certificateFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key.pem');
  if (!replace && (await stat(certificateFile).catch(() => undefined)) !== undefined) {
    throw new StartupError(
      `There is a certificate already in ${folder}: use it, or add --replace for a new one, which every device must accept again.`,
    );
  }
  const validUntil = new Date(now.getTime() + LIFETIME);
  const pem = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY),
    notAfterDate: validUntil,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name })),
      },
    ],
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceFile(keyFile, pem.private);
  await replaceFile(certificateFile, pem.cert);
  const digest = createHash('sha256').update(new X509Certificate(pem.cert).raw).digest('hex').toUpperCase();
  return { certificateFile, keyFile, fingerprint: digest.replace(/..(?=.)/g, '$&:'), names, validUntil };
}
